/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SCRUTINY_SAFEGUARDING_WORDS_MAX_CHARS 500

/* Somebody in a case may need protecting: raised by a member, not said by whom, and what
 * the chair did about it. */
typedef struct {
  gint64 id;
  gint64 case_id;
  gint64 meeting;
  char *letter;
  gint64 raised_at_us;
  gint64 answered_at_us; /* 0: it waits for the chair */
  gboolean is_referred;
  char *words; /* to whom, or why not; NULL while it waits */
} ScrutinySafeguardingWorry;

ScrutinySafeguardingWorry *scrutiny_safeguarding_worry_new (void);
void scrutiny_safeguarding_worry_free (ScrutinySafeguardingWorry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinySafeguardingWorry,
                               scrutiny_safeguarding_worry_free)

G_END_DECLS
