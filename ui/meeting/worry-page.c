/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/meeting/worry-page.h"

#include <glib/gi18n.h>

#include "app/safeguarding.h"
#include "ui/page-run.h"
#include "ui/review/step-page.h"
#include "ui/window.h"

/* What the page holds. */
typedef struct {
  gint64 case_id;
  GtkCheckButton *is_referred;
  GtkEditable *words;
} Parts;

typedef struct {
  gint64 case_id;
  gboolean is_referred;
  char *words;
} Reply;

static void
reply_free (gpointer data)
{
  Reply *reply = data;

  g_free (reply->words);
  g_free (reply);
}

static gpointer
answer_work (ScrutinySession *session,
             gpointer input,
             GDestroyNotify *result_free,
             GCancellable *cancellable,
             GError **error)
{
  Reply *reply = input;

  scrutiny_safeguarding_answer (session, reply->case_id, reply->is_referred, reply->words,
                                error);

  return NULL;
}

static void
answered_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyWindow *window = scrutiny_window_of (page);

  if (error != NULL) {
    scrutiny_window_fail (window, error);
    return;
  }
  scrutiny_window_clear_warning (window);
  scrutiny_window_pop (window);
  scrutiny_window_say_saved (window, g_get_real_time ());
}

static void
next_cb (ScrutinyStepPage *page)
{
  Parts *parts = g_object_get_data (G_OBJECT (page), "parts");
  Reply *reply = g_new0 (Reply, 1);

  reply->case_id = parts->case_id;
  reply->is_referred = gtk_check_button_get_active (parts->is_referred);
  reply->words = g_strstrip (g_strdup (gtk_editable_get_text (parts->words)));
  scrutiny_page_run (SCRUTINY_PAGE (page), answer_work, reply, reply_free, answered_cb,
                     NULL);
}

static void
add_choices (ScrutinyStepPage *page, Parts *parts)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *passed = gtk_check_button_new_with_label (_ ("I have passed it on"));
  GtkWidget *kept = gtk_check_button_new_with_label (_ ("It does not need passing on"));
  GtkWidget *words = gtk_entry_new ();

  gtk_check_button_set_group (GTK_CHECK_BUTTON (kept), GTK_CHECK_BUTTON (passed));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (passed), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (words), _ ("To whom and when, or why not"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (words), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("To whom and when, or why not"), -1);
  gtk_box_append (GTK_BOX (box), passed);
  gtk_box_append (GTK_BOX (box), kept);
  gtk_box_append (GTK_BOX (box), words);
  scrutiny_step_page_add (page, box);
  parts->is_referred = GTK_CHECK_BUTTON (passed);
  parts->words = GTK_EDITABLE (words);
}

/**
 * scrutiny_worry_page_new:
 * @worry: one that waits for the chair
 *
 * Returns: (transfer floating): where the chair says what was done about it
 */
ScrutinyPage *
scrutiny_worry_page_new (const ScrutinySafeguardingWorry *worry)
{
  g_autofree char *title = g_strdup_printf (_ ("Case %s"), worry->letter);
  ScrutinyStepPage *page = scrutiny_step_page_new (title, _ ("A safeguarding worry"),
                                                             _ ("Keep what was done"));
  Parts *parts = g_new0 (Parts, 1);

  parts->case_id = worry->case_id;
  g_object_set_data_full (G_OBJECT (page), "parts", parts, g_free);
  scrutiny_page_set_help_text (
      SCRUTINY_PAGE (page),
      _ ("Somebody in this case may need protecting. Pass it on the same day, and write "
         "down to whom. Nobody is told which member raised it."));
  scrutiny_step_page_add_text (page, _ ("A member thinks that somebody in this case may need protecting. You are not "
               "told who the member is. Do not ask."));
  scrutiny_step_page_add_text (page, _ ("Pass it on today to who protects: the safeguarding lead of the force. If "
               "somebody is in danger now, ring 999."));
  add_choices (page, parts);
  g_signal_connect (page, "next", G_CALLBACK (next_cb), NULL);

  return SCRUTINY_PAGE (page);
}
