/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_COMMITMENT_PAGE (scrutiny_commitment_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyCommitmentPage,
                      scrutiny_commitment_page,
                      SCRUTINY,
                      COMMITMENT_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_commitment_page_new (gint64 meeting);

G_END_DECLS
