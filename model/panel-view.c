/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/panel-view.h"

#include <glib/gi18n-lib.h>

#include "model/error.h"

/**
 * scrutiny_panel_view_new:
 *
 * Returns: (transfer full): empty, to be filled by who makes it
 */
ScrutinyPanelView *
scrutiny_panel_view_new (void)
{
  return g_new0 (ScrutinyPanelView, 1);
}

void
scrutiny_panel_view_free (ScrutinyPanelView *self)
{
  g_free (self->level);
  g_free (self->scale_id);
  g_free (self->scale_version);
  g_free (self->method);
  g_free (self->text);
  g_free (self->minority);
  g_free (self);
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                       sentence);

  return FALSE;
}

static gboolean
is_too_long (const char *words)
{
  return words != NULL && (!g_utf8_validate (words, -1, NULL) ||
                           g_utf8_strlen (words, -1) > SCRUTINY_VIEW_TEXT_MAX_CHARS);
}

/**
 * scrutiny_panel_view_check:
 * @members_differ: whether any member's band is another than the view's
 *
 * Returns: whether the view may be set: it says something, how it was reached, and what
 *   the minority thinks where there is one (con_dissent of forms.md 12.2)
 */
gboolean
scrutiny_panel_view_check (const ScrutinyPanelView *self,
                           gboolean members_differ,
                           GError **error)
{
  static const char *const methods[] = { "unanimous", "consensus", "vote",
                                         "chair_on_no_agreement", NULL };

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->band >= SCRUTINY_BAND_NONE)
    return refuse (error, _ ("Choose one of the panel's grades."));
  if (self->text == NULL || *self->text == '\0')
    return refuse (error, _ ("Write what the panel agreed."));
  if (is_too_long (self->text) || is_too_long (self->minority))
    return refuse (error, _ ("That is too long. Use at most 4000 letters."));
  if (self->method == NULL || !g_strv_contains (methods, self->method))
    return refuse (error, _ ("Choose how the panel came to its grade."));
  if (members_differ && (self->minority == NULL || *self->minority == '\0'))
    return refuse (error,
                   _ ("Somebody graded this case differently. Write their view too."));
  if (members_differ && g_str_equal (self->method, "unanimous"))
    return refuse (error, _ ("Somebody graded this case differently: not unanimous."));

  return TRUE;
}

/**
 * scrutiny_panel_view_check_publish:
 *
 * Returns: whether enough members graded for the view to leave the panel
 */
gboolean
scrutiny_panel_view_check_publish (const ScrutinyPanelView *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->n_graded >= self->quorum)
    return TRUE;

  g_set_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
               _ ("Only %u members graded this case and the panel needs %u, so it is not "
                  "published."),
                  self->n_graded, self->quorum);

  return FALSE;
}
