/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/demo.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "app/demo-meeting-private.h"
#include "app/demo-private.h"
#include "app/demo-records.h"
#include "app/error.h"
#include "app/panel.h"
#include "app/people.h"

#define DAY_US ((gint64) 60 * 60 * 24 * G_USEC_PER_SEC)

const char *const scrutiny_demo_members[] = { "Aisha Khan", "Ben Morgan", "Carys Evans",
                                              "Dev Patel", "Ella Roberts" };

G_STATIC_ASSERT (G_N_ELEMENTS (scrutiny_demo_members) == SCRUTINY_DEMO_N_MEMBERS);

static gint64
read_clock (gpointer data)
{
  ScrutinyDemo *self = data;

  /* A second for each look: nothing on a panel happens at once. */
  self->now_us += G_USEC_PER_SEC;
  return self->now_us;
}

/** scrutiny_demo_step: Tells how far it is. */
gboolean
scrutiny_demo_step (ScrutinyDemo *self, GError **error)
{
  self->done++;
  if (self->progress != NULL)
    self->progress (self->done, self->total, self->progress_data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/** scrutiny_demo_sign_in: Signs @name in with the demo's passphrase */
gboolean
scrutiny_demo_sign_in (ScrutinyDemo *self, const char *name, GError **error)
{
  ScrutinyPerson *person = scrutiny_session_get_person (self->session);

  if (person != NULL && g_strcmp0 (scrutiny_person_get_name (person), name) == 0)
    return TRUE;
  scrutiny_session_sign_out (self->session);
  return scrutiny_session_sign_in (self->session, name, SCRUTINY_DEMO_PASSPHRASE, error);
}

/**
 * scrutiny_demo_write_file:
 *
 * Returns: (transfer full): the path of a new file @name in the demo's own folder that
 *   says @text
 */
char *
scrutiny_demo_write_file (ScrutinyDemo *self,
                          const char *name,
                          const char *text,
                          GError **error)
{
  g_autofree char *path = g_build_filename (self->scratch, name, NULL);

  return g_file_set_contents (path, text, -1, error) ? g_steal_pointer (&path) : NULL;
}

static gboolean
add_person (ScrutinyDemo *self, const char *name, ScrutinyRole role, GError **error)
{
  g_autoptr (ScrutinyPerson) person = scrutiny_person_new (name, role, error);
  g_autoptr (ScrutinyPerson) stored = NULL;

  stored = person == NULL ? NULL
                          : scrutiny_people_add (self->session, person,
                                                 SCRUTINY_DEMO_PASSPHRASE, error);
  return stored != NULL;
}

static gboolean
add_people (ScrutinyDemo *self, GError **error)
{
  if (!add_person (self, SCRUTINY_DEMO_CHAIR, SCRUTINY_ROLE_CHAIR, error) ||
      !add_person (self, SCRUTINY_DEMO_FORCE_LEAD, SCRUTINY_ROLE_FORCE_LEAD, error))
    return FALSE;
  for (guint i = 0; i < SCRUTINY_DEMO_N_MEMBERS; i++) {
    if (!add_person (self, scrutiny_demo_members[i], SCRUTINY_ROLE_MEMBER, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
start_panel (ScrutinyDemo *self, const char *panel_dir, GError **error)
{
  g_autoptr (ScrutinyPerson) first =
      scrutiny_person_new (SCRUTINY_DEMO_COORDINATOR, SCRUTINY_ROLE_COORDINATOR, error);
  g_autofree char *recovery_code = NULL;
  ScrutinyPanelChoices choices = { .name = _("Riverside Community Scrutiny Panel"),
                                              .force = SCRUTINY_DEMO_FORCE,
                                              .is_demo = TRUE, .clock = read_clock,
                                              .clock_data = self };

  if (first == NULL)
    return FALSE;
  self->session = scrutiny_panel_create (panel_dir, &choices, first,
                                         SCRUTINY_DEMO_PASSPHRASE, &recovery_code, error);
  return self->session != NULL && add_people (self, error);
}

/* Two meetings in the past, one that is open now, one that waits for its draw. */
static gboolean
hold_meetings (ScrutinyDemo *self, gint64 today_us, GError **error)
{
  static const ScrutinyDemoMeeting meetings[] = {
    { .number = 1, .days_ago = 126, .take = 4, .clips = 3, .is_past = TRUE },
    { .number = 2, .days_ago = 63, .take = 4, .clips = 3, .is_past = TRUE },
    { .number = 3, .days_ago = 0, .take = 6, .clips = 4, .has_damaged = TRUE },
    { .number = 4, .days_ago = -14, .take = 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (meetings); i++) {
    if (!scrutiny_demo_hold_meeting (self, &meetings[i], today_us, error))
      return FALSE;
  }
  return TRUE;
}

static void
remove_scratch (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    g_unlink (child);
  }
  g_rmdir (path);
}

/**
 * scrutiny_demo_create:
 * @panel_dir: where nothing is yet
 * @progress: (nullable) (scope call): told the steps done
 *
 * Makes a panel of made-up people, records and footage: two sealed meetings, one that is
 * open with six cases, and one that waits for its draw. Everything is done through the
 * use cases, by the people who may, as on a real panel; only the clock is turned. The
 * keys are weak and the panel says on every page that it is a demo. Blocks for some
 * seconds; not for the main thread.
 *
 * Returns: %FALSE with @error set; what was made so far is left for a look
 */
gboolean
scrutiny_demo_create (const char *panel_dir,
                      ScrutinyProgress progress,
                      gpointer progress_data,
                      GCancellable *cancellable,
                      GError **error)
{
  gint64 today_us = g_get_real_time ();
  ScrutinyDemo self = { .now_us = today_us - 150 * DAY_US,
                        .total = 20,
                        .progress = progress,
                        .progress_data = progress_data,
                        .cancellable = cancellable };
  gboolean done;

  self.scratch = g_dir_make_tmp ("scrutiny-demo-XXXXXX", error);
  if (self.scratch == NULL)
    return FALSE;
  done = start_panel (&self, panel_dir, error) && hold_meetings (&self, today_us, error);
  g_clear_object (&self.session);
  remove_scratch (self.scratch);
  g_free (self.scratch);
  return done;
}
