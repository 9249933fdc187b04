/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/layout.h"

G_BEGIN_DECLS

/* A layout laid over the header of one file: where each known column stands there. */
typedef struct _ScrutinyLayoutBinding ScrutinyLayoutBinding;

ScrutinyLayout *scrutiny_layout_binding_detect (const char *const *header,
                                                GError **error);
ScrutinyLayoutBinding *scrutiny_layout_binding_new (ScrutinyLayout *layout,
                                                    const char *const *header,
                                                    GError **error);
void scrutiny_layout_binding_free (ScrutinyLayoutBinding *self);

gboolean scrutiny_layout_binding_is_nameless (ScrutinyLayoutBinding *self, guint cell);
const char *scrutiny_layout_binding_get_field (ScrutinyLayoutBinding *self, guint cell);
char **scrutiny_layout_binding_dup_columns (ScrutinyLayoutBinding *self);
char **scrutiny_layout_binding_dup_missing (ScrutinyLayoutBinding *self);
char **scrutiny_layout_binding_dup_ignored (ScrutinyLayoutBinding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyLayoutBinding, scrutiny_layout_binding_free)

G_END_DECLS
