/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SCRUTINY_SHARE_DIGITS_MIN 6u
#define SCRUTINY_SHARE_DIGITS_MAX 40u

typedef enum {
  SCRUTINY_SHARE_D10,
  SCRUTINY_SHARE_D6,
  SCRUTINY_SHARE_CHOSEN,
  SCRUTINY_SHARE_TEXT,
} ScrutinyShareMethod;

/* One person's part of the seed: text, never a number, since leading zeros
 * count. A person is known by seat only. */
typedef struct {
  guint seat; /* from 1, in the order the shares were typed */
  ScrutinyShareMethod method;
  char *digits;
} ScrutinyShare;

ScrutinyShare *scrutiny_share_new (guint seat,
                                   ScrutinyShareMethod method,
                                   const char *raw,
                                   GError **error);
ScrutinyShare *scrutiny_share_new_from_digits (guint seat,
                                               ScrutinyShareMethod method,
                                               const char *digits,
                                               GError **error);
void scrutiny_share_free (ScrutinyShare *self);

guint scrutiny_share_get_symbols (const ScrutinyShare *self);
guint scrutiny_share_get_millibits (const ScrutinyShare *self);
gboolean scrutiny_share_looks_made_up (const ScrutinyShare *self, const char *today);

gboolean scrutiny_share_method_from_name (const char *name, ScrutinyShareMethod *method);
const char *scrutiny_share_method_get_name (ScrutinyShareMethod method);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyShare, scrutiny_share_free)

G_END_DECLS
