/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A machine that has neither namespaces nor Landlock for this user. */
#include "media/worker/sandbox.h"

gboolean
scrutiny_sandbox_leave_file_system (void)
{
  return FALSE;
}

gboolean
scrutiny_sandbox_landlock (void)
{
  return FALSE;
}
