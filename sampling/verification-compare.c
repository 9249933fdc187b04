/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sampling/lottery.h"
#include "sampling/verification-private.h"

static gboolean
is_same (const ScrutinyJson *a, const ScrutinyJson *b)
{
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  if (a == NULL || b == NULL)
    return a == b;

  x = scrutiny_json_to_canonical (a, NULL);
  y = scrutiny_json_to_canonical (b, NULL);
  return strcmp (x, y) == 0;
}

/* Whether the certificate says in @member what was recomputed. */
static gboolean
agrees (ScrutinyVerifier *self, const char *member)
{
  return self->expected != NULL &&
         is_same (scrutiny_json_get_member (scrutiny_certificate_get_json (
                                                self->certificate),
                                            member),
                  scrutiny_json_get_member (scrutiny_certificate_get_json (
                                                self->expected),
                                            member));
}

/* The same for some columns of the table of strata. */
static gboolean
strata_agree (ScrutinyVerifier *self, const char *const *columns)
{
  ScrutinyJson *rows;
  ScrutinyJson *wanted;

  if (self->expected == NULL)
    return FALSE;

  rows = scrutiny_json_get_member (scrutiny_certificate_get_json (self->certificate),
                                   "strata");
  wanted =
      scrutiny_json_get_member (scrutiny_certificate_get_json (self->expected), "strata");
  if (scrutiny_json_get_length (rows) != scrutiny_json_get_length (wanted))
    return FALSE;

  for (guint i = 0; i < scrutiny_json_get_length (rows); i++) {
    for (guint j = 0; columns[j] != NULL; j++) {
      if (!is_same (scrutiny_json_get_member (scrutiny_json_get_element (rows, i),
                                              columns[j]),
                    scrutiny_json_get_member (scrutiny_json_get_element (wanted, i),
                                              columns[j])))
        return FALSE;
    }
  }

  return TRUE;
}

static gboolean
tickets_agree (ScrutinyLottery *lottery, GPtrArray *drawn)
{
  for (guint i = 0; i < drawn->len; i++) {
    const ScrutinyDrawn *record = g_ptr_array_index (drawn, i);
    g_autofree char *ticket =
        scrutiny_lottery_draw_ticket (lottery, record->id, strlen (record->id));

    if (strcmp (ticket, record->ticket) != 0)
      return FALSE;
  }

  return TRUE;
}

/* Adds a check of what was recomputed. If nothing could be, it says so: a sentence
 * about other cases would accuse somebody of what nobody knows. */
static void
add (ScrutinyVerifier *self, const char *name, gboolean holds, const char *detail)
{
  if (self->expected == NULL)
    detail = self->obstacle != NULL
                 ? self->obstacle
                 : _("This could not be worked out again from list, plan and shares.");

  scrutiny_verifier_add (self, name, self->expected != NULL && holds, detail);
}

/* Tickets need seed and ids only, so they are checked even if no list fits. */
static void
check_tickets (ScrutinyVerifier *self)
{
  g_autoptr (ScrutinyLottery) lottery = NULL;
  gboolean holds = FALSE;

  if (self->seed != NULL) {
    lottery = scrutiny_lottery_new (scrutiny_seed_get_string (self->seed));
    holds =
        tickets_agree (lottery, scrutiny_certificate_get_main (self->certificate)) &&
        tickets_agree (lottery, scrutiny_certificate_get_reserves (self->certificate));
  }

  scrutiny_verifier_add (self, "tickets", holds,
                         _("A ticket does not follow from the seed and the id."));
}

/* Order and strata, not tickets, so that each fault is reported by its own name. */
static gboolean
order_agrees (GPtrArray *given, GPtrArray *wanted)
{
  if (given->len != wanted->len)
    return FALSE;

  for (guint i = 0; i < given->len; i++) {
    const ScrutinyDrawn *x = g_ptr_array_index (given, i);
    const ScrutinyDrawn *y = g_ptr_array_index (wanted, i);

    if (x->rank != y->rank || x->stratum != y->stratum || strcmp (x->id, y->id) != 0)
      return FALSE;
  }

  return TRUE;
}

static void
check_result (ScrutinyVerifier *self)
{
  gboolean can_compare = self->expected != NULL;

  check_tickets (self);
  add (self, "main_order",
       can_compare && agrees (self, "start") &&
           order_agrees (scrutiny_certificate_get_main (self->certificate),
                         scrutiny_certificate_get_main (self->expected)),
       _("These are not the cases that list, plan and seed give."));
  add (self, "reserves",
       can_compare && order_agrees (scrutiny_certificate_get_reserves (self->certificate),
                                    scrutiny_certificate_get_reserves (self->expected)),
       _("These are not the reserves that list, plan and seed give."));
  add (self, "cap", agrees (self, "cap_skipped") && agrees (self, "weights"),
       _("The cap was not applied as the plan says."));
  add (self, "result_hash", agrees (self, "result_sha256"),
       _("The hash of the result is another one."));
}

/* Writing the certificate again, from its own values and from the recomputed ones,
 * must give its bytes. */
static void
check_form (ScrutinyVerifier *self)
{
  gboolean holds = scrutiny_certificate_is_canonical (self->certificate);

  if (holds && scrutiny_verification_holds (self->result) && self->expected != NULL)
    holds = g_bytes_equal (scrutiny_certificate_get_bytes (self->certificate),
                           scrutiny_certificate_get_bytes (self->expected));

  scrutiny_verifier_add (self, "canonical_form", holds,
                         _("The certificate is not written in its one proper form."));
}

/**
 * scrutiny_verifier_compare:
 *
 * Holds what was drawn again against what the certificate says
 */
void
scrutiny_verifier_compare (ScrutinyVerifier *self)
{
  static const char *const shape[] = { "index", "key", "N", NULL };
  static const char *const numbers[] = { "quota", "main", "reserves", NULL };

  add (self, "eligible_counts", agrees (self, "counts"),
       _("The counts are not those of the list."));
  add (self, "strata", strata_agree (self, shape),
       _("The strata are not those of the list."));
  add (self, "quotas", strata_agree (self, numbers) && agrees (self, "shortfall"),
       _("The quotas are not those of the plan."));
  check_result (self);
  check_form (self);
}
