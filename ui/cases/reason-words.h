/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sampling/leaving.h"

G_BEGIN_DECLS

GListModel *scrutiny_reason_words_list (ScrutinyLeavingUse use);

G_END_DECLS
