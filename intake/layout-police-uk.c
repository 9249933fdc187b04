/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/layout-private.h"

/* The coded columns of data.police.uk's monthly stop and search file. */
static const struct {
  const char *name;
  const char *field;
  const char *list;
} coded_columns[] = {
  { "Type", "search_type", "search_type" },
  { "Gender", "gender", "gender" },
  { "Age range", "age_range", "age_range" },
  { "Self-defined ethnicity", "ethnicity_self", "ethnicity_self" },
  { "Officer-defined ethnicity", "ethnicity_officer", "ethnicity_officer" },
  { "Legislation", "legislation", "legislation" },
  { "Object of search", "object_of_search", "object_of_search" },
  { "Outcome", "outcome", "outcome" },
};

/**
 * scrutiny_layout_new_police_uk:
 *
 * The fifteen columns of the monthly archive of data.police.uk. A file may lack those
 * that are mostly blank anyway; without one of the others a fair draw could not be
 * described, so such a file is refused. Source: the archive's own documentation.
 *
 * Returns: (transfer full): the layout "police-uk-stop-search"
 */
ScrutinyLayout *
scrutiny_layout_new_police_uk (void)
{
  ScrutinyLayout *self =
      scrutiny_layout_new ("police-uk-stop-search", SCRUTINY_RECORD_KIND_STOP_SEARCH);

  for (guint i = 0; i < G_N_ELEMENTS (coded_columns); i++)
    scrutiny_layout_add_code (self, coded_columns[i].name, coded_columns[i].field,
                              coded_columns[i].list)
        ->is_needed = TRUE;

  scrutiny_layout_add (self, SCRUTINY_COLUMN_DATE, "Date", NULL)->is_needed = TRUE;
  scrutiny_layout_add (self, SCRUTINY_COLUMN_BOOLEAN, "Part of a policing operation",
                       "part_of_operation");
  scrutiny_layout_add (self, SCRUTINY_COLUMN_TEXT, "Policing operation",
                       "operation_name");
  scrutiny_layout_add (self, SCRUTINY_COLUMN_DECIMAL, "Latitude", "latitude");
  scrutiny_layout_add (self, SCRUTINY_COLUMN_DECIMAL, "Longitude", "longitude");
  scrutiny_layout_add (self, SCRUTINY_COLUMN_BOOLEAN,
                       "Outcome linked to object of search", "outcome_linked");
  scrutiny_layout_add (self, SCRUTINY_COLUMN_BOOLEAN,
                       "Removal of more than just outer clothing", "clothing_removed");
  g_ptr_array_add (self->date_formats, g_strdup ("iso8601"));
  self->is_utc_by_default = TRUE;
  self->recognised_columns = 6;

  return self;
}
