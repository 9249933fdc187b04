/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "model/record.h"

G_BEGIN_DECLS

char *scrutiny_words_for_reference (ScrutinySession *session, const char *reference);
const char *scrutiny_words_for_layout (const char *layout);
char *scrutiny_words_for_field (const char *field);
char *scrutiny_words_for_value (const char *field, const char *value);

G_END_DECLS
