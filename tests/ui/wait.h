/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tests/ui/accessible.h"

typedef gboolean (*Condition) (gpointer data);

#define WAIT_LIMIT_S 60

static inline gboolean
wait_over_cb (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;

  return G_SOURCE_REMOVE;
}

static inline gboolean
print_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_child_visible (widget) &&
      gtk_widget_get_mapped (widget))
    g_test_message ("on screen: %s", gtk_label_get_label (GTK_LABEL (widget)));

  return FALSE;
}

/* Until something that another thread has to bring is there. A wait in vain ends with
 * what was on the screen instead. */
static inline void
wait_until (Condition holds, gpointer data, gpointer root)
{
  gboolean is_over = FALSE;
  guint source = g_timeout_add_seconds (WAIT_LIMIT_S, wait_over_cb, &is_over);

  while (!is_over && !holds (data))
    g_main_context_iteration (NULL, TRUE);
  if (is_over)
    find_widget (GTK_WIDGET (root), print_label, NULL);
  g_assert_false (is_over);
  g_source_remove (source);
}
