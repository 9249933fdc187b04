/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/welcome/demo-page.h"

#include <glib/gi18n.h>

#include "app/demo.h"
#include "ui/window.h"

#define POLL_MS 100

/* How far the thread has come. Written there, read here: both are whole numbers, set
 * and read in one piece. */
typedef struct {
  gatomicrefcount ref_count;
  gint done;
  gint total;
  char *panel_dir; /* immutable */
} Making;

/* Makes the demo panel on this computer, once, and opens it. */
struct _ScrutinyDemoPage {
  ScrutinyPage parent_instance;

  GtkProgressBar *progress;

  Making *making;
  GCancellable *cancellable;
  guint poll_source;
  gboolean is_begun;
};

G_DEFINE_FINAL_TYPE (ScrutinyDemoPage, scrutiny_demo_page, SCRUTINY_TYPE_PAGE)

static void
making_unref (gpointer data)
{
  Making *making = data;

  if (!g_atomic_ref_count_dec (&making->ref_count))
    return;
  g_free (making->panel_dir);
  g_free (making);
}

static void
progress_cb (gint64 done, gint64 total, gpointer data)
{
  Making *making = data;

  g_atomic_int_set (&making->done, (gint) CLAMP (done, 0, G_MAXINT));
  g_atomic_int_set (&making->total, (gint) CLAMP (total, 0, G_MAXINT));
}

static void
make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *making = data;
  g_autofree char *parent = g_path_get_dirname (making->panel_dir);
  GError *error = NULL;

  if (g_mkdir_with_parents (parent, 0700) == 0 &&
      scrutiny_demo_create (making->panel_dir, progress_cb, making, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED,
                             _ ("No folder can be made in “%s”."), parent);
}

static gboolean
poll_cb (gpointer data)
{
  ScrutinyDemoPage *self = data;
  gint done = g_atomic_int_get (&self->making->done);
  gint total = g_atomic_int_get (&self->making->total);
  g_autofree char *text = NULL;

  if (total <= 0) {
    gtk_progress_bar_pulse (self->progress);
    return G_SOURCE_CONTINUE;
  }
  text =
      g_strdup_printf (_ ("Getting ready… %d%%"), (gint) ((gint64) done * 100 / total));
  gtk_progress_bar_set_fraction (self->progress, CLAMP ((double) done / total, 0, 1));
  gtk_progress_bar_set_text (self->progress, text);

  return G_SOURCE_CONTINUE;
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ScrutinyDemoPage *self = SCRUTINY_DEMO_PAGE (source);
  ScrutinyWindow *window = scrutiny_window_of (self);
  g_autofree char *panel_dir = g_strdup (self->making->panel_dir);
  g_autoptr (GError) error = NULL;
  gboolean is_made = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_handle_id (&self->poll_source, g_source_remove);
  if (window == NULL)
    return;
  scrutiny_window_pop (window);
  if (is_made)
    scrutiny_window_open_panel (window, panel_dir);
  else
    scrutiny_window_fail (window, error);
}

static void
scrutiny_demo_page_refresh (ScrutinyPage *page)
{
  ScrutinyDemoPage *self = SCRUTINY_DEMO_PAGE (page);
  g_autoptr (GTask) task = NULL;

  if (self->is_begun)
    return;
  self->is_begun = TRUE;
  self->poll_source = g_timeout_add (POLL_MS, poll_cb, self);
  g_atomic_ref_count_inc (&self->making->ref_count);
  task = g_task_new (self, self->cancellable, made_cb, NULL);
  g_task_set_task_data (task, self->making, making_unref);
  g_task_run_in_thread (task, make_thread);
}

static void
cancel_cb (ScrutinyDemoPage *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
scrutiny_demo_page_dispose (GObject *object)
{
  ScrutinyDemoPage *self = SCRUTINY_DEMO_PAGE (object);

  g_clear_handle_id (&self->poll_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (scrutiny_demo_page_parent_class)->dispose (object);
}

static void
scrutiny_demo_page_finalize (GObject *object)
{
  ScrutinyDemoPage *self = SCRUTINY_DEMO_PAGE (object);

  g_object_unref (self->cancellable);
  making_unref (self->making);

  G_OBJECT_CLASS (scrutiny_demo_page_parent_class)->finalize (object);
}

static void
scrutiny_demo_page_class_init (ScrutinyDemoPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scrutiny_demo_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = scrutiny_demo_page_finalize;
  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_demo_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "welcome/demo-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyDemoPage, progress);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
scrutiny_demo_page_init (ScrutinyDemoPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->making = g_new0 (Making, 1);
  g_atomic_ref_count_init (&self->making->ref_count);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scrutiny_demo_page_new:
 * @panel_dir: where nothing is yet
 */
ScrutinyPage *
scrutiny_demo_page_new (const char *panel_dir)
{
  ScrutinyDemoPage *self = g_object_new (SCRUTINY_TYPE_DEMO_PAGE, NULL);

  self->making->panel_dir = g_strdup (panel_dir);

  return SCRUTINY_PAGE (self);
}

/**
 * scrutiny_demo_page_dup_folder:
 *
 * Returns: (transfer full): where this computer keeps its demo panel
 */
char *
scrutiny_demo_page_dup_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "bwv-scrutiny", "Demo.panel", NULL);
}
