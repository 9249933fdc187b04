/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/sandbox.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <signal.h>
#include <sodium.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include "media/protocol-private.h"

#define MEMORY_MAX_BYTES (G_GUINT64_CONSTANT (3) << 29) /* 1.5 GiB */
#define FILE_MAX_BYTES   (G_GUINT64_CONSTANT (16) << 30)
#define DESCRIPTORS_MAX  16

#if defined(__has_feature) /* clang's way of saying it */
#if __has_feature(address_sanitizer)
#define HAS_SHADOW_MEMORY TRUE
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define HAS_SHADOW_MEMORY TRUE
#endif
#ifndef HAS_SHADOW_MEMORY
#define HAS_SHADOW_MEMORY FALSE
#endif

static gboolean
limit (int resource, guint64 most)
{
  struct rlimit value = { most, most };

  return setrlimit (resource, &value) == 0;
}

/* An address sanitizer reserves terabytes it never touches, so a build with one goes
 * without the limit on memory. */
static gboolean
limit_resources (void)
{
  return (HAS_SHADOW_MEMORY || limit (RLIMIT_AS, MEMORY_MAX_BYTES)) &&
         limit (RLIMIT_CORE, 0) && limit (RLIMIT_NOFILE, DESCRIPTORS_MAX) &&
         limit (RLIMIT_FSIZE, FILE_MAX_BYTES);
}

/* Nothing stays open but the socket, which becomes SCRUTINY_PROTOCOL_FD; the three
 * standard descriptors lead nowhere, so that nothing of the footage can be printed. */
static gboolean
close_everything (int socket_fd)
{
  int nowhere;

  if (socket_fd != SCRUTINY_PROTOCOL_FD && dup2 (socket_fd, SCRUTINY_PROTOCOL_FD) < 0)
    return FALSE;
  nowhere = open ("/dev/null", O_RDWR | O_CLOEXEC);
  for (int fd = 0; fd < SCRUTINY_PROTOCOL_FD; fd++) {
    if (nowhere < 0 || dup2 (nowhere, fd) < 0)
      return FALSE;
  }

  return close_range (SCRUTINY_PROTOCOL_FD + 1, ~0u, 0) == 0;
}

static gboolean
drop_capabilities (void)
{
  struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
  struct __user_cap_data_struct none[2] = { 0 };

  prctl (PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);

  return syscall (SYS_capset, &header, none) == 0;
}

/**
 * scrutiny_sandbox_enter:
 * @socket_fd: the only descriptor to keep
 * @layers: (out): SCRUTINY_SANDBOX_* that hold
 *
 * Shuts this process in for good, while it still has one thread and has seen no byte of
 * any footage. System calls are always filtered; on top of that the file system must be
 * gone, by Landlock, by namespaces or both (security.md 4d).
 *
 * Returns: %FALSE if it is not shut in: then it must not be given footage
 */
gboolean
scrutiny_sandbox_enter (int socket_fd, guint32 *layers)
{
  *layers = 0;
  if (prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0 || clearenv () != 0 ||
      !close_everything (socket_fd) || chdir ("/") != 0 || sodium_init () < 0)
    return FALSE;
  umask (077);

  if (scrutiny_sandbox_leave_file_system ())
    *layers |= SCRUTINY_SANDBOX_NAMESPACES;
  if (!drop_capabilities () || !limit_resources () ||
      prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    return FALSE;
  if (scrutiny_sandbox_landlock ())
    *layers |= SCRUTINY_SANDBOX_LANDLOCK;
  if (*layers == 0 || !scrutiny_sandbox_seccomp ())
    return FALSE;
  *layers |= SCRUTINY_SANDBOX_SECCOMP;

  return TRUE;
}

/**
 * scrutiny_sandbox_limit_seconds:
 *
 * When the time is up the signal ends the process: a file that takes a minute of
 * processor time to look through means harm.
 */
void
scrutiny_sandbox_limit_seconds (guint seconds)
{
  struct itimerval timer = { { 0, 0 }, { (time_t) seconds, 0 } };

  setitimer (ITIMER_PROF, &timer, NULL);
}
