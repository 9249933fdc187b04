/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/person.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/day.h"
#include "model/error.h"
#include "model/visible-text.h"

#define MAX_NAME_CHARACTERS 80

/* Somebody with a part on the panel, as things stand now. Immutable: a change
 * is a new object, and in the database a new standing. */
struct _ScrutinyPerson {
  GObject parent_instance;

  gint64 id; /* 0 until it is stored */
  char *name;
  ScrutinyRole role;
  gboolean is_deputy; /* a member the chair has named for second looks */
  gboolean is_active;
  char *clearance_until; /* YYYY-MM-DD, the last day vetted; NULL: not recorded */
  char *language;        /* en or cy */
};

G_DEFINE_FINAL_TYPE (ScrutinyPerson, scrutiny_person, G_TYPE_OBJECT)

static void
scrutiny_person_finalize (GObject *object)
{
  ScrutinyPerson *self = SCRUTINY_PERSON (object);

  g_free (self->name);
  g_free (self->clearance_until);
  g_free (self->language);

  G_OBJECT_CLASS (scrutiny_person_parent_class)->finalize (object);
}

static void
scrutiny_person_class_init (ScrutinyPersonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scrutiny_person_finalize;
}

static void
scrutiny_person_init (ScrutinyPerson *self)
{
}

/* Control characters and direction marks could make one name look like another. */
static gboolean
is_plain_name (const char *name)
{
  return scrutiny_visible_text_check (name) && name[0] != '\0' &&
         !g_ascii_isspace (name[0]) && !g_ascii_isspace (name[strlen (name) - 1]) &&
         g_utf8_strlen (name, -1) <= MAX_NAME_CHARACTERS;
}

/**
 * scrutiny_person_new:
 * @name: 1 to 80 characters, what they sign in as
 *
 * Returns: (transfer full): an active person who reads English, or %NULL with
 *   #ScrutinyModelError if the name will not do
 */
ScrutinyPerson *
scrutiny_person_new (const char *name, ScrutinyRole role, GError **error)
{
  ScrutinyPerson *self;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail ((guint) role < SCRUTINY_N_ROLES, NULL);

  if (!is_plain_name (name)) {
    g_set_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                 _("A name has 1 to %d characters, none of them invisible, and no space "
                   "at either end."),
                    MAX_NAME_CHARACTERS);
    return NULL;
  }

  self = g_object_new (SCRUTINY_TYPE_PERSON, NULL);
  self->name = g_utf8_normalize (name, -1, G_NORMALIZE_NFC);
  self->role = role;
  self->is_active = TRUE;
  self->language = g_strdup ("en");

  return self;
}

static ScrutinyPerson *
copy (ScrutinyPerson *self)
{
  ScrutinyPerson *other = g_object_new (SCRUTINY_TYPE_PERSON, NULL);

  other->id = self->id;
  other->name = g_strdup (self->name);
  other->role = self->role;
  other->is_deputy = self->is_deputy;
  other->is_active = self->is_active;
  other->clearance_until = g_strdup (self->clearance_until);
  other->language = g_strdup (self->language);

  return other;
}

/**
 * scrutiny_person_with_id:
 *
 * Returns: (transfer full): the same person under the id the store gave.
 */
ScrutinyPerson *
scrutiny_person_with_id (ScrutinyPerson *self, gint64 id)
{
  ScrutinyPerson *other;

  g_return_val_if_fail (SCRUTINY_IS_PERSON (self), NULL);

  other = copy (self);
  other->id = id;

  return other;
}

/**
 * scrutiny_person_with_role:
 *
 * Returns: (transfer full): the same person in another part; only a member
 *   stays deputy.
 */
ScrutinyPerson *
scrutiny_person_with_role (ScrutinyPerson *self, ScrutinyRole role)
{
  ScrutinyPerson *other;

  g_return_val_if_fail (SCRUTINY_IS_PERSON (self), NULL);
  g_return_val_if_fail ((guint) role < SCRUTINY_N_ROLES, NULL);

  other = copy (self);
  other->role = role;
  other->is_deputy = self->is_deputy && role == SCRUTINY_ROLE_MEMBER;

  return other;
}

/**
 * scrutiny_person_with_deputy:
 *
 * Returns: (transfer full): the same person, named for second looks or not;
 *   %NULL if they are not a member.
 */
ScrutinyPerson *
scrutiny_person_with_deputy (ScrutinyPerson *self, gboolean is_deputy, GError **error)
{
  ScrutinyPerson *other;

  g_return_val_if_fail (SCRUTINY_IS_PERSON (self), NULL);

  if (is_deputy && self->role != SCRUTINY_ROLE_MEMBER) {
    g_set_error_literal (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                         _("Only a member can be named deputy for second looks."));
    return NULL;
  }

  other = copy (self);
  other->is_deputy = is_deputy;

  return other;
}

/**
 * scrutiny_person_with_clearance:
 * @clearance_until: (nullable): the last day vetted, YYYY-MM-DD
 *
 * Returns: (transfer full): the same person, or %NULL if that is not a day
 */
ScrutinyPerson *
scrutiny_person_with_clearance (ScrutinyPerson *self,
                                const char *clearance_until,
                                GError **error)
{
  ScrutinyPerson *other;

  g_return_val_if_fail (SCRUTINY_IS_PERSON (self), NULL);

  if (clearance_until != NULL && !scrutiny_day_check (clearance_until, error))
    return NULL;

  other = copy (self);
  g_free (other->clearance_until);
  other->clearance_until = g_strdup (clearance_until);

  return other;
}

/**
 * scrutiny_person_with_language:
 *
 * Returns: (transfer full): the same person with screens in "en" or "cy";
 *   %NULL for another language.
 */
