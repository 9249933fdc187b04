/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/case-record.h"
#include "model/case.h"

G_BEGIN_DECLS

/** @record with only the fields of @fields (NULL-terminated) and @grounds: a field that
 * is not named is left out. */
ScrutinyRecord *scrutiny_case_record_keep (ScrutinyRecord *record,
                                           const char *const *fields,
                                           const char *grounds);

/** The record of a case, whole: for use cases that then leave out what may not be seen.
 * @grounds: (out) (optional): as the officer wrote them. SCRUTINY_APP_ERROR_NOT_FOUND
 * when the panel holds no such record. */
ScrutinyRecord *scrutiny_case_record_find (ScrutinySession *session,
                                           ScrutinyCase *about,
                                           char **grounds,
                                           GError **error);

G_END_DECLS
