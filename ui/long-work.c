/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/long-work.h"

/* Files of many gigabytes are counted too: what is shown is a share of this. */
#define MOST G_GINT64_CONSTANT (1 << 30)

struct _ScrutinyLongWork {
  gatomicrefcount ref_count;
  GCancellable *cancellable; /* immutable, and safe in threads by itself */

  /* Written by the session's thread, read by the main thread. */
  gint done;
  gint total;
};

/**
 * scrutiny_long_work_new:
 *
 * Returns: (transfer full): work that has not begun
 */
ScrutinyLongWork *
scrutiny_long_work_new (void)
{
  ScrutinyLongWork *self = g_new0 (ScrutinyLongWork, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->cancellable = g_cancellable_new ();

  return self;
}

ScrutinyLongWork *
scrutiny_long_work_ref (ScrutinyLongWork *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
scrutiny_long_work_unref (ScrutinyLongWork *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_object_unref (self->cancellable);
  g_free (self);
}

/**
 * scrutiny_long_work_get_cancellable:
 *
 * Returns: (transfer none): what stops the work
 */
GCancellable *
scrutiny_long_work_get_cancellable (ScrutinyLongWork *self)
{
  return self->cancellable;
}

/**
 * scrutiny_long_work_read:
 * @done: (out): how much of @total is done
 * @total: (out): 0 while nothing is known
 */
void
scrutiny_long_work_read (ScrutinyLongWork *self, guint *done, guint *total)
{
  *done = (guint) g_atomic_int_get (&self->done);
  *total = (guint) g_atomic_int_get (&self->total);
}

/**
 * scrutiny_long_work_count:
 * @work: a #ScrutinyLongWork
 *
 * A #ScrutinyProgress. Any thread.
 */
void
scrutiny_long_work_count (gint64 done, gint64 total, gpointer work)
{
  ScrutinyLongWork *self = work;

  while (total > MOST) {
    done /= 1024;
    total /= 1024;
  }
  g_atomic_int_set (&self->total, (gint) MAX (total, 0));
  g_atomic_int_set (&self->done, (gint) CLAMP (done, 0, total));
}

/**
 * scrutiny_long_work_sample:
 * @work: a #ScrutinyLongWork
 *
 * A #ScrutinySamplingProgress. Any thread.
 *
 * Returns: %FALSE once somebody asked to stop
 */
gboolean
scrutiny_long_work_sample (guint64 done, guint64 total, gpointer work)
{
  ScrutinyLongWork *self = work;

  scrutiny_long_work_count ((gint64) done, (gint64) total, work);

  return !g_cancellable_is_cancelled (self->cancellable);
}
