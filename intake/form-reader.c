/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/form-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "intake/error.h"
#include "intake/form-parts-private.h"
#include "intake/forms-resource.h"

#define MODULES_MAX 40
#define ONLY_MAX    64

/* The files of one form as they are read, and the hash over all of them. */
typedef struct {
  ScrutinyFormSource source;
  gpointer user_data;
  GChecksum *sha256;
  ScrutinyFormShared shared;
} Reading;

/* What the form file itself says. */
typedef struct {
  char *form_id;
  char *version;
  char *scale_id;
  char *grade_question;
  ScrutinyFormText *title;
  char **kinds;
  char **locales;
  char **modules;
  char **optional_modules;
  char **only;
} Head;

static void
head_clear (Head *head)
{
  g_free (head->form_id);
  g_free (head->version);
  g_free (head->scale_id);
  g_free (head->grade_question);
  g_clear_pointer (&head->title, scrutiny_form_text_unref);
  g_strfreev (head->kinds);
  g_strfreev (head->locales);
  g_strfreev (head->modules);
  g_strfreev (head->optional_modules);
  g_strfreev (head->only);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Head, head_clear)

/**
 * scrutiny_form_reader_get_shipped:
 *
 * Returns: (transfer full): the folder of the form files inside the program
 */
GFile *
scrutiny_form_reader_get_shipped (void)
{
  /* Naming the resource keeps the linker from leaving it out of a static library. */
  g_assert (scrutiny_forms_get_resource () != NULL);

  return g_file_new_for_uri ("resource:///org/bwvscrutiny/Scrutiny/forms");
}

/**
 * scrutiny_form_reader_load:
 * @folder: (type GFile): where the files are; a #ScrutinyFormSource
 *
 * Returns: (transfer full) (nullable): the bytes, at most %SCRUTINY_FORM_FILE_MAX_BYTES
 */
GBytes *
scrutiny_form_reader_load (const char *file_name, gpointer folder, GError **error)
{
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (file_name != NULL && G_IS_FILE (folder), NULL);

  file = g_file_get_child (folder, file_name);

  return scrutiny_json_load (file, SCRUTINY_FORM_FILE_MAX_BYTES, error);
}

/* Each file goes into the hash with its name and length, so that no two sets of files can
 * run together into the same bytes. */
static void
hash_file (Reading *reading, const char *file_name, GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autofree char *head = g_strdup_printf ("%s %" G_GSIZE_FORMAT "\n", file_name, size);

  g_checksum_update (reading->sha256, (const guchar *) head, -1);
  g_checksum_update (reading->sha256, data, (gssize) size);
}

typedef void (*PartFunc) (ScrutinyJsonCursor *cursor, const json_t *root, gpointer data);

static gboolean
read_file (Reading *reading,
           const char *file_name,
           PartFunc func,
           gpointer data,
           GError **error)
{
  g_autoptr (GBytes) bytes = reading->source (file_name, reading->user_data, error);
  ScrutinyJsonCursor cursor;
  json_t *root;

  if (bytes == NULL)
    return FALSE;

  if (g_bytes_get_size (bytes) > SCRUTINY_FORM_FILE_MAX_BYTES) {
    g_set_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_TOO_LARGE,
                 _ ("%s is too long for a form file."), file_name);
    return FALSE;
  }

  hash_file (reading, file_name, bytes);
  scrutiny_json_cursor_init (&cursor, file_name);
  root = scrutiny_json_cursor_parse (&cursor, bytes);
  if (root != NULL)
    func (&cursor, root, data);
  json_decref (root);

  return scrutiny_json_cursor_finish (&cursor, error);
}

static void
check_status (ScrutinyJsonCursor *cursor, const json_t *root)
{
  static const char *const states[] = { "draft", "published", "retired", NULL };
  const char *status = scrutiny_json_cursor_get_code (cursor, root, "status");
  const json_t *supersedes = json_object_get (root, "supersedes");
  const char *day = scrutiny_json_cursor_get_string (cursor, root, "valid_from", 10);
  const char *ignored;

  if (status == NULL || !g_strv_contains (states, status))
    scrutiny_json_cursor_fail (cursor, _ ("status is draft, published or retired."));
  if (day == NULL || !g_regex_match_simple ("^\\d{4}-\\d{2}-\\d{2}$", day, 0, 0))
    scrutiny_json_cursor_fail (cursor, _ ("valid_from is a day, as 2026-01-01."));
  if (!json_is_null (supersedes))
    scrutiny_form_version_read (cursor, root, "supersedes", &ignored);
}

