/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/hide-version.h"

/* One version of what must be hidden in a clip: whose word it is, and whether somebody
 * else has looked. Immutable; the track itself stays sealed. */
struct _ScrutinyHideVersion {
  GObject parent_instance;

  ScrutinyHideVersionRow row; /* sha256 is owned here */
};

G_DEFINE_FINAL_TYPE (ScrutinyHideVersion, scrutiny_hide_version, G_TYPE_OBJECT)

static void
scrutiny_hide_version_finalize (GObject *object)
{
  ScrutinyHideVersion *self = SCRUTINY_HIDE_VERSION (object);

  g_free ((char *) self->row.sha256);

  G_OBJECT_CLASS (scrutiny_hide_version_parent_class)->finalize (object);
}

static void
scrutiny_hide_version_class_init (ScrutinyHideVersionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scrutiny_hide_version_finalize;
}

static void
scrutiny_hide_version_init (ScrutinyHideVersion *self)
{
}

/**
 * scrutiny_hide_version_new:
 *
 * Returns: (transfer full): a version made from a row of the store.
 */
ScrutinyHideVersion *
scrutiny_hide_version_new (const ScrutinyHideVersionRow *row)
{
  ScrutinyHideVersion *self;

  g_return_val_if_fail (row != NULL && row->sha256 != NULL, NULL);

  self = g_object_new (SCRUTINY_TYPE_HIDE_VERSION, NULL);
  self->row = *row;
  self->row.sha256 = g_strdup (row->sha256);

  return self;
}

/** scrutiny_hide_version_get_row: Everything at once; lives as long as the version. */
const ScrutinyHideVersionRow *
scrutiny_hide_version_get_row (ScrutinyHideVersion *self)
{
  g_return_val_if_fail (SCRUTINY_IS_HIDE_VERSION (self), NULL);

  return &self->row;
}

/** scrutiny_hide_version_get_id: Returns: its number in the panel */
gint64
scrutiny_hide_version_get_id (ScrutinyHideVersion *self)
{
  g_return_val_if_fail (SCRUTINY_IS_HIDE_VERSION (self), 0);

  return self->row.id;
}

/**
 * scrutiny_hide_version_get_number:
 *
 * From 1, in the order they were made for their clip.
 */
guint
scrutiny_hide_version_get_number (ScrutinyHideVersion *self)
{
  g_return_val_if_fail (SCRUTINY_IS_HIDE_VERSION (self), 0);

  return self->row.version;
}

/** scrutiny_hide_version_get_made_by: The person whose second look does not count. */
gint64
scrutiny_hide_version_get_made_by (ScrutinyHideVersion *self)
{
  g_return_val_if_fail (SCRUTINY_IS_HIDE_VERSION (self), 0);

  return self->row.made_by;
}

/** scrutiny_hide_version_is_approved: Whether members may watch the clip under it. */
gboolean
scrutiny_hide_version_is_approved (ScrutinyHideVersion *self)
{
  g_return_val_if_fail (SCRUTINY_IS_HIDE_VERSION (self), FALSE);

  return self->row.approved_by != 0;
}
