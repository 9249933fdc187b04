/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/findings-file.h"

#include "model/ordinary-file.h"
#include "reports/findings-file-private.h"

gboolean
scrutiny_findings_file_from_name (const char *name, ScrutinyFindingsFile *format)
{
  static const char *const names[] = { "json", "csv", "xlsx", "pdf" };

  g_return_val_if_fail (name != NULL && format != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (g_str_equal (names[i], name)) {
      *format = (ScrutinyFindingsFile) i;
      return TRUE;
    }
  }

  return FALSE;
}

/* Whole or not at all, and on disk before it is said to be. */
static gboolean
write_text (const char *path, const char *text, GError **error)
{
  return g_file_set_contents_full (path, text, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT |
                                       G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

gboolean
scrutiny_findings_file_write (const ScrutinyFindings *findings,
                              ScrutinyFindingsFile format,
                              const char *path,
                              GError **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (findings != NULL && path != NULL, FALSE);

  if (!scrutiny_ordinary_file_may_replace (path, error))
    return FALSE;

  switch (format) {
  case SCRUTINY_FINDINGS_FILE_XLSX:
    return scrutiny_findings_write_xlsx (findings, path, error);
  case SCRUTINY_FINDINGS_FILE_PDF:
    return scrutiny_findings_write_pdf (findings, path, error);
  case SCRUTINY_FINDINGS_FILE_CSV:
    text = scrutiny_findings_to_csv (findings);
    return write_text (path, text, error);
  case SCRUTINY_FINDINGS_FILE_JSON:
  default:
    text = scrutiny_findings_to_json (findings);
    return write_text (path, text, error);
  }
}
