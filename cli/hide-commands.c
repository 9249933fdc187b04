/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "app/footage.h"
#include "app/hide-doubt.h"
#include "app/hide.h"
#include "cli/commands-private.h"
#include "model/ordinary-file.h"

/* Every command here names a meeting and a case, and --clip N picks one of several. */
static ScrutinyClip *
find_clip (ScrutinyInvocation *call, gint64 *meeting, gint number, GError **error)
{
  if (!scrutiny_invocation_integer (call->args[0], _("MEETING"), 1, G_MAXINT32, meeting,
                                                      error))
    return NULL;
  return scrutiny_footage_find (call->session, *meeting, call->args[1],
                                (guint) MAX (number, 0), error);
}

/* Parses, with --clip as the only option, and finds the clip. */
static ScrutinyClip *
parse_and_find (ScrutinyInvocation *call, int n_args, gint64 *meeting, GError **error)
{
  gint number = 0;
  const GOptionEntry entries[] = {
    { "clip", 0, 0, G_OPTION_ARG_INT, &number, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, n_args, n_args, error))
    return NULL;
  return find_clip (call, meeting, number, error);
}

static json_t *
version_to_json (ScrutinyHideVersion *version)
{
  return json_pack ("{s:i,s:s,s:b}", "version",
                    (int) scrutiny_hide_version_get_number (version), "sha256",
                    scrutiny_hide_version_get_row (version)->sha256, "approved",
                    scrutiny_hide_version_is_approved (version));
}

/* hide import */

static json_t *
hide_import (ScrutinyInvocation *call, GError **error)
{
  g_autoptr (ScrutinyHideVersion) version = NULL;
  gint64 meeting = 0;

  if (!scrutiny_invocation_parse (call, NULL, 3, 3, error) ||
      !scrutiny_invocation_meeting (call, &meeting, error))
    return NULL;
  version = scrutiny_hide_import_file (call->session, meeting, call->args[1],
                                       call->args[2], error);

  return version != NULL ? version_to_json (version) : NULL;
}

/* hide export */

static json_t *
hide_export (ScrutinyInvocation *call, GError **error)
{
  g_autoptr (ScrutinyClip) clip = NULL;
  g_autoptr (ScrutinyHideTrack) track = NULL;
  g_autofree char *json = NULL;
  gint64 meeting = 0;

  clip = parse_and_find (call, 2, &meeting, error);
  track = clip != NULL ? scrutiny_hide_get_track (call->session, clip, error) : NULL;
  if (track == NULL)
    return NULL;

  json = scrutiny_hide_track_to_json (track);
  return json_loads (json, 0, NULL);
}

/* hide approve */

static json_t *
hide_approve (ScrutinyInvocation *call, GError **error)
{
  g_autoptr (ScrutinyClip) clip = NULL;
  g_autoptr (GListModel) versions = NULL;
  g_autoptr (ScrutinyHideVersion) newest = NULL;
  gint64 meeting = 0;

  clip = parse_and_find (call, 2, &meeting, error);
  if (clip == NULL ||
      !scrutiny_hide_approve (call->session, meeting, call->args[1], clip, error))
    return NULL;
  versions = scrutiny_hide_list_versions (call->session, clip, error);
  if (versions == NULL)
    return NULL;

  newest = g_list_model_get_item (versions, 0);
  return version_to_json (newest);
}

/* hide render */

static json_t *
hide_render (ScrutinyInvocation *call, GError **error)
{
  g_autoptr (ScrutinyClip) clip = NULL;
  ScrutinyCoveredCopyReceipt receipt = { 0 };
  gint64 meeting = 0;

  clip = parse_and_find (call, 3, &meeting, error);
  if (clip == NULL || !scrutiny_hide_render (call->session, clip, call->args[2],
                                             scrutiny_invocation_progress, NULL, &receipt,
                                             call->cancellable, error))
    return NULL;

  return json_pack ("{s:o,s:I,s:I}", "path", scrutiny_output_text (call->args[2]),
                    "frames", (json_int_t) receipt.frames, "size_bytes",
                    (json_int_t) receipt.size_bytes);
}

/* hide figures */

static json_t *
hide_figures (ScrutinyInvocation *call, GError **error)
{
  g_autoptr (ScrutinyClip) clip = NULL;
  ScrutinyHideFigures figures;
  gint64 meeting = 0;

  clip = parse_and_find (call, 2, &meeting, error);
  if (clip == NULL || !scrutiny_hide_take_figures (call->session, clip, &figures,
                                                   call->cancellable, error))
    return NULL;

  return json_pack ("{s:f,s:I,s:I,s:I,s:I,s:I,s:i}", "covered_area_percent",
                    figures.covered_area_percent, "muted_us",
                    (json_int_t) figures.muted_us, "longest_covered_us",
                    (json_int_t) figures.longest_covered_us, "longest_whole_us",
                    (json_int_t) figures.longest_whole_us, "covered_us",
                    (json_int_t) figures.covered_us, "whole_us",
                    (json_int_t) figures.whole_us, "regions", (int) figures.regions);
}

