/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/code-list.h"

#include <string.h>

#include "model/code-list-private.h"

/* Folded label to entry, for each list, made once. Labels are found by a form that case,
 * doubled blanks, blanks inside brackets and the kind of quote or dash do not change. */
static GHashTable *
scrutiny_code_list_index (const ScrutinyCodeList *self)
{
  static GMutex lock;
  static GHashTable *indexes;
  GHashTable *index;

  g_mutex_lock (&lock);
  if (indexes == NULL)
    indexes = g_hash_table_new (NULL, NULL);
  index = g_hash_table_lookup (indexes, self);
  if (index == NULL) {
    index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    for (const ScrutinyCodeEntry *entry = self->entries; entry->code != NULL; entry++)
      g_hash_table_insert (index, scrutiny_code_list_fold_label (entry->label),
                           (gpointer) entry);
    g_hash_table_insert (indexes, (gpointer) self, index);
  }
  g_mutex_unlock (&lock);

  return index;
}

/**
 * scrutiny_code_list_find:
 * @name: a list's name, such as "ethnicity_self" or "outcome"
 *
 * Returns: (nullable): the list, %NULL if there is none of that name
 */
const ScrutinyCodeList *
scrutiny_code_list_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (const ScrutinyCodeList *list = scrutiny_code_list_tables (); list->name; list++) {
    if (g_str_equal (list->name, name))
      return list;
  }

  return NULL;
}

/* The entry that stands for its code: the first with that code. */
static gboolean
is_first_of_code (const ScrutinyCodeList *self, const ScrutinyCodeEntry *entry)
{
  for (const ScrutinyCodeEntry *at = self->entries; at != entry; at++) {
    if (strcmp (at->code, entry->code) == 0)
      return FALSE;
  }

  return TRUE;
}

/**
 * scrutiny_code_list_get_size:
 * @self: a list
 *
 * Returns: how many codes it has
 */
guint
scrutiny_code_list_get_size (const ScrutinyCodeList *self)
{
  guint size = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (const ScrutinyCodeEntry *entry = self->entries; entry->code != NULL; entry++) {
    if (is_first_of_code (self, entry))
      size++;
  }

  return size;
}

/**
 * scrutiny_code_list_get_code:
 * @self: a list
 * @index: from 0
 *
 * Returns: (nullable): that code, in the order of the data model; %NULL past the last
 */
const char *
scrutiny_code_list_get_code (const ScrutinyCodeList *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (const ScrutinyCodeEntry *entry = self->entries; entry->code != NULL; entry++) {
    if (is_first_of_code (self, entry) && index-- == 0)
      return entry->code;
  }

  return NULL;
}

/* "White - White British (W1)": a code in the closing bracket goes before the text, and a
 * zero there is the letter O, as one file has it. O1, Chinese, is A4 since 2011. */
static const char *
scrutiny_code_list_bracketed (const ScrutinyCodeList *self, const char *label)
{
  gsize length = strlen (label);
  char code[3];

  if (length < 4 || label[length - 1] != ')' || label[length - 4] != '(')
    return NULL;

  code[0] = g_ascii_toupper (label[length - 3]);
  code[1] = g_ascii_toupper (label[length - 2]);
  code[2] = '\0';
  if (code[0] == '0')
    code[0] = 'O';
  if (strcmp (code, "O1") == 0)
    return "A4";
  for (const ScrutinyCodeEntry *entry = self->entries; entry->code != NULL; entry++) {
    if (strcmp (entry->code, code) == 0)
      return entry->code;
  }

  return NULL;
}

/* Whether @text holds the number @number standing alone, as in "Nov-17" or "17/10". */
static gboolean
holds_number (const char *text, int number)
{
  const char *at = text;

  while (*at != '\0') {
    char *end = NULL;

    if (!g_ascii_isdigit (*at)) {
      at++;
      continue;
    }
    if (g_ascii_strtoull (at, &end, 10) % 2000 == (guint64) number)
      return TRUE;
    at = end;
  }

  return FALSE;
}

/**
 * scrutiny_code_list_is_spoilt_age:
 * @self: a list of age bands
 * @label: a cell
 *
 * A spreadsheet takes 10-17 for October 2017 and 11-17 for November 2017 and writes
 * "Oct-17", "17-Nov", "2017-11-01 00:00:00" or "01/11/2017". No band has a month's name,
 * a slash or a four-figure year, so these can be told.
 *
 * Returns: whether @label is the list's band after such an accident
 */
gboolean
scrutiny_code_list_is_spoilt_age (const ScrutinyCodeList *self, const char *label)
{
  g_autofree char *lower = NULL;
  gboolean is_october;
  gboolean has_name;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (label != NULL, FALSE);

  if (self->spoilt_age == NULL || strlen (label) > 32)
    return FALSE;

  lower = g_ascii_strdown (label, -1);
  is_october = g_str_has_prefix (self->spoilt_age, "10");
  has_name = strstr (lower, is_october ? "oct" : "nov") != NULL;
  if (has_name)
    return holds_number (lower, 17);
  if (strchr (lower, '/') == NULL && strchr (lower, ':') == NULL && strlen (lower) < 10)
    return FALSE;

  return holds_number (lower, is_october ? 10 : 11) && holds_number (lower, 17);
}

