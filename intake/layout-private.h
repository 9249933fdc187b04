/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/layout.h"
#include "model/code-list.h"

G_BEGIN_DECLS

/* What is done with the cells of a column. */
typedef enum {
  SCRUTINY_COLUMN_TEXT,      /* kept as it stands */
  SCRUTINY_COLUMN_CODE,      /* a label of a code list */
  SCRUTINY_COLUMN_LIST,      /* several labels, parted by commas or semicolons */
  SCRUTINY_COLUMN_BOOLEAN,   /* true or false */
  SCRUTINY_COLUMN_FLAG,      /* yes adds one value to a field that can say several */
  SCRUTINY_COLUMN_DECIMAL,   /* a map coordinate, six places */
  SCRUTINY_COLUMN_TACTIC,    /* a use-of-force tactic, kept in order */
  SCRUTINY_COLUMN_EFFECTIVE, /* whether the tactic before it worked */
  SCRUTINY_COLUMN_DATE,
  SCRUTINY_COLUMN_TIME,
  SCRUTINY_COLUMN_REFERENCE, /* the force's own number of the record */
  SCRUTINY_COLUMN_INCIDENT,  /* what reports of one incident share */
  SCRUTINY_COLUMN_AREA,
  SCRUTINY_COLUMN_GROUNDS, /* free text that is kept sealed */
  SCRUTINY_COLUMN_DROP,    /* known, and not kept */
} ScrutinyColumnUse;

typedef struct {
  ScrutinyColumnUse use;
  char *name;         /* as a file writes it */
  char **other_names; /* as other years write it */
  char *field;        /* NULL where the use needs none */
  char *flag;         /* the value a FLAG adds */
  const ScrutinyCodeList *list;
  GHashTable *values; /* folded label to code, of the layout's own; or NULL */
  gboolean is_needed; /* the file is refused without it */
} ScrutinyLayoutColumn;

struct _ScrutinyLayout {
  gatomicrefcount ref_count;
  char *name;
  char *force;
  char *time_zone;
  ScrutinyRecordKind kind;
  char delimiter;
  gboolean has_own_incidents; /* an INCIDENT column ties reports together */
  gboolean can_estimate;      /* reports may be tied by time, place and person */
  gboolean is_utc_by_default; /* a date without an offset is UTC, not local */
  guint recognised_columns;   /* so many known columns make a match */
  GPtrArray *columns;         /* ScrutinyLayoutColumn * */
  GPtrArray *date_formats;    /* char *, tried in turn; "iso8601" or %Y and the like */
  GPtrArray *time_formats;
  GHashTable *empty_words; /* folded words that mean a blank, such as "-" */
};

ScrutinyLayout *scrutiny_layout_new (const char *name, ScrutinyRecordKind kind);
ScrutinyLayoutColumn *scrutiny_layout_add (ScrutinyLayout *self,
                                           ScrutinyColumnUse use,
                                           const char *name,
                                           const char *field);
ScrutinyLayoutColumn *scrutiny_layout_add_code (ScrutinyLayout *self,
                                                const char *name,
                                                const char *field,
                                                const char *list);
ScrutinyLayoutColumn *scrutiny_layout_add_flag (ScrutinyLayout *self,
                                                const char *name,
                                                const char *field,
                                                const char *flag);
void scrutiny_layout_column_also (ScrutinyLayoutColumn *column, const char *other_name);

G_END_DECLS
