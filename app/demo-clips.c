/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/demo-footage.h"
#include "app/demo-private.h"
#include "app/demo.h"
#include "app/hide.h"
#include "media/covered-copy.h"
#include "model/ordinary-file.h"

#define WIDTH  640u
#define HEIGHT 360u

/* The chair watches all of it, covered, and says that it may be shown. */
static gboolean
look_again (ScrutinyDemo *self,
            gint64 meeting,
            const char *letter,
            ScrutinyClip *clip,
            GError **error)
{
  g_autoptr (ScrutinyFootageTicket) ticket = NULL;
  gint64 track_id = 0;

  if (!scrutiny_demo_sign_in (self, SCRUTINY_DEMO_CHAIR, error))
    return FALSE;
  ticket = scrutiny_hide_look_again (self->session, clip, &track_id, error);
  return ticket != NULL &&
         scrutiny_footage_log_view (self->session, clip, track_id, 0,
                                    scrutiny_clip_get_duration_us (clip), error) &&
         scrutiny_hide_approve (self->session, meeting, letter, clip, error);
}

/**
 * scrutiny_demo_add_footage:
 *
 * Makes footage, and hides what its formulas say must be hidden.
 */
gboolean
scrutiny_demo_add_footage (ScrutinyDemo *self,
                           gint64 meeting,
                           const char *letter,
                           gint64 duration_us,
                           gboolean is_damaged,
                           GError **error)
{
  ScrutinyDemoScene scene = { .seed = 20260000 + self->n_clips,
                              .number = self->n_clips,
                              .width = WIDTH,
                              .height = HEIGHT,
                              .duration_us = duration_us };
  g_autoptr (ScrutinyClip) clip = NULL;

  self->n_clips++;
  if (!scrutiny_demo_sign_in (self, SCRUTINY_DEMO_COORDINATOR, error))
    return FALSE;
  clip = scrutiny_demo_footage_add (self->session, meeting, letter, &scene, 0, is_damaged,
                                    self->cancellable, error);
  return clip != NULL &&
         scrutiny_demo_footage_hide (self->session, clip, &scene, error) &&
         look_again (self, meeting, letter, clip, error);
}

/**
 * scrutiny_demo_write_example:
 * @clip_path: where the clip goes
 * @track_path: where what must be hidden in it goes, as JSON
 *
 * Writes ten seconds of made-up footage in the clear, and its hide track, to try the
 * program with. Blocks; any thread.
 */
gboolean
scrutiny_demo_write_example (const char *clip_path,
                             const char *track_path,
                             GCancellable *cancellable,
                             GError **error)
{
  const ScrutinyDemoScene scene = { .seed = 20261122,
                                    .number = 2,
                                    .width = WIDTH,
                                    .height = HEIGHT,
                                    .duration_us = 10 * G_USEC_PER_SEC };
  ScrutinyClipFacts facts = { 0 };
  g_autofree char *sha256 = NULL;
  g_autofree char *json = NULL;
  g_autoptr (ScrutinyHideTrack) track = NULL;

  if (!scrutiny_ordinary_file_may_replace (clip_path, error) ||
      !scrutiny_ordinary_file_may_replace (track_path, error) ||
      !scrutiny_made_up_clip_write (clip_path, scene.seed, scene.number,
                                    scene.duration_us, scene.width, scene.height, NULL,
                                    NULL, cancellable, error) ||
      !scrutiny_footage_probe (clip_path, &facts, &sha256, cancellable, error))
    return FALSE;
  track = scrutiny_demo_scene_make_track (&scene, &facts.clip, SCRUTINY_DEMO_COORDINATOR,
                                          error);
  if (track == NULL)
    return FALSE;
  json = scrutiny_hide_track_to_json (track);
  return g_file_set_contents (track_path, json, -1, error);
}
