/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/player/doubt-keeper.h"

#include <glib/gi18n.h>

#include "app/hide-doubt.h"
#include "ui/page-run.h"
#include "ui/window.h"

typedef struct {
  ScrutinyClip *clip;
  gint64 track_id;
  ScrutinyDoubtKind kind;
  gint64 at_us;
} Doubt;

static void
doubt_free (gpointer data)
{
  Doubt *doubt = data;

  g_object_unref (doubt->clip);
  g_free (doubt);
}

static gpointer
doubt_work (ScrutinySession *session,
            gpointer input,
            GDestroyNotify *result_free,
            GCancellable *cancellable,
            GError **error)
{
  const Doubt *doubt = input;

  scrutiny_hide_doubt_add (session, doubt->clip, doubt->track_id, doubt->kind,
                           doubt->at_us, error);

  return NULL;
}

static void
doubted_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyWindow *window = scrutiny_window_of (page);

  if (error != NULL)
    scrutiny_window_fail (window, error);
  else
    scrutiny_window_say (window, _ ("The moment is marked. The coordinator will look."));
}

/**
 * scrutiny_doubt_keeper_take:
 * @page: where the clip is watched
 * @track_id: what is hidden in @clip as it is watched; 0 when all of it is covered
 * @command: what the player was asked
 * @at_us: the moment, since the clip's start
 *
 * Where somebody says that the wrong thing is hidden, the moment is kept with the case.
 * Other commands are left alone.
 */
void
scrutiny_doubt_keeper_take (ScrutinyPage *page,
                            ScrutinyClip *clip,
                            gint64 track_id,
                            ScrutinyPlayerCommand command,
                            gint64 at_us)
{
  Doubt *doubt;

  g_return_if_fail (SCRUTINY_IS_PAGE (page) && SCRUTINY_IS_CLIP (clip));

  if (command != SCRUTINY_PLAYER_SHOULD_HIDE && command != SCRUTINY_PLAYER_TOO_MUCH)
    return;
  doubt = g_new0 (Doubt, 1);
  doubt->clip = g_object_ref (clip);
  doubt->track_id = track_id;
  doubt->kind = command == SCRUTINY_PLAYER_SHOULD_HIDE ? SCRUTINY_DOUBT_SHOULD_HIDE
                                                       : SCRUTINY_DOUBT_TOO_MUCH;
  doubt->at_us = at_us;
  scrutiny_page_run (page, doubt_work, doubt, doubt_free, doubted_cb, NULL);
}
