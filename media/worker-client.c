/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker-client-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "config.h"
#include "media/error.h"
#include "media/failure-text-private.h"

#define PROGRAM "bwv-scrutiny-footage"

/* A worker that says nothing for so long is not working any more. Indexing hours of
 * footage takes some ten seconds; copying tells its progress all the time. */
#define SILENCE_LIMIT_MS 120000
#define HELLO_LIMIT_MS   20000

struct _ScrutinyWorkerClient {
  int socket_fd; /* non-blocking */
  GPid pid;
  guint32 serial;
};

/* Beside a program in the build tree, beside an installed one, or where it was
 * configured to be. */
static char *
find_program (void)
{
  const char *wanted = g_getenv ("BWV_SCRUTINY_FOOTAGE");
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *bin = self != NULL ? g_path_get_dirname (self) : NULL;
  const char *const places[] = { "../media/worker", "../libexec/bwv-scrutiny",
                                 SCRUTINY_LIBEXECDIR };

  if (wanted != NULL && *wanted != '\0')
    return g_strdup (wanted);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    g_autofree char *path = g_path_is_absolute (places[i]) || bin == NULL
                                ? g_build_filename (places[i], PROGRAM, NULL)
                                : g_build_filename (bin, places[i], PROGRAM, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
      return g_steal_pointer (&path);
  }

  return g_build_filename (SCRUTINY_LIBEXECDIR, PROGRAM, NULL);
}

/* The worker inherits nothing of ours but what a sanitizer build needs to report. */
static char **
make_environment (void)
{
  static const char *const kept[] = { "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS" };
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++) {
    if (g_getenv (kept[i]) != NULL)
      g_ptr_array_add (names, g_strconcat (kept[i], "=", g_getenv (kept[i]), NULL));
  }
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_free (names, FALSE);
}

