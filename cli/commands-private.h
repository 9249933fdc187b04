/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/invocation-private.h"

G_BEGIN_DECLS

/* The commands by theme, each table ended by a row without a name. */
extern const ScrutinyCommand scrutiny_panel_commands[];
extern const ScrutinyCommand scrutiny_people_commands[];
extern const ScrutinyCommand scrutiny_import_commands[];
extern const ScrutinyCommand scrutiny_record_commands[];
extern const ScrutinyCommand scrutiny_meeting_commands[];
extern const ScrutinyCommand scrutiny_list_commands[];
extern const ScrutinyCommand scrutiny_draw_commands[];
extern const ScrutinyCommand scrutiny_footage_commands[];
extern const ScrutinyCommand scrutiny_hide_commands[];
extern const ScrutinyCommand scrutiny_answer_commands[];
extern const ScrutinyCommand scrutiny_learning_commands[];
extern const ScrutinyCommand scrutiny_findings_commands[];
extern const ScrutinyCommand scrutiny_paper_commands[];
extern const ScrutinyCommand scrutiny_backup_commands[];
extern const ScrutinyCommand scrutiny_sampling_commands[];

G_END_DECLS
