/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/footage.h"
#include "model/case.h"
#include "model/hide-version.h"

G_BEGIN_DECLS

/* One recording of a case, or a case that has none yet. */
typedef struct {
  ScrutinyCase *about;
  ScrutinyClip *clip;           /* NULL: no recording yet */
  ScrutinyHideVersion *version; /* NULL: nothing is hidden yet */
  guint number;                 /* of the recording in its case, from 1 */
  char *state;                  /* in words */
} ScrutinyFootageItem;

void scrutiny_footage_item_free (ScrutinyFootageItem *self);
GPtrArray *scrutiny_footage_list_load (ScrutinySession *session,
                                       gint64 meeting,
                                       GError **error);

G_END_DECLS
