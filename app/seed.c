/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/seed.h"

#include <glib/gi18n-lib.h>

#include "app/error.h"
#include "app/use-case-private.h"
#include "db/fixed-list-store.h"
#include "db/seed-store.h"
#include "sampling/plan.h"

/* The seed ceremony, sampling.md 6: shares are taken seat after seat, after the
 * commitment and before the draw. All on the session's thread. */

/**
 * scrutiny_ceremony_free:
 * @self: (transfer full): a ceremony
 */
void
scrutiny_ceremony_free (ScrutinyCeremony *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->shares, g_ptr_array_unref);
  g_free (self);
}

static ScrutinyCeremony *
look (ScrutinySession *session, ScrutinyFixedList *list, GError **error)
{
  g_autoptr (ScrutinyCeremony) ceremony = g_new0 (ScrutinyCeremony, 1);
  g_autoptr (ScrutinyPlan) plan = scrutiny_plan_new_from_text (list->plan, error);
  g_autofree char *today = scrutiny_session_today (session);

  if (plan == NULL)
    return NULL;

  ceremony->shares = scrutiny_seed_store_list (scrutiny_session_get_database (session),
                                               list->id, NULL, error);
  if (ceremony->shares == NULL)
    return NULL;

  for (guint i = 0; i < ceremony->shares->len; i++) {
    const ScrutinyShare *share = g_ptr_array_index (ceremony->shares, i);

    ceremony->n_symbols += scrutiny_share_get_symbols (share);
    ceremony->n_millibits += scrutiny_share_get_millibits (share);
    ceremony->looks_made_up = scrutiny_share_looks_made_up (share, today);
  }
  ceremony->is_enough = ceremony->shares->len >= scrutiny_plan_get_min_shares (plan) &&
                        ceremony->n_symbols >= scrutiny_plan_get_min_symbols (plan);

  return g_steal_pointer (&ceremony);
}

/**
 * scrutiny_seed_get_ceremony:
 *
 * Returns: (transfer full): how far the ceremony of @meeting is.
 */
ScrutinyCeremony *
scrutiny_seed_get_ceremony (ScrutinySession *session, gint64 meeting, GError **error)
{
  g_autoptr (ScrutinyFixedList) list = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_MEETINGS, error))
    return NULL;
  list = scrutiny_fixed_list_store_get_newest (scrutiny_session_get_database (session),
                                               meeting, error);

  return list ? look (session, list, error) : NULL;
}

static ScrutinyCeremony *
store_share (ScrutinySession *session,
             gint64 meeting,
             ScrutinyShareMethod method,
             const char *text,
             GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (ScrutinyFixedList) list = NULL;
  g_autoptr (ScrutinyShare) share = NULL;

  list = scrutiny_fixed_list_store_get_newest (database, meeting, error);
  if (list == NULL)
    return NULL;

  share = scrutiny_share_new (list->n_shares + 1, method, text, error);
  if (share == NULL ||
      !scrutiny_seed_store_add (database, list->id, list->n_shares + 1, share,
                                scrutiny_session_now_us (session),
                                scrutiny_session_get_person_id (session), error))
    return NULL;

  return look (session, list, error);
}

/**
 * scrutiny_seed_add:
 * @text: as typed: the digits shown on the dice, or the phrase
 *
 * Takes the next seat's share. It cannot be taken back: a ceremony that went
 * wrong is voided with its list.
 *
 * Returns: (transfer full): how far the ceremony is; %NULL with
 *   #ScrutinySamplingError if the share will not do
 */
ScrutinyCeremony *
scrutiny_seed_add (ScrutinySession *session,
                   gint64 meeting,
                   ScrutinyShareMethod method,
                   const char *text,
                   GError **error)
{
  const ScrutinyMatter matter = { .meeting_id = meeting };
  g_autoptr (ScrutinyCeremony) ceremony = NULL;
  g_autofree char *detail = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (!scrutiny_use_case_begin_about (session, SCRUTINY_ACT_ADD_SEED_SHARE, &matter,
                                      error))
    return NULL;

  ceremony = store_share (session, meeting, method, text, error);
  if (ceremony == NULL) {
    scrutiny_use_case_abort (session);
    return NULL;
  }

  detail =
      g_strdup_printf ("{\"meeting\":%" G_GINT64_FORMAT ",\"method\":\"%s\",\"seat\":%u}",
                       meeting, scrutiny_share_method_get_name (method),
                       ceremony->shares->len);
  if (!scrutiny_use_case_commit (session, detail, error))
    return NULL;

  return g_steal_pointer (&ceremony);
}
