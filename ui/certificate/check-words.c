/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/certificate/check-words.h"

#include <glib/gi18n.h>

typedef struct {
  const char *name;
  const char *words;
} Words;

static const Words known[] = {
  { "list_form", N_ ("The list is in order and nothing is on it twice") },
    { "list_hash", N_ ("This is the list that was fixed before the dice") },
      { "plan_hash", N_ ("This is the plan that was fixed before the dice") },
        { "shares", N_ ("The dice were enough, and entered by the rule") },
          { "seed_string", N_ ("The seed follows from the dice") },
            { "eligible_counts", N_ ("The counts of records are right") },
              { "strata", N_ ("The groups are right") },
                { "quotas", N_ ("Each group has its number of cases") },
                  { "tickets", N_ ("Each record has the ticket the seed gives it") },
                    { "main_order", N_ ("The cases are those with the first tickets") },
                      { "reserves", N_ ("The reserves come next, in order") },
                        { "cap", N_ ("Nobody was drawn more often than agreed") },
                          { "result_hash", N_ ("The result is the one that was sealed") },
                            { "canonical_form",
                              N_ ("The certificate has not been rewritten") },
                              { "drawn_before",
                                N_ ("Cases drawn before were left out as agreed") },
                                { "after", N_ ("It comes after the earlier draws") },
                                  { "previous", N_ ("It names the draw before it") },
                                };

/**
 * scrutiny_check_words_for:
 * @check_name: a check's name in the certificate's public description
 *
 * Returns: what it means, in words; the name itself when there are none
 */
const char *
scrutiny_check_words_for (const char *check_name)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strcmp0 (known[i].name, check_name) == 0)
      return _ (known[i].words);

  return check_name;
}
