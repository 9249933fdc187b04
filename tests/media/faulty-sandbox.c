/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A planted fault: a worker that never shuts itself in. */
#include <unistd.h>

#include "media/protocol-private.h"
#include "media/worker/footage.h"

int
main (void)
{
  scrutiny_footage_run (SCRUTINY_PROTOCOL_FD, SCRUTINY_SANDBOX_SECCOMP);
  _exit (0);
}
