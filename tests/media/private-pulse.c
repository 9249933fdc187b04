/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "private-pulse.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/prctl.h>

struct _PrivatePulse {
  char *folder;
  GSubprocess *server;
  GSubprocess *recorder;
  GThread *reader;
  GByteArray *recorded; /* the reader's until it is joined */
  GMutex lock;
  GCond has_begun;
  gboolean is_begun;
};

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    remove_tree (child);
  }
  g_remove (path);
}

/* Returns once a client can connect: pactl waits for nothing else. */
static void
wait_for_server (PrivatePulse *self)
{
  for (guint i = 0; i < 200; i++) {
    g_autoptr (GSubprocess) asks = NULL;

    asks = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                 G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                             NULL, "pactl", "info", NULL);
    g_assert_nonnull (asks);
    if (g_subprocess_wait_check (asks, NULL, NULL))
      return;
    g_usleep (50000);
  }
  g_error ("The private sound server did not start");
}

/* A test that is aborted must not leave its server behind. */
static void
die_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

PrivatePulse *
private_pulse_start (void)
{
  PrivatePulse *self = g_new0 (PrivatePulse, 1);
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *socket = NULL;
  g_autofree char *load = NULL;
  g_autofree char *server = NULL;

  self->folder = g_dir_make_tmp ("pulse-XXXXXX", &error);
  g_assert_no_error (error);
  socket = g_build_filename (self->folder, "native", NULL);
  load =
      g_strdup_printf ("module-native-protocol-unix socket=%s auth-anonymous=1", socket);
  server = g_strconcat ("unix:", socket, NULL);

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                        G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_setenv (launcher, "HOME", self->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", self->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", self->folder, TRUE);
  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  self->server =
      g_subprocess_launcher_spawn (launcher, &error, "pulseaudio", "-n", "--daemonize=no",
                                   "--exit-idle-time=-1", "--use-pid-file=no", "-L",
                                   "module-null-sink sink_name=test norewinds=1", "-L",
                                   load, NULL);
  g_assert_no_error (error);

  g_setenv ("PULSE_SERVER", server, TRUE);
  wait_for_server (self);
  g_mutex_init (&self->lock);
  g_cond_init (&self->has_begun);
  return self;
}

static gpointer
read_thread (gpointer data)
{
  PrivatePulse *self = data;
  GInputStream *stream = g_subprocess_get_stdout_pipe (self->recorder);
  guint8 bytes[4096];
  gssize n;

  while ((n = g_input_stream_read (stream, bytes, sizeof bytes, NULL, NULL)) > 0) {
    g_byte_array_append (self->recorded, bytes, (guint) n);
    g_mutex_lock (&self->lock);
    self->is_begun = TRUE;
    g_cond_signal (&self->has_begun);
    g_mutex_unlock (&self->lock);
  }
  return NULL;
}

/* Returns when the first samples have come, so that nothing played later is missed. */
void
private_pulse_record (PrivatePulse *self)
{
  g_autoptr (GError) error = NULL;

  self->is_begun = FALSE;
  self->recorded = g_byte_array_new ();
  self->recorder =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                            G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                        &error, "parec", "-d", "test.monitor", "--raw", "--format=s16ne",
                        "--rate=48000", "--channels=2", "--latency-msec=20", NULL);
  g_assert_no_error (error);
  self->reader = g_thread_new ("parec", read_thread, self);
  g_mutex_lock (&self->lock);
  while (!self->is_begun)
    g_cond_wait (&self->has_begun, &self->lock);
  g_mutex_unlock (&self->lock);
}

/* Returns: (transfer full) (element-type gint16): left and right by turns */
GArray *
private_pulse_stop_recording (PrivatePulse *self)
{
  GArray *samples = g_array_new (FALSE, FALSE, sizeof (gint16));

  g_subprocess_send_signal (self->recorder, SIGTERM);
  g_thread_join (self->reader);
  g_subprocess_wait (self->recorder, NULL, NULL);
  g_clear_object (&self->recorder);
  g_array_append_vals (samples, self->recorded->data, self->recorded->len / 2);
  g_clear_pointer (&self->recorded, g_byte_array_unref);
  return samples;
}

void
private_pulse_stop (PrivatePulse *self)
{
  g_subprocess_force_exit (self->server);
  g_subprocess_wait (self->server, NULL, NULL);
  g_clear_object (&self->server);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->has_begun);
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self);
}
