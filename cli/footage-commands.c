/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "app/footage.h"
#include "cli/commands-private.h"

/* What a hide track for the clip has to name, as it stands in one. */
static json_t *
shape_to_json (ScrutinyClip *clip)
{
  const ScrutinyHideClip *shape = &scrutiny_clip_get_row (clip)->shape;

  return json_pack ("{s:s,s:i,s:i,s:i,s:i,s:[i,i]}", "sha256",
                    scrutiny_clip_get_sha256 (clip), "stream", (int) shape->stream,
                    "width", (int) shape->width, "height", (int) shape->height,
                    "rotation", (int) shape->rotation, "time_base", shape->time_base_num,
                    shape->time_base_den);
}

static json_t *
clip_to_json (ScrutinyInvocation *call, ScrutinyClip *clip)
{
  g_autofree char *gap = scrutiny_footage_describe_gap (call->session, clip);
  gint64 meeting = 0;
  g_autofree char *letter =
      scrutiny_footage_dup_case_letter (call->session, clip, &meeting);
  const ScrutinyClipRow *row = scrutiny_clip_get_row (clip);

  return json_pack (
      "{s:I,s:s,s:I,s:I,s:I,s:I,s:i,s:i,s:i,s:i,s:b,s:b,s:b,s:b,s:o,s:o,s:o,s:o,s:I,s:o}",
      "clip", (json_int_t) row->id, "sha256", scrutiny_clip_get_sha256 (clip),
      "size_bytes", (json_int_t) row->size_bytes, "duration_us",
      (json_int_t) row->duration_us, "last_us", (json_int_t) row->last_us, "frames",
      (json_int_t) row->frames, "streams", row->has_sound ? 2 : 1, "width",
      (int) row->width, "height", (int) row->height, "rotation",
      (int) row->shape.rotation, "sound", row->has_sound, "truncated", row->is_truncated,
      "times_estimated", row->is_estimated, "variable_rate", row->is_variable, "camera",
      scrutiny_output_text (row->camera), "started_at_us",
      row->started_at_us != 0 ? json_integer (row->started_at_us) : json_null (), "gap",
      scrutiny_output_text (gap), "hide_clip", shape_to_json (clip), "meeting",
      (json_int_t) meeting, "case", scrutiny_output_text (letter));
}

/* footage add */

static gboolean
read_instant (const char *text, gint64 *at_us, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/London");
  g_autoptr (GDateTime) instant = g_date_time_new_from_iso8601 (text, zone);

  if (instant == NULL) {
    g_set_error (error, SCRUTINY_CLI_ERROR, SCRUTINY_CLI_ERROR_USAGE,
                 _("--started: “%s” is not a time such as 2026-11-22T18:30:00."), text);
    return FALSE;
  }
  *at_us = g_date_time_to_unix (instant) * G_USEC_PER_SEC +
           g_date_time_get_microsecond (instant);
  return TRUE;
}

static json_t *
footage_add (ScrutinyInvocation *call, GError **error)
{
  ScrutinyFootageOrigin origin = { 0 };
  const char *started = NULL;
  g_autoptr (ScrutinyClip) clip = NULL;
  gint64 meeting = 0;
  const GOptionEntry entries[] = {
    { "camera", 0, 0, G_OPTION_ARG_STRING, &origin.camera, NULL, NULL },
    { "started", 0, 0, G_OPTION_ARG_STRING, &started, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 3, 3, error) ||
      !scrutiny_invocation_meeting (call, &meeting, error) ||
      (started != NULL && !read_instant (started, &origin.started_at_us, error)))
    return NULL;
  clip =
      scrutiny_footage_add (call->session, meeting, call->args[1], call->args[2], &origin,
                            scrutiny_invocation_progress, NULL, call->cancellable, error);

  return clip != NULL ? clip_to_json (call, clip) : NULL;
}

/* footage list */

static json_t *
footage_list (ScrutinyInvocation *call, GError **error)
{
  g_autoptr (GListModel) clips = NULL;
  gint64 meeting = 0;
  json_t *rows;

  if (!scrutiny_invocation_parse (call, NULL, 0, 2, error))
    return NULL;
  if (call->n_args == 1)
    return scrutiny_invocation_refuse_use (call, error);
  if (call->n_args == 2 && !scrutiny_invocation_meeting (call, &meeting, error))
    return NULL;
  clips = call->n_args == 2
              ? scrutiny_footage_list_case (call->session, meeting, call->args[1], error)
              : scrutiny_footage_list (call->session, error);
  if (clips == NULL)
    return NULL;

  rows = json_array ();
  for (guint i = 0; i < g_list_model_get_n_items (clips); i++) {
    g_autoptr (ScrutinyClip) clip = g_list_model_get_item (clips, i);

    json_array_append_new (rows, clip_to_json (call, clip));
  }
  return json_pack ("{s:o}", "clips", rows);
}

/* footage probe */

static json_t *
footage_probe (ScrutinyInvocation *call, GError **error)
{
  ScrutinyClipFacts facts;
  g_autofree char *sha256 = NULL;

  if (!scrutiny_invocation_parse (call, NULL, 1, 1, error) ||
      !scrutiny_footage_probe (call->args[0], &facts, &sha256, call->cancellable, error))
    return NULL;

  return json_pack (
      "{s:s,s:I,s:I,s:I,s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:b,s:b,s:b,s:b}", "sha256",
      sha256, "duration_us", (json_int_t) facts.duration_us, "last_us",
      (json_int_t) facts.last_us, "frames", (json_int_t) facts.frames, "streams",
      facts.has_sound ? 2 : 1, "width", (int) facts.width, "height", (int) facts.height,
      "rotation", (int) facts.clip.rotation, "stream", (int) facts.clip.stream,
      "coded_width", (int) facts.clip.width, "coded_height", (int) facts.clip.height,
      "time_base_num", facts.clip.time_base_num, "time_base_den",
      facts.clip.time_base_den, "sound", facts.has_sound, "truncated", facts.is_truncated,
      "times_estimated", facts.is_estimated, "variable_rate", facts.is_variable);
}

/* footage check */

static json_t *
footage_check (ScrutinyInvocation *call, GError **error)
{
  g_autoptr (GPtrArray) faults = NULL;
  guint checked = 0;
  json_t *rows;

  if (!scrutiny_invocation_parse (call, NULL, 0, 0, error) ||
      !scrutiny_footage_check (call->session, &faults, &checked,
                               scrutiny_invocation_progress, NULL, call->cancellable,
                               error))
    return NULL;

  rows = json_array ();
  for (guint i = 0; i < faults->len; i++)
    json_array_append_new (rows, scrutiny_output_text (g_ptr_array_index (faults, i)));
  call->has_failed = faults->len > 0;
  return json_pack ("{s:i,s:b,s:o}", "checked", (int) checked, "holds", faults->len == 0,
                    "faults", rows);
}

const ScrutinyCommand scrutiny_footage_commands[] = {
  { "footage add", "MEETING CASE FILE [--camera NAME] [--started TIME]",
    N_ ("Seals a recording and adds it to a case"),
        SCRUTINY_NEEDS_SIGNED_IN,
        footage_add },
    { "footage list", "[MEETING CASE]",
      N_ ("Lists recordings"), SCRUTINY_NEEDS_SIGNED_IN, footage_list },
      { "footage probe", "FILE",
        N_ ("Says what a video file is, without keeping it"),
            SCRUTINY_NEEDS_NOTHING,
            footage_probe },
        { "footage check", "",
          N_ ("Reads every recording and compares its hash"),
              SCRUTINY_NEEDS_SIGNED_IN,
              footage_check },
          { 0 },
      };
