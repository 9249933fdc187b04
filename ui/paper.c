/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/paper.h"

#include <glib/gi18n.h>

#include "ui/page-run.h"
#include "ui/window.h"

typedef struct {
  gint64 meeting;
  char *path;
  ScrutinyPaperFunc write;
} Paper;

static void
paper_free (gpointer data)
{
  g_free (((Paper *) data)->path);
  g_free (data);
}

static gpointer
save_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  const Paper *paper = input;

  *result_free = g_free;
  if (!paper->write (session, paper->meeting, paper->path, error))
    return NULL;

  return g_filename_display_basename (paper->path);
}

static void
saved_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyWindow *window = scrutiny_window_of (page);
  g_autofree char *escaped = NULL;
  g_autofree char *sentence = NULL;

  if (error != NULL) {
    scrutiny_window_fail (window, error);
    return;
  }
  scrutiny_window_clear_warning (window);
  escaped = g_markup_escape_text (result, -1);
  sentence = g_strdup_printf (_ ("Saved as %s"), escaped);
  scrutiny_window_add_toast (window, adw_toast_new (sentence));
}

/**
 * scrutiny_paper_save:
 * @page: the page that offers it; the window's spinner turns meanwhile
 * @path: the file to make or replace
 * @write: the use case that writes it, on the session's thread
 *
 * Saves one of a meeting's papers and says so.
 */
void
scrutiny_paper_save (ScrutinyPage *page,
                     gint64 meeting,
                     const char *path,
                     ScrutinyPaperFunc write)
{
  Paper *paper = g_new0 (Paper, 1);

  paper->meeting = meeting;
  paper->path = g_strdup (path);
  paper->write = write;
  scrutiny_page_run (page, save_work, paper, paper_free, saved_cb, g_free);
}
