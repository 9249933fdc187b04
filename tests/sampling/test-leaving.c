/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/leaving.h"

#include "tests/sampling/vectors.h"

static const char *const class_names[] = {
  [SCRUTINY_LEAVING_INELIGIBLE] = "ineligible",
  [SCRUTINY_LEAVING_UNAVAILABLE] = "unavailable",
  [SCRUTINY_LEAVING_STAYS] = "stays",
};

/* The agenda and those who stand by, while one after another leaves. */
typedef struct {
  GPtrArray *active; /* of ScrutinyDrawn, of the draw */
  GPtrArray *unused; /* likewise */
} Agenda;

static const ScrutinyDrawn *
find_active (Agenda *agenda, const char *id)
{
  for (guint i = 0; i < agenda->active->len; i++) {
    const ScrutinyDrawn *drawn = g_ptr_array_index (agenda->active, i);

    if (g_str_equal (drawn->id, id))
      return drawn;
  }

  return NULL;
}

static void
leave (Agenda *agenda, json_t *outcome)
{
  const ScrutinyDrawn *leaver = find_active (agenda, vectors_text (outcome, "id"));
  const ScrutinyDrawn *reserve = NULL;
  ScrutinyLeavingClass klass;

  g_test_message ("%s", vectors_text (outcome, "id"));
  if (leaver == NULL) {
    g_assert_cmpstr (vectors_text (outcome, "error"), ==, "not-active");
    return;
  }

  g_assert_true (
      scrutiny_leaving_class_from_code (vectors_text (outcome, "reason"), &klass));
  g_assert_cmpstr (class_names[klass], ==, vectors_text (outcome, "class"));
  if (klass == SCRUTINY_LEAVING_STAYS)
    return;

  reserve = scrutiny_leaving_find_reserve (agenda->unused, leaver->stratum);
  g_assert_cmpstr (reserve ? reserve->id : NULL, ==,
                   vectors_text (outcome, "replaced_by"));
  g_ptr_array_remove (agenda->active, (gpointer) leaver);
  if (reserve != NULL) {
    g_ptr_array_remove (agenda->unused, (gpointer) reserve);
    g_ptr_array_add (agenda->active, (gpointer) reserve);
  }
}

static void
assert_active (Agenda *agenda, json_t *ids)
{
  g_assert_cmpuint (agenda->active->len, ==, json_array_size (ids));
  for (guint i = 0; i < agenda->active->len; i++) {
    const ScrutinyDrawn *drawn = g_ptr_array_index (agenda->active, i);

    g_assert_cmpstr (drawn->id, ==, json_string_value (json_array_get (ids, i)));
  }
}

static void
test_vectors (void)
{
  json_t *cases = vectors_get ("replacement");

  g_test_summary ("The next of the stratum steps in; nobody chooses, nobody skips.");
  for (gsize i = 0; i < json_array_size (cases); i++) {
    json_t *entry = json_array_get (cases, i);
    json_t *outcomes = json_object_get (entry, "outcome");
    g_autoptr (ScrutinyDraw) draw =
        vectors_draw (vectors_find_draw (vectors_text (entry, "draw")));
    g_autoptr (GPtrArray) active =
        g_ptr_array_copy (scrutiny_draw_get_main (draw), NULL, NULL);
    g_autoptr (GPtrArray) unused =
        g_ptr_array_copy (scrutiny_draw_get_reserves (draw), NULL, NULL);
    Agenda agenda = { active, unused };

    g_ptr_array_set_free_func (active, NULL);
    g_ptr_array_set_free_func (unused, NULL);
    for (gsize j = 0; j < json_array_size (outcomes); j++)
      leave (&agenda, json_array_get (outcomes, j));
    assert_active (&agenda, json_object_get (entry, "active"));
  }
}

static void
test_uses (void)
{
  static const ScrutinyLeavingUse uses[] = { SCRUTINY_LEAVING_FOR_SET_ASIDE,
                                             SCRUTINY_LEAVING_FOR_NO_FOOTAGE };
  static const guint counts[] = { 15, 16 };
  ScrutinyLeavingClass klass;

  g_test_summary (
      "What is offered is known, and only what takes a case away is offered.");
  for (guint i = 0; i < G_N_ELEMENTS (uses); i++) {
    const char *code;
    guint nth = 0;

    for (; (code = scrutiny_leaving_get_code (uses[i], nth)) != NULL; nth++) {
      g_assert_true (scrutiny_leaving_is_for (code, uses[i]));
      g_assert_true (scrutiny_leaving_class_from_code (code, &klass));
      g_assert_cmpint (klass, !=, SCRUTINY_LEAVING_STAYS);
    }
    g_assert_cmpuint (nth, ==, counts[i]);
    g_assert_false (scrutiny_leaving_is_for ("member_conflict", uses[i]));
    g_assert_false (scrutiny_leaving_is_for ("boring", uses[i]));
  }
  g_assert_false (scrutiny_leaving_is_for ("fault", SCRUTINY_LEAVING_FOR_SET_ASIDE));
  g_assert_false (scrutiny_leaving_is_for ("duplicate", SCRUTINY_LEAVING_FOR_NO_FOOTAGE));
  g_assert_false (scrutiny_leaving_class_from_code ("boring", &klass));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sampling/leaving/gives-known-answers", test_vectors);
  g_test_add_func ("/sampling/leaving/offers-what-it-knows", test_uses);

  return g_test_run ();
}
