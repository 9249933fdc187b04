/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/keys.h"

#include <string.h>

#include "app/error.h"

#define WEAK SCRUTINY_KEY_COST_WEAK_FOR_DEMO

static ScrutinyKeySlot *
make_slot (ScrutinyKeys *holder, ScrutinyKeys *owner, ScrutinyRole role)
{
  g_autoptr (GError) error = NULL;
  ScrutinyKeySlot *slot = scrutiny_keys_lock (owner, "four made up words", WEAK, &error);

  g_assert_no_error (error);
  slot->grant =
      scrutiny_keys_entrust (holder, role, scrutiny_keys_get_public (owner), &error);
  g_assert_no_error (error);

  return slot;
}

static void
test_slot_opens (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyKeys) holder = scrutiny_keys_new ();
  g_autoptr (ScrutinyKeySlot) slot = NULL;
  g_autoptr (ScrutinyKeys) opened = NULL;
  g_autoptr (ScrutinyKeys) wrong = NULL;
  guint8 one[SCRUTINY_KEY_BYTES], two[SCRUTINY_KEY_BYTES];

  scrutiny_keys_make_panel_key (holder);
  slot = make_slot (holder, holder, SCRUTINY_ROLE_CHAIR);

  opened = scrutiny_keys_unlock (slot, "four made up words", &error);
  g_assert_no_error (error);
  g_assert_true (scrutiny_keys_holds_panel_key (opened));
  g_assert_true (scrutiny_keys_derive (holder, SCRUTINY_PURPOSE_FOOTAGE, one, &error));
  g_assert_true (scrutiny_keys_derive (opened, SCRUTINY_PURPOSE_FOOTAGE, two, &error));
  g_assert_cmpmem (one, sizeof one, two, sizeof two);
  g_assert_true (scrutiny_keys_derive (opened, SCRUTINY_PURPOSE_ANSWERS, two, &error));
  g_assert_cmpint (memcmp (one, two, sizeof one), !=, 0);

  wrong = scrutiny_keys_unlock (slot, "four made up wordz", &error);
  g_assert_null (wrong);
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_PASSPHRASE);
}

static void
test_every_bit_counts (void)
{
  g_autoptr (ScrutinyKeys) holder = scrutiny_keys_new ();
  g_autoptr (ScrutinyKeySlot) slot = NULL;
  gsize size;
  guint8 *sealed;

  g_test_summary ("A slot with one bit changed opens for nobody.");

  scrutiny_keys_make_panel_key (holder);
  slot = make_slot (holder, holder, SCRUTINY_ROLE_CHAIR);
  sealed = (guint8 *) g_bytes_get_data (slot->sealed, &size);

  for (gsize bit = 0; bit < size * 8; bit++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (ScrutinyKeys) opened = NULL;

    sealed[bit / 8] ^= (guint8) (1 << bit % 8);
    opened = scrutiny_keys_unlock (slot, "four made up words", &error);
    g_assert_null (opened);
    g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_PASSPHRASE);
    sealed[bit / 8] ^= (guint8) (1 << bit % 8);
  }
}

static void
test_greedy_slot_is_refused (void)
{
  g_autoptr (ScrutinyKeys) holder = scrutiny_keys_new ();
  g_autoptr (ScrutinyKeySlot) slot = NULL;
  g_autoptr (ScrutinyKeys) opened = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("A planted slot cannot make us take all memory.");

  scrutiny_keys_make_panel_key (holder);
  slot = make_slot (holder, holder, SCRUTINY_ROLE_CHAIR);
  slot->memory_bytes = G_MAXINT64;
  opened = scrutiny_keys_unlock (slot, "four made up words", &error);
  g_assert_null (opened);
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_TAMPERED);
}

static void
test_parts_hold_their_keys_only (void)
{
  static const struct {
    ScrutinyRole role;
    gboolean panel;
    gboolean purposes[SCRUTINY_N_PURPOSES];
  } parts[] = {
    { SCRUTINY_ROLE_COORDINATOR, TRUE, { TRUE, TRUE, TRUE, TRUE } },
    { SCRUTINY_ROLE_CHAIR, TRUE, { TRUE, TRUE, TRUE, TRUE } },
    { SCRUTINY_ROLE_MEMBER, FALSE, { TRUE, TRUE, TRUE, TRUE } },
    { SCRUTINY_ROLE_FORCE_LEAD, FALSE, { FALSE, FALSE, TRUE, TRUE } },
  };
  g_autoptr (ScrutinyKeys) holder = scrutiny_keys_new ();

  g_test_summary ("The force lead's keys open neither footage nor answers, and only who "
                  "holds the panel key can let others in.");

  scrutiny_keys_make_panel_key (holder);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autoptr (ScrutinyKeys) owner = scrutiny_keys_new ();
    g_autoptr (ScrutinyKeySlot) slot = make_slot (holder, owner, parts[i].role);
    g_autoptr (GError) error = NULL;
    g_autoptr (ScrutinyKeys) opened =
        scrutiny_keys_unlock (slot, "four made up words", &error);
    g_autoptr (GBytes) grant = NULL;
    guint8 key[SCRUTINY_KEY_BYTES];

    g_assert_no_error (error);
    g_assert_cmpint (scrutiny_keys_holds_panel_key (opened), ==, parts[i].panel);
    grant = scrutiny_keys_entrust (opened, SCRUTINY_ROLE_MEMBER,
                                   scrutiny_keys_get_public (owner), NULL);
    g_assert_cmpint (grant != NULL, ==, parts[i].panel);
    for (guint p = 0; p < SCRUTINY_N_PURPOSES; p++)
      g_assert_cmpint (scrutiny_keys_derive (opened, (ScrutinyPurpose) p, key, NULL), ==,
                       parts[i].purposes[p]);
  }
}

