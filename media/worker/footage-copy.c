/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/export-private.h"
#include "media/worker/footage-private.h"
#include "media/worker/synthesise-private.h"

#define PROGRESS_FRAMES 10

/* Who asked, while a file is being made for them. */
typedef struct {
  ScrutinyFootage *footage;
  const ScrutinyMessage *request;
  gint64 told; /* how far they know it is */
} Errand;

static gboolean
step_cb (gint64 done, gint64 total, gpointer data)
{
  Errand *errand = data;
  ScrutinyMessage progress = { .type = SCRUTINY_MESSAGE_PROGRESS,
                               .size_bytes = done,
                               .count = total };

  if (done >= errand->told + PROGRESS_FRAMES) {
    errand->told = done;
    scrutiny_footage_reply (errand->footage, errand->request, &progress);
  }

  return !scrutiny_footage_is_cancelled (errand->footage);
}

static void
answer (const Errand *errand, ScrutinyFailure failure, ScrutinyMessage *done)
{
  if (failure == SCRUTINY_FAILURE_NONE)
    scrutiny_footage_reply (errand->footage, errand->request, done);
  else
    scrutiny_footage_fail (errand->footage, errand->request, failure, NULL);
}

/** scrutiny_footage_export: Writes the covered copy into the file that came with
 * @request, and answers */
void
scrutiny_footage_export (ScrutinyFootage *self,
                         const ScrutinyMessage *request,
                         int *fds,
                         guint n_fds)
{
  Errand errand = { self, request, 0 };
  ScrutinyMessage done = { .type = SCRUTINY_MESSAGE_DONE };
  ScrutinyFailure failure = SCRUTINY_FAILURE_BAD_REQUEST;

  if (n_fds > 0)
    failure = scrutiny_export_write (self->reel, &fds[0], step_cb, &errand, &done);
  answer (&errand, failure, &done);
}

/** scrutiny_footage_synthesise: Writes made-up footage into the file that came with
 * @request, and answers */
void
scrutiny_footage_synthesise (ScrutinyFootage *self,
                             const ScrutinyMessage *request,
                             int *fds,
                             guint n_fds)
{
  Errand errand = { self, request, 0 };
  ScrutinyMessage done = { .type = SCRUTINY_MESSAGE_DONE };
  ScrutinyDemoScene scene = { .seed = (guint64) request->count,
                              .number = request->code,
                              .width = request->width,
                              .height = request->height,
                              .duration_us = request->duration_us };
  ScrutinyFailure failure = SCRUTINY_FAILURE_BAD_REQUEST;

  if (n_fds > 0 && scrutiny_demo_scene_is_valid (&scene))
    failure = scrutiny_synthesise_write (&scene, fds[0], step_cb, &errand, &done);
  answer (&errand, failure, &done);
}
