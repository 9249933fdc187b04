/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One list of codes of the data model: which labels of the forces' files mean which
 * code. The lists are fixed when the program is built. */
typedef struct _ScrutinyCodeList ScrutinyCodeList;

const ScrutinyCodeList *scrutiny_code_list_find (const char *name);
guint scrutiny_code_list_get_size (const ScrutinyCodeList *self);
const char *scrutiny_code_list_get_code (const ScrutinyCodeList *self, guint index);

const char *scrutiny_code_list_lookup (const ScrutinyCodeList *self, const char *label);
const char *scrutiny_code_list_get_label (const ScrutinyCodeList *self, const char *code);
gboolean scrutiny_code_list_is_old_label (const ScrutinyCodeList *self,
                                          const char *label);
gboolean scrutiny_code_list_is_spoilt_age (const ScrutinyCodeList *self,
                                           const char *label);

const char *scrutiny_code_list_ethnic_group (const char *code);
char *scrutiny_code_list_fold_label (const char *label);

G_END_DECLS
