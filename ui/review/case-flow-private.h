/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/review/case-flow.h"

G_BEGIN_DECLS

/* One member's way through one case: what was read of it, every answer so far, and
 * which page comes next. Held by its pages; main thread only. */
struct _ScrutinyCaseFlow {
  GObject parent_instance;

  ScrutinyWindow *window; /* weak */
  ScrutinyCaseVisit *visit;
  ScrutinyAnswerSet *answers;
  GPtrArray *unsaved; /* of ScrutinyAnswer that could not be saved yet */
};

void scrutiny_case_flow_drop_undo (ScrutinyWindow *window);

G_END_DECLS
