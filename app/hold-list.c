/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/hold-list.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "app/case.h"
#include "app/list.h"
#include "app/meeting.h"
#include "app/minutes.h"
#include "app/panel.h"
#include "app/records.h"
#include "app/use-case-private.h"

/* What one line of the list is made of; all owned. */
typedef struct {
  char *name;
  char *id;
  char *day;
  char *area;
} Line;

static void
free_line (gpointer data)
{
  Line *line = data;

  g_free (line->name);
  g_free (line->id);
  g_free (line->day);
  g_free (line->area);
  g_free (line);
}

/* A record that cannot be found again is named all the same: its id is what counts. */
static void
add_line (ScrutinySession *session, GPtrArray *lines, char *name, const char *id)
{
  g_autoptr (ScrutinyRecord) record = scrutiny_records_find (session, id, NULL, NULL);
  Line *line = g_new0 (Line, 1);

  line->name = name;
  line->id = g_strdup (id);
  if (record != NULL) {
    line->day = g_strdup (scrutiny_record_get_day (record));
    line->area = g_strdup (scrutiny_record_get_area (record));
  }
  g_ptr_array_add (lines, line);
}

static gboolean
is_case (GListModel *cases, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++) {
    g_autoptr (ScrutinyCase) one = g_list_model_get_item (cases, i);

    if (g_str_equal (scrutiny_case_get_record_ref (one), id))
      return TRUE;
  }

  return FALSE;
}

static gboolean
collect (ScrutinySession *session, gint64 meeting, GPtrArray *lines, GError **error)
{
  g_auto (GStrv) holds = scrutiny_case_list_holds (session, meeting, error);
  g_autoptr (GListModel) cases = NULL;
  guint n_reserves = 0;

  if (holds == NULL)
    return FALSE;
  cases = scrutiny_case_list (session, meeting, error);
  if (cases == NULL)
    return FALSE;

  /* Cases first, in the order of their letters; then the reserves, as they step in. */
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++) {
    g_autoptr (ScrutinyCase) one = g_list_model_get_item (cases, i);
    const char *id = scrutiny_case_get_record_ref (one);

    if (g_strv_contains ((const char *const *) holds, id))
      add_line (session, lines, g_strdup (scrutiny_case_get_letter (one)), id);
  }
  for (guint i = 0; holds[i] != NULL; i++) {
    if (!is_case (cases, holds[i]))
      add_line (session, lines,
                g_strdup_printf (_("Reserve %u"), ++n_reserves), holds[i]);
  }

  return TRUE;
}

static gboolean
write_list (ScrutinySession *session,
            ScrutinyMeeting *meeting,
            GPtrArray *lines,
            const char *path,
            GError **error)
{
  g_autofree char *panel = scrutiny_panel_get_setting (session, "name", error);
  g_autofree char *force = scrutiny_panel_get_setting (session, "force", NULL);
  g_autoptr (ScrutinyFixedList) fixed = NULL;
  g_autofree ScrutinyHoldListEntry *entries = g_new0 (ScrutinyHoldListEntry, lines->len);
  ScrutinyHoldList list = { 0 };

  if (panel == NULL)
    return FALSE;
  fixed = scrutiny_list_get_fixed (session, scrutiny_meeting_get_number (meeting), error);
  if (fixed == NULL)
    return FALSE;

  for (guint i = 0; i < lines->len; i++) {
    const Line *line = g_ptr_array_index (lines, i);

    entries[i].name = line->name;
    entries[i].id = line->id;
    entries[i].day = line->day;
    entries[i].area = line->area;
  }
  list.panel = panel;
  list.force = force;
  list.meeting = scrutiny_meeting_get_title (meeting);
  list.day = scrutiny_meeting_get_day (meeting);
  list.certificate_sha256 = fixed->certificate_sha256;
  list.is_demo = scrutiny_session_is_demo (session);
  list.entries = entries;
  list.n_entries = lines->len;

  return scrutiny_hold_list_write (&list, path, error);
}

/**
 * scrutiny_meeting_write_hold_list:
 * @path: the PDF to make or replace, whole or not at all
 *
 * Whose footage the force is to keep: the cases on the agenda and all reserves, with
 * day and area where the record is held. For those who may read records.
 */
gboolean
scrutiny_meeting_write_hold_list (ScrutinySession *session,
                                  gint64 meeting,
                                  const char *path,
                                  GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (free_line);
  g_autoptr (ScrutinyMeeting) found = NULL;
  g_autofree char *detail = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && path != NULL, FALSE);

  found = scrutiny_meeting_find (session, meeting, error);
  if (found == NULL || !collect (session, meeting, lines, error) ||
      !scrutiny_use_case_begin (session, SCRUTINY_ACT_READ_RECORDS, error))
    return FALSE;

  if (!write_list (session, found, lines, path, error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }
  detail = g_strdup_printf ("{\"holds\":%u,\"meeting\":%" G_GINT64_FORMAT "}", lines->len,
                            meeting);
  if (scrutiny_use_case_commit (session, detail, error))
    return TRUE;
  g_unlink (path);

  return FALSE;
}
