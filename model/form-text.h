/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A string of a form in the languages it is written in: English always, Welsh where
 * somebody has drafted or checked it. Immutable and counted, so it may cross threads. */
typedef struct _ScrutinyFormText ScrutinyFormText;

ScrutinyFormText *scrutiny_form_text_new (const char *english,
                                          const char *welsh,
                                          gboolean is_draft);
ScrutinyFormText *scrutiny_form_text_ref (ScrutinyFormText *self);
void scrutiny_form_text_unref (ScrutinyFormText *self);

const char *scrutiny_form_text_get (ScrutinyFormText *self, const char *locale);
gboolean scrutiny_form_text_has (ScrutinyFormText *self, const char *locale);
gboolean scrutiny_form_text_is_draft (ScrutinyFormText *self);
char *scrutiny_form_text_dup_shown (ScrutinyFormText *self, const char *locale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyFormText, scrutiny_form_text_unref)

G_END_DECLS
