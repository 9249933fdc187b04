/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/test-rounds.h"

guint
test_rounds (guint full)
{
  const char *share = g_getenv ("SCRUTINY_TEST_SHARE");
  guint64 divisor = share ? g_ascii_strtoull (share, NULL, 10) : 1;

  return MAX (full / (guint) MAX (divisor, 1), 1);
}
