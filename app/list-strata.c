/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/error.h"
#include "app/list-private.h"

/* Groups that cannot be made are refused before anything is fixed: a plan that falls
 * short in silence would look like a draw that nobody asked for. */

static gboolean
refuse (GError **error, char *why)
{
  g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE, why);
  g_free (why);

  return FALSE;
}

/* A field that this force leaves empty would make one group of everything. */
static gboolean
check_filled (ScrutinyFrame *frame, GError **error)
{
  const char *const *columns =
      scrutiny_plan_get_strata_columns (scrutiny_frame_get_plan (frame));

  for (guint c = 0; columns != NULL && columns[c] != NULL; c++) {
    gboolean is_filled = FALSE;

    for (guint i = 1; i <= scrutiny_frame_get_n_strata (frame) && !is_filled; i++)
      is_filled = *scrutiny_frame_get_stratum (frame, i)->values[c] != '\0';
    if (!is_filled)
      return refuse (error, g_strdup_printf (_("No record that could be drawn says “%s”. Divide "
                                        "the list by another field, or ask the force to "
                                        "fill this one in."),
                                columns[c]));
  }

  return TRUE;
}

static gboolean
has_stratum (ScrutinyFrame *frame, const char *const *values)
{
  for (guint i = 1; i <= scrutiny_frame_get_n_strata (frame); i++) {
    if (g_strv_equal ((const char *const *) scrutiny_frame_get_stratum (frame, i)->values,
                      values))
      return TRUE;
  }

  return FALSE;
}

/* Every group that the plan names by hand must be there. */
static gboolean
check_named (ScrutinyFrame *frame, const char *const *shares, GError **error)
{
  for (guint i = 0; shares != NULL && shares[i] != NULL; i++) {
    const char *sign = strrchr (shares[i], '=');
    g_autofree char *key = g_strndup (shares[i], (gsize) (sign - shares[i]));
    g_auto (GStrv) values = g_strsplit (key, ",", -1);

    if (!has_stratum (frame, (const char *const *) values))
      return refuse (error, g_strdup_printf (_("No record that could be drawn is “%s”. "
                                               "Look at how the force writes it, or "
                                               "leave this group out."),
                                                key));
  }

  return TRUE;
}

static gboolean
check_size (ScrutinyFrame *frame, GError **error)
{
  guint shortfall = scrutiny_frame_get_shortfall (frame);

  if (shortfall == 0)
    return TRUE;

  for (guint i = 1; i <= scrutiny_frame_get_n_strata (frame); i++) {
    const ScrutinyStratum *stratum = scrutiny_frame_get_stratum (frame, i);
    g_autofree char *name = NULL;

    if (stratum->quota < stratum->size || stratum->size == 0)
      continue;
    name = g_strjoinv (", ", stratum->values);
    return refuse (error,
                   g_strdup_printf (
                       ngettext ("The group “%s” has only %u record, and the plan is %u "
                                 "short. Ask for fewer cases, or take more days or "
                                 "areas into the list.",
                                 "The group “%s” has only %u records, and the plan is "
                                 "%u short. Ask for fewer cases, or take more days or "
                                 "areas into the list.",
                                 stratum->size),
                       *name != '\0' ? name
                                     : _("not recorded"), stratum->size, shortfall));
  }

  return TRUE;
}

gboolean
scrutiny_list_check_strata (ScrutinyFrame *frame,
                            const ScrutinyListRequest *request,
                            GError **error)
{
  if (request->method != SCRUTINY_PLAN_STRATIFIED ||
      scrutiny_frame_get_n_strata (frame) == 0)
    return TRUE;

  return check_filled (frame, error) && check_named (frame, request->shares, error) &&
         check_size (frame, error);
}
