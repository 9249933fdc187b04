/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/draw.h"

#include <glib/gi18n.h>

#include "app/seed.h"
#include "cli/commands-private.h"
#include "sampling/draw.h"

static gboolean
tell_progress (guint64 done, guint64 total, gpointer data)
{
  scrutiny_invocation_progress ((gint64) done, (gint64) total, NULL);
  return !g_cancellable_is_cancelled (data);
}

static json_t *
seed_add (ScrutinyInvocation *call, GError **error)
{
  const char *method_name = NULL;
  const char *share = NULL;
  gint64 number;
  ScrutinyShareMethod method;
  g_autoptr (ScrutinyCeremony) ceremony = NULL;
  const GOptionEntry entries[] = {
    { "method", 0, 0, G_OPTION_ARG_STRING, &method_name, NULL, NULL },
    { "share", 0, 0, G_OPTION_ARG_STRING, &share, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 1, 1, error) ||
      !scrutiny_invocation_meeting (call, &number, error))
    return NULL;
  if (share == NULL || method_name == NULL ||
      !scrutiny_share_method_from_name (method_name, &method))
    return scrutiny_invocation_refuse_use (call, error);
  ceremony = scrutiny_seed_add (call->session, number, method, share, error);
  if (ceremony == NULL)
    return NULL;
  return json_pack ("{s:i,s:i,s:i,s:b,s:b}", "shares", (int) ceremony->shares->len,
                    "symbols", (int) ceremony->n_symbols, "millibits",
                    (int) ceremony->n_millibits, "enough", ceremony->is_enough,
                    "looks_made_up", ceremony->looks_made_up);
}

static json_t *
drawn_to_json (GPtrArray *drawn)
{
  json_t *rows = json_array ();

  for (guint i = 0; i < drawn->len; i++) {
    const ScrutinyDrawn *one = g_ptr_array_index (drawn, i);

    json_array_append_new (rows, json_pack ("{s:i,s:i,s:o,s:s}", "rank", (int) one->rank,
                                            "stratum", (int) one->stratum, "id",
                                            scrutiny_output_text (one->id), "ticket",
                                            one->ticket));
  }
  return rows;
}

static json_t *
draw (ScrutinyInvocation *call, GError **error)
{
  const char *out = NULL;
  gint64 number;
  g_autoptr (ScrutinyDrawOutcome) outcome = NULL;
  const GOptionEntry entries[] = {
    { "certificate", 0, 0, G_OPTION_ARG_FILENAME, &out, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 1, 1, error) ||
      !scrutiny_invocation_meeting (call, &number, error))
    return NULL;
  outcome = scrutiny_meeting_draw (call->session, number, tell_progress,
                                   call->cancellable, error);
  if (outcome == NULL)
    return NULL;
  if (out != NULL && !scrutiny_invocation_copy (outcome->certificate_path, out, error)) {
    g_prefix_error (error, _("The cases are drawn and the certificate is kept in %s, but not copied: "),
                              outcome->certificate_path);
    return NULL;
  }
  return json_pack ("{s:o,s:o,s:i,s:s,s:o,s:o,s:o}", "main",
                    drawn_to_json (scrutiny_certificate_get_main (outcome->certificate)),
                    "reserves",
                    drawn_to_json (
                        scrutiny_certificate_get_reserves (outcome->certificate)),
                    "shortfall", (int) outcome->shortfall, "certificate_sha256",
                    scrutiny_certificate_get_sha256 (outcome->certificate), "certificate",
                    scrutiny_output_text (outcome->certificate_path), "list",
                    scrutiny_output_text (outcome->list_path), "pdf",
                    scrutiny_output_text (outcome->pdf_path));
}

const ScrutinyCommand scrutiny_draw_commands[] = {
  { "seed add", "MEETING --method d10|d6|chosen|text --share TEXT",
    N_ ("Adds one person's share of the seed, in the order of the seats"),
        SCRUTINY_NEEDS_SIGNED_IN,
        seed_add },
    { "draw", "MEETING [--certificate OUT]",
      N_ ("Draws the cases the plan says, and writes the certificate"),
          SCRUTINY_NEEDS_SIGNED_IN,
          draw },
      { 0 },
  };
