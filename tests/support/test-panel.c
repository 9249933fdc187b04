/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/test-panel.h"

#include <glib/gstdio.h>

#include "app/panel.h"
#include "app/people.h"

/* 2026-11-02 10:00:00 UTC */
#define START_US G_GINT64_CONSTANT (1793613600000000)

static gint64
tell_time (gpointer data)
{
  TestPanel *self = data;

  return self->now_us++;
}

/* A new panel with its coordinator, Cora, signed in. */
TestPanel *
test_panel_new (void)
{
  TestPanel *self = g_new0 (TestPanel, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyPerson) first = NULL;
  ScrutinyPanelChoices choices = {
    .name = "Riverside",
    .force = "avon-and-somerset",
    .is_demo = TRUE,
    .clock = tell_time,
    .clock_data = self,
  };

  self->now_us = START_US;
  self->root = g_dir_make_tmp ("panel-XXXXXX", &error);
  g_assert_no_error (error);
  self->dir = g_build_filename (self->root, "Riverside.panel", NULL);

  first = scrutiny_person_new ("Cora", SCRUTINY_ROLE_COORDINATOR, &error);
  g_assert_no_error (error);
  self->session = scrutiny_panel_create (self->dir, &choices, first, TEST_PASSPHRASE,
                                         &self->recovery_code, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->session);

  return self;
}

void
test_panel_free (TestPanel *self)
{
  g_clear_object (&self->session);
  test_remove_tree (self->root);
  g_free (self->recovery_code);
  g_free (self->root);
  g_free (self->dir);
  g_free (self);
}

/* Closes the panel and opens it again with nobody signed in. */
void
test_panel_reopen (TestPanel *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->session);
  self->session = scrutiny_session_new (self->dir, &error);
  g_assert_no_error (error);
  scrutiny_session_set_clock (self->session, tell_time, self);
}

/* Somebody new, added by who is signed in; returns their id. */
gint64
test_panel_add (TestPanel *self, const char *name, ScrutinyRole role)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyPerson) person = scrutiny_person_new (name, role, &error);
  g_autoptr (ScrutinyPerson) stored = NULL;

  g_assert_no_error (error);
  stored = scrutiny_people_add (self->session, person, TEST_PASSPHRASE, &error);
  g_assert_no_error (error);

  return scrutiny_person_get_id (stored);
}

void
test_panel_add_everybody (TestPanel *self)
{
  test_panel_add (self, "Chad", SCRUTINY_ROLE_CHAIR);
  test_panel_add (self, "Mia", SCRUTINY_ROLE_MEMBER);
  test_panel_add (self, "Max", SCRUTINY_ROLE_MEMBER);
  test_panel_add (self, "Flo", SCRUTINY_ROLE_FORCE_LEAD);
}

void
test_panel_sign_in (TestPanel *self, const char *name)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (scrutiny_session_sign_in (self->session, name, TEST_PASSPHRASE, &error));
  g_assert_no_error (error);
}

/* Signs in the one of test_panel_add_everybody() who has that part. */
void
test_panel_sign_in_role (TestPanel *self, ScrutinyRole role)
{
  static const char *const names[SCRUTINY_N_ROLES] = {
    [SCRUTINY_ROLE_COORDINATOR] = "Cora",
    [SCRUTINY_ROLE_CHAIR] = "Chad",
    [SCRUTINY_ROLE_MEMBER] = "Mia",
    [SCRUTINY_ROLE_FORCE_LEAD] = "Flo",
  };

  test_panel_sign_in (self, names[role]);
}

/* Removes @path and what is in it, never following a link. */
void
test_remove_tree (const char *path)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    folder = g_dir_open (path, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    test_remove_tree (child);
  }
  g_remove (path);
}

void
test_copy_file (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}