static int
spawn (const char *program, int worker_fd, pid_t *pid)
{
  g_auto (GStrv) environment = make_environment ();
  char *const arguments[] = { (char *) PROGRAM, NULL };
  const gboolean keep_errors = g_getenv ("BWV_SCRUTINY_FOOTAGE_STDERR") != NULL;
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t all, none;
  int result;

  sigfillset (&all);
  sigemptyset (&none);
  posix_spawnattr_init (&attributes);
  posix_spawnattr_setflags (&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  posix_spawnattr_setsigdefault (&attributes, &all);
  posix_spawnattr_setsigmask (&attributes, &none);

  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_adddup2 (&actions, worker_fd, SCRUTINY_PROTOCOL_FD);
  for (int fd = 0; fd < (keep_errors ? 2 : 3); fd++)
    posix_spawn_file_actions_addopen (&actions, fd, "/dev/null", O_RDWR, 0);
  posix_spawn_file_actions_addclosefrom_np (&actions, SCRUTINY_PROTOCOL_FD + 1);

  result = posix_spawn (pid, program, &actions, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy (&actions);
  posix_spawnattr_destroy (&attributes);
  return result;
}

/**
 * scrutiny_worker_client_start:
 *
 * Starts a worker and returns at once; its HELLO is the first thing to be received.
 * The worker dies with the calling thread.
 *
 * Returns: (transfer full) (nullable): the client, or %NULL with
 *   %SCRUTINY_MEDIA_ERROR_WORKER
 */
ScrutinyWorkerClient *
scrutiny_worker_client_start (GError **error)
{
  g_autofree char *program = find_program ();
  ScrutinyWorkerClient *self;
  pid_t pid = 0;
  int pair[2];
  int code;

  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0) {
    code = errno;
  } else {
    /* dup2 onto itself would keep close-on-exec in older C libraries */
    int worker_fd = fcntl (pair[1], F_DUPFD_CLOEXEC, SCRUTINY_PROTOCOL_FD + 1);

    close (pair[1]);
    code = worker_fd < 0 ? errno : spawn (program, worker_fd, &pid);
    if (worker_fd >= 0)
      close (worker_fd);
    if (code != 0)
      close (pair[0]);
  }

  if (code != 0) {
    g_set_error (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_WORKER,
                 _("The footage program %s could not be started: %s."), program,
                    g_strerror (code));
    return NULL;
  }

  fcntl (pair[0], F_SETFL, O_NONBLOCK);
  self = g_new0 (ScrutinyWorkerClient, 1);
  self->socket_fd = pair[0];
  self->pid = pid;
  return self;
}

/**
 * scrutiny_worker_client_stop:
 * @self: (transfer full): the client
 *
 * Kills the worker, whatever it is doing, and buries it.
 */
void
scrutiny_worker_client_stop (ScrutinyWorkerClient *self)
{
  g_return_if_fail (self != NULL);

  kill (self->pid, SIGKILL);
  while (waitpid (self->pid, NULL, 0) < 0 && errno == EINTR)
    continue;
  close (self->socket_fd);
  g_free (self);
}

/** scrutiny_worker_client_get_fd: Returns: the socket to the worker, owned by @self */
int
scrutiny_worker_client_get_fd (ScrutinyWorkerClient *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->socket_fd;
}

/**
 * scrutiny_worker_client_next_serial:
 *
 * Never 0, which is the serial of what nobody asked for.
 */
guint32
scrutiny_worker_client_next_serial (ScrutinyWorkerClient *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (++self->serial == 0)
    self->serial = 1;
  return self->serial;
}

/**
 * scrutiny_worker_client_send:
 * @self: the client
 * @message: what is asked
 * @fds: (nullable) (array length=n_fds): passed along; stay the caller's
 *
 * Never waits: a worker that does not read its few small packets is broken.
 *
 * Returns: %FALSE if the worker is gone or deaf
 */
gboolean
scrutiny_worker_client_send (ScrutinyWorkerClient *self,
                             const ScrutinyMessage *message,
                             const int *fds,
                             guint n_fds)
{
  g_return_val_if_fail (self != NULL && message != NULL, FALSE);

  return scrutiny_message_send (self->socket_fd, message, fds, n_fds);
}

/**
 * scrutiny_worker_client_receive:
 * @self: the client
 * @message: (out): what came
 *
 * Never waits. The worker has no business passing descriptors; one that does is broken.
 */
ScrutinyReceived
scrutiny_worker_client_receive (ScrutinyWorkerClient *self, ScrutinyMessage *message)
{
  int fds[SCRUTINY_MESSAGE_FDS_MAX];
  guint n_fds = 0;
  ScrutinyReceived received;

  g_return_val_if_fail (self != NULL && message != NULL, SCRUTINY_RECEIVED_BROKEN);

  received = scrutiny_message_receive (self->socket_fd, message, fds, &n_fds);
  if (received != SCRUTINY_RECEIVED_MESSAGE)
    return received;
  for (guint i = 0; i < n_fds; i++)
    close (fds[i]);
  if (n_fds > 0 || message->type < SCRUTINY_MESSAGE_HELLO)
    return SCRUTINY_RECEIVED_BROKEN;

  return SCRUTINY_RECEIVED_MESSAGE;
}

/**
 * scrutiny_worker_client_accept_hello:
 * @hello: the worker's first message
 *
 * There is no unsandboxed fallback: without the system call filter and at least one wall
 * around the file system, footage is refused.
 *
 * Returns: %FALSE with %SCRUTINY_MEDIA_ERROR_NO_SANDBOX or %SCRUTINY_MEDIA_ERROR_WORKER
 */
gboolean
scrutiny_worker_client_accept_hello (const ScrutinyMessage *hello, GError **error)
{
  const guint32 walls = SCRUTINY_SANDBOX_LANDLOCK | SCRUTINY_SANDBOX_NAMESPACES;

  g_return_val_if_fail (hello != NULL, FALSE);

  if (hello->type != SCRUTINY_MESSAGE_HELLO ||
      hello->count != SCRUTINY_PROTOCOL_VERSION) {
    g_set_error_literal (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_WORKER,
                         _("The footage program belongs to another version of this "
                            "program. Install both from the same package."));
    return FALSE;
  }
  if (hello->code != SCRUTINY_FAILURE_NONE) {
    scrutiny_failure_set_error ((ScrutinyFailure) hello->code, error);
    return FALSE;
  }
  if ((hello->flags & SCRUTINY_SANDBOX_SECCOMP) == 0 || (hello->flags & walls) == 0) {
    scrutiny_failure_set_error (SCRUTINY_FAILURE_NO_SANDBOX, error);
    return FALSE;
  }

  return TRUE;
}

static gboolean
set_died (GError **error)
{
  g_set_error_literal (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_WORKER,
                       _("The footage program stopped. The picture stays covered."));
  return FALSE;
}

/* Waits for one message; on a cancel the worker is simply given up by the caller. */
static gboolean
wait_for_message (ScrutinyWorkerClient *self,
                  ScrutinyMessage *message,
                  int limit_ms,
                  GCancellable *cancellable,
                  GError **error)
{
  const gint64 deadline_us = g_get_monotonic_time () + (gint64) limit_ms * 1000;
  GPollFD wake = { .fd = -1 };
  const gboolean can_wake =
      cancellable != NULL && g_cancellable_make_pollfd (cancellable, &wake);
  ScrutinyReceived received = SCRUTINY_RECEIVED_NOTHING;

  while (received == SCRUTINY_RECEIVED_NOTHING) {
    struct pollfd polled[2] = { { .fd = self->socket_fd, .events = POLLIN },
                                { .fd = can_wake ? wake.fd : -1, .events = POLLIN } };
    const gint64 left_us = deadline_us - g_get_monotonic_time ();

    if (g_cancellable_is_cancelled (cancellable) || left_us <= 0)
      break;
    poll (polled, 2, (int) (left_us / 1000) + 1);
    received = scrutiny_worker_client_receive (self, message);
  }
  if (can_wake)
    g_cancellable_release_fd (cancellable);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return received == SCRUTINY_RECEIVED_MESSAGE || set_died (error);
}

/**
 * scrutiny_worker_client_greet:
 * @self: a client just started
 *
 * Waits for the HELLO and checks it. Blocks; not for the main thread.
 *
 * Returns: %FALSE with %SCRUTINY_MEDIA_ERROR or %G_IO_ERROR_CANCELLED
 */
gboolean
scrutiny_worker_client_greet (ScrutinyWorkerClient *self,
                              GCancellable *cancellable,
                              GError **error)
{
  ScrutinyMessage hello = { 0 };

  g_return_val_if_fail (self != NULL, FALSE);

  return wait_for_message (self, &hello, HELLO_LIMIT_MS, cancellable, error) &&
         scrutiny_worker_client_accept_hello (&hello, error);
}

/**
 * scrutiny_worker_client_wait:
 * @self: a greeted client
 * @serial: of what was asked
 * @wanted: the type of a good answer
 * @reply: (out): the answer
 * @progress: (nullable) (scope call): told what PROGRESS messages say
 *
 * Waits for an answer, passing over messages under another serial. After a %FALSE other
 * than a FAILED answer the worker is of no more use: stop it. Not for the main thread.
 *
 * Returns: %FALSE with %SCRUTINY_MEDIA_ERROR or %G_IO_ERROR_CANCELLED
 */
gboolean
scrutiny_worker_client_wait (ScrutinyWorkerClient *self,
                             guint32 serial,
                             ScrutinyMessageType wanted,
                             ScrutinyMessage *reply,
                             ScrutinyMediaProgress progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GError **error)
{
  g_return_val_if_fail (self != NULL && reply != NULL, FALSE);

  while (wait_for_message (self, reply, SILENCE_LIMIT_MS, cancellable, error)) {
    if (reply->serial != serial)
      continue;
    if (reply->type == SCRUTINY_MESSAGE_PROGRESS && progress != NULL)
      progress ((guint64) MAX (reply->size_bytes, 0), (guint64) MAX (reply->count, 0),
                progress_data);
    if (reply->type == wanted)
      return TRUE;
    if (reply->type == SCRUTINY_MESSAGE_FAILED) {
      scrutiny_failure_set_error ((ScrutinyFailure) reply->code, error);
      return FALSE;
    }
  }

  return FALSE;
}

/**
 * scrutiny_worker_client_call:
 * @self: a greeted client
 * @request: what is asked; gets its serial here
 * @fds: (nullable) (array length=n_fds): passed along
 * @wanted: the type of a good answer
 * @reply: (out): the answer
 * @progress: (nullable) (scope call): told what PROGRESS messages say
 *
 * Asks, and waits as scrutiny_worker_client_wait() does.
 *
 * Returns: %FALSE with %SCRUTINY_MEDIA_ERROR or %G_IO_ERROR_CANCELLED
 */
gboolean
scrutiny_worker_client_call (ScrutinyWorkerClient *self,
                             ScrutinyMessage *request,
                             const int *fds,
                             guint n_fds,
                             ScrutinyMessageType wanted,
                             ScrutinyMessage *reply,
                             ScrutinyMediaProgress progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && reply != NULL, FALSE);

  request->serial = scrutiny_worker_client_next_serial (self);
  if (!scrutiny_worker_client_send (self, request, fds, n_fds))
    return set_died (error);

  return scrutiny_worker_client_wait (self, request->serial, wanted, reply, progress,
                                      progress_data, cancellable, error);
}

/**
 * scrutiny_worker_client_make_memory:
 * @size_bytes: above 0
 *
 * Memory to share with a worker that cannot pull it away: its size is sealed, so that a
 * read of ours never meets a hole.
 *
 * Returns: a descriptor, the caller's to close, or -1 with %SCRUTINY_MEDIA_ERROR_FAILED
 */
int
scrutiny_worker_client_make_memory (gsize size_bytes, GError **error)
{
  int fd = memfd_create ("footage", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  if (fd >= 0 && ftruncate (fd, (off_t) size_bytes) == 0 &&
      fcntl (fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0)
    return fd;

  g_set_error (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_FAILED,
               _("There is not enough memory to show this clip: %s."),
                  g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return -1;
}