static void
test_sealed_bytes_stay_put (void)
{
  g_autoptr (ScrutinyKeys) keys = scrutiny_keys_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) plain = NULL;
  gsize size;
  guint8 *data;

  g_test_summary ("A sealed value opens only whole, in its own place, for its purpose.");

  scrutiny_keys_make_panel_key (keys);
  sealed =
      scrutiny_keys_seal (keys, SCRUTINY_PURPOSE_GROUNDS, "row:1", "smell", 5, &error);
  g_assert_no_error (error);
  plain = scrutiny_keys_unseal (keys, SCRUTINY_PURPOSE_GROUNDS, "row:1", sealed, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain), "smell", 5);

  g_assert_null (
      scrutiny_keys_unseal (keys, SCRUTINY_PURPOSE_GROUNDS, "row:2", sealed, NULL));
  g_assert_null (
      scrutiny_keys_unseal (keys, SCRUTINY_PURPOSE_ANSWERS, "row:1", sealed, NULL));

  data = (guint8 *) g_bytes_get_data (sealed, &size);
  for (gsize bit = 0; bit < size * 8; bit++) {
    data[bit / 8] ^= (guint8) (1 << bit % 8);
    g_assert_null (
        scrutiny_keys_unseal (keys, SCRUTINY_PURPOSE_GROUNDS, "row:1", sealed, NULL));
    data[bit / 8] ^= (guint8) (1 << bit % 8);
  }
  for (gsize length = 0; length < size; length++) {
    g_autoptr (GBytes) cut = g_bytes_new_from_bytes (sealed, 0, length);

    g_assert_null (
        scrutiny_keys_unseal (keys, SCRUTINY_PURPOSE_GROUNDS, "row:1", cut, NULL));
  }
}

static void
test_between_people (void)
{
  g_autoptr (ScrutinyKeys) ann = scrutiny_keys_new ();
  g_autoptr (ScrutinyKeys) bea = scrutiny_keys_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) plain = NULL;
  guint8 one[SCRUTINY_KEY_BYTES], two[SCRUTINY_KEY_BYTES];
  guint8 no_key[SCRUTINY_KEY_BYTES] = { 0 };

  sealed = scrutiny_keys_seal_to (scrutiny_keys_get_public (ann), "yes", 3, &error);
  g_assert_no_error (error);
  g_assert_null (scrutiny_keys_open (bea, sealed, NULL));
  plain = scrutiny_keys_open (ann, sealed, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain), "yes", 3);

  g_assert_null (scrutiny_keys_seal_to (no_key, "yes", 3, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_TAMPERED);

  scrutiny_keys_make_handle (ann, "case:1", one);
  scrutiny_keys_make_handle (ann, "case:1", two);
  g_assert_cmpmem (one, sizeof one, two, sizeof two);
  scrutiny_keys_make_handle (ann, "case:2", two);
  g_assert_cmpint (memcmp (one, two, sizeof one), !=, 0);
  scrutiny_keys_make_handle (bea, "case:1", two);
  g_assert_cmpint (memcmp (one, two, sizeof one), !=, 0);
}

static void
test_weak_passphrase (void)
{
  g_autoptr (ScrutinyKeys) keys = scrutiny_keys_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *code = scrutiny_keys_new_recovery_code ();

  g_assert_null (
      scrutiny_keys_lock (keys, "elevenchars", SCRUTINY_KEY_COST_FULL, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_PASSPHRASE);
  g_assert_cmpuint (strlen (code), ==, 47);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/keys/slot-opens", test_slot_opens);
  g_test_add_func ("/app/keys/every-bit-counts", test_every_bit_counts);
  g_test_add_func ("/app/keys/greedy-slot-is-refused", test_greedy_slot_is_refused);
  g_test_add_func ("/app/keys/parts-hold-their-keys-only",
                   test_parts_hold_their_keys_only);
  g_test_add_func ("/app/keys/sealed-bytes-stay-put", test_sealed_bytes_stay_put);
  g_test_add_func ("/app/keys/between-people", test_between_people);
  g_test_add_func ("/app/keys/weak-passphrase", test_weak_passphrase);

  return g_test_run ();
}
