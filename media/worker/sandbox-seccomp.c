/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/sandbox.h"

#include <errno.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#define THREAD (CLONE_VM | CLONE_SIGHAND | CLONE_THREAD)

/* Reading and writing what was handed over, memory, time, and its own threads. No path
 * can be named with any of them, and no descriptor made. */
static const int allowed[] = {
  SCMP_SYS (brk),
  SCMP_SYS (clock_getres),
  SCMP_SYS (clock_gettime),
  SCMP_SYS (clock_nanosleep),
  SCMP_SYS (close),
  SCMP_SYS (exit),
  SCMP_SYS (exit_group),
  SCMP_SYS (futex),
  SCMP_SYS (getpid),
  SCMP_SYS (getrandom),
  SCMP_SYS (gettid),
  SCMP_SYS (gettimeofday),
  SCMP_SYS (lseek),
  SCMP_SYS (madvise),
  SCMP_SYS (mlock),
  SCMP_SYS (mremap),
  SCMP_SYS (munlock),
  SCMP_SYS (munmap),
  SCMP_SYS (nanosleep),
  SCMP_SYS (poll),
  SCMP_SYS (ppoll),
  SCMP_SYS (pread64),
  SCMP_SYS (pwrite64),
  SCMP_SYS (read),
  SCMP_SYS (readv),
  SCMP_SYS (recvmsg),
  SCMP_SYS (restart_syscall),
  SCMP_SYS (rseq),
  SCMP_SYS (rt_sigaction),
  SCMP_SYS (rt_sigprocmask),
  SCMP_SYS (rt_sigreturn),
  SCMP_SYS (sched_getaffinity),
  SCMP_SYS (sched_yield),
  SCMP_SYS (sendmsg),
  SCMP_SYS (set_robust_list),
  SCMP_SYS (setitimer),
  SCMP_SYS (sigaltstack),
  SCMP_SYS (write),
  SCMP_SYS (writev),
};

static gboolean
allow (scmp_filter_ctx filter, int call, const struct scmp_arg_cmp *condition)
{
  return seccomp_rule_add_array (filter, SCMP_ACT_ALLOW, call, condition ? 1 : 0,
                                 condition) == 0;
}

/* Memory that is never both written and run, threads but no processes, signals to itself
 * only (abort), names for threads. clone3 hides its flags from a filter: glibc takes
 * ENOSYS as the sign to use clone. */
static gboolean
allow_with_conditions (scmp_filter_ctx filter)
{
  const struct scmp_arg_cmp not_run = SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
  const struct scmp_arg_cmp thread = SCMP_A0 (SCMP_CMP_MASKED_EQ, THREAD, THREAD);
  const struct scmp_arg_cmp itself = SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) getpid ());
  const struct scmp_arg_cmp name = SCMP_A0 (SCMP_CMP_EQ, PR_SET_NAME);

  return allow (filter, SCMP_SYS (mmap), &not_run) &&
         allow (filter, SCMP_SYS (mprotect), &not_run) &&
         allow (filter, SCMP_SYS (clone), &thread) &&
         allow (filter, SCMP_SYS (tgkill), &itself) &&
         allow (filter, SCMP_SYS (prctl), &name) &&
         seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (clone3), 0) == 0;
}

/**
 * scrutiny_sandbox_seccomp:
 *
 * Refuses with EPERM every system call that decoding does not need. A call of another
 * architecture's table kills the process.
 *
 * Returns: whether the filter is in force
 */
gboolean
scrutiny_sandbox_seccomp (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  gboolean is_loaded = filter != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (allowed) && is_loaded; i++)
    is_loaded = allow (filter, allowed[i], NULL);
  is_loaded = is_loaded && allow_with_conditions (filter) && seccomp_load (filter) == 0;
  if (filter)
    seccomp_release (filter);

  return is_loaded;
}
