/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sampling/lottery.h"
#include "sampling/ticket.h"
#include "tests/sampling/vectors.h"

static void
read_hex (const char *hex, guint8 digest[32])
{
  for (guint i = 0; i < 32; i++)
    digest[i] = (guint8) (g_ascii_xdigit_value (hex[2 * i]) * 16 +
                          g_ascii_xdigit_value (hex[2 * i + 1]));
}

static void
test_first (void)
{
  json_t *cases = json_object_get (vectors_get ("tickets"), "first");

  for (gsize i = 0; i < json_array_size (cases); i++) {
    json_t *entry = json_array_get (cases, i);
    const char *id = vectors_text (entry, "id");
    g_autoptr (ScrutinyLottery) lottery =
        scrutiny_lottery_new (vectors_text (entry, "seed"));
    g_autofree char *ticket = scrutiny_lottery_draw_ticket (lottery, id, strlen (id));

    g_assert_cmpstr (ticket, ==, vectors_text (entry, "ticket"));
  }
}

static void
test_from_digest (void)
{
  json_t *cases = json_object_get (vectors_get ("tickets"), "from_digest");

  g_test_summary ("Any 256 bits become digits backwards; the first 18 keep the order.");
  for (gsize i = 0; i < json_array_size (cases); i++) {
    json_t *entry = json_array_get (cases, i);
    guint8 digest[32];
    char ticket[SCRUTINY_TICKET_SIZE];
    g_autofree char *start = NULL;

    read_hex (vectors_text (entry, "digest"), digest);
    scrutiny_ticket_from_digest (digest, ticket);
    g_assert_cmpstr (ticket, ==, vectors_text (entry, "ticket"));
    start = g_strndup (ticket + 2, 18);
    g_assert_cmpuint (scrutiny_ticket_peek_order (digest), ==,
                      g_ascii_strtoull (start, NULL, 10));
  }
}

static void
test_next (void)
{
  json_t *cases = json_object_get (vectors_get ("tickets"), "next");

  for (gsize i = 0; i < json_array_size (cases); i++) {
    json_t *entry = json_array_get (cases, i);
    g_autofree char *next = scrutiny_ticket_next (vectors_text (entry, "from"));

    g_assert_cmpstr (next, ==, vectors_text (entry, "to"));
  }
}

static void
test_shorten (void)
{
  json_t *cases = json_object_get (vectors_get ("tickets"), "trim");

  for (gsize i = 0; i < json_array_size (cases); i++) {
    json_t *entry = json_array_get (cases, i);
    g_autofree char *shown = scrutiny_ticket_shorten (vectors_text (entry, "ticket"),
                                                      vectors_number (entry, "digits"));

    g_assert_cmpstr (shown, ==, vectors_text (entry, "shown"));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sampling/ticket/follows-from-seed-and-id", test_first);
  g_test_add_func ("/sampling/ticket/comes-from-any-digest", test_from_digest);
  g_test_add_func ("/sampling/ticket/grows-when-put-back", test_next);
  g_test_add_func ("/sampling/ticket/is-cut-for-the-eye", test_shorten);

  return g_test_run ();
}
