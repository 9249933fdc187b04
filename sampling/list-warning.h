/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "sampling/list.h"

G_BEGIN_DECLS

typedef enum {
  SCRUTINY_LIST_WARNING_NEAR_MATCH,     /* ids differ in case or punctuation only */
  SCRUTINY_LIST_WARNING_DIGITS_UNEQUAL, /* all-digit ids of unequal length */
} ScrutinyListWarningKind;

/* Something odd about a list that the coordinator must answer before it is
 * fixed: nothing is merged or mended by itself. */
typedef struct {
  ScrutinyListWarningKind kind;
  char *first_id;
  char *second_id;
} ScrutinyListWarning;

GPtrArray *scrutiny_list_warning_find (ScrutinyList *list);
const char *scrutiny_list_warning_get_name (ScrutinyListWarningKind kind);

G_END_DECLS
