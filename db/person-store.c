/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/person-store.h"

#include <glib/gi18n-lib.h>

#include "db/error.h"
#include "db/statement.h"

/* A person with their newest standing; the order that read_person() reads. */
#define SELECT_PERSON                                                                    \
  "SELECT p.id, p.name, s.role, s.is_deputy, s.is_active, s.clearance_until, s.language" \
  " FROM person p JOIN person_standing s ON s.id ="                                      \
  " (SELECT max(id) FROM person_standing WHERE person_id = p.id)"

static ScrutinyPerson *
read_person (ScrutinyStatement *statement, GError **error)
{
  g_autoptr (ScrutinyPerson) named = NULL;
  g_autoptr (ScrutinyPerson) deputy = NULL;
  g_autoptr (ScrutinyPerson) active = NULL;
  g_autoptr (ScrutinyPerson) cleared = NULL;
  g_autoptr (ScrutinyPerson) speaking = NULL;
  const char *name = scrutiny_statement_column_text (statement, 1);
  ScrutinyRole role;

  if (!scrutiny_role_from_code (scrutiny_statement_column_text (statement, 2), &role,
                                error))
    return NULL;

  named = scrutiny_person_new (name ? name : "", role, error);
  if (named == NULL)
    return NULL;
  deputy =
      scrutiny_person_with_deputy (named,
                                   scrutiny_statement_column_int64 (statement, 3) != 0,
                                   error);
  if (deputy == NULL)
    return NULL;
  active =
      scrutiny_person_with_active (deputy,
                                   scrutiny_statement_column_int64 (statement, 4) != 0);
  cleared = scrutiny_person_with_clearance (active,
                                            scrutiny_statement_column_text (statement, 5),
                                            error);
  if (cleared == NULL)
    return NULL;
  speaking = scrutiny_person_with_language (cleared,
                                            scrutiny_statement_column_text (statement, 6),
                                            error);
  if (speaking == NULL)
    return NULL;

  return scrutiny_person_with_id (speaking,
                                  scrutiny_statement_column_int64 (statement, 0));
}

/**
 * scrutiny_person_store_set_standing:
 * @person: somebody stored, as they are to be from now on
 * @by: who says so; 0 while the panel is being made
 */
gboolean
scrutiny_person_store_set_standing (ScrutinyDatabase *database,
                                    ScrutinyPerson *person,
                                    gint64 at_us,
                                    gint64 by,
                                    GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "INSERT INTO person_standing (person_id, role, "
                                      "is_deputy, is_active,"
                                      " clearance_until, language, set_at_us, set_by)"
                                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                                      error);
  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_int64 (statement, 1, scrutiny_person_get_id (person));
  scrutiny_statement_bind_text (statement, 2,
                                scrutiny_role_to_code (
                                    scrutiny_person_get_role (person)));
  scrutiny_statement_bind_int64 (statement, 3, scrutiny_person_is_deputy (person));
  scrutiny_statement_bind_int64 (statement, 4, scrutiny_person_is_active (person));
  scrutiny_statement_bind_text (statement, 5,
                                scrutiny_person_get_clearance_until (person));
  scrutiny_statement_bind_text (statement, 6, scrutiny_person_get_language (person));
  scrutiny_statement_bind_int64 (statement, 7, at_us);
  if (by != 0)
    scrutiny_statement_bind_int64 (statement, 8, by);

  return scrutiny_statement_run (statement, error);
}

/**
 * scrutiny_person_store_add:
 * @person: somebody new
 *
 * Returns: (transfer full): the person with their id; %NULL with
 *   %SCRUTINY_DB_ERROR_CONSTRAINT if the name is taken
 */
ScrutinyPerson *
scrutiny_person_store_add (ScrutinyDatabase *database,
                           ScrutinyPerson *person,
                           gint64 at_us,
                           gint64 by,
                           GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autoptr (ScrutinyPerson) stored = NULL;

  statement =
      scrutiny_statement_new (database,
                              "INSERT INTO person (name, added_at_us) VALUES (?1, ?2)",
                              error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_text (statement, 1, scrutiny_person_get_name (person));
  scrutiny_statement_bind_int64 (statement, 2, at_us);
  if (!scrutiny_statement_run (statement, error))
    return NULL;

  stored = scrutiny_person_with_id (person, scrutiny_database_last_id (database));
  if (!scrutiny_person_store_set_standing (database, stored, at_us, by, error))
    return NULL;

  return g_steal_pointer (&stored);
}

static ScrutinyPerson *
read_only_person (ScrutinyStatement *statement, const char *name, GError **error)
{
  switch (scrutiny_statement_step (statement, error)) {
  case SCRUTINY_STEP_ROW:
    return read_person (statement, error);
  case SCRUTINY_STEP_DONE:
    g_set_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND,
                 _("Nobody on this panel is called “%s”."), name);
    return NULL;
  case SCRUTINY_STEP_ERROR:
  default:
    return NULL;
  }
}

/**
 * scrutiny_person_store_get:
 *
 * Returns: (transfer full): the person with that @id, or %NULL with @error set.
 */
ScrutinyPerson *
scrutiny_person_store_get (ScrutinyDatabase *database, gint64 id, GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  statement = scrutiny_statement_new (database, SELECT_PERSON " WHERE p.id = ?1", error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_int64 (statement, 1, id);

  return read_only_person (statement, number, error);
}

/**
 * scrutiny_person_store_find:
 *
 * Returns: (transfer full): the person called @name (capitals do not matter), or
 *   %NULL with %SCRUTINY_DB_ERROR_NOT_FOUND.
 */
ScrutinyPerson *
scrutiny_person_store_find (ScrutinyDatabase *database, const char *name, GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement =
      scrutiny_statement_new (database, SELECT_PERSON " WHERE p.name = ?1", error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_text (statement, 1, name);

  return read_only_person (statement, name, error);
}

/**
 * scrutiny_person_store_list:
 *
 * Returns: (transfer full) (element-type ScrutinyPerson): everybody, in the order
 *   they were added, those who have left too.
 */
GListModel *
scrutiny_person_store_list (ScrutinyDatabase *database, GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autoptr (GListStore) people = g_list_store_new (SCRUTINY_TYPE_PERSON);
  ScrutinyStep step;

  statement = scrutiny_statement_new (database, SELECT_PERSON " ORDER BY p.id", error);
  if (statement == NULL)
    return NULL;

  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW) {
    g_autoptr (ScrutinyPerson) person = read_person (statement, error);

    if (person == NULL)
      return NULL;
    g_list_store_append (people, person);
  }

  return step == SCRUTINY_STEP_DONE ? G_LIST_MODEL (g_steal_pointer (&people)) : NULL;
}
