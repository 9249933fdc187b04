/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/escapes.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#define NUMBER(value) ((const void *) (gintptr) (value))

/* One forbidden act. Its arguments are such that without a sandbox it does no harm: it
 * succeeds, or fails for another reason than being refused (a bad address, no such
 * file). So a missing sandbox shows. */
typedef struct {
  const char *name;
  long call;
  const void *arguments[5];
} Escape;

static const Escape escapes[] = {
  { "open a home", SYS_openat, { NUMBER (AT_FDCWD), "/root", NUMBER (O_RDONLY) } },
  { "open /etc/passwd", SYS_openat, { NUMBER (AT_FDCWD), "/etc/passwd" } },
  { "open /proc/1", SYS_openat, { NUMBER (AT_FDCWD), "/proc/1/status" } },
  { "open /proc/self/environ", SYS_openat, { NUMBER (AT_FDCWD), "/proc/self/environ" } },
  { "open /dev/null", SYS_openat, { NUMBER (AT_FDCWD), "/dev/null" } },
  { "open by the new call", SYS_openat2, { NUMBER (AT_FDCWD), "/etc/passwd" } },
#ifdef SYS_open /* newer machines have only the calls that name a folder, too */
  { "open by the old call", SYS_open, { "/etc/hostname" } },
  { "make a file", SYS_creat, { "/nowhere/file", NUMBER (0600) } },
  { "rename a file", SYS_rename, { "/nowhere/a", "/nowhere/b" } },
  { "link a file", SYS_symlink, { "/etc/passwd", "/nowhere/link" } },
  { "change a mode", SYS_chmod, { "/nowhere/file", NUMBER (0777) } },
  { "try access", SYS_access, { "/etc/passwd" } },
  { "read a link", SYS_readlink, { "/proc/self/exe" } },
#endif
  { "make a folder", SYS_mkdirat, { NUMBER (AT_FDCWD), "/nowhere/dir", NUMBER (0700) } },
  { "remove a file", SYS_unlinkat, { NUMBER (AT_FDCWD), "/nowhere/file" } },
  { "ask about a file", SYS_newfstatat, { NUMBER (AT_FDCWD), "/etc/passwd" } },
  { "ask about a file anew", SYS_statx, { NUMBER (AT_FDCWD), "/etc/passwd" } },
  { "list a folder", SYS_getdents64, { NUMBER (0) } },
  { "lengthen a file", SYS_ftruncate, { NUMBER (-1) } },
  { "inet socket", SYS_socket, { NUMBER (AF_INET), NUMBER (SOCK_STREAM) } },
  { "inet6 socket", SYS_socket, { NUMBER (AF_INET6), NUMBER (SOCK_DGRAM) } },
  { "unix socket", SYS_socket, { NUMBER (AF_UNIX), NUMBER (SOCK_STREAM) } },
  { "netlink socket", SYS_socket, { NUMBER (AF_NETLINK), NUMBER (SOCK_RAW) } },
  { "packet socket", SYS_socket, { NUMBER (AF_PACKET), NUMBER (SOCK_RAW) } },
  { "socket pair", SYS_socketpair, { NUMBER (AF_UNIX), NUMBER (SOCK_STREAM) } },
  { "connect", SYS_connect, { NUMBER (-1) } },
  { "bind", SYS_bind, { NUMBER (-1) } },
  { "run a program", SYS_execve, { "/nowhere/program" } },
  { "run a descriptor", SYS_execveat, { NUMBER (-1), "" } },
  { "fork", SYS_clone, { NUMBER (SIGCHLD) } },
  { "fork anew", SYS_clone3, { NULL, NUMBER (64) } },
  { "trace", SYS_ptrace, { NUMBER (-1), NUMBER (-1) } },
  { "signal all", SYS_kill, { NUMBER (1), NUMBER (0) } },
  { "signal a thread", SYS_tgkill, { NUMBER (1), NUMBER (1), NUMBER (0) } },
  { "read another's memory", SYS_process_vm_readv, { NUMBER (-1) } },
  { "hold another process", SYS_pidfd_open, { NUMBER (1) } },
  { "memory to write and run",
    SYS_mmap,
    { NULL, NUMBER (4096), NUMBER (PROT_READ | PROT_WRITE | PROT_EXEC),
      NUMBER (MAP_PRIVATE | MAP_ANONYMOUS), NUMBER (-1) } },
  { "memory file", SYS_memfd_create, { "escape" } },
  { "pipe", SYS_pipe2, { NULL } },
  { "mount", SYS_mount, { NULL } },
  { "pivot root", SYS_pivot_root, { NULL, NULL } },
  { "change root", SYS_chroot, { NULL } },
  { "new namespace", SYS_unshare, { NUMBER (CLONE_NEWUSER) } },
  { "enter a namespace", SYS_setns, { NUMBER (-1) } },
  { "load a filter", SYS_bpf, { NUMBER (-1) } },
  { "count events", SYS_perf_event_open, { NULL } },
  { "add a key", SYS_add_key, { NULL } },
  { "io_uring", SYS_io_uring_setup, { NUMBER (0), NULL } },
  { "catch faults", SYS_userfaultfd, { NUMBER (0) } },
  { "watch files", SYS_inotify_init1, { NUMBER (0) } },
  { "set the clock", SYS_clock_settime, { NUMBER (-1) } },
  { "become dumpable", SYS_prctl, { NUMBER (PR_SET_DUMPABLE), NUMBER (1) } },
  { "get capabilities", SYS_capset, { NULL } },
  { "raise a limit", SYS_prlimit64, { NUMBER (0), NUMBER (RLIMIT_CORE), NULL, NULL } },
  { "control a device", SYS_ioctl, { NUMBER (0), NUMBER (0x5401) } },
  { "change user", SYS_setresuid, { NUMBER (-1), NUMBER (-1), NUMBER (-1) } },
};

