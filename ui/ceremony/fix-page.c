/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/ceremony/fix-page.h"

#include <glib/gi18n.h>

#include "app/records.h"
#include "ui/ceremony/commitment-page.h"
#include "ui/ceremony/fix-counts.h"
#include "ui/ceremony/fix-doubts.h"
#include "ui/ceremony/fix-request.h"
#include "ui/day-row.h"
#include "ui/page-run.h"
#include "ui/path-row.h"
#include "ui/records/record-words.h"
#include "ui/task-view.h"
#include "ui/window.h"

/* How long nothing may change before the plan is counted again. */
#define STILL_MS 500

/* A field of more values, such as a place's latitude, is none to choose from. */
#define MOST_VALUES 500u

/* The field that names officers by pseudonym. */
#define OFFICER_FIELD "officer_pseudonym"

/* The page on which list and plan are chosen, counted and fixed together. */
struct _ScrutinyFixPage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  GtkSpinButton *take;
  GtkSpinButton *reserves;
  AdwPreferencesRow *reserves_row;
  AdwComboRow *method;
  AdwComboRow *group_field;
  AdwComboRow *allocation;
  GtkEditable *shares;
  AdwComboRow *kind;
  ScrutinyDayRow *from;
  ScrutinyDayRow *to;
  GtkEditable *area;
  AdwComboRow *where_field;
  AdwComboRow *where_value;
  GtkEditable *where;
  AdwPreferencesRow *minimum_row;
  GtkSpinButton *minimum;
  AdwPreferencesRow *cap_row;
  GtkSpinButton *cap;
  AdwComboRow *purpose;
  GtkEditable *why;
  GtkEditable *reported;
  ScrutinyPathRow *excluded;
  ScrutinyFactList *doubts;
  ScrutinyFactList *kept_out;
  ScrutinyFactList *counts;
  ScrutinyFactList *groups;
  ScrutinyFactList *warnings;
  GtkCheckButton *answered;

  GStrv fields; /* that groups can be made by, as the drop-down shows them */
  GStrv values; /* of the field in the condition, as the drop-down shows them */
  gint64 meeting;
  guint still_source;
  gboolean is_counting;
  gboolean has_changed; /* since the count under way began */
  gboolean can_fix;     /* the newest count went well */
  gboolean needs_answer;
};

G_DEFINE_FINAL_TYPE (ScrutinyFixPage, scrutiny_fix_page, SCRUTINY_TYPE_PAGE)

static void count (ScrutinyFixPage *self);

static char **
dup_group_fields (ScrutinyFixPage *self)
{
  guint chosen = adw_combo_row_get_selected (self->group_field);
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();

  if (self->fields != NULL && chosen < g_strv_length (self->fields))
    g_strv_builder_add (fields, self->fields[chosen]);

  return g_strv_builder_end (fields);
}

static ScrutinyDrawPurpose
get_purpose (ScrutinyFixPage *self)
{
  static const ScrutinyDrawPurpose purposes[] = { SCRUTINY_DRAW_RANDOM,
                                                  SCRUTINY_DRAW_TARGETED,
                                                  SCRUTINY_DRAW_REVISIT,
                                                  SCRUTINY_DRAW_INTERNAL };
  guint chosen = adw_combo_row_get_selected (self->purpose);

  return chosen < G_N_ELEMENTS (purposes) ? purposes[chosen] : SCRUTINY_DRAW_RANDOM;
}

/* People write 1,204 or 1 204. */
static gint64
read_total (ScrutinyFixPage *self)
{
  const char *typed = gtk_editable_get_text (self->reported);
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = typed; *p != '\0'; p++) {
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  }

  return g_ascii_strtoll (digits->str, NULL, 10);
}

/* Which field the condition is on; NULL none. */
static const char *
get_where_field (ScrutinyFixPage *self)
{
  guint chosen = adw_combo_row_get_selected (self->where_field);

  return self->fields != NULL && chosen > 0 && chosen <= g_strv_length (self->fields)
             ? self->fields[chosen - 1]
             : NULL;
}

static char **
dup_conditions (ScrutinyFixPage *self)
{
  g_auto (GStrv) typed = scrutiny_fix_request_split (gtk_editable_get_text (self->where));
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  const char *field = get_where_field (self);
  guint chosen = adw_combo_row_get_selected (self->where_value);

  if (field != NULL && self->values != NULL && chosen < g_strv_length (self->values)) {
    g_autofree char *condition = g_strdup_printf ("%s=%s", field, self->values[chosen]);

    g_strv_builder_add (all, condition);
  }
  g_strv_builder_addv (all, (const char **) typed);

  return g_strv_builder_end (all);
}

