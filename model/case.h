/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "model/key-slot.h"

G_BEGIN_DECLS

/* Where a case stands. */
typedef enum {
  SCRUTINY_CASE_DRAWN,
  SCRUTINY_CASE_FOOTAGE_HELD,
  SCRUTINY_CASE_NO_FOOTAGE, /* reviewed from the written record; counted */
  SCRUTINY_CASE_HIDDEN,
  SCRUTINY_CASE_SECOND_LOOK_DONE,
  SCRUTINY_CASE_OPEN,
  SCRUTINY_CASE_ANSWERS_CLOSED,
  SCRUTINY_CASE_AGREED,
  SCRUTINY_CASE_SET_ASIDE, /* a reserve may stand in; counted */
} ScrutinyCaseState;

#define SCRUTINY_N_CASE_STATES 9

/* A row of the store, to make a case from; nothing in it is owned. */
typedef struct {
  gint64 id;
  gint64 meeting;
  const char *letter;
  const char *record_ref;
  guint stratum;
  guint rank;
  const char *ticket;
  const char *replaces;    /* (nullable): letter of the case it stands in for */
  const char *replaced_by; /* (nullable): letter of the reserve that stepped in */
  ScrutinyCaseState state;
  const char *code;            /* (nullable): why it was set aside */
  const char *no_footage_code; /* (nullable): why there is no footage */
  guint8 public_key[SCRUTINY_KEY_BYTES];
} ScrutinyCaseRow;

#define SCRUTINY_TYPE_CASE (scrutiny_case_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyCase, scrutiny_case, SCRUTINY, CASE, GObject)

ScrutinyCase *scrutiny_case_new (const ScrutinyCaseRow *row);

gint64 scrutiny_case_get_id (ScrutinyCase *self);
gint64 scrutiny_case_get_meeting (ScrutinyCase *self);
const char *scrutiny_case_get_letter (ScrutinyCase *self);
const char *scrutiny_case_get_record_ref (ScrutinyCase *self);
guint scrutiny_case_get_stratum (ScrutinyCase *self);
guint scrutiny_case_get_rank (ScrutinyCase *self);
gboolean scrutiny_case_is_reserve (ScrutinyCase *self);
const char *scrutiny_case_get_replaces (ScrutinyCase *self);
const char *scrutiny_case_get_replaced_by (ScrutinyCase *self);
ScrutinyCaseState scrutiny_case_get_state (ScrutinyCase *self);
gboolean scrutiny_case_is_on_agenda (ScrutinyCase *self);
const char *scrutiny_case_get_code (ScrutinyCase *self);
const char *scrutiny_case_get_no_footage_code (ScrutinyCase *self);
const guint8 *scrutiny_case_get_public_key (ScrutinyCase *self);

const char *scrutiny_case_state_to_code (ScrutinyCaseState state);
gboolean scrutiny_case_state_from_code (const char *code, ScrutinyCaseState *state);
const char *scrutiny_case_state_get_title (ScrutinyCaseState state);
gboolean scrutiny_case_state_may_follow (ScrutinyCaseState now, ScrutinyCaseState next);
char *scrutiny_case_letter_for (guint number);

G_END_DECLS
