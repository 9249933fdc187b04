/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/ceremony/fix-request.h"

void
scrutiny_fix_request_free (gpointer self)
{
  ScrutinyFixRequest *request = self;

  g_free (request->from);
  g_free (request->to);
  g_free (request->area);
  g_strfreev (request->where);
  g_strfreev (request->strata);
  g_strfreev (request->shares);
  g_free (request->why);
  g_free (request->excluded_path);
  g_clear_pointer (&request->exclusions, scrutiny_exclusions_free);
  g_clear_pointer (&request->work, scrutiny_long_work_unref);
  g_free (request);
}

static const char *
or_null (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static const char *const *
list_or_null (char **list)
{
  return list != NULL && list[0] != NULL ? (const char *const *) list : NULL;
}

/**
 * scrutiny_fix_request_peek:
 *
 * Returns: the same for the use case; everything in it belongs to @self
 */
ScrutinyListRequest
scrutiny_fix_request_peek (const ScrutinyFixRequest *self)
{
  ScrutinyListRequest request = {
    .meeting = self->meeting,
    .kind = self->kind,
    .from = or_null (self->from),
    .to = or_null (self->to),
    .area = or_null (self->area),
    .where = list_or_null (self->where),
    .take = self->take,
    .reserves = self->reserves,
    .method = self->method,
    .strata =
        self->method == SCRUTINY_PLAN_STRATIFIED ? list_or_null (self->strata) : NULL,
    .allocation = self->allocation,
    .shares = list_or_null (self->shares),
    .minimum = self->minimum,
    .cap_field = self->cap_field,
    .cap_max = self->cap_max,
    .purpose = self->purpose,
    .why = or_null (self->why),
    .reported_total = self->reported_total,
    .are_warnings_answered = self->are_warnings_answered,
  };

  if (self->exclusions != NULL)
    request.exclusions =
        scrutiny_exclusions_get (self->exclusions, &request.n_exclusions);

  return request;
}

/**
 * scrutiny_fix_request_read_exclusions:
 *
 * Reads the file of records to keep out, if one was chosen; on the session's thread.
 */
gboolean
scrutiny_fix_request_read_exclusions (ScrutinyFixRequest *self, GError **error)
{
  if (or_null (self->excluded_path) == NULL)
    return TRUE;

  g_clear_pointer (&self->exclusions, scrutiny_exclusions_free);
  self->exclusions = scrutiny_exclusions_read (self->excluded_path, error);

  return self->exclusions != NULL;
}

/**
 * scrutiny_fix_request_split:
 * @words: conditions or fields apart by ";" or ","
 *
 * Returns: (transfer full): each of them, without the spaces around it
 */
char **
scrutiny_fix_request_split (const char *words)
{
  g_auto (GStrv) parts = g_strsplit_set (words, ";,", -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++) {
    g_strstrip (parts[i]);
    if (*parts[i] != '\0')
      g_strv_builder_add (kept, parts[i]);
  }

  return g_strv_builder_end (kept);
}
