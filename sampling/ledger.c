/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/ledger.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sampling/error.h"

static const struct {
  const char *code;
  ScrutinyLeavingClass klass;
} reasons[] = {
  { "duplicate", SCRUTINY_LEAVING_INELIGIBLE },
  { "out_of_scope", SCRUTINY_LEAVING_INELIGIBLE },
  { "made_in_error", SCRUTINY_LEAVING_INELIGIBLE },
  { "member_conflict", SCRUTINY_LEAVING_STAYS },
  /* set aside by rule or law */
  { "live_investigation", SCRUTINY_LEAVING_UNAVAILABLE },
  { "live_complaint", SCRUTINY_LEAVING_UNAVAILABLE },
  { "iopc_matter", SCRUTINY_LEAVING_UNAVAILABLE },
  { "sub_judice", SCRUTINY_LEAVING_UNAVAILABLE },
  { "covert_or_ct", SCRUTINY_LEAVING_UNAVAILABLE },
  { "sexual_offence_victim", SCRUTINY_LEAVING_UNAVAILABLE },
  { "subject_objection", SCRUTINY_LEAVING_UNAVAILABLE },
  { "child_safeguarding", SCRUTINY_LEAVING_UNAVAILABLE },
  { "medical_or_nudity", SCRUTINY_LEAVING_UNAVAILABLE },
  { "legal_privilege", SCRUTINY_LEAVING_UNAVAILABLE },
  { "third_party", SCRUTINY_LEAVING_UNAVAILABLE },
  /* no usable footage, and the panel's plan says that it replaces such cases */
  { "not_recorded", SCRUTINY_LEAVING_UNAVAILABLE },
  { "late_start", SCRUTINY_LEAVING_UNAVAILABLE },
  { "early_stop", SCRUTINY_LEAVING_UNAVAILABLE },
  { "muted", SCRUTINY_LEAVING_UNAVAILABLE },
  { "no_camera_issued", SCRUTINY_LEAVING_UNAVAILABLE },
  { "plain_clothes", SCRUTINY_LEAVING_UNAVAILABLE },
  { "fault", SCRUTINY_LEAVING_UNAVAILABLE },
  { "battery", SCRUTINY_LEAVING_UNAVAILABLE },
  { "deleted_by_retention", SCRUTINY_LEAVING_UNAVAILABLE },
  { "not_uploaded", SCRUTINY_LEAVING_UNAVAILABLE },
  { "cannot_be_linked", SCRUTINY_LEAVING_UNAVAILABLE },
  { "withheld_exclusion", SCRUTINY_LEAVING_UNAVAILABLE },
  { "wrong_clip", SCRUTINY_LEAVING_UNAVAILABLE },
  { "other_officer_only", SCRUTINY_LEAVING_UNAVAILABLE },
  { "unknown_no_answer", SCRUTINY_LEAVING_UNAVAILABLE },
  { "not_supplied", SCRUTINY_LEAVING_UNAVAILABLE },
};

static const char *const class_names[] = {
  [SCRUTINY_LEAVING_INELIGIBLE] = "ineligible",
  [SCRUTINY_LEAVING_UNAVAILABLE] = "unavailable",
  [SCRUTINY_LEAVING_STAYS] = "stays",
};

/* A place on the agenda or in the row of those who stand by. */
typedef struct {
  char *id;
  guint stratum;
} Place;

struct _ScrutinyLedger {
  GPtrArray *active;
  GPtrArray *standby;
  GPtrArray *called_up; /* of char * */
};

static Place *
place_new (const ScrutinyDrawn *drawn)
{
  Place *self = g_new0 (Place, 1);

  self->id = g_strdup (drawn->id);
  self->stratum = drawn->stratum;
  return self;
}

static void
place_free (gpointer data)
{
  g_free (((Place *) data)->id);
  g_free (data);
}

/**
 * scrutiny_leaving_class_from_code:
 * @klass: (out): what the reason does to the figures
 *
 * Returns: whether @code is a reason to leave the agenda
 */
gboolean
scrutiny_leaving_class_from_code (const char *code, ScrutinyLeavingClass *klass)
{
  g_return_val_if_fail (code != NULL && klass != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++) {
    if (strcmp (reasons[i].code, code) == 0) {
      *klass = reasons[i].klass;
      return TRUE;
    }
  }

  return FALSE;
}

/** scrutiny_leaving_class_get_name: Returns: a stable name, never translated */
const char *
scrutiny_leaving_class_get_name (ScrutinyLeavingClass klass)
{
  g_return_val_if_fail ((gsize) klass < G_N_ELEMENTS (class_names), NULL);

  return class_names[klass];
}

