/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  SCRUTINY_DOUBT_SHOULD_HIDE, /* something is seen or heard that should be hidden */
  SCRUTINY_DOUBT_TOO_MUCH,    /* something is hidden that should be seen */
} ScrutinyDoubtKind;

/* A moment at which somebody who watched said that the wrong thing is hidden. Who it was
 * is not told: only that it was said. */
typedef struct {
  gint64 clip_id;
  gint64 track_id; /* 0: all of it was covered */
  ScrutinyDoubtKind kind;
  gint64 at_us; /* of the clip's time */
  gint64 said_at_us;
} ScrutinyHideDoubt;

const char *scrutiny_doubt_kind_to_code (ScrutinyDoubtKind kind);
gboolean scrutiny_doubt_kind_from_code (const char *code, ScrutinyDoubtKind *kind);
const char *scrutiny_doubt_kind_get_words (ScrutinyDoubtKind kind);

G_END_DECLS
