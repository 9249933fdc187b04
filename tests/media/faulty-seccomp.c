/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A machine that cannot filter system calls. */
#include "media/worker/sandbox.h"

gboolean
scrutiny_sandbox_seccomp (void)
{
  return FALSE;
}
