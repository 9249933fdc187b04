/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "sampling/share.h"

G_BEGIN_DECLS

/* How far a ceremony is. */
typedef struct {
  GPtrArray *shares; /* (element-type ScrutinyShare): by seat */
  guint n_symbols;
  guint n_millibits;      /* counted randomness, thousandths of a bit */
  gboolean is_enough;     /* shares and symbols for a draw */
  gboolean looks_made_up; /* the newest share: ask "was this rolled?" */
} ScrutinyCeremony;

ScrutinyCeremony *scrutiny_seed_add (ScrutinySession *session,
                                     gint64 meeting,
                                     ScrutinyShareMethod method,
                                     const char *text,
                                     GError **error);
ScrutinyCeremony *scrutiny_seed_get_ceremony (ScrutinySession *session,
                                              gint64 meeting,
                                              GError **error);
void scrutiny_ceremony_free (ScrutinyCeremony *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyCeremony, scrutiny_ceremony_free)

G_END_DECLS
