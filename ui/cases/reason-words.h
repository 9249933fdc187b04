/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Reasons a person can pick, by the codes of the ledger. */
typedef enum {
  SCRUTINY_REASONS_NO_FOOTAGE,
  SCRUTINY_REASONS_SET_ASIDE,
} ScrutinyReasons;

GListModel *scrutiny_reason_words_list (ScrutinyReasons reasons);
const char *scrutiny_reason_words_get_code (ScrutinyReasons reasons, guint nth);
const char *scrutiny_reason_words_for (const char *code);

G_END_DECLS
