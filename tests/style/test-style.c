/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

/* Each case runs one checker over the tree and fails with what it printed. */
static void
assert_command (const char *command)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  g_autofree char *noise = NULL;
  g_autofree char *line = NULL;
  int status = 0;
  char *argv[] = { (char *) "/bin/sh", (char *) "-c", NULL, NULL };

  line = g_strdup_printf ("cd \"$SCRUTINY_SOURCE\" && %s", command);
  argv[2] = line;
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, &noise, &status,
                &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_test_message ("%s\n%s", output, noise);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
test_layers (void)
{
  g_test_summary ("No room includes one above it, no library leaves its room");
  assert_command ("/usr/bin/python3 build-aux/check-layers.py .");
}

static void
test_layers_catch (void)
{
  g_test_summary ("The checker finds a planted upward include and stray SQL");
  assert_command (
      "d=$(mktemp -d) && mkdir -p $d/model $d/ui && "
      "printf '#include \"app/x.h\"\\nchar *s = \"SELECT 1\";\\n' >$d/model/a.c && "
      "! /usr/bin/python3 build-aux/check-layers.py $d >$d/out && "
      "test $(wc -l <$d/out) -eq 2 && rm -r $d");
}

static void
test_lists (void)
{
  g_test_summary ("No source and no test is left out of its list");
  assert_command ("/usr/bin/python3 build-aux/check-lists.py .");
}

static void
test_lists_catch (void)
{
  g_test_summary ("The checker finds a planted test that never runs");
  assert_command ("d=$(mktemp -d) && mkdir -p $d/tests/model && "
                  "touch $d/tests/model/meson.build $d/tests/model/test-lost.c && "
                  "! /usr/bin/python3 build-aux/check-lists.py $d >$d/out && "
                  "grep -q 'never runs' $d/out && rm -r $d");
}

static void
test_words (void)
{
  g_test_summary ("Every translated sentence can be read whole by xgettext");
  assert_command ("/usr/bin/python3 build-aux/check-words.py .");
}

static void
test_welsh (void)
{
  g_test_summary ("No Welsh sentence has other places to fill in than the English one");
  assert_command ("msgfmt --check-format --check-domain -o /dev/null po/cy.po");
}

static void
test_words_catch (void)
{
  g_test_summary ("The checker finds a planted sentence that xgettext would cut");
  assert_command ("d=$(mktemp -d) && mkdir $d/app && "
                  "printf 'x = _(\"%%\" G_GINT64_FORMAT \" rows\", n);\n' >$d/app/a.c && "
                  "! /usr/bin/python3 build-aux/check-words.py $d >$d/out && "
                  "grep -q 'a.c:1' $d/out && rm -r $d");
}

static void
test_functions (void)
{
  g_test_summary ("What a header promises is explained, and somebody calls it");
  assert_command ("/usr/bin/python3 build-aux/check-functions.py .");
}

static void
test_functions_catch (void)
{
  g_test_summary ("The checker finds a planted function that nobody explains or calls, "
                  "and none that is explained and called");
  assert_command (
      "d=$(mktemp -d) && mkdir $d/model $d/app && "
      "printf 'int scrutiny_a_get (void);\n\n/** Both. */\nint scrutiny_a_put (int i);"
      "\nvoid scrutiny_a_free (int *self);\n' >$d/model/a.h && "
      "printf 'int\nscrutiny_a_get (void)\n{\n  return scrutiny_a_put (1);\n}\n\n"
      "int\nscrutiny_a_put (int i)\n{\n  return i;\n}\n' >$d/model/a.c && "
      "printf '/* scrutiny_a_get () */\nint b = scrutiny_a_put (2);\n' >$d/app/b.c && "
      "! /usr/bin/python3 build-aux/check-functions.py $d >$d/out && "
      "grep -q 'nobody calls scrutiny_a_get' $d/out && "
      "grep -q 'scrutiny_a_get is not explained' $d/out && "
      "test $(wc -l <$d/out) -eq 2 && rm -r $d");
}

