/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/cases/reason-words.h"

#include "reports/reason.h"

/**
 * scrutiny_reason_words_list:
 * @use: what the person wants to give a reason for
 *
 * Returns: (transfer full): the reasons in words, for a drop-down, in the order of
 *   scrutiny_leaving_get_code()
 */
GListModel *
scrutiny_reason_words_list (ScrutinyLeavingUse use)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  const char *code;

  for (guint nth = 0; (code = scrutiny_leaving_get_code (use, nth)) != NULL; nth++)
    gtk_string_list_append (list, scrutiny_reason_get_words (code));

  return G_LIST_MODEL (list);
}
