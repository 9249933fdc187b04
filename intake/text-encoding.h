/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The mark in front of a file that says how its letters are written. */
typedef enum {
  SCRUTINY_TEXT_MARK_NONE,
  SCRUTINY_TEXT_MARK_UTF8,
  SCRUTINY_TEXT_MARK_UTF16,
} ScrutinyTextMark;

ScrutinyTextMark scrutiny_text_encoding_find_mark (const char *bytes, gsize length);
char *scrutiny_text_encoding_from_windows (const char *bytes, gsize length);
gboolean scrutiny_text_encoding_has_control (const char *text, gsize length);

G_END_DECLS
