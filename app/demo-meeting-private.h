/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/demo-private.h"

G_BEGIN_DECLS

/* One meeting of the demo. */
typedef struct {
  guint number;
  gint days_ago;        /* negative: in the future */
  guint take;           /* cases to draw; 0: it waits for its draw */
  guint clips;          /* cases with footage; one more has none */
  gboolean has_damaged; /* the case after those has a damaged clip */
  gboolean is_past;     /* answered, agreed and sealed */
} ScrutinyDemoMeeting;

gboolean scrutiny_demo_hold_meeting (ScrutinyDemo *self,
                                     const ScrutinyDemoMeeting *plan,
                                     gint64 today_us,
                                     GError **error);
gboolean scrutiny_demo_finish_meeting (ScrutinyDemo *self,
                                       const ScrutinyDemoMeeting *plan,
                                       GError **error);

G_END_DECLS
