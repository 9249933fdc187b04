/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "app/minutes.h"
#include "cli/commands-private.h"

typedef gboolean (*WriteFunc) (ScrutinySession *session,
                               gint64 meeting,
                               const char *path,
                               GError **error);

static json_t *
write_page (ScrutinyInvocation *call, WriteFunc write, GError **error)
{
  gint64 meeting;

  if (!scrutiny_invocation_parse (call, NULL, 2, 2, error) ||
      !scrutiny_invocation_integer (call->args[0], _("the meeting's number"), 1,
                                                      G_MAXINT64, &meeting, error) ||
                                    !write (call->session, meeting, call->args[1], error))
    return NULL;

  return json_pack ("{s:I,s:o}", "meeting", (json_int_t) meeting, "file",
                    scrutiny_output_text (call->args[1]));
}

static json_t *
write_minutes (ScrutinyInvocation *call, GError **error)
{
  return write_page (call, scrutiny_meeting_write_minutes, error);
}

static json_t *
write_hold_list (ScrutinyInvocation *call, GError **error)
{
  return write_page (call, scrutiny_meeting_write_hold_list, error);
}

/* clang-format off */
const ScrutinyCommand scrutiny_paper_commands[] = {
  { "meeting minutes", "M OUT.pdf",
    N_("Writes the minutes; DRAFT until the meeting is sealed (chair)"),
    SCRUTINY_NEEDS_SIGNED_IN, write_minutes },
  { "meeting holds", "M OUT.pdf",
    N_("Writes the list of footage the force is to keep"),
    SCRUTINY_NEEDS_SIGNED_IN, write_hold_list },
  { 0 },
};
/* clang-format on */
