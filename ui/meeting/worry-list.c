/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/meeting/worry-list.h"

#include <glib/gi18n.h>

#include "app/safeguarding.h"
#include "ui/meeting/worry-page.h"
#include "ui/window.h"

static gpointer
list_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  *result_free = (GDestroyNotify) g_ptr_array_unref;

  return scrutiny_safeguarding_list (session, error);
}

static void
open_cb (AdwActionRow *row, ScrutinyFactList *list)
{
  GPtrArray *worries = g_object_get_data (G_OBJECT (list), "worries");
  guint nth = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "nth"));

  scrutiny_window_push (scrutiny_window_of (list),
                        scrutiny_worry_page_new (g_ptr_array_index (worries, nth)));
}

/* Which ones wait: rows are made again only when that has changed, or the keyboard's
 * focus would be taken away every few seconds. */
static char *
describe (GPtrArray *worries)
{
  GString *waiting = g_string_new (NULL);

  for (guint i = 0; i < worries->len; i++) {
    const ScrutinySafeguardingWorry *worry = g_ptr_array_index (worries, i);

    if (worry->answered_at_us == 0)
      g_string_append_printf (waiting, "%" G_GINT64_FORMAT ",", worry->id);
  }

  return g_string_free (waiting, FALSE);
}

static void
add_worry (ScrutinyFactList *list, const ScrutinySafeguardingWorry *worry, guint nth)
{
  g_autofree char *title =
      g_strdup_printf (_ ("A safeguarding worry was raised in case %s"), worry->letter);
  g_autofree char *when =
      g_strdup_printf (_ ("Meeting %d. Pass it on today."), (int) worry->meeting);
  AdwActionRow *row = scrutiny_fact_list_add_link (list, title, when);

  adw_action_row_add_prefix (row,
                             gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  g_object_set_data (G_OBJECT (row), "nth", GUINT_TO_POINTER (nth));
  g_signal_connect_object (row, "activated", G_CALLBACK (open_cb), list, 0);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ScrutinyFactList) list = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) worries =
      scrutiny_session_run_finish (SCRUTINY_SESSION (source), result, &error);
  g_autofree char *now = NULL;

  /* Who may not read them sees no list; so does a page that has gone. */
  if (worries == NULL || scrutiny_window_of (list) == NULL)
    return;
  now = describe (worries);
  if (g_strcmp0 (now, g_object_get_data (G_OBJECT (list), "waiting")) == 0)
    return;
  scrutiny_fact_list_clear (list);
  for (guint i = 0; i < worries->len; i++) {
    const ScrutinySafeguardingWorry *worry = g_ptr_array_index (worries, i);

    if (worry->answered_at_us == 0)
      add_worry (list, worry, i);
  }
  g_object_set_data_full (G_OBJECT (list), "waiting", g_steal_pointer (&now), g_free);
  g_object_set_data_full (G_OBJECT (list), "worries", g_steal_pointer (&worries),
                          (GDestroyNotify) g_ptr_array_unref);
}

/**
 * scrutiny_worry_list_refresh:
 * @list: in a page of a chair
 *
 * Shows the safeguarding worries that wait for the chair, of all meetings, never who
 * raised them. Hidden while there are none.
 */
void
scrutiny_worry_list_refresh (ScrutinyFactList *list)
{
  ScrutinyWindow *window = scrutiny_window_of (list);
  ScrutinySession *session = window ? scrutiny_window_get_session (window) : NULL;

  if (session != NULL)
    scrutiny_session_run_async (session, list_work, NULL, NULL, NULL, listed_cb,
                                g_object_ref (list));
}
