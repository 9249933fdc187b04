/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "ui/page.h"

G_BEGIN_DECLS

/**
 * ScrutinyPageDone:
 * @page: the page that asked, still in the window
 * @result: (nullable): what the work returned; freed afterwards
 * @error: (nullable): set when the work failed
 */
typedef void (*ScrutinyPageDone) (ScrutinyPage *page,
                                  gpointer result,
                                  const GError *error);

void scrutiny_page_run (ScrutinyPage *self,
                        ScrutinySessionWork work,
                        gpointer input,
                        GDestroyNotify input_free,
                        ScrutinyPageDone done,
                        GDestroyNotify result_free);
void scrutiny_page_run_cancellable (ScrutinyPage *self,
                                    ScrutinySessionWork work,
                                    gpointer input,
                                    GDestroyNotify input_free,
                                    GCancellable *cancellable,
                                    ScrutinyPageDone done,
                                    GDestroyNotify result_free);

G_END_DECLS
