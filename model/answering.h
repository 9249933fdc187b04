/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* How a case is answered, fixed when the chair opens it: what is asked, what is known of
 * the case, and the key that answers are sealed to. */
typedef struct {
  gint64 case_id;
  gint64 form; /* row of the kept form */
  char *kind;  /* of the record */
  gboolean is_child;
  char **material; /* codes of view_material the case has */
  char **recorded; /* codes of recorded tactics and powers */
  GBytes *public_key;
  gint64 opened_at_us;
  gint64 opened_by;
  gboolean is_closed;
} ScrutinyAnswering;

ScrutinyAnswering *scrutiny_answering_new (void);
void scrutiny_answering_free (ScrutinyAnswering *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyAnswering, scrutiny_answering_free)

G_END_DECLS
