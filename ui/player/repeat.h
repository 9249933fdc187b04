/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A stretch that is played again and again: two marks, -1 where there is none. */
typedef struct {
  gint64 from_us;
  gint64 to_us;
} ScrutinyRepeat;

#define SCRUTINY_REPEAT_INIT                                                             \
  {                                                                                      \
    -1, -1                                                                               \
  }

char *scrutiny_repeat_press (ScrutinyRepeat *self, gint64 at_us);
gboolean scrutiny_repeat_is_over (const ScrutinyRepeat *self, gint64 at_us);

G_END_DECLS