static void
test_sizes (void)
{
  assert_command ("/usr/bin/python3 build-aux/check-sizes.py .");
}

static void
test_format (void)
{
  assert_command ("find model sampling intake media db reports app ui cli tests "
                  "-name '*.[ch]' -print0 | "
                  "xargs -0 -r clang-format-14 --dry-run -Werror 2>&1");
}

static void
test_spelling (void)
{
  assert_command ("codespell --builtin clear,rare "
                  "-L 'crate,loks,ser,te,fo,ans,ot,hist,possesion,ois,inout,nd,alls' "
                  "--skip '*.po,*.pot,*/data/forms/*,*/tests/fixtures/*,*/fuzz/corpus/*,"
                  "*/LICENSE,*/_build*,*/.git/*,*.svg,*.png' .");
}

static void
test_desktop (void)
{
  assert_command ("desktop-file-validate data/org.bwvscrutiny.Scrutiny.desktop");
}

static void
test_metainfo (void)
{
  assert_command ("appstreamcli validate --no-net "
                  "data/org.bwvscrutiny.Scrutiny.metainfo.xml");
}

static void
test_schema (void)
{
  assert_command ("glib-compile-schemas --strict --dry-run data");
}

static void
test_templates (void)
{
  g_test_summary ("Every window template and resource list is well-formed XML");
  assert_command (
      "find ui db data \\( -name '*.ui' -o -name '*.xml' -o -name '*.svg' \\) "
      "-print0 | xargs -0 xmllint --noout");
}

static void
test_potfiles (void)
{
  g_test_summary ("Every file with words for people is given to translators");
  assert_command ("build-aux/list-potfiles | diff po/POTFILES -");
}

static void
test_dictionary (void)
{
  g_test_summary ("The data dictionary says what the schema says");
  assert_command ("build-aux/data-dictionary | diff docs/data-dictionary.md -");
}

static void
test_dictionary_catches (void)
{
  g_test_summary ("A comment changed in the schema alone is found");
  assert_command (
      "d=$(mktemp -d) && mkdir $d/build-aux $d/db && "
      "cp build-aux/data-dictionary $d/build-aux/ && cp -r db/schema $d/db/ && "
      "sed -i 's/random, in hex/anything/' $d/db/schema/0001-*.sql && "
      "! $d/build-aux/data-dictionary | "
      "diff docs/data-dictionary.md - >$d/out && "
      "test $(wc -l <$d/out) -eq 4 && rm -r $d");
}

static void
test_paths (void)
{
  g_test_summary ("Nothing names a path of the machine it was written on");
  assert_command (
      "! git grep -nE '(^|[^.a-z])/(w[o]rk|f[a]rm)/[a-z]|[.][.]/sh[a]red' -- .");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/style/layers", test_layers);
  g_test_add_func ("/style/layers-catch-a-fault", test_layers_catch);
  g_test_add_func ("/style/lists", test_lists);
  g_test_add_func ("/style/lists-catch-a-fault", test_lists_catch);
  g_test_add_func ("/style/words", test_words);
  g_test_add_func ("/style/welsh", test_welsh);
  g_test_add_func ("/style/words-catch-a-fault", test_words_catch);
  g_test_add_func ("/style/functions", test_functions);
  g_test_add_func ("/style/functions-catch-a-fault", test_functions_catch);
  g_test_add_func ("/style/sizes", test_sizes);
  g_test_add_func ("/style/format", test_format);
  g_test_add_func ("/style/spelling", test_spelling);
  g_test_add_func ("/style/desktop-entry", test_desktop);
  g_test_add_func ("/style/metainfo", test_metainfo);
  g_test_add_func ("/style/settings-schema", test_schema);
  g_test_add_func ("/style/templates", test_templates);
  g_test_add_func ("/style/translatable-files", test_potfiles);
  g_test_add_func ("/style/data-dictionary", test_dictionary);
  g_test_add_func ("/style/data-dictionary-catches-a-change", test_dictionary_catches);
  g_test_add_func ("/style/no-machine-paths", test_paths);
  return g_test_run ();
}
