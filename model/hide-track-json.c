/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/hide-track.h"

/* Text came through g_utf8_validate(); only JSON's own characters need escapes. */
static void
append_text (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *at = text; *at; at++) {
    if (*at == '"' || *at == '\\')
      g_string_append_printf (json, "\\%c", *at);
    else if ((guchar) *at < 0x20)
      g_string_append_printf (json, "\\u%04x", (guint) (guchar) *at);
    else
      g_string_append_c (json, *at);
  }
  g_string_append_c (json, '"');
}

/* Enough digits to read back the same double, whatever the locale. */
static void
append_number (GString *json, const char *name, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  /* Adding 0 takes the sign off -0, which would be read back without it. */
  g_string_append_printf (json, ",\"%s\":%s", name,
                          g_ascii_dtostr (digits, sizeof digits, value + 0.0));
}

static void
append_clip (GString *json, const ScrutinyHideClip *clip)
{
  g_string_append (json, "\"clip\":{\"sha256\":\"");
  for (guint i = 0; i < SCRUTINY_CLIP_SHA256_BYTES; i++)
    g_string_append_printf (json, "%02x", clip->sha256[i]);
  g_string_append_printf (json,
                          "\",\"stream\":%u,\"width\":%u,\"height\":%u,\"rotation\":%u,"
                          "\"time_base\":[%d,%d]}",
                          clip->stream, clip->width, clip->height, clip->rotation,
                          clip->time_base_num, clip->time_base_den);
}

static void
append_region (GString *json, const ScrutinyHideRegion *region)
{
  const ScrutinyHideKey *keys;
  guint n_keys;

  g_string_append (json, "{\"id\":");
  append_text (json, scrutiny_hide_region_get_id (region));
  g_string_append_printf (json, ",\"shape\":\"%s\",\"effect\":\"solid\",\"reason\":",
                          scrutiny_hide_shape_to_name (
                              scrutiny_hide_region_get_shape (region)));
  append_text (json, scrutiny_hide_region_get_reason (region));
  g_string_append (json, ",\"keyframes\":[");

  keys = scrutiny_hide_region_get_keys (region, &n_keys);
  for (guint i = 0; i < n_keys; i++) {
    g_string_append_printf (json, "%s\n{\"t_us\":%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            keys[i].t_us);
    append_number (json, "x", keys[i].x);
    append_number (json, "y", keys[i].y);
    append_number (json, "w", keys[i].w);
    append_number (json, "h", keys[i].h);
    g_string_append_printf (json, ",\"state\":\"%s\"}",
                            scrutiny_hide_state_to_name (keys[i].state));
  }
  g_string_append (json, "]}");
}

static void
append_spans (GString *json, const ScrutinyHideSpan *spans, guint n_spans)
{
  for (guint i = 0; i < n_spans; i++) {
    g_string_append_printf (json,
                            "%s\n{\"from_us\":%" G_GINT64_FORMAT
                            ",\"to_us\":%" G_GINT64_FORMAT ",\"reason\":",
                            i > 0 ? "," : "", spans[i].from_us, spans[i].to_us);
    append_text (json, spans[i].reason);
    g_string_append_c (json, '}');
  }
}

/**
 * scrutiny_hide_track_to_json:
 * @self: a track
 *
 * The form that scrutiny_hide_track_read() takes: the same track gives the same bytes.
 *
 * Returns: (transfer full): JSON text
 */
char *
scrutiny_hide_track_to_json (const ScrutinyHideTrack *self)
{
  GString *json = g_string_new (NULL);
  const ScrutinyHideSpan *spans;
  guint n_spans;

  g_string_append_printf (json,
                          "{\"format\":\"bwv-scrutiny-hide-track\",\"version\":%d,\n",
                          SCRUTINY_HIDE_TRACK_VERSION);
  append_clip (json, scrutiny_hide_track_get_clip (self));
  g_string_append (json, ",\n\"author\":");
  append_text (json, scrutiny_hide_track_get_author (self));

  g_string_append (json, ",\n\"regions\":[");
  for (guint i = 0; i < scrutiny_hide_track_get_n_regions (self); i++) {
    g_string_append (json, i > 0 ? ",\n" : "\n");
    append_region (json, scrutiny_hide_track_get_region (self, i));
  }

  g_string_append (json, "],\n\"sound\":[");
  spans = scrutiny_hide_track_get_sound (self, &n_spans);
  append_spans (json, spans, n_spans);
  g_string_append (json, "],\n\"picture\":[");
  spans = scrutiny_hide_track_get_picture (self, &n_spans);
  append_spans (json, spans, n_spans);
  g_string_append (json, "]}\n");

  return g_string_free (json, FALSE);
}