static ScrutinyFixRequest *
dup_request (ScrutinyFixPage *self)
{
  static const char *const kinds[] = { NULL, "stop_search", "use_of_force" };
  ScrutinyFixRequest *request = g_new0 (ScrutinyFixRequest, 1);
  guint kind = adw_combo_row_get_selected (self->kind);

  request->meeting = self->meeting;
  request->kind = kind < G_N_ELEMENTS (kinds) ? kinds[kind] : NULL;
  request->from = scrutiny_day_row_dup_day (self->from);
  request->to = scrutiny_day_row_dup_day (self->to);
  request->area = g_strstrip (g_strdup (gtk_editable_get_text (self->area)));
  request->where = dup_conditions (self);
  request->strata = dup_group_fields (self);
  request->take = (guint) gtk_spin_button_get_value_as_int (self->take);
  request->reserves = gtk_spin_button_get_value_as_int (self->reserves);
  request->method = (ScrutinyPlanMethod) adw_combo_row_get_selected (self->method);
  if (request->method == SCRUTINY_PLAN_STRATIFIED)
    request->allocation =
        (ScrutinyPlanAllocation) adw_combo_row_get_selected (self->allocation);
  if (request->allocation >= SCRUTINY_PLAN_OVERSAMPLE)
    request->shares = scrutiny_fix_request_split (gtk_editable_get_text (self->shares));
  if (request->method == SCRUTINY_PLAN_STRATIFIED &&
      request->allocation != SCRUTINY_PLAN_CUSTOM)
    request->minimum = (guint) gtk_spin_button_get_value_as_int (self->minimum);
  request->cap_max = (guint) gtk_spin_button_get_value_as_int (self->cap);
  if (request->cap_max > 0 && gtk_widget_get_visible (GTK_WIDGET (self->cap_row)))
    request->cap_field = OFFICER_FIELD;
  request->purpose = get_purpose (self);
  request->why = g_strstrip (g_strdup (gtk_editable_get_text (self->why)));
  request->excluded_path = scrutiny_path_row_dup_path (self->excluded);
  request->reported_total = read_total (self);
  request->are_warnings_answered = gtk_check_button_get_active (self->answered);

  return request;
}

static void
show_ready (ScrutinyFixPage *self)
{
  scrutiny_task_view_set_ready (self->task,
                                self->can_fix && !self->is_counting &&
                                    (!self->needs_answer ||
                                     gtk_check_button_get_active (self->answered)));
}

static gpointer
count_work (ScrutinySession *session,
            gpointer input,
            GDestroyNotify *result_free,
            GCancellable *cancellable,
            GError **error)
{
  ScrutinyListRequest request;

  *result_free = (GDestroyNotify) scrutiny_list_outcome_free;
  if (!scrutiny_fix_request_read_exclusions (input, error))
    return NULL;
  request = scrutiny_fix_request_peek (input);

  return scrutiny_list_preview (session, &request, scrutiny_long_work_sample,
                                ((ScrutinyFixRequest *) input)->work, error);
}

static void
counted_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyFixPage *self = SCRUTINY_FIX_PAGE (page);

  self->is_counting = FALSE;
  scrutiny_task_view_end (self->task);
  scrutiny_fact_list_clear (self->counts);
  scrutiny_fact_list_clear (self->groups);
  scrutiny_fact_list_clear (self->warnings);
  scrutiny_fact_list_clear (self->doubts);
  scrutiny_fact_list_clear (self->kept_out);
  self->can_fix = error == NULL;
  self->needs_answer = FALSE;
  scrutiny_window_clear_warning (scrutiny_window_of (page));
  if (self->has_changed)
    count (self);
  else if (error != NULL)
    scrutiny_window_fail (scrutiny_window_of (page), error);
  else {
    scrutiny_fix_counts_show (result, self->counts, self->groups, self->warnings);
    scrutiny_fix_doubts_show (result, self->doubts, self->kept_out);
    self->needs_answer = ((ScrutinyListOutcome *) result)->warnings->len > 0;
  }
  gtk_widget_set_visible (GTK_WIDGET (self->answered), self->needs_answer);
  show_ready (self);
}

static void
count (ScrutinyFixPage *self)
{
  ScrutinyFixRequest *request = dup_request (self);

  self->is_counting = TRUE;
  self->has_changed = FALSE;
  request->work = scrutiny_task_view_begin (self->task, _ ("Counting"), _ ("records"));
  scrutiny_page_run_cancellable (SCRUTINY_PAGE (self), count_work, request,
                                 scrutiny_fix_request_free,
                                 scrutiny_long_work_get_cancellable (request->work),
                                 counted_cb, (GDestroyNotify) scrutiny_list_outcome_free);
}

