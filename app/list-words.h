/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/list.h"

G_BEGIN_DECLS

/* What was found in a list, said to a person. */
char *scrutiny_list_words_doubt (const ScrutinyListDoubt *doubt);
char *scrutiny_list_words_exclusion (const char *code, const char *decider, gint64 count);

G_END_DECLS
