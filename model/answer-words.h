/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/form.h"

G_BEGIN_DECLS

char *scrutiny_answer_dup_choice_words (ScrutinyAnswer *self,
                                        ScrutinyForm *form,
                                        const char *locale);
char *scrutiny_answer_dup_words (ScrutinyAnswer *self,
                                 ScrutinyForm *form,
                                 const char *locale);

G_END_DECLS
