/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * scrutiny_reason_get_words:
 * @code: (nullable): why a record was kept out, set aside or has no footage
 *
 * Returns: (transfer none): the reason as people say it, translated; a code that is
 *   not known as it is
 */
const char *scrutiny_reason_get_words (const char *code);

G_END_DECLS
