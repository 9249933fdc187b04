/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean scrutiny_sandbox_enter (int socket_fd, guint32 *layers);

/* Its layers, each alone; sandbox.c says in what order. */
gboolean scrutiny_sandbox_leave_file_system (void);
gboolean scrutiny_sandbox_landlock (void);
gboolean scrutiny_sandbox_seccomp (void);

/** The processor time a request that reads a whole file may take; 0 takes it back. */
void scrutiny_sandbox_limit_seconds (guint seconds);

G_END_DECLS
