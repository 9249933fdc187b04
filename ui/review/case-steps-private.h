/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/review/case-flow.h"

G_BEGIN_DECLS

/* Each makes the page of one step; the page holds the flow. */
ScrutinyPage *scrutiny_gate_step_new (ScrutinyCaseFlow *flow);
ScrutinyPage *scrutiny_record_step_new (ScrutinyCaseFlow *flow);
ScrutinyPage *scrutiny_before_step_new (ScrutinyCaseFlow *flow);
ScrutinyPage *scrutiny_mismatch_step_new (ScrutinyCaseFlow *flow);
ScrutinyPage *scrutiny_done_step_new (ScrutinyCaseFlow *flow);
ScrutinyPage *scrutiny_reveal_step_new (ScrutinyCaseFlow *flow);
ScrutinyPage *scrutiny_later_step_new (ScrutinyCaseFlow *flow);
ScrutinyPage *scrutiny_add_step_new (ScrutinyCaseFlow *flow, const char *question_id);
ScrutinyPage *scrutiny_out_step_new (ScrutinyCaseFlow *flow);

void scrutiny_case_flow_hold (ScrutinyCaseFlow *self, gpointer page);

G_END_DECLS