static void
check_locales (ScrutinyJsonCursor *cursor, char **locales)
{
  for (guint i = 0; locales != NULL && locales[i] != NULL; i++) {
    if (!g_str_equal (locales[i], "en-GB") && !g_str_equal (locales[i], "cy-GB"))
      scrutiny_json_cursor_fail (cursor, _ ("locales are en-GB and cy-GB."));
  }
}

static void
read_head (ScrutinyJsonCursor *cursor, const json_t *root, gpointer data)
{
  static const char *const required[] = { "format",     "form_id",        "version",
                                          "status",     "title",          "kinds",
                                          "valid_from", "supersedes",     "locales",
                                          "scale",      "grade_question", "modules",
                                          NULL };
  static const char *const optional[] = { "optional_modules", "only", NULL };
  Head *head = data;
  const char *version;

  if (!scrutiny_json_cursor_check_members (cursor, root, required, optional))
    return;

  scrutiny_json_cursor_get_integer (cursor, root, "format", 1, 1);
  check_status (cursor, root);
  scrutiny_form_version_read (cursor, root, "version", &version);
  head->version = g_strdup (version);
  head->form_id = g_strdup (scrutiny_json_cursor_get_code (cursor, root, "form_id"));
  head->title = scrutiny_form_text_read (cursor, root, "title");
  head->scale_id = g_strdup (scrutiny_json_cursor_get_code (cursor, root, "scale"));
  head->grade_question =
      g_strdup (scrutiny_json_cursor_get_code (cursor, root, "grade_question"));
  head->kinds =
      scrutiny_json_cursor_get_strings (cursor, root, "kinds", MODULES_MAX, TRUE);
  head->locales = scrutiny_json_cursor_get_strings (cursor, root, "locales", 2, FALSE);
  head->modules =
      scrutiny_json_cursor_get_strings (cursor, root, "modules", MODULES_MAX, TRUE);
  head->optional_modules =
      scrutiny_json_cursor_get_strings (cursor, root, "optional_modules", MODULES_MAX,
                                        TRUE);
  head->only = scrutiny_json_cursor_get_strings (cursor, root, "only", ONLY_MAX, TRUE);
  check_locales (cursor, head->locales);
}

static void
read_shared (ScrutinyJsonCursor *cursor, const json_t *root, gpointer data)
{
  scrutiny_form_shared_read (cursor, root, data);
}

typedef struct {
  const char *module_id;
  const ScrutinyFormShared *shared;
  GPtrArray *sections;
} ModuleReading;

static void
read_module (ScrutinyJsonCursor *cursor, const json_t *root, gpointer data)
{
  ModuleReading *module = data;

  scrutiny_form_module_read (cursor, root, module->module_id, module->shared,
                             module->sections);
}

static gboolean
refuse (GError **error, const char *file_name, const char *code, const char *what)
{
  g_set_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID,
               _ ("%s: %s: %s"), file_name, code, what);

  return FALSE;
}

/* What the chair adds is asked with the kind of case, before the questions every case has
 * (forms.md section 3). */
static GPtrArray *
order_modules (const Head *head,
               const char *const *extra,
               const char *file_name,
               GError **error)
{
  g_autoptr (GPtrArray) modules = g_ptr_array_new ();
  gboolean has_extra = extra == NULL;

  for (guint i = 0; !has_extra && extra[i] != NULL; i++) {
    if (head->optional_modules == NULL ||
        !g_strv_contains ((const char *const *) head->optional_modules, extra[i])) {
      refuse (error, file_name, extra[i], _ ("this form cannot take that module."));
      return NULL;
    }
  }

  for (guint i = 0; head->modules[i] != NULL; i++) {
    gboolean is_core =
        g_str_equal (head->modules[i], "bwv") || head->modules[i + 1] == NULL;

    for (guint j = 0; is_core && !has_extra && extra[j] != NULL; j++)
      g_ptr_array_add (modules, (gpointer) extra[j]);
    has_extra = has_extra || is_core;
    g_ptr_array_add (modules, head->modules[i]);
  }

  return g_steal_pointer (&modules);
}

static gboolean
read_modules (Reading *reading, GPtrArray *modules, GPtrArray *sections, GError **error)
{
  for (guint i = 0; i < modules->len; i++) {
    ModuleReading module = { modules->pdata[i], &reading->shared, sections };
    g_autofree char *file_name = g_strdup_printf ("module-%s.json", module.module_id);

    if (!read_file (reading, file_name, read_module, &module, error))
      return FALSE;
  }

  return TRUE;
}

