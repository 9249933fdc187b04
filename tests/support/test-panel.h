/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* Everybody on a test panel has this passphrase, at demo cost. */
#define TEST_PASSPHRASE "only for tests"

/* A made-up panel in a folder of its own, with a clock that the test turns. */
typedef struct {
  char *root; /* a temporary folder; removed with everything in it */
  char *dir;  /* the panel's folder, inside it */
  char *recovery_code;
  ScrutinySession *session;
  gint64 now_us; /* what the session's clock says */
} TestPanel;

TestPanel *test_panel_new (void);
void test_panel_free (TestPanel *self);

/* People: "Cora" the coordinator is there from the start, "Chad" the chair,
 * "Mia" and "Max" the members and "Flo" the force lead join with this. */
void test_panel_add_everybody (TestPanel *self);
gint64 test_panel_add (TestPanel *self, const char *name, ScrutinyRole role);
void test_panel_sign_in (TestPanel *self, const char *name);
void test_panel_sign_in_role (TestPanel *self, ScrutinyRole role);
void test_panel_reopen (TestPanel *self);

void test_remove_tree (const char *path);
void test_copy_file (const char *from, const char *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestPanel, test_panel_free)

G_END_DECLS
