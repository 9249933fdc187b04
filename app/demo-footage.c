/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/demo-footage.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "app/error.h"
#include "app/hide.h"
#include "app/panel.h"
#include "media/covered-copy.h"

/* The stretch of the file that is spoilt in a damaged clip: well behind the header, well
 * before the end. */
#define SPOILT_FROM_PERCENT 60
#define SPOILT_TO_PERCENT   70

static gboolean
needs_demo (ScrutinySession *session, GError **error)
{
  if (scrutiny_session_is_demo (session))
    return TRUE;

  g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
                       _("Made-up footage belongs in a demo panel only."));
  return FALSE;
}

/* Overwrites a stretch of the file with noise that is always the same. */
static gboolean
spoil (const char *path, GError **error)
{
  int fd = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  const off_t size = fd >= 0 ? lseek (fd, 0, SEEK_END) : -1;
  const off_t to = size * SPOILT_TO_PERCENT / 100;
  guint32 noise = 1;
  gboolean ok = size > 0;

  for (off_t at = size * SPOILT_FROM_PERCENT / 100; ok && at < to; at++) {
    guint8 byte;

    noise = noise * 1664525u + 1013904223u;
    byte = (guint8) (noise >> 24);
    ok = pwrite (fd, &byte, 1, at) == 1;
  }
  if (!ok)
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_FAILED,
                 _("The demo clip could not be written: %s."), g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return ok;
}

static ScrutinyClip *
make_and_add (ScrutinySession *session,
              gint64 meeting,
              const char *letter,
              const char *path,
              const ScrutinyDemoScene *scene,
              const ScrutinyFootageOrigin *origin,
              gboolean is_damaged,
              GCancellable *cancellable,
              GError **error)
{
  if (!scrutiny_made_up_clip_write (path, scene->seed, scene->number, scene->duration_us,
                                    scene->width, scene->height, NULL, NULL, cancellable,
                                    error) ||
      (is_damaged && !spoil (path, error)))
    return NULL;

  return scrutiny_footage_add (session, meeting, letter, path, origin, NULL, NULL,
                               cancellable, error);
}

/**
 * scrutiny_demo_footage_add:
 * @session: of a coordinator of a demo panel
 * @letter: of the case
 * @scene: what is made up
 * @started_at_us: by the made-up camera's clock, microseconds UTC; 0: not known
 * @is_damaged: whether a stretch of the file is spoilt, so that the words for it show
 *
 * Makes footage of nobody and adds it to a case. Blocks for about a quarter of its
 * length.
 *
 * Returns: (transfer full): the clip, or %NULL with @error set
 */
ScrutinyClip *
scrutiny_demo_footage_add (ScrutinySession *session,
                           gint64 meeting,
                           const char *letter,
                           const ScrutinyDemoScene *scene,
                           gint64 started_at_us,
                           gboolean is_damaged,
                           GCancellable *cancellable,
                           GError **error)
{
  const ScrutinyFootageOrigin origin = { .started_at_us = started_at_us };
  g_autofree char *exports = NULL;
  g_autofree char *path = NULL;
  ScrutinyClip *clip;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);
  g_return_val_if_fail (letter != NULL && scene != NULL, NULL);

  if (!needs_demo (session, error) ||
      !scrutiny_policy_ask (session, SCRUTINY_ACT_ADD_FOOTAGE, error))
    return NULL;

  exports = scrutiny_panel_get_folder (session, "exports");
  path = g_strdup_printf ("%s/.demo-%s.mp4", exports, letter);
  g_mkdir (exports, 0700);
  clip = make_and_add (session, meeting, letter, path, scene, &origin, is_damaged,
                       cancellable, error);
  g_unlink (path);
  return clip;
}

/**
 * scrutiny_demo_footage_hide:
 * @clip: from scrutiny_demo_footage_add() with this @scene
 *
 * Stores the hide track that follows from how the scene was made: faces, the number
 * plate, and the moments a name is said.
 */
gboolean
scrutiny_demo_footage_hide (ScrutinySession *session,
                            ScrutinyClip *clip,
                            const ScrutinyDemoScene *scene,
                            GError **error)
{
  g_autoptr (ScrutinyHideTrack) track = NULL;
  g_autoptr (ScrutinyHideVersion) version = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && SCRUTINY_IS_CLIP (clip), FALSE);
  g_return_val_if_fail (scene != NULL, FALSE);

  if (!needs_demo (session, error) ||
      !scrutiny_policy_ask (session, SCRUTINY_ACT_EDIT_HIDE_TRACK, error))
    return FALSE;
  track = scrutiny_demo_scene_make_track (scene, &scrutiny_clip_get_row (clip)->shape,
                                          scrutiny_person_get_name (
                                              scrutiny_session_get_person (session)),
                                          error);
  version = track != NULL ? scrutiny_hide_save (session, clip, track, error) : NULL;

  return version != NULL;
}
