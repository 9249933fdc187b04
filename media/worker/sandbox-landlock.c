/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/sandbox.h"

#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The ruleset of newer kernels; older ones take its first words. See
 * https://docs.kernel.org/userspace-api/landlock.html */
typedef struct {
  guint64 files;
  guint64 network; /* from version 4 */
  guint64 scopes;  /* from version 6 */
} Ruleset;

#define FILES_1   ((G_GUINT64_CONSTANT (1) << 13) - 1)
#define REFER_2   (G_GUINT64_CONSTANT (1) << 13)
#define CUT_3     (G_GUINT64_CONSTANT (1) << 14)
#define DEVICE_5  (G_GUINT64_CONSTANT (1) << 15)
#define NETWORK_4 G_GUINT64_CONSTANT (3)
#define SCOPES_6  G_GUINT64_CONSTANT (3)

/**
 * scrutiny_sandbox_landlock:
 *
 * Forbids every act on files, ports and neighbours that this kernel can forbid, without
 * exception. PR_SET_NO_NEW_PRIVS must be set.
 *
 * Returns: whether at least the file system is closed
 */
gboolean
scrutiny_sandbox_landlock (void)
{
  long version =
      syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  Ruleset rules = { FILES_1, 0, 0 };
  gsize size = sizeof rules.files;
  gboolean is_closed;
  long fd;

  if (version < 1)
    return FALSE;

  rules.files |= version >= 2 ? REFER_2 : 0;
  rules.files |= version >= 3 ? CUT_3 : 0;
  rules.files |= version >= 5 ? DEVICE_5 : 0;
  if (version >= 4) {
    rules.network = NETWORK_4;
    size = 2 * sizeof rules.files;
  }
  if (version >= 6) {
    rules.scopes = SCOPES_6;
    size = sizeof rules;
  }

  fd = syscall (SYS_landlock_create_ruleset, &rules, size, 0);
  if (fd < 0)
    return FALSE;
  is_closed = syscall (SYS_landlock_restrict_self, fd, 0) == 0;
  close ((int) fd);

  return is_closed;
}