ScrutinyPerson *
scrutiny_person_with_language (ScrutinyPerson *self, const char *language, GError **error)
{
  ScrutinyPerson *other;

  g_return_val_if_fail (SCRUTINY_IS_PERSON (self), NULL);

  if (g_strcmp0 (language, "en") != 0 && g_strcmp0 (language, "cy") != 0) {
    g_set_error_literal (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                         _("The language is en or cy."));
    return NULL;
  }

  other = copy (self);
  g_free (other->language);
  other->language = g_strdup (language);

  return other;
}

/**
 * scrutiny_person_with_active:
 *
 * Returns: (transfer full): the same person, on the panel or no longer.
 */
ScrutinyPerson *
scrutiny_person_with_active (ScrutinyPerson *self, gboolean is_active)
{
  ScrutinyPerson *other;

  g_return_val_if_fail (SCRUTINY_IS_PERSON (self), NULL);

  other = copy (self);
  other->is_active = is_active;

  return other;
}

/**
 * scrutiny_person_get_id:
 *
 * Returns: their number in the panel; 0 before they are stored
 */
gint64
scrutiny_person_get_id (ScrutinyPerson *self)
{
  g_return_val_if_fail (SCRUTINY_IS_PERSON (self), 0);

  return self->id;
}

/** scrutiny_person_get_name: Returns: (transfer none): as they sign in */
const char *
scrutiny_person_get_name (ScrutinyPerson *self)
{
  g_return_val_if_fail (SCRUTINY_IS_PERSON (self), NULL);

  return self->name;
}

/** scrutiny_person_get_role: Returns: what they may do, see app/policy.h */
ScrutinyRole
scrutiny_person_get_role (ScrutinyPerson *self)
{
  g_return_val_if_fail (SCRUTINY_IS_PERSON (self), SCRUTINY_ROLE_MEMBER);

  return self->role;
}

/**
 * scrutiny_person_is_deputy:
 *
 * Returns: whether they take second looks in the chair's place
 */
gboolean
scrutiny_person_is_deputy (ScrutinyPerson *self)
{
  g_return_val_if_fail (SCRUTINY_IS_PERSON (self), FALSE);

  return self->is_deputy;
}

/** scrutiny_person_is_active: Returns: whether they may sign in */
gboolean
scrutiny_person_is_active (ScrutinyPerson *self)
{
  g_return_val_if_fail (SCRUTINY_IS_PERSON (self), FALSE);

  return self->is_active;
}

/** scrutiny_person_get_clearance_until: (nullable): the last day vetted, YYYY-MM-DD. */
const char *
scrutiny_person_get_clearance_until (ScrutinyPerson *self)
{
  g_return_val_if_fail (SCRUTINY_IS_PERSON (self), NULL);

  return self->clearance_until;
}

/**
 * scrutiny_person_is_cleared_on:
 *
 * Whether vetting covers @day (YYYY-MM-DD); unrecorded vetting hinders nobody.
 */
gboolean
scrutiny_person_is_cleared_on (ScrutinyPerson *self, const char *day)
{
  g_return_val_if_fail (SCRUTINY_IS_PERSON (self), FALSE);
  g_return_val_if_fail (day != NULL, FALSE);

  return self->clearance_until == NULL || strcmp (day, self->clearance_until) <= 0;
}

/* Days from @from to @to, both YYYY-MM-DD. */
static gint
count_days (const char *from, const char *to)
{
  GDate days[2];
  const char *const texts[] = { from, to };

  for (guint i = 0; i < 2; i++) {
    gint64 month = g_ascii_strtoll (texts[i] + 5, NULL, 10);

    g_date_clear (&days[i], 1);
    g_date_set_dmy (&days[i], (GDateDay) g_ascii_strtoll (texts[i] + 8, NULL, 10),
                    (GDateMonth) month, (GDateYear) g_ascii_strtoll (texts[i], NULL, 10));
  }

  return g_date_days_between (&days[0], &days[1]);
}

/**
 * scrutiny_person_get_clearance:
 *
 * How the clearance stands on @day, YYYY-MM-DD: whoever keeps it up sees it coming.
 */
ScrutinyClearance
scrutiny_person_get_clearance (ScrutinyPerson *self, const char *day)
{
  g_return_val_if_fail (SCRUTINY_IS_PERSON (self), SCRUTINY_CLEARANCE_ENDED);
  g_return_val_if_fail (day != NULL && scrutiny_day_is_valid (day),
                        SCRUTINY_CLEARANCE_ENDED);

  if (self->clearance_until == NULL)
    return SCRUTINY_CLEARANCE_NOT_RECORDED;
  if (!scrutiny_person_is_cleared_on (self, day))
    return SCRUTINY_CLEARANCE_ENDED;

  return count_days (day, self->clearance_until) <= SCRUTINY_CLEARANCE_SOON_DAYS
             ? SCRUTINY_CLEARANCE_ENDS_SOON
             : SCRUTINY_CLEARANCE_HELD;
}

/** scrutiny_clearance_to_code: The code used in JSON. */
const char *
scrutiny_clearance_to_code (ScrutinyClearance clearance)
{
  static const char *const codes[] = { "not_recorded", "held", "ends_soon", "ended" };

  g_return_val_if_fail ((guint) clearance < G_N_ELEMENTS (codes), NULL);

  return codes[clearance];
}

/**
 * scrutiny_person_get_language:
 *
 * Returns: (transfer none) (nullable): "en" or "cy"; %NULL for the computer's
 */
const char *
scrutiny_person_get_language (ScrutinyPerson *self)
{
  g_return_val_if_fail (SCRUTINY_IS_PERSON (self), NULL);

  return self->language;
}
