/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "model/role.h"

G_BEGIN_DECLS

/* How a person's clearance stands on a day. */
typedef enum {
  SCRUTINY_CLEARANCE_NOT_RECORDED,
  SCRUTINY_CLEARANCE_HELD,
  SCRUTINY_CLEARANCE_ENDS_SOON, /* within SCRUTINY_CLEARANCE_SOON_DAYS */
  SCRUTINY_CLEARANCE_ENDED,
} ScrutinyClearance;

/* Vetting anew takes weeks: time enough to ask for it. */
#define SCRUTINY_CLEARANCE_SOON_DAYS 60

#define SCRUTINY_TYPE_PERSON         (scrutiny_person_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyPerson, scrutiny_person, SCRUTINY, PERSON, GObject)

ScrutinyPerson *scrutiny_person_new (const char *name, ScrutinyRole role, GError **error);
ScrutinyPerson *scrutiny_person_with_id (ScrutinyPerson *self, gint64 id);
ScrutinyPerson *scrutiny_person_with_role (ScrutinyPerson *self, ScrutinyRole role);
ScrutinyPerson *scrutiny_person_with_deputy (ScrutinyPerson *self,
                                             gboolean is_deputy,
                                             GError **error);
ScrutinyPerson *scrutiny_person_with_clearance (ScrutinyPerson *self,
                                                const char *clearance_until,
                                                GError **error);
ScrutinyPerson *scrutiny_person_with_language (ScrutinyPerson *self,
                                               const char *language,
                                               GError **error);
ScrutinyPerson *scrutiny_person_with_active (ScrutinyPerson *self, gboolean is_active);

gint64 scrutiny_person_get_id (ScrutinyPerson *self);
const char *scrutiny_person_get_name (ScrutinyPerson *self);
ScrutinyRole scrutiny_person_get_role (ScrutinyPerson *self);
gboolean scrutiny_person_is_deputy (ScrutinyPerson *self);
gboolean scrutiny_person_is_active (ScrutinyPerson *self);
const char *scrutiny_person_get_clearance_until (ScrutinyPerson *self);
gboolean scrutiny_person_is_cleared_on (ScrutinyPerson *self, const char *day);
ScrutinyClearance scrutiny_person_get_clearance (ScrutinyPerson *self, const char *day);
const char *scrutiny_clearance_to_code (ScrutinyClearance clearance);
const char *scrutiny_person_get_language (ScrutinyPerson *self);

G_END_DECLS
