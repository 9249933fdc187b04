/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/page.h"

/* One screen of the window: what it is called in the header, what F1 says about
 * it, and how to bring it up to date. Main thread only. */
typedef struct {
  char *title;
  char *help_text;
  GtkWidget *first_focus; /* weak, inside the page; NULL: whatever comes first */
} ScrutinyPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ScrutinyPage, scrutiny_page, ADW_TYPE_BIN)

enum {
  PROP_TITLE = 1,
  PROP_HELP_TEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
scrutiny_page_finalize (GObject *object)
{
  ScrutinyPagePrivate *priv = scrutiny_page_get_instance_private (SCRUTINY_PAGE (object));

  g_clear_weak_pointer (&priv->first_focus);
  g_free (priv->title);
  g_free (priv->help_text);

  G_OBJECT_CLASS (scrutiny_page_parent_class)->finalize (object);
}

static void
scrutiny_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ScrutinyPage *self = SCRUTINY_PAGE (object);

  switch (id) {
  case PROP_TITLE:
    g_value_set_string (value, scrutiny_page_get_title (self));
    break;
  case PROP_HELP_TEXT:
    g_value_set_string (value, scrutiny_page_get_help_text (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
scrutiny_page_set_property (GObject *object,
                            guint id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  ScrutinyPage *self = SCRUTINY_PAGE (object);

  switch (id) {
  case PROP_TITLE:
    scrutiny_page_set_title (self, g_value_get_string (value));
    break;
  case PROP_HELP_TEXT:
    scrutiny_page_set_help_text (self, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
scrutiny_page_class_init (ScrutinyPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags =
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = scrutiny_page_finalize;
  object_class->get_property = scrutiny_page_get_property;
  object_class->set_property = scrutiny_page_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_HELP_TEXT] = g_param_spec_string ("help-text", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
scrutiny_page_init (ScrutinyPage *self)
{
  ScrutinyPagePrivate *priv = scrutiny_page_get_instance_private (self);

  priv->title = g_strdup ("");
  priv->help_text = g_strdup ("");
}

/**
 * scrutiny_page_get_title:
 *
 * Returns: (transfer none): what the header calls this page
 */
const char *
scrutiny_page_get_title (ScrutinyPage *self)
{
  ScrutinyPagePrivate *priv = scrutiny_page_get_instance_private (self);

  g_return_val_if_fail (SCRUTINY_IS_PAGE (self), "");

  return priv->title;
}

/** scrutiny_page_set_title: @title is copied; it stands over the page */
void
scrutiny_page_set_title (ScrutinyPage *self, const char *title)
{
  ScrutinyPagePrivate *priv = scrutiny_page_get_instance_private (self);

  g_return_if_fail (SCRUTINY_IS_PAGE (self));

  if (g_strcmp0 (priv->title, title) == 0)
    return;
  g_free (priv->title);
  priv->title = g_strdup (title ? title : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * scrutiny_page_get_help_text:
 *
 * Returns: (transfer none): what this page is for, in plain sentences, for F1
 */
const char *
scrutiny_page_get_help_text (ScrutinyPage *self)
{
  ScrutinyPagePrivate *priv = scrutiny_page_get_instance_private (self);

  g_return_val_if_fail (SCRUTINY_IS_PAGE (self), "");

  return priv->help_text;
}

/** scrutiny_page_set_help_text: @help_text is copied; it is what the help key shows */
void
scrutiny_page_set_help_text (ScrutinyPage *self, const char *help_text)
{
  ScrutinyPagePrivate *priv = scrutiny_page_get_instance_private (self);

  g_return_if_fail (SCRUTINY_IS_PAGE (self));

  if (g_strcmp0 (priv->help_text, help_text) == 0)
    return;
  g_free (priv->help_text);
  priv->help_text = g_strdup (help_text ? help_text : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HELP_TEXT]);
}

/**
 * scrutiny_page_set_first_focus:
 * @widget: (nullable): inside the page: where the keys go when the page comes into
 *   view, if not to whatever comes first
 */
void
scrutiny_page_set_first_focus (ScrutinyPage *self, GtkWidget *widget)
{
  ScrutinyPagePrivate *priv = scrutiny_page_get_instance_private (self);

  g_return_if_fail (SCRUTINY_IS_PAGE (self));

  g_set_weak_pointer (&priv->first_focus, widget);
}

/** scrutiny_page_take_focus: Moves the focus into the page. */
void
scrutiny_page_take_focus (ScrutinyPage *self)
{
  ScrutinyPagePrivate *priv = scrutiny_page_get_instance_private (self);

  g_return_if_fail (SCRUTINY_IS_PAGE (self));

  if (priv->first_focus == NULL || !gtk_widget_grab_focus (priv->first_focus))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * scrutiny_page_refresh:
 * @self: a page that came into view, or whose case or panel has changed
 *
 * Asks the page to read again what it shows; pages that show nothing of the
 * panel do nothing.
 */
void
scrutiny_page_refresh (ScrutinyPage *self)
{
  g_return_if_fail (SCRUTINY_IS_PAGE (self));

  if (SCRUTINY_PAGE_GET_CLASS (self)->refresh != NULL)
    SCRUTINY_PAGE_GET_CLASS (self)->refresh (self);
}
