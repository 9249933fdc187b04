/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "sampling/list.h"

G_BEGIN_DECLS

/* Gathers records in any order and fixes them as a list. */
typedef struct _ScrutinyListWriter ScrutinyListWriter;

ScrutinyListWriter *scrutiny_list_writer_new (const char *const *columns, GError **error);
void scrutiny_list_writer_free (ScrutinyListWriter *self);

gboolean scrutiny_list_writer_add (ScrutinyListWriter *self,
                                   const char *id,
                                   const char *const *cells,
                                   GError **error);
ScrutinyList *scrutiny_list_writer_finish (ScrutinyListWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyListWriter, scrutiny_list_writer_free)

G_END_DECLS
