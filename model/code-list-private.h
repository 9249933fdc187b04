/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/code-list.h"

G_BEGIN_DECLS

/* One label and the code it means. The first entry of a code is the label shown for it;
 * an old one is of an earlier generation of files. */
typedef struct {
  const char *code;
  const char *label;
  gboolean is_old;
} ScrutinyCodeEntry;

struct _ScrutinyCodeList {
  const char *name;
  const ScrutinyCodeEntry *entries; /* closed by an entry without a code */
  const char *spoilt_age;           /* the age band a spreadsheet takes for a date */
};

/** Closed by a list without a name. */
const ScrutinyCodeList *scrutiny_code_list_tables (void);

G_END_DECLS
