/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/machine-settings.h"

#include <gio/gio.h>
#include <locale.h>

#define SCHEMA "org.bwvscrutiny.Scrutiny"

/* NULL where the program is not installed: GSettings would end it otherwise. */
static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA, TRUE);

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static const char *
get_system_language (void)
{
  const char *locale = setlocale (LC_MESSAGES, NULL);

  return locale != NULL && g_str_has_prefix (locale, "cy") ? "cy" : "en";
}

/**
 * scrutiny_machine_settings_dup_language:
 *
 * Returns: (transfer full): "en" or "cy", as last chosen on this computer, or as the
 *   system says; main thread
 */
char *
scrutiny_machine_settings_dup_language (void)
{
  g_autoptr (GSettings) settings = open_settings ();
  g_autofree char *kept =
      settings != NULL ? g_settings_get_string (settings, "language") : NULL;

  if (g_strcmp0 (kept, "en") == 0 || g_strcmp0 (kept, "cy") == 0)
    return g_steal_pointer (&kept);

  return g_strdup (get_system_language ());
}

/**
 * scrutiny_machine_settings_keep_language:
 * @language: "en" or "cy"
 *
 * Starts in @language from now on; does nothing where the program is not installed.
 * Main thread.
 */
void
scrutiny_machine_settings_keep_language (const char *language)
{
  g_autoptr (GSettings) settings = open_settings ();

  g_return_if_fail (language != NULL);

  if (settings != NULL)
    g_settings_set_string (settings, "language", language);
}
