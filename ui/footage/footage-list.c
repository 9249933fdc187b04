/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/footage/footage-list.h"

#include <glib/gi18n.h>

#include "app/case.h"
#include "app/hide.h"

void
scrutiny_footage_item_free (ScrutinyFootageItem *self)
{
  g_clear_object (&self->about);
  g_clear_object (&self->clip);
  g_clear_object (&self->version);
  g_free (self->state);
  g_free (self);
}

static char *
describe (ScrutinyFootageItem *self, const char *gap)
{
  const gint64 seconds =
      self->clip ? scrutiny_clip_get_duration_us (self->clip) / G_USEC_PER_SEC : 0;
  const char *words;

  if (self->clip == NULL)
    return g_strdup (scrutiny_case_get_no_footage_code (self->about)
                     ? _ ("No footage, and the reason is recorded")
                     : _ ("No recording yet"));

  if (self->version == NULL)
    words = _ ("nothing is hidden yet, so all of it is covered");
  else if (!scrutiny_hide_version_is_approved (self->version))
    words = _ ("hidden, waiting for the second look");
  else
    words = _ ("second look done");

  return g_strdup_printf ("%d:%02d – %s%s%s%s%s", (int) (seconds / 60),
                          (int) (seconds % 60), words,
                          scrutiny_clip_get_row (self->clip)->is_truncated ? ". " : "",
                          scrutiny_clip_get_row (self->clip)->is_truncated
                          ? _ ("The file ends too early") : "", gap ? ". " : "",
                               gap ? gap : "");
}

static gboolean
add_clip (GPtrArray *list,
          ScrutinySession *session,
          ScrutinyCase *about,
          ScrutinyClip *clip,
          guint number,
          GError **error)
{
  ScrutinyFootageItem *item = g_new0 (ScrutinyFootageItem, 1);
  g_autoptr (GListModel) versions = NULL;
  g_autofree char *gap = NULL;

  g_ptr_array_add (list, item);
  item->about = g_object_ref (about);
  item->number = number;
  if (clip != NULL) {
    item->clip = g_object_ref (clip);
    versions = scrutiny_hide_list_versions (session, clip, error);
    if (versions == NULL)
      return FALSE;
    item->version = g_list_model_get_item (versions, 0);
    gap = scrutiny_footage_describe_gap (session, clip);
  }
  item->state = describe (item, gap);

  return TRUE;
}

static gboolean
add_case (GPtrArray *list, ScrutinySession *session, ScrutinyCase *about, GError **error)
{
  g_autoptr (GListModel) clips =
      scrutiny_footage_list_case (session, scrutiny_case_get_meeting (about),
                                  scrutiny_case_get_letter (about), error);
  guint count;

  if (clips == NULL)
    return FALSE;

  count = g_list_model_get_n_items (clips);
  for (guint i = 0; i < count; i++) {
    g_autoptr (ScrutinyClip) clip = g_list_model_get_item (clips, i);

    if (!add_clip (list, session, about, clip, i + 1, error))
      return FALSE;
  }

  return count > 0 || add_clip (list, session, about, NULL, 0, error);
}

/**
 * scrutiny_footage_list_load:
 * @meeting: its number
 *
 * On the session's thread.
 *
 * Returns: (transfer full) (element-type ScrutinyFootageItem): the cases on the agenda
 * and their recordings, or %NULL with @error set
 */
GPtrArray *
scrutiny_footage_list_load (ScrutinySession *session, gint64 meeting, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_footage_item_free);
  g_autoptr (GListModel) cases = scrutiny_case_list (session, meeting, error);

  for (guint i = 0; cases != NULL && i < g_list_model_get_n_items (cases); i++) {
    g_autoptr (ScrutinyCase) about = g_list_model_get_item (cases, i);

    if (scrutiny_case_is_on_agenda (about) && !add_case (list, session, about, error))
      return NULL;
  }

  return cases != NULL ? g_steal_pointer (&list) : NULL;
}