/**
 * scrutiny_ledger_new:
 * @main: (element-type ScrutinyDrawn): by rank, of a draw or a certificate; copied
 * @reserves: (element-type ScrutinyDrawn): by stratum and rank; copied
 *
 * Replay the entries of the past with scrutiny_ledger_leave() to know who is next.
 *
 * Returns: (transfer full): the ledger before anybody left
 */
ScrutinyLedger *
scrutiny_ledger_new (GPtrArray *main, GPtrArray *reserves)
{
  ScrutinyLedger *self;

  g_return_val_if_fail (main != NULL && reserves != NULL, NULL);

  self = g_new0 (ScrutinyLedger, 1);
  self->active = g_ptr_array_new_with_free_func (place_free);
  self->standby = g_ptr_array_new_with_free_func (place_free);
  self->called_up = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < main->len; i++)
    g_ptr_array_add (self->active, place_new (g_ptr_array_index (main, i)));
  for (guint i = 0; i < reserves->len; i++)
    g_ptr_array_add (self->standby, place_new (g_ptr_array_index (reserves, i)));

  return self;
}

/** scrutiny_ledger_free: throws the ledger away */
void
scrutiny_ledger_free (ScrutinyLedger *self)
{
  g_ptr_array_unref (self->active);
  g_ptr_array_unref (self->standby);
  g_ptr_array_unref (self->called_up);
  g_free (self);
}

static gboolean
find_active (ScrutinyLedger *self, const char *id, guint *place)
{
  for (guint i = 0; i < self->active->len; i++) {
    if (strcmp (((const Place *) g_ptr_array_index (self->active, i))->id, id) == 0) {
      *place = i;
      return TRUE;
    }
  }

  return FALSE;
}

/* The first of the stratum who still stands by takes the place; else it stays empty. */
static const char *
call_up (ScrutinyLedger *self, guint stratum)
{
  for (guint i = 0; i < self->standby->len; i++) {
    Place *place = g_ptr_array_index (self->standby, i);

    if (place->stratum == stratum) {
      g_ptr_array_steal_index (self->standby, i);
      g_ptr_array_add (self->active, place);
      g_ptr_array_add (self->called_up, g_strdup (place->id));
      return place->id;
    }
  }

  return NULL;
}

/**
 * scrutiny_ledger_leave:
 * @id: a case on the agenda, main or called up
 * @code: reason
 * @klass: (out) (optional): what the reason does to the figures
 * @replaced_by: (out) (transfer none) (nullable): who takes the place; %NULL if the
 *   case stays or its stratum has nobody left. Lives as long as that case is active
 *
 * Returns: %FALSE with %SCRUTINY_SAMPLING_ERROR_NOT_ACTIVE if @id is not on the
 *   agenda, or %SCRUTINY_SAMPLING_ERROR_INVALID if @code is no reason
 */
gboolean
scrutiny_ledger_leave (ScrutinyLedger *self,
                       const char *id,
                       const char *code,
                       ScrutinyLeavingClass *klass,
                       const char **replaced_by,
                       GError **error)
{
  ScrutinyLeavingClass found;
  guint place;
  guint stratum;

  g_return_val_if_fail (self != NULL && id != NULL && code != NULL, FALSE);
  g_return_val_if_fail (replaced_by != NULL, FALSE);

  *replaced_by = NULL;
  if (!scrutiny_leaving_class_from_code (code, &found)) {
    g_set_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_INVALID,
                 _("“%s” is not a reason for a case to leave the agenda."), code);
    return FALSE;
  }
  if (!find_active (self, id, &place)) {
    g_set_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_NOT_ACTIVE,
                 _("“%s” is not on the agenda."), id);
    return FALSE;
  }

  if (klass != NULL)
    *klass = found;
  if (found == SCRUTINY_LEAVING_STAYS)
    return TRUE;

  stratum = ((const Place *) g_ptr_array_index (self->active, place))->stratum;
  g_ptr_array_remove_index (self->active, place);
  *replaced_by = call_up (self, stratum);
  return TRUE;
}

/** scrutiny_ledger_dup_active: Returns: (transfer full): ids on the agenda */
GStrv
scrutiny_ledger_dup_active (ScrutinyLedger *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->active->len; i++)
    g_strv_builder_add (ids, ((const Place *) g_ptr_array_index (self->active, i))->id);

  return g_strv_builder_end (ids);
}

/** scrutiny_ledger_dup_called_up: Returns: (transfer full): reserves used, in order */
GStrv
scrutiny_ledger_dup_called_up (ScrutinyLedger *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->called_up->len; i++)
    g_strv_builder_add (ids, g_ptr_array_index (self->called_up, i));

  return g_strv_builder_end (ids);
}