static gboolean
still_cb (gpointer data)
{
  ScrutinyFixPage *self = data;

  self->still_source = 0;
  if (self->is_counting)
    self->has_changed = TRUE;
  else if (scrutiny_window_of (self) != NULL)
    count (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (ScrutinyFixPage *self)
{
  gboolean has_groups =
      adw_combo_row_get_selected (self->method) == SCRUTINY_PLAN_STRATIFIED;

  adw_preferences_row_set_title (self->reserves_row,
                                 has_groups ? _ ("Reserves in each group")
                                            : _ ("Reserves"));
  gtk_widget_set_visible (GTK_WIDGET (self->group_field), has_groups);
  gtk_widget_set_visible (GTK_WIDGET (self->allocation), has_groups);
  gtk_widget_set_visible (GTK_WIDGET (self->shares),
                          has_groups && adw_combo_row_get_selected (self->allocation) >=
                                            SCRUTINY_PLAN_OVERSAMPLE);
  gtk_widget_set_visible (GTK_WIDGET (self->minimum_row),
                          has_groups && adw_combo_row_get_selected (self->allocation) !=
                                            SCRUTINY_PLAN_CUSTOM);
  gtk_widget_set_visible (GTK_WIDGET (self->why),
                          scrutiny_draw_purpose_needs_reason (get_purpose (self)));
  self->can_fix = FALSE;
  show_ready (self);
  g_clear_handle_id (&self->still_source, g_source_remove);
  self->still_source = g_timeout_add (STILL_MS, still_cb, self);
}

/* Half as many again, at least two, is enough for most meetings. */
static void
take_cb (ScrutinyFixPage *self)
{
  int take = gtk_spin_button_get_value_as_int (self->take);

  gtk_spin_button_set_value (self->reserves, MAX (2, (take + 1) / 2));
  changed_cb (self);
}

static void
answered_cb (ScrutinyFixPage *self)
{
  show_ready (self);
}

static gpointer
fix_work (ScrutinySession *session,
          gpointer input,
          GDestroyNotify *result_free,
          GCancellable *cancellable,
          GError **error)
{
  ScrutinyListRequest request;

  *result_free = (GDestroyNotify) scrutiny_list_outcome_free;
  if (!scrutiny_fix_request_read_exclusions (input, error))
    return NULL;
  request = scrutiny_fix_request_peek (input);

  return scrutiny_list_fix (session, &request, scrutiny_long_work_sample,
                            ((ScrutinyFixRequest *) input)->work, error);
}

static void
fixed_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyFixPage *self = SCRUTINY_FIX_PAGE (page);
  ScrutinyWindow *window = scrutiny_window_of (page);

  self->is_counting = FALSE;
  scrutiny_task_view_end (self->task);
  show_ready (self);
  if (error != NULL) {
    scrutiny_window_fail (window, error);
    return;
  }
  scrutiny_window_replace (window, scrutiny_commitment_page_new (self->meeting));
  scrutiny_window_say_saved (window, g_get_real_time ());
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, ScrutinyFixPage *self)
{
  ScrutinyFixRequest *request;

  if (!g_str_equal (response, "fix") || self->is_counting)
    return;
  request = dup_request (self);
  self->is_counting = TRUE;
  request->work = scrutiny_task_view_begin (self->task, _ ("Fixing"), _ ("records"));
  scrutiny_page_run_cancellable (SCRUTINY_PAGE (self), fix_work, request,
                                 scrutiny_fix_request_free,
                                 scrutiny_long_work_get_cancellable (request->work),
                                 fixed_cb, (GDestroyNotify) scrutiny_list_outcome_free);
}

static void
act_cb (ScrutinyFixPage *self)
{
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                              _ ("Fix the list and the plan?"),
                                 _ ("Both are then sealed with a code that you read out before the dice. A list that "
         "is given up later is named on the next certificate."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "back",
                                    _ ("_Go back"), "fix", _ ("_Fix the list"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "back");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "back");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "fix",
                                              ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gpointer
fields_work (ScrutinySession *session,
             gpointer input,
             GDestroyNotify *result_free,
             GCancellable *cancellable,
             GError **error)
{
  *result_free = (GDestroyNotify) g_strfreev;

  return scrutiny_records_list_fields (session, NULL, error);
}

/* The values that the records have in the field of the condition */

static gpointer
values_work (ScrutinySession *session,
             gpointer input,
             GDestroyNotify *result_free,
             GCancellable *cancellable,
             GError **error)
{
  const char *const fields[] = { input, NULL };
  ScrutinyTally *tally = NULL;
  GStrv values = NULL;

  *result_free = (GDestroyNotify) g_strfreev;
  if (!scrutiny_records_count_by (session, NULL, fields, &tally, cancellable, error))
    return NULL;
  if (scrutiny_tally_get_size (tally) > MOST_VALUES) {
    scrutiny_tally_unref (tally);
    return g_new0 (char *, 1);
  }
  values = scrutiny_tally_dup_words (tally);
  scrutiny_tally_unref (tally);

  return values;
}

static void
values_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyFixPage *self = SCRUTINY_FIX_PAGE (page);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *field = get_where_field (self);

  if (error != NULL) {
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  if (field == NULL)
    return;
  g_strfreev (self->values);
  self->values = g_strdupv (result);
  for (guint i = 0; self->values[i] != NULL; i++)
    gtk_string_list_take (names, scrutiny_words_for_value (field, self->values[i]));
  adw_combo_row_set_model (self->where_value, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->where_value), self->values[0] != NULL);
  changed_cb (self);
}

static void
where_cb (ScrutinyFixPage *self)
{
  const char *field = get_where_field (self);

  g_clear_pointer (&self->values, g_strfreev);
  gtk_widget_set_visible (GTK_WIDGET (self->where_value), FALSE);
  changed_cb (self);
  if (field != NULL)
    scrutiny_page_run (SCRUTINY_PAGE (self), values_work, g_strdup (field), g_free,
                       values_cb, (GDestroyNotify) g_strfreev);
}

static GStrv
dup_fields (GStrv of_records)
{
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();

  g_strv_builder_add (fields, "kind");
  g_strv_builder_add (fields, "area");
  g_strv_builder_addv (fields, (const char **) of_records);

  return g_strv_builder_end (fields);
}

static void
fields_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyFixPage *self = SCRUTINY_FIX_PAGE (page);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) conditions = gtk_string_list_new (NULL);

  if (error != NULL) {
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  g_strfreev (self->fields);
  self->fields = dup_fields (result);
  gtk_string_list_append (conditions, _ ("No condition"));
  for (guint i = 0; self->fields[i] != NULL; i++) {
    gtk_string_list_take (names, scrutiny_words_for_field (self->fields[i]));
    gtk_string_list_take (conditions, scrutiny_words_for_field (self->fields[i]));
  }
  adw_combo_row_set_model (self->where_field, G_LIST_MODEL (conditions));
  adw_combo_row_set_model (self->group_field, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->cap_row),
                          g_strv_contains ((const char *const *) self->fields,
                                           OFFICER_FIELD));
  changed_cb (self);
}

