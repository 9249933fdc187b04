/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/record-incident.h"

#include <string.h>

#include "model/text-key.h"

typedef struct {
  guint64 key;
  gint64 started_at_us;
} ScrutinyRecordReport;

struct _ScrutinyRecordIncidents {
  gboolean is_estimate;
  GArray *reports; /* ScrutinyRecordReport */
  gint64 alone;    /* reports that nothing ties to others */
};

/**
 * scrutiny_record_incidents_new:
 * @is_estimate: whether equal keys alone do not make one incident, but only within the
 *   window of time
 *
 * Returns: (transfer full): a counter
 */
ScrutinyRecordIncidents *
scrutiny_record_incidents_new (gboolean is_estimate)
{
  ScrutinyRecordIncidents *self = g_new0 (ScrutinyRecordIncidents, 1);

  self->is_estimate = is_estimate;
  self->reports = g_array_new (FALSE, FALSE, sizeof (ScrutinyRecordReport));

  return self;
}

void
scrutiny_record_incidents_free (ScrutinyRecordIncidents *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->reports);
  g_free (self);
}

/**
 * scrutiny_record_incidents_add:
 * @self: a counter
 * @key: what reports of one incident share; "" if nothing is known, so that the report
 *   stands alone
 * @started_at_us: when, in microseconds UTC
 */
void
scrutiny_record_incidents_add (ScrutinyRecordIncidents *self,
                               const char *key,
                               gint64 started_at_us)
{
  ScrutinyRecordReport report;

  g_return_if_fail (self != NULL);
  g_return_if_fail (key != NULL);

  if (*key == '\0') {
    self->alone++;
    return;
  }

  report.key = scrutiny_text_key (0, key, strlen (key));
  report.started_at_us = self->is_estimate ? started_at_us : 0;
  g_array_append_val (self->reports, report);
}

static int
compare_reports (gconstpointer a, gconstpointer b)
{
  const ScrutinyRecordReport *first = a;
  const ScrutinyRecordReport *second = b;

  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;
  if (first->started_at_us != second->started_at_us)
    return first->started_at_us < second->started_at_us ? -1 : 1;

  return 0;
}

/**
 * scrutiny_record_incidents_count:
 * @self: a counter
 *
 * The window is counted from the first report of an incident and does not move on with
 * later ones, so that the result does not depend on the order of the file and an evening
 * of reports does not grow together.
 *
 * Returns: how many incidents the reports make
 */
gint64
scrutiny_record_incidents_count (ScrutinyRecordIncidents *self)
{
  const ScrutinyRecordReport *first = NULL;
  gint64 count;

  g_return_val_if_fail (self != NULL, 0);

  count = self->alone;
  g_array_sort (self->reports, compare_reports);
  for (guint i = 0; i < self->reports->len; i++) {
    const ScrutinyRecordReport *report =
        &g_array_index (self->reports, ScrutinyRecordReport, i);

    if (first != NULL && first->key == report->key &&
        report->started_at_us - first->started_at_us <=
            SCRUTINY_RECORD_INCIDENT_WINDOW_US)
      continue;
    first = report;
    count++;
  }

  return count;
}
