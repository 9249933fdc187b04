/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/import-preview.h"

G_BEGIN_DECLS

GtkWidget *scrutiny_preview_table_new (const ScrutinyImportPreview *preview);

G_END_DECLS