static gboolean
is_refused (const Escape *escape)
{
  const void *const *arguments = escape->arguments;
  long result = syscall (escape->call, arguments[0], arguments[1], arguments[2],
                         arguments[3], arguments[4], 0);

  if (result == 0 && escape->call == SYS_clone)
    _exit (0); /* the child that should not be */

  return result == -1 && (errno == EPERM || errno == EACCES ||
                          (errno == ENOSYS && escape->call == SYS_clone3));
}

/* Making running code out of written memory needs a page of its own to try with. */
static gboolean
running_written_memory_is_refused (void)
{
  void *page =
      mmap (NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  gboolean refused =
      page != MAP_FAILED && mprotect (page, 4096, PROT_READ | PROT_EXEC) != 0;

  if (page != MAP_FAILED)
    munmap (page, 4096);

  return refused;
}

static gboolean
environment_is_empty (void)
{
  return environ == NULL || environ[0] == NULL;
}

/* Descriptors past those of a worker: standard three, socket, clip, ring, one more. */
static gboolean
other_descriptors_are_closed (void)
{
  char byte;

  for (int fd = 7; fd < 256; fd++) {
    if (pread (fd, &byte, 0, 0) == 0 || errno != EBADF)
      return FALSE;
  }

  return TRUE;
}

static void
count (gboolean refused, const char *name, guint *n, const char **first_success)
{
  if (refused)
    (*n)++;
  else if (*first_success == NULL)
    *first_success = name;
}

/**
 * scrutiny_escapes_try:
 * @refused: (out): how many acts were refused
 * @first_success: (out) (nullable): the first that was not
 *
 * Tries to leave the sandbox from inside, as code taken over by hostile footage would
 * (security.md T7).
 *
 * Returns: how many acts were tried
 */
guint
scrutiny_escapes_try (guint *refused, const char **first_success)
{
  *refused = 0;
  *first_success = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (escapes); i++)
    count (is_refused (&escapes[i]), escapes[i].name, refused, first_success);

  count (running_written_memory_is_refused (), "run written memory", refused,
         first_success);
  count (environment_is_empty (), "read the environment", refused, first_success);
  count (other_descriptors_are_closed (), "read other descriptors", refused,
         first_success);

  return G_N_ELEMENTS (escapes) + 3;
}