/* Of a short form: the section with only the questions it keeps, or NULL if none. */
static ScrutinyFormSection *
shorten (ScrutinyFormSection *section, char **only)
{
  ScrutinyFormSectionFields f = *scrutiny_form_section_get (section);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < f.questions->len; i++) {
    const char *id = scrutiny_question_get_id (f.questions->pdata[i]);

    if (g_strv_contains ((const char *const *) only, id))
      g_ptr_array_add (kept, g_object_ref (f.questions->pdata[i]));
  }
  if (kept->len == 0)
    return NULL;
  f.questions = kept;

  return scrutiny_form_section_new (&f);
}

/* In the order of the case: before the footage, after it, after the reveal; within a
 * stage in the order of the modules. */
static GPtrArray *
arrange (GPtrArray *sections, char **only)
{
  GPtrArray *arranged = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint stage = 0; stage <= SCRUTINY_STAGE_AFTER_REVEAL; stage++) {
    for (guint i = 0; i < sections->len; i++) {
      ScrutinyFormSection *section = sections->pdata[i];
      ScrutinyFormSection *kept;

      if (scrutiny_form_section_get (section)->stage != (ScrutinyFormStage) stage)
        continue;
      kept = only != NULL ? shorten (section, only) : g_object_ref (section);
      if (kept != NULL)
        g_ptr_array_add (arranged, kept);
    }
  }

  return arranged;
}

static ScrutinyForm *
join (Reading *reading,
      const Head *head,
      const char *scale_id,
      GPtrArray *sections,
      const char *file_name,
      GError **error)
{
  g_autoptr (GPtrArray) arranged = arrange (sections, head->only);
  ScrutinyFormFields f = { .form_id = head->form_id,
                           .version = head->version,
                           .title = head->title,
                           .kinds = (const char *const *) head->kinds,
                           .locales = (const char *const *) head->locales,
                           .grade_question = head->grade_question,
                           .sections = arranged };

  f.scale =
      scrutiny_form_shared_find_scale (&reading->shared,
                                       scale_id != NULL ? scale_id : head->scale_id);
  if (f.scale == NULL) {
    refuse (error, file_name, scale_id != NULL ? scale_id : head->scale_id,
            _ ("there is no such grading scale."));
    return NULL;
  }
  if (!scrutiny_form_join_check (arranged, head->grade_question, file_name, error))
    return NULL;
  f.sha256 = g_checksum_get_string (reading->sha256);

  return scrutiny_form_new (&f);
}

static ScrutinyForm *
read_form (Reading *reading,
           const char *form_id,
           const char *scale_id,
           const char *const *extra_modules,
           GError **error)
{
  g_autofree char *file_name = g_strdup_printf ("%s.json", form_id);
  g_autoptr (GPtrArray) sections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) modules = NULL;
  g_auto (Head) head = { NULL };

  if (!read_file (reading, file_name, read_head, &head, error) ||
      !read_file (reading, "scales.json", read_shared, &reading->shared, error))
    return NULL;
  if (!g_str_equal (head.form_id, form_id)) {
    refuse (error, file_name, head.form_id,
            _ ("this is another form than its name says."));
    return NULL;
  }

  modules = order_modules (&head, extra_modules, file_name, error);
  if (modules == NULL || !read_modules (reading, modules, sections, error))
    return NULL;

  return join (reading, &head, scale_id, sections, file_name, error);
}

/* A form's name becomes a file name, so it may not lead elsewhere. */
static gboolean
is_form_id (const char *form_id)
{
  return *form_id != '\0' &&
         strspn (form_id, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen (form_id);
}

/**
 * scrutiny_form_reader_read:
 * @form_id: "stop_search", "use_of_force"
 * @scale_id: (nullable): the panel's grading scale, else the form's own
 * @extra_modules: (nullable): what the chair adds, from the form's optional modules
 * @source: (scope call): gives the bytes of each file
 *
 * Reads a form file, the shared scales and every module it names, and joins them. Nothing
 * unknown is passed over. Files are limited in size, depth and counts.
 *
 * Returns: (transfer full) (nullable): the form, or %NULL with the file and the place in
 *   it
 */
ScrutinyForm *
scrutiny_form_reader_read (const char *form_id,
                           const char *scale_id,
                           const char *const *extra_modules,
                           ScrutinyFormSource source,
                           gpointer user_data,
                           GError **error)
{
  Reading reading = { source, user_data, NULL, { NULL } };
  ScrutinyForm *form;

  g_return_val_if_fail (form_id != NULL && source != NULL, NULL);

  if (!is_form_id (form_id)) {
    refuse (error, "forms", form_id, _ ("this is not a form's name."));
    return NULL;
  }

  reading.sha256 = g_checksum_new (G_CHECKSUM_SHA256);
  form = read_form (&reading, form_id, scale_id, extra_modules, error);
  g_checksum_free (reading.sha256);
  scrutiny_form_shared_clear (&reading.shared);

  return form;
}
