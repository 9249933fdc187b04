/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What may be wrong with the list of records itself, seen before it is fixed. */
typedef enum {
  SCRUTINY_DOUBT_TOTAL_AGREES,  /* the reported total is the same */
  SCRUTINY_DOUBT_TOTAL_FEWER,   /* the list is count short of the reported of */
  SCRUTINY_DOUBT_TOTAL_MORE,    /* it has count more than the reported of */
  SCRUTINY_DOUBT_NUMBER_GAP,    /* count reference numbers missing of a run of of */
  SCRUTINY_DOUBT_EMPTY_DAYS,    /* count days without a record, of of */
  SCRUTINY_DOUBT_EMPTY_AREA,    /* an area with records at other times has none */
  SCRUTINY_DOUBT_REVISED_MONTH, /* a month sent again: count rows differ */
  SCRUTINY_DOUBT_DOUBLED_FILE,  /* a file that seems to have been loaded twice */
} ScrutinyListDoubtKind;

typedef struct {
  ScrutinyListDoubtKind kind;
  gint64 count;
  gint64 of;   /* 0 where there is nothing to compare with */
  char *where; /* days, numbers, an area, a file or who reported; "" none */
} ScrutinyListDoubt;

ScrutinyListDoubt *scrutiny_list_doubt_new (ScrutinyListDoubtKind kind,
                                            gint64 count,
                                            gint64 of,
                                            const char *where);
void scrutiny_list_doubt_free (ScrutinyListDoubt *self);

const char *scrutiny_list_doubt_kind_to_text (ScrutinyListDoubtKind kind);
gboolean scrutiny_list_doubt_kind_from_text (const char *text,
                                             ScrutinyListDoubtKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyListDoubt, scrutiny_list_doubt_free)

G_END_DECLS
