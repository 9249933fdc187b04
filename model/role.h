/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A person's part on the panel. */
typedef enum {
  SCRUTINY_ROLE_COORDINATOR,
  SCRUTINY_ROLE_CHAIR,
  SCRUTINY_ROLE_MEMBER,
  SCRUTINY_ROLE_FORCE_LEAD,
} ScrutinyRole;

#define SCRUTINY_N_ROLES 4

const char *scrutiny_role_to_code (ScrutinyRole role);
gboolean scrutiny_role_from_code (const char *code, ScrutinyRole *role, GError **error);
const char *scrutiny_role_get_title (ScrutinyRole role);

G_END_DECLS