/**
 * scrutiny_code_list_lookup:
 * @self: a list
 * @label: a cell, as the file has it
 *
 * Returns: (nullable): the code it means; %NULL if this list does not know the label
 */
const char *
scrutiny_code_list_lookup (const ScrutinyCodeList *self, const char *label)
{
  g_autofree char *folded = NULL;
  const ScrutinyCodeEntry *entry;
  const char *code;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (label != NULL, NULL);

  folded = scrutiny_code_list_fold_label (label);
  if (g_str_equal (self->name, "ethnicity_self")) {
    code = scrutiny_code_list_bracketed (self, folded);
    if (code != NULL)
      return code;
  }

  entry = g_hash_table_lookup (scrutiny_code_list_index (self), folded);
  if (entry != NULL)
    return entry->code;
  if (scrutiny_code_list_is_spoilt_age (self, label))
    return self->spoilt_age;

  return NULL;
}

/**
 * scrutiny_code_list_get_label:
 * @self: a list
 * @code: one of its codes
 *
 * Returns: (nullable): the words shown for it, in English as the forces write them;
 *   %NULL if it is no code of this list
 */
const char *
scrutiny_code_list_get_label (const ScrutinyCodeList *self, const char *code)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (code != NULL, NULL);

  for (const ScrutinyCodeEntry *entry = self->entries; entry->code != NULL; entry++) {
    if (strcmp (entry->code, code) == 0)
      return entry->label;
  }

  return NULL;
}

/**
 * scrutiny_code_list_is_old_label:
 * @self: a list
 * @label: a cell
 *
 * Returns: whether it is a label of an earlier generation of files, so that two months
 *   side by side may not be alike
 */
gboolean
scrutiny_code_list_is_old_label (const ScrutinyCodeList *self, const char *label)
{
  g_autofree char *folded = NULL;
  const ScrutinyCodeEntry *entry;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (label != NULL, FALSE);

  folded = scrutiny_code_list_fold_label (label);
  entry = g_hash_table_lookup (scrutiny_code_list_index (self), folded);
  if (entry != NULL)
    return entry->is_old;

  return g_str_equal (self->name, "ethnicity_self") &&
         scrutiny_code_list_bracketed (self, folded) != NULL;
}

/**
 * scrutiny_code_list_ethnic_group:
 * @code: a self-defined (18+1) or an officer-perceived ethnicity code
 *
 * The broad groups of the census. Chinese is Asian here, whichever list it came from; not
 * stated is a group of its own and never "other".
 *
 * Returns: "white", "mixed", "asian", "black", "other" or "not_stated"; "" for a label
 *   that is no code
 */
const char *
scrutiny_code_list_ethnic_group (const char *code)
{
  static const struct {
    const char *code;
    const char *group;
  } groups[] = {
    { "white", "white" },          { "black", "black" },
    { "asian", "asian" },          { "chinese", "asian" },
    { "mixed", "mixed" },          { "other", "other" },
    { "dont_know", "not_stated" }, { "not_reported", "not_stated" },
    { "NS", "not_stated" },
  };

  g_return_val_if_fail (code != NULL, "");

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++) {
    if (strcmp (groups[i].code, code) == 0)
      return groups[i].group;
  }
  if (strlen (code) != 2 || !g_ascii_isdigit (code[1]))
    return "";

  switch (code[0]) {
  case 'W':
    return "white";
  case 'M':
    return "mixed";
  case 'A':
    return "asian";
  case 'B':
    return "black";
  case 'O':
    return "other";
  default:
    return "";
  }
}

/* Typographic marks as plain ones: files meet both. A question mark between two letters
 * is an apostrophe that was lost on the way through a wrong encoding. */
static gunichar
plain_mark (const char *label, const char *at)
{
  gunichar character = g_utf8_get_char (at);

  if (character == '?' && at > label && g_ascii_isalpha (at[-1]) &&
      g_ascii_isalpha (at[1]))
    return '\'';

  switch (character) {
  case 0x2018:
  case 0x2019:
  case 0x02bc:
    return '\'';
  case 0x2010:
  case 0x2011:
  case 0x2012:
  case 0x2013:
  case 0x2014:
    return '-';
  default:
    return g_unichar_tolower (character);
  }
}

/**
 * scrutiny_code_list_fold_label:
 * @label: a cell, valid UTF-8
 *
 * Returns: (transfer full): the form two labels share when they differ only in case,
 *   blanks, or the kind of quote or dash
 */
char *
scrutiny_code_list_fold_label (const char *label)
{
  GString *folded;
  gboolean wants_blank = FALSE;

  g_return_val_if_fail (label != NULL, NULL);

  folded = g_string_sized_new (64);
  for (const char *at = label; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);

    if (g_unichar_isspace (character) || character == 0xa0) {
      wants_blank = folded->len > 0;
      continue;
    }
    if (wants_blank && character != ')' && folded->str[folded->len - 1] != '(')
      g_string_append_c (folded, ' ');
    wants_blank = FALSE;
    g_string_append_unichar (folded, plain_mark (label, at));
  }

  return g_string_free (folded, FALSE);
}
