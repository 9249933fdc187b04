/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "sampling/draw.h"

G_BEGIN_DECLS

/* What a reason for leaving does to the figures. */
typedef enum {
  SCRUTINY_LEAVING_INELIGIBLE,  /* the list was wrong: leaves the denominator */
  SCRUTINY_LEAVING_UNAVAILABLE, /* a real case not seen: stays in the denominator */
  SCRUTINY_LEAVING_STAYS,       /* not replaced: reviewed all the same */
} ScrutinyLeavingClass;

/* What a person is offered a reason for. */
typedef enum {
  SCRUTINY_LEAVING_FOR_SET_ASIDE = 1 << 0,  /* the case is not looked at */
  SCRUTINY_LEAVING_FOR_NO_FOOTAGE = 1 << 1, /* only its written record is */
} ScrutinyLeavingUse;

gboolean scrutiny_leaving_class_from_code (const char *code, ScrutinyLeavingClass *klass);
gboolean scrutiny_leaving_is_for (const char *code, ScrutinyLeavingUse use);
const char *scrutiny_leaving_get_code (ScrutinyLeavingUse use, guint nth);
const ScrutinyDrawn *scrutiny_leaving_find_reserve (GPtrArray *unused, guint stratum);

G_END_DECLS
