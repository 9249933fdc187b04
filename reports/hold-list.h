/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A record whose footage the force is asked to keep. Strings are borrowed. */
typedef struct {
  const char *name; /* "A", or "Reserve 1" */
  const char *id;   /* the force's own reference, as in the list */
  const char *day;
  const char *area;
  const char *keep_from; /* (nullable): the day it would otherwise be deleted */
} ScrutinyHoldListEntry;

/* The page that goes to the force the same day as the draw. */
typedef struct {
  const char *panel;
  const char *force;
  const char *meeting;
  const char *day; /* of the draw */
  const char *certificate_sha256;
  gboolean is_demo;
  const ScrutinyHoldListEntry *entries;
  guint n_entries;
} ScrutinyHoldList;

/** Returns: whether the PDF at @path is on disk, whole */
gboolean scrutiny_hold_list_write (const ScrutinyHoldList *list,
                                   const char *path,
                                   GError **error);

G_END_DECLS
