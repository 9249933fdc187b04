/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <malloc.h>
#include <unistd.h>

#include "media/protocol-private.h"
#include "media/worker/footage.h"
#include "media/worker/sandbox.h"

/* Pictures are megabytes each: without these, every one costs a thousand page faults. */
#define MAP_FROM_BYTES  (64 << 20)
#define KEEP_FREE_BYTES (256 << 20)

int
main (void)
{
  guint32 layers;

  mallopt (M_MMAP_THRESHOLD, MAP_FROM_BYTES);
  mallopt (M_TRIM_THRESHOLD, KEEP_FREE_BYTES);
  if (scrutiny_sandbox_enter (SCRUTINY_PROTOCOL_FD, &layers))
    scrutiny_footage_run (SCRUTINY_PROTOCOL_FD, layers);
  else
    scrutiny_footage_refuse (SCRUTINY_PROTOCOL_FD);

  /* Exit handlers would want what the sandbox has taken away. */
  _exit (0);
}
