/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/findings-file.h"

G_BEGIN_DECLS

/** Returns: (transfer full): the text of the file */
char *scrutiny_findings_to_json (const ScrutinyFindings *findings);
char *scrutiny_findings_to_csv (const ScrutinyFindings *findings);

gboolean scrutiny_findings_write_xlsx (const ScrutinyFindings *findings,
                                       const char *path,
                                       GError **error);
gboolean scrutiny_findings_write_pdf (const ScrutinyFindings *findings,
                                      const char *path,
                                      GError **error);

G_END_DECLS