/* frame */

static json_t *
frame (ScrutinyInvocation *call, GError **error)
{
  g_autoptr (ScrutinyClip) clip = NULL;
  g_autoptr (GBytes) png = NULL;
  ScrutinyStillFacts facts = { 0 };
  gint64 meeting = 0, at_us = -1;
  gint number = 0;
  const GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_INT64, &at_us, NULL, NULL },
    { "clip", 0, 0, G_OPTION_ARG_INT, &number, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 3, 3, error))
    return NULL;
  if (at_us < 0)
    return scrutiny_invocation_refuse_use (call, error);
  clip = find_clip (call, &meeting, number, error);
  png = clip != NULL ? scrutiny_hide_frame (call->session, clip, at_us, &facts,
                                            call->cancellable, error)
                     : NULL;
  if (png == NULL || !scrutiny_ordinary_file_may_replace (call->args[2], error) ||
      !g_file_set_contents_full (call->args[2], g_bytes_get_data (png, NULL),
                                 (gssize) g_bytes_get_size (png),
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
    return NULL;

  return json_pack ("{s:I,s:b,s:o}", "pts_us", (json_int_t) facts.pts_us, "covered",
                    facts.is_whole_cover, "reason", scrutiny_output_text (facts.reason));
}

/* hide doubt, hide doubts */

static json_t *
hide_doubt (ScrutinyInvocation *call, GError **error)
{
  g_autoptr (ScrutinyClip) clip = NULL;
  ScrutinyDoubtKind kind;
  const char *code = NULL;
  gint64 meeting = 0, at_us = -1;
  gint number = 0;
  const GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_INT64, &at_us, NULL, NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &code, NULL, NULL },
    { "clip", 0, 0, G_OPTION_ARG_INT, &number, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 2, 2, error))
    return NULL;
  if (code == NULL || !scrutiny_doubt_kind_from_code (code, &kind) || at_us < 0)
    return scrutiny_invocation_refuse_use (call, error);
  clip = find_clip (call, &meeting, number, error);
  if (clip == NULL ||
      !scrutiny_hide_doubt_add (call->session, clip, 0, kind, at_us, error))
    return NULL;

  return json_pack ("{s:s,s:I}", "kind", scrutiny_doubt_kind_to_code (kind), "at_us",
                    (json_int_t) at_us);
}

static json_t *
hide_doubts (ScrutinyInvocation *call, GError **error)
{
  gint64 meeting;
  g_autoptr (ScrutinyClip) clip = parse_and_find (call, 2, &meeting, error);
  g_autoptr (GArray) doubts =
      clip ? scrutiny_hide_doubt_list (call->session, clip, error) : NULL;
  json_t *list;

  if (doubts == NULL)
    return NULL;
  list = json_array ();
  for (guint i = 0; i < doubts->len; i++) {
    const ScrutinyHideDoubt *doubt = &g_array_index (doubts, ScrutinyHideDoubt, i);

    json_array_append_new (list, json_pack ("{s:s,s:I}", "kind",
                                            scrutiny_doubt_kind_to_code (doubt->kind),
                                            "at_us", (json_int_t) doubt->at_us));
  }

  return json_pack ("{s:o}", "doubts", list);
}

const ScrutinyCommand scrutiny_hide_commands[] = {
  { "hide import", "MEETING CASE TRACK.json",
    N_ ("Stores what must be hidden in a clip of a case"),
        SCRUTINY_NEEDS_SIGNED_IN,
        hide_import },
    { "hide export", "MEETING CASE [--clip N]",
      N_ ("Prints what is hidden in a clip of a case"),
          SCRUTINY_NEEDS_SIGNED_IN,
          hide_export },
      { "hide approve", "MEETING CASE [--clip N]",
        N_ ("Takes the second look: what is hidden is right"),
            SCRUTINY_NEEDS_SIGNED_IN,
            hide_approve },
        { "hide render", "MEETING CASE OUT.mp4 [--clip N]",
          N_ ("Writes a covered copy"), SCRUTINY_NEEDS_SIGNED_IN, hide_render },
          { "hide figures", "MEETING CASE [--clip N]",
            N_ ("Says how much is hidden"), SCRUTINY_NEEDS_SIGNED_IN, hide_figures },
            { "hide doubt",
              "MEETING CASE --kind should-hide|too-much --at TIME_US [--clip N]",
              N_ ("Marks a moment where the wrong thing is hidden"),
                  SCRUTINY_NEEDS_SIGNED_IN,
                  hide_doubt },
              { "hide doubts", "MEETING CASE [--clip N]",
                N_ ("Lists the moments where somebody said so"),
                    SCRUTINY_NEEDS_SIGNED_IN,
                    hide_doubts },
                { "frame", "MEETING CASE --at TIME_US OUT.png [--clip N]",
                  N_ ("Saves the covered picture that a member would see"),
                      SCRUTINY_NEEDS_SIGNED_IN,
                      frame },
                  { 0 },
              };
