/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/fact-list.h"

G_BEGIN_DECLS

void scrutiny_worry_list_refresh (ScrutinyFactList *list);

G_END_DECLS
