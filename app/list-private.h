/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/list-scan-private.h"
#include "app/list.h"

G_BEGIN_DECLS

/* A condition of the request, taken apart. */
typedef struct {
  char *field;
  char *value;
} ScrutinyCondition;

GPtrArray *scrutiny_list_read_conditions (const char *const *where, GError **error);

/** The columns that the plan will use, in byte order, without `excluded`. */
GStrv scrutiny_list_choose_columns (const ScrutinyListRequest *request,
                                    GPtrArray *conditions);

/** Whether the records have the fields that the columns are made of. */
gboolean scrutiny_list_check_fields (ScrutinySession *session,
                                     const ScrutinyListRequest *request,
                                     const char *const *columns,
                                     GError **error);

/** The records of the request as a list; codes: record reference -> exclusion code,
 * every one of which must be found; @scan is shown each record. */
ScrutinyList *scrutiny_list_gather (ScrutinySession *session,
                                    const ScrutinyListRequest *request,
                                    const char *const *columns,
                                    GHashTable *codes,
                                    ScrutinyListScan *scan,
                                    ScrutinySamplingProgress progress,
                                    gpointer progress_data,
                                    GError **error);

/** Returns: (transfer full) (element-type ScrutinyListDoubt): what may be missing from
 *   the list or wrong in it */
GPtrArray *scrutiny_list_find_doubts (ScrutinySession *session,
                                      const ScrutinyListRequest *request,
                                      ScrutinyListScan *scan,
                                      GError **error);

/** The plan of the request for that list. */
ScrutinyPlan *scrutiny_list_make_plan (ScrutinySession *session,
                                       const ScrutinyListRequest *request,
                                       GPtrArray *conditions,
                                       ScrutinyList *list,
                                       GError **error);

/** Whether every group of the plan can be made from the list. */
gboolean scrutiny_list_check_strata (ScrutinyFrame *frame,
                                     const ScrutinyListRequest *request,
                                     GError **error);

G_END_DECLS