static void
scrutiny_fix_page_refresh (ScrutinyPage *page)
{
  scrutiny_page_run (page, fields_work, NULL, NULL, fields_cb,
                     (GDestroyNotify) g_strfreev);
}

static void
scrutiny_fix_page_dispose (GObject *object)
{
  g_clear_handle_id (&SCRUTINY_FIX_PAGE (object)->still_source, g_source_remove);

  G_OBJECT_CLASS (scrutiny_fix_page_parent_class)->dispose (object);
}

static void
scrutiny_fix_page_finalize (GObject *object)
{
  g_strfreev (SCRUTINY_FIX_PAGE (object)->fields);
  g_strfreev (SCRUTINY_FIX_PAGE (object)->values);

  G_OBJECT_CLASS (scrutiny_fix_page_parent_class)->finalize (object);
}

static void
scrutiny_fix_page_class_init (ScrutinyFixPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scrutiny_fix_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = scrutiny_fix_page_finalize;
  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_fix_page_refresh;
  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);
  g_type_ensure (SCRUTINY_TYPE_FACT_LIST);
  g_type_ensure (SCRUTINY_TYPE_DAY_ROW);
  g_type_ensure (SCRUTINY_TYPE_PATH_ROW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "ceremony/fix-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, take);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, reserves);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, reserves_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, method);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, group_field);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, allocation);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, shares);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, kind);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, from);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, to);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, area);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, where_field);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, where_value);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, where);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, minimum_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, minimum);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, cap_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, cap);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, purpose);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, why);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, reported);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, excluded);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, doubts);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, kept_out);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, counts);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, groups);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, warnings);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFixPage, answered);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, answered_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
  gtk_widget_class_bind_template_callback (widget_class, where_cb);
}

static void
scrutiny_fix_page_init (ScrutinyFixPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_clear_handle_id (&self->still_source, g_source_remove);
  show_ready (self);
}

/**
 * scrutiny_fix_page_new:
 * @meeting: the meeting's number
 *
 * Returns: (transfer floating): the page
 */
ScrutinyPage *
scrutiny_fix_page_new (gint64 meeting)
{
  ScrutinyFixPage *self = g_object_new (SCRUTINY_TYPE_FIX_PAGE, NULL);

  self->meeting = meeting;

  return SCRUTINY_PAGE (self);
}
