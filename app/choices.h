/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "model/choices.h"

G_BEGIN_DECLS

gboolean scrutiny_choices_read (ScrutinySession *session,
                                ScrutinyChoices *choices,
                                GError **error);
gboolean scrutiny_choices_save (ScrutinySession *session,
                                const ScrutinyChoices *choices,
                                GError **error);

G_END_DECLS
