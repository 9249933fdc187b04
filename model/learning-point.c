/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/learning-point.h"

#include <glib/gi18n-lib.h>

#include "model/role.h"

/* Something a force is asked to explain or to change, and how far that has come.
 * Immutable, so it may pass from the session's thread to the main thread. */
struct _ScrutinyLearningPoint {
  GObject parent_instance;

  ScrutinyLearningPointRow row; /* its strings are owned here */
};

G_DEFINE_FINAL_TYPE (ScrutinyLearningPoint, scrutiny_learning_point, G_TYPE_OBJECT)

static void
scrutiny_learning_point_finalize (GObject *object)
{
  ScrutinyLearningPoint *self = SCRUTINY_LEARNING_POINT (object);
  const char *const owned[] = { self->row.letter,       self->row.theme,
                                self->row.saw,          self->row.asks,
                                self->row.owner,        self->row.due_day,
                                self->row.reply_day,    self->row.reply,
                                self->row.returned_why, self->row.after_seal };

  for (guint i = 0; i < G_N_ELEMENTS (owned); i++)
    g_free ((char *) owned[i]);

  G_OBJECT_CLASS (scrutiny_learning_point_parent_class)->finalize (object);
}

static void
scrutiny_learning_point_class_init (ScrutinyLearningPointClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scrutiny_learning_point_finalize;
}

static void
scrutiny_learning_point_init (ScrutinyLearningPoint *self)
{
}

/**
 * scrutiny_learning_point_new:
 * @row: borrowed; its strings are copied
 *
 * Returns: (transfer full): the point
 */
ScrutinyLearningPoint *
scrutiny_learning_point_new (const ScrutinyLearningPointRow *row)
{
  ScrutinyLearningPoint *self;

  g_return_val_if_fail (row != NULL && row->letter != NULL && row->theme != NULL, NULL);

  self = g_object_new (SCRUTINY_TYPE_LEARNING_POINT, NULL);
  self->row = *row;
  self->row.letter = g_strdup (row->letter);
  self->row.theme = g_strdup (row->theme);
  self->row.saw = g_strdup (row->saw);
  self->row.asks = g_strdup (row->asks);
  self->row.owner = g_strdup (row->owner);
  self->row.due_day = g_strdup (row->due_day);
  self->row.reply_day = g_strdup (row->reply_day);
  self->row.reply = g_strdup (row->reply);
  self->row.returned_why = g_strdup (row->returned_why);
  self->row.after_seal = g_strdup (row->after_seal);

  return self;
}

/** scrutiny_learning_point_get_number: Returns: its number in the panel's log */
gint64
scrutiny_learning_point_get_number (ScrutinyLearningPoint *self)
{
  g_return_val_if_fail (SCRUTINY_IS_LEARNING_POINT (self), 0);

  return self->row.number;
}

/**
 * scrutiny_learning_point_get_meeting:
 *
 * Returns: the number of the meeting it comes from
 */
gint64
scrutiny_learning_point_get_meeting (ScrutinyLearningPoint *self)
{
  g_return_val_if_fail (SCRUTINY_IS_LEARNING_POINT (self), 0);

  return self->row.meeting;
}

/**
 * scrutiny_learning_point_get_letter:
 *
 * Returns: (transfer none): the case it comes from
 */
const char *
scrutiny_learning_point_get_letter (ScrutinyLearningPoint *self)
{
  g_return_val_if_fail (SCRUTINY_IS_LEARNING_POINT (self), NULL);

  return self->row.letter;
}

/**
 * scrutiny_learning_point_get_theme:
 *
 * Returns: (transfer none): the code of what it is about
 */
const char *
scrutiny_learning_point_get_theme (ScrutinyLearningPoint *self)
{
  g_return_val_if_fail (SCRUTINY_IS_LEARNING_POINT (self), NULL);

  return self->row.theme;
}

/** scrutiny_learning_point_get_saw: Returns: (transfer none): what the panel saw */
const char *
scrutiny_learning_point_get_saw (ScrutinyLearningPoint *self)
{
  g_return_val_if_fail (SCRUTINY_IS_LEARNING_POINT (self), NULL);

  return self->row.saw;
}

/**
 * scrutiny_learning_point_get_asks:
 *
 * Returns: (transfer none): what the panel asks for
 */
const char *
scrutiny_learning_point_get_asks (ScrutinyLearningPoint *self)
{
  g_return_val_if_fail (SCRUTINY_IS_LEARNING_POINT (self), NULL);

  return self->row.asks;
}

/**
 * scrutiny_learning_point_get_moment_us:
 *
 * Where in the footage it was seen, in microseconds; -1 where nowhere is named.
 */
gint64
scrutiny_learning_point_get_moment_us (ScrutinyLearningPoint *self)
{
  g_return_val_if_fail (SCRUTINY_IS_LEARNING_POINT (self), -1);

  return self->row.moment_us;
}

/**
 * scrutiny_learning_point_get_owner:
 *
 * Returns: (transfer none) (nullable): who in the force must see to it
 */
const char *
scrutiny_learning_point_get_owner (ScrutinyLearningPoint *self)
{
  g_return_val_if_fail (SCRUTINY_IS_LEARNING_POINT (self), NULL);

  return self->row.owner;
}

/**
 * scrutiny_learning_point_get_owner_words:
 *
 * Returns: (nullable): who must answer, for people: a part of the panel by its title,
 *   anything else as it was written
 */
const char *
scrutiny_learning_point_get_owner_words (ScrutinyLearningPoint *self)
{
  const char *owner;
  ScrutinyRole role;

  g_return_val_if_fail (SCRUTINY_IS_LEARNING_POINT (self), NULL);

  owner = scrutiny_learning_point_get_owner (self);
  if (owner != NULL && scrutiny_role_from_code (owner, &role, NULL))
    return scrutiny_role_get_title (role);
  return owner;
}

