/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "sampling/certificate.h"
#include "sampling/progress.h"

G_BEGIN_DECLS

/* What a draw leaves behind. */
typedef struct {
  ScrutinyCertificate *certificate;
  char *certificate_path; /* in the panel's folder */
  char *list_path;
  char *pdf_path;  /* the same for print */
  guint shortfall; /* cases asked for that the list could not give */
} ScrutinyDrawOutcome;

ScrutinyDrawOutcome *scrutiny_meeting_draw (ScrutinySession *session,
                                            gint64 meeting,
                                            ScrutinySamplingProgress progress,
                                            gpointer progress_data,
                                            GError **error);
ScrutinyDrawOutcome *scrutiny_meeting_get_draw (ScrutinySession *session,
                                                gint64 meeting,
                                                GError **error);
gboolean scrutiny_meeting_print_draw (ScrutinySession *session,
                                      gint64 meeting,
                                      const char *path,
                                      GError **error);
void scrutiny_draw_outcome_free (ScrutinyDrawOutcome *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyDrawOutcome, scrutiny_draw_outcome_free)

G_END_DECLS
