/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/draw-words.h"
#include "app/findings-private.h"
#include "db/fixed-list-store.h"

/** scrutiny_findings_pool_clear: Frees what scrutiny_findings_pool_choose() found */
void
scrutiny_findings_pool_clear (ScrutinyFindingsPool *self)
{
  g_clear_pointer (&self->theme, g_free);
  g_clear_pointer (&self->theme_words, g_free);
}

/* One more draw: a random one settles it; themes count while there is only one. */
static void
look_at (ScrutinyFindingsPool *self, ScrutinyPlan *plan)
{
  ScrutinyDrawPurpose purpose = scrutiny_plan_get_purpose (plan);
  g_autofree char *theme = scrutiny_plan_dup_theme (plan);

  if (purpose == SCRUTINY_DRAW_RANDOM)
    self->has_random = TRUE;
  if (purpose != SCRUTINY_DRAW_THEMATIC)
    return;

  if (self->theme == NULL) {
    self->theme = g_steal_pointer (&theme);
    self->theme_words = scrutiny_draw_words_theme (plan);
  } else if (strcmp (self->theme, theme) != 0)
    self->has_several_themes = TRUE;
}

static gboolean
look_at_lists (ScrutinyFindingsPool *self, GPtrArray *lists, GError **error)
{
  for (guint i = 0; i < lists->len; i++) {
    const ScrutinyFixedList *list = g_ptr_array_index (lists, i);
    g_autoptr (ScrutinyPlan) plan = NULL;

    if (list->certificate_sha256 == NULL)
      continue;
    plan = scrutiny_plan_new_from_text (list->plan, error);
    if (plan == NULL)
      return FALSE;
    look_at (self, plan);
  }

  return TRUE;
}

/** scrutiny_findings_pool_choose: Looks at the plans of the chosen meetings; none is all
 */
gboolean
scrutiny_findings_pool_choose (ScrutinyFindingsPool *self,
                               ScrutinySession *session,
                               const gint64 *meetings,
                               guint n_meetings,
                               GError **error)
{
  g_autoptr (GPtrArray) lists =
      scrutiny_fixed_list_store_list (scrutiny_session_get_database (session), 0, error);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  if (lists == NULL)
    return FALSE;

  for (guint i = 0; i < lists->len; i++) {
    ScrutinyFixedList *list = g_ptr_array_index (lists, i);

    if (scrutiny_findings_is_chosen (meetings, n_meetings, list->meeting))
      g_ptr_array_add (chosen, list);
  }

  return look_at_lists (self, chosen, error);
}

static gboolean
is_thematic (const ScrutinyFindingsPool *self)
{
  return !self->has_random && self->theme != NULL && !self->has_several_themes;
}

/** scrutiny_findings_pool_takes: Returns: whether rates may be made from a draw by @plan
 */
gboolean
scrutiny_findings_pool_takes (const ScrutinyFindingsPool *self, ScrutinyPlan *plan)
{
  ScrutinyDrawPurpose purpose = scrutiny_plan_get_purpose (plan);

  if (is_thematic (self))
    return purpose == SCRUTINY_DRAW_THEMATIC;

  return purpose == SCRUTINY_DRAW_RANDOM;
}

void
scrutiny_findings_pool_add_note (const ScrutinyFindingsPool *pool,
                                 ScrutinyFindingsInput *input)
{
  g_autofree char *note = NULL;

  if (is_thematic (pool)) {
    note = g_strdup_printf (_("All cases were drawn within one theme. The rates speak "
                              "only for records where %s."),
                               pool->theme_words);
    scrutiny_findings_input_add_note (input, note);
  } else if (!pool->has_random && pool->theme != NULL)
    scrutiny_findings_input_add_note (
        input, _("The cases were drawn within different themes. No rate can be made from them together; choose the meetings of one theme."));
}
