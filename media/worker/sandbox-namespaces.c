/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/sandbox.h"

#include <sched.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <unistd.h>

#define APART                                                                            \
  (CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS |            \
   CLONE_NEWCGROUP)

/**
 * scrutiny_sandbox_leave_file_system:
 *
 * Moves into namespaces without network, neighbours or files: the root is an empty file
 * system that cannot be written. Some systems forbid this to ordinary users; Landlock
 * then does the work alone.
 *
 * Returns: whether it is done
 */
gboolean
scrutiny_sandbox_leave_file_system (void)
{
  static const char *const place = "/tmp";

  if (unshare (APART) != 0)
    return FALSE;

  return mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount ("none", place, "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_RDONLY,
                "size=4k,mode=0500") == 0 &&
         chdir (place) == 0 && syscall (SYS_pivot_root, ".", ".") == 0 &&
         umount2 (".", MNT_DETACH) == 0 && chdir ("/") == 0;
}
