/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void scrutiny_footage_run (int socket_fd, guint32 layers);
void scrutiny_footage_refuse (int socket_fd);

G_END_DECLS