/**
 * scrutiny_learning_point_get_due_day:
 *
 * Returns: (transfer none) (nullable): the day of the reply, YYYY-MM-DD
 */
/* (nullable): why it came only after its meeting was sealed; %NULL for what stands in
 * the meeting itself. */
const char *
scrutiny_learning_point_get_after_seal (ScrutinyLearningPoint *self)
{
  g_return_val_if_fail (SCRUTINY_IS_LEARNING_POINT (self), NULL);

  return self->row.after_seal;
}

/**
 * scrutiny_learning_point_dup_marked_asks:
 *
 * Returns: (transfer full): what is asked, with a mark where it is a correction, for
 *   every page that leaves the panel.
 */
char *
scrutiny_learning_point_dup_marked_asks (ScrutinyLearningPoint *self)
{
  g_return_val_if_fail (SCRUTINY_IS_LEARNING_POINT (self), NULL);

  if (self->row.after_seal == NULL)
    return g_strdup (self->row.asks);

  return g_strdup_printf (_("%s (Added after the seal: %s)"), self->row.asks,
                             self->row.after_seal);
}

/** scrutiny_learning_point_get_due_day: Returns: (transfer none) (nullable): the day of
 * the reply, YYYY-MM-DD */
const char *
scrutiny_learning_point_get_due_day (ScrutinyLearningPoint *self)
{
  g_return_val_if_fail (SCRUTINY_IS_LEARNING_POINT (self), NULL);

  return self->row.due_day;
}

/** scrutiny_learning_point_get_state: Returns: how far it is */
ScrutinyLearningState
scrutiny_learning_point_get_state (ScrutinyLearningPoint *self)
{
  g_return_val_if_fail (SCRUTINY_IS_LEARNING_POINT (self), SCRUTINY_LEARNING_PROPOSED);

  return self->row.state;
}

/**
 * scrutiny_learning_point_get_reply_kind:
 *
 * Returns: what kind of reply the force gave; of use once there is one
 */
ScrutinyReplyKind
scrutiny_learning_point_get_reply_kind (ScrutinyLearningPoint *self)
{
  g_return_val_if_fail (SCRUTINY_IS_LEARNING_POINT (self), SCRUTINY_REPLY_NONE);

  return self->row.reply_kind;
}

/**
 * scrutiny_learning_point_get_reply_day:
 *
 * Returns: (transfer none) (nullable): the day the force did it, YYYY-MM-DD
 */
const char *
scrutiny_learning_point_get_reply_day (ScrutinyLearningPoint *self)
{
  g_return_val_if_fail (SCRUTINY_IS_LEARNING_POINT (self), NULL);

  return self->row.reply_day;
}

/**
 * scrutiny_learning_point_get_reply:
 *
 * Returns: (transfer none) (nullable): what the force says to the panel
 */
const char *
scrutiny_learning_point_get_reply (ScrutinyLearningPoint *self)
{
  g_return_val_if_fail (SCRUTINY_IS_LEARNING_POINT (self), NULL);

  return self->row.reply;
}

/**
 * scrutiny_learning_point_get_returned_why:
 *
 * Returns: (transfer none) (nullable): why the panel gave the reply back
 */
const char *
scrutiny_learning_point_get_returned_why (ScrutinyLearningPoint *self)
{
  g_return_val_if_fail (SCRUTINY_IS_LEARNING_POINT (self), NULL);

  return self->row.returned_why;
}

/**
 * scrutiny_learning_point_is_overdue:
 * @today: "2026-11-22"; the clock is the caller's
 *
 * Returns: whether the force still owes an answer that was due before today
 */
gboolean
scrutiny_learning_point_is_overdue (ScrutinyLearningPoint *self, const char *today)
{
  g_return_val_if_fail (SCRUTINY_IS_LEARNING_POINT (self) && today != NULL, FALSE);

  return (self->row.state == SCRUTINY_LEARNING_OPEN ||
          self->row.state == SCRUTINY_LEARNING_RETURNED) &&
         self->row.due_day != NULL && g_strcmp0 (self->row.due_day, today) < 0;
}

/**
 * scrutiny_learning_point_get_state_code:
 *
 * Its name for programs: proposed, open, answered, accepted, returned or overdue.
 */
const char *
scrutiny_learning_point_get_state_code (ScrutinyLearningPoint *self, const char *today)
{
  static const char *const codes[] = { "proposed", "open", "answered", "accepted",
                                       "returned" };

  g_return_val_if_fail (SCRUTINY_IS_LEARNING_POINT (self), NULL);

  if (scrutiny_learning_point_is_overdue (self, today))
    return "overdue";

  return codes[self->row.state];
}

/**
 * scrutiny_learning_point_get_state_title:
 *
 * In the four words of the learning log, and a fifth for what is not in it yet.
 */
const char *
scrutiny_learning_point_get_state_title (ScrutinyLearningPoint *self, const char *today)
{
  g_return_val_if_fail (SCRUTINY_IS_LEARNING_POINT (self), NULL);

  if (scrutiny_learning_point_is_overdue (self, today))
    return _("Late");

  switch (self->row.state) {
  case SCRUTINY_LEARNING_PROPOSED:
    return _("Proposed");
  case SCRUTINY_LEARNING_ANSWERED:
    return _("Replied");
  case SCRUTINY_LEARNING_ACCEPTED:
    return _("Done");
  case SCRUTINY_LEARNING_OPEN:
  case SCRUTINY_LEARNING_RETURNED:
  default:
    return _("Waiting");
  }
}
