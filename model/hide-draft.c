/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/hide-draft.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/error.h"
#include "model/hide-region-edit.h"

/* A step shares all but one region with the step before it, so many may be kept. */
#define STEPS_MAX 1000

struct _ScrutinyHideDraft {
  char *author;
  GPtrArray *steps;   /* of ScrutinyHideTrack, oldest first; at least one */
  guint now;          /* which step is the present one */
  gboolean is_moving; /* the present step is a placing that may go on */
};

/* What becomes of one item: its new region or span, or nothing. */
typedef struct {
  guint nth;
  ScrutinyHideRegion *region; /* borrowed */
  const ScrutinyHideSpan *span;
} Change;

/**
 * scrutiny_hide_draft_new:
 * @track: what is marked so far
 * @author: who goes on marking
 */
ScrutinyHideDraft *
scrutiny_hide_draft_new (ScrutinyHideTrack *track, const char *author)
{
  ScrutinyHideDraft *self = g_new0 (ScrutinyHideDraft, 1);

  self->author = g_strdup (author);
  self->steps =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_hide_track_unref);
  g_ptr_array_add (self->steps, scrutiny_hide_track_ref (track));

  return self;
}

void
scrutiny_hide_draft_free (ScrutinyHideDraft *self)
{
  g_free (self->author);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/** scrutiny_hide_draft_get_track: Returns: (transfer none): what is marked now */
ScrutinyHideTrack *
scrutiny_hide_draft_get_track (const ScrutinyHideDraft *self)
{
  return self->steps->pdata[self->now];
}

static gboolean
copy_spans (ScrutinyHideTrack *copy,
            const ScrutinyHideTrack *track,
            guint first,
            gboolean is_sound,
            const Change *change,
            GError **error)
{
  guint n_spans;
  const ScrutinyHideSpan *spans = is_sound
                                      ? scrutiny_hide_track_get_sound (track, &n_spans)
                                      : scrutiny_hide_track_get_picture (track, &n_spans);
  gboolean is_copied = TRUE;

  for (guint i = 0; i < n_spans && is_copied; i++) {
    const ScrutinyHideSpan *span = first + i == change->nth ? change->span : &spans[i];

    if (span == NULL)
      continue;
    is_copied = is_sound
                    ? scrutiny_hide_track_add_sound (copy, span->from_us, span->to_us,
                                                     span->reason, error)
                    : scrutiny_hide_track_add_picture (copy, span->from_us, span->to_us,
                                                       span->reason, error);
  }

  return is_copied;
}

/* Returns: (transfer full): the present track but for one item, or NULL */
static ScrutinyHideTrack *
copy_with (const ScrutinyHideDraft *self, const Change *change, GError **error)
{
  const ScrutinyHideTrack *track = scrutiny_hide_draft_get_track (self);
  const guint n_regions = scrutiny_hide_track_get_n_regions (track);
  g_autoptr (ScrutinyHideTrack) copy = NULL;
  guint n_pictures;

  copy =
      scrutiny_hide_track_new (scrutiny_hide_track_get_clip (track), self->author, error);
  if (copy == NULL)
    return NULL;
  for (guint i = 0; i < n_regions; i++) {
    ScrutinyHideRegion *region =
        (ScrutinyHideRegion *) scrutiny_hide_track_get_region (track, i);

    region = i == change->nth ? change->region : region;
    if (region != NULL && !scrutiny_hide_track_add_region (copy, region, error))
      return NULL;
  }
  scrutiny_hide_track_get_picture (track, &n_pictures);
  if (!copy_spans (copy, track, n_regions, FALSE, change, error) ||
      !copy_spans (copy, track, n_regions + n_pictures, TRUE, change, error))
    return NULL;

  return g_steal_pointer (&copy);
}

/* @track: (transfer full) (nullable) */
static gboolean
take_step (ScrutinyHideDraft *self, ScrutinyHideTrack *track, gboolean replaces)
{
  if (track == NULL)
    return FALSE;

  g_ptr_array_set_size (self->steps, (gint) self->now + (replaces ? 0 : 1));
  g_ptr_array_add (self->steps, track);
  if (self->steps->len > STEPS_MAX)
    g_ptr_array_remove_index (self->steps, 0);
  self->now = self->steps->len - 1;
  self->is_moving = FALSE;

  return TRUE;
}

static gboolean
find_item (const ScrutinyHideDraft *self, guint nth, ScrutinyHideItem *item)
{
  return scrutiny_hide_item_get (scrutiny_hide_draft_get_track (self), nth,
                                 G_MAXINT64 / 8, item);
}

/* The region that is the nth item, or NULL with a sentence. */
static const ScrutinyHideRegion *
need_region (const ScrutinyHideDraft *self, guint nth, GError **error)
{
  ScrutinyHideItem item;

  if (find_item (self, nth, &item) && item.kind == SCRUTINY_HIDE_ITEM_REGION)
    return scrutiny_hide_track_get_region (scrutiny_hide_draft_get_track (self),
                                           item.index);
  g_set_error_literal (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                       _ ("Choose a box in the picture first."));

  return NULL;
}

/* @region: (transfer full) (nullable) */
static gboolean
change_region (ScrutinyHideDraft *self,
               guint nth,
               ScrutinyHideRegion *region,
               gboolean replaces,
               GError **error)
{
  g_autoptr (ScrutinyHideRegion) owned = region;
  const Change change = { .nth = nth, .region = owned };

  return owned != NULL && take_step (self, copy_with (self, &change, error), replaces);
}

/* "face-3": the first number that is free. */
static char *
make_id (const ScrutinyHideDraft *self, const char *kind)
{
  const ScrutinyHideTrack *track = scrutiny_hide_draft_get_track (self);

  for (guint number = 1;; number++) {
    char *id = g_strdup_printf ("%.20s-%u", kind, number);
    gboolean is_taken = FALSE;

    for (guint i = 0; i < scrutiny_hide_track_get_n_regions (track) && !is_taken; i++)
      is_taken = g_str_equal (id, scrutiny_hide_region_get_id (
                                      scrutiny_hide_track_get_region (track, i)));
    if (!is_taken)
      return id;
    g_free (id);
  }
}

/**
 * scrutiny_hide_draft_add_box:
 * @kind: what it is, an ASCII code such as "face"; its id begins with it
 * @box: where it is, and since when
 * @nth: (out): the new item
 *
 * Hidden from there to the end of the clip, until it is told where to end: what is
 * forgotten is hidden too long, never too short.
 */
gboolean
scrutiny_hide_draft_add_box (ScrutinyHideDraft *self,
                             const char *kind,
                             ScrutinyHideShape shape,
                             const char *reason,
                             const ScrutinyHideKey *box,
                             guint *nth,
                             GError **error)
{
  const Change nothing = { .nth = SCRUTINY_HIDE_NO_ITEM };
  g_autofree char *id = make_id (self, kind);
  g_autoptr (ScrutinyHideRegion) region = NULL;
  g_autoptr (ScrutinyHideTrack) track = NULL;
  ScrutinyHideKey key = *box;

  key.state = SCRUTINY_HIDE_STATE_HOLD;
  region = scrutiny_hide_region_new (id, shape, reason, &key, 1, error);
  track = region != NULL ? copy_with (self, &nothing, error) : NULL;
  if (track == NULL || !scrutiny_hide_track_add_region (track, region, error))
    return FALSE;

  *nth = scrutiny_hide_track_get_n_regions (track) - 1;
  return take_step (self, g_steal_pointer (&track), FALSE);
}

/**
 * scrutiny_hide_draft_add_span:
 * @kind: whole picture or sound
 * @nth: (out): the new item
 */
gboolean
scrutiny_hide_draft_add_span (ScrutinyHideDraft *self,
                              ScrutinyHideItemKind kind,
                              gint64 from_us,
                              gint64 to_us,
                              const char *reason,
                              guint *nth,
                              GError **error)
{
  const Change nothing = { .nth = SCRUTINY_HIDE_NO_ITEM };
  g_autoptr (ScrutinyHideTrack) track = copy_with (self, &nothing, error);
  gboolean is_added;
  guint n_sounds;

  g_return_val_if_fail (kind != SCRUTINY_HIDE_ITEM_REGION, FALSE);

  if (track == NULL)
    return FALSE;
  is_added = kind == SCRUTINY_HIDE_ITEM_SOUND
                 ? scrutiny_hide_track_add_sound (track, from_us, to_us, reason, error)
                 : scrutiny_hide_track_add_picture (track, from_us, to_us, reason, error);
  if (!is_added)
    return FALSE;

  scrutiny_hide_track_get_sound (track, &n_sounds);
  *nth = scrutiny_hide_item_count (track) - 1;
  if (kind == SCRUTINY_HIDE_ITEM_PICTURE)
    *nth -= n_sounds;
  return take_step (self, g_steal_pointer (&track), FALSE);
}

/**
 * scrutiny_hide_draft_place:
 * @box: where it is at its time
 * @goes_on: whether this is still the movement of the step before, as while a box is
 *   dragged: it is taken back with it
 */
gboolean
scrutiny_hide_draft_place (ScrutinyHideDraft *self,
                           guint nth,
                           const ScrutinyHideKey *box,
                           gboolean goes_on,
                           GError **error)
{
  const ScrutinyHideRegion *region = need_region (self, nth, error);
  const gboolean replaces = goes_on && self->is_moving;

  if (region == NULL ||
      !change_region (self, nth, scrutiny_hide_region_with_box (region, box, error),
                      replaces, error))
    return FALSE;
  self->is_moving = TRUE;

  return TRUE;
}

static gboolean
change_span (ScrutinyHideDraft *self,
             guint nth,
             gint64 from_us,
             gint64 to_us,
             const char *reason,
             GError **error)
{
  ScrutinyHideSpan span = { 0 };
  const Change change = { .nth = nth, .span = &span };

  return scrutiny_hide_span_init (&span, from_us, to_us, reason, error) &&
         take_step (self, copy_with (self, &change, error), FALSE);
}

/** scrutiny_hide_draft_set_start: From when on it is hidden. */
gboolean
scrutiny_hide_draft_set_start (ScrutinyHideDraft *self,
                               guint nth,
                               gint64 t_us,
                               GError **error)
{
  ScrutinyHideItem item;

  if (find_item (self, nth, &item) && item.kind != SCRUTINY_HIDE_ITEM_REGION)
    return change_span (self, nth, t_us, item.to_us, item.reason, error);

  return need_region (self, nth, error) != NULL &&
         change_region (self, nth,
                        scrutiny_hide_region_with_start (need_region (self, nth, NULL),
                                                         t_us, error),
                        FALSE, error);
}

/** scrutiny_hide_draft_set_end: Until when it is hidden. */
gboolean
scrutiny_hide_draft_set_end (ScrutinyHideDraft *self,
                             guint nth,
                             gint64 t_us,
                             GError **error)
{
  ScrutinyHideItem item;

  if (find_item (self, nth, &item) && item.kind != SCRUTINY_HIDE_ITEM_REGION)
    return change_span (self, nth, item.from_us, t_us, item.reason, error);

  return need_region (self, nth, error) != NULL &&
         change_region (self, nth,
                        scrutiny_hide_region_with_end (need_region (self, nth, NULL),
                                                       t_us, error),
                        FALSE, error);
}

/**
 * scrutiny_hide_draft_set_kind:
 *
 * What is hidden there: the region gets a name of that kind.
 */
gboolean
scrutiny_hide_draft_set_kind (ScrutinyHideDraft *self,
                              guint nth,
                              const char *kind,
                              GError **error)
{
  const ScrutinyHideRegion *region = need_region (self, nth, error);
  g_autofree char *id = make_id (self, kind);

  return region != NULL &&
         change_region (self, nth,
                        scrutiny_hide_region_with_words (region, id,
                                                         scrutiny_hide_region_get_shape (
                                                             region),
                                                         scrutiny_hide_region_get_reason (
                                                             region),
                                                         error),
                        FALSE, error);
}

gboolean
scrutiny_hide_draft_set_shape (ScrutinyHideDraft *self,
                               guint nth,
                               ScrutinyHideShape shape,
                               GError **error)
{
  const ScrutinyHideRegion *region = need_region (self, nth, error);

  return region != NULL &&
         change_region (self, nth,
                        scrutiny_hide_region_with_words (region,
                                                         scrutiny_hide_region_get_id (
                                                             region),
                                                         shape,
                                                         scrutiny_hide_region_get_reason (
                                                             region),
                                                         error),
                        FALSE, error);
}

/** scrutiny_hide_draft_set_reason: Why it is hidden. */
gboolean
scrutiny_hide_draft_set_reason (ScrutinyHideDraft *self,
                                guint nth,
                                const char *reason,
                                GError **error)
{
  const ScrutinyHideRegion *region;
  ScrutinyHideItem item;

  if (find_item (self, nth, &item) && item.kind != SCRUTINY_HIDE_ITEM_REGION)
    return change_span (self, nth, item.from_us, item.to_us, reason, error);

  region = need_region (self, nth, error);
  return region != NULL &&
         change_region (self, nth,
                        scrutiny_hide_region_with_words (region,
                                                         scrutiny_hide_region_get_id (
                                                             region),
                                                         scrutiny_hide_region_get_shape (
                                                             region),
                                                         reason, error),
                        FALSE, error);
}

gboolean
scrutiny_hide_draft_remove (ScrutinyHideDraft *self, guint nth, GError **error)
{
  const Change change = { .nth = nth };

  return take_step (self, copy_with (self, &change, error), FALSE);
}

static gboolean
has_span (const ScrutinyHideSpan *spans, guint n_spans, const ScrutinyHideItem *item)
{
  for (guint i = 0; i < n_spans; i++)
    if (spans[i].from_us == item->from_us && spans[i].to_us == item->to_us &&
        g_str_equal (spans[i].reason, item->reason))
      return TRUE;

  return FALSE;
}

static gboolean
has_item (const ScrutinyHideTrack *track,
          const ScrutinyHideTrack *from,
          const ScrutinyHideItem *item)
{
  const char *id;
  guint n_spans;
  const ScrutinyHideSpan *spans;

  if (item->kind != SCRUTINY_HIDE_ITEM_REGION) {
    spans = item->kind == SCRUTINY_HIDE_ITEM_SOUND
                ? scrutiny_hide_track_get_sound (track, &n_spans)
                : scrutiny_hide_track_get_picture (track, &n_spans);
    return has_span (spans, n_spans, item);
  }

  id = scrutiny_hide_region_get_id (scrutiny_hide_track_get_region (from, item->index));
  for (guint i = 0; i < scrutiny_hide_track_get_n_regions (track); i++)
    if (g_str_equal (scrutiny_hide_region_get_id (
                         scrutiny_hide_track_get_region (track, i)),
                     id))
      return TRUE;

  return FALSE;
}

/**
 * scrutiny_hide_draft_bring_back:
 * @from: a track in which something was still marked
 * @nth: which item of it
 *
 * Marks it again, whatever was done since it was removed. One step, and none at all if
 * it is there already.
 */
gboolean
scrutiny_hide_draft_bring_back (ScrutinyHideDraft *self,
                                const ScrutinyHideTrack *from,
                                guint nth,
                                GError **error)
{
  const Change nothing = { .nth = SCRUTINY_HIDE_NO_ITEM };
  g_autoptr (ScrutinyHideTrack) track = NULL;
  ScrutinyHideItem item;
  guint ignored;

  if (!scrutiny_hide_item_get (from, nth, G_MAXINT64 / 8, &item) ||
      has_item (scrutiny_hide_draft_get_track (self), from, &item))
    return FALSE;
  if (item.kind != SCRUTINY_HIDE_ITEM_REGION)
    return scrutiny_hide_draft_add_span (self, item.kind, item.from_us, item.to_us,
                                         item.reason, &ignored, error);

  track = copy_with (self, &nothing, error);
  return track != NULL &&
         scrutiny_hide_track_add_region (track,
                                         (ScrutinyHideRegion *)
                                             scrutiny_hide_track_get_region (from,
                                                                             item.index),
                                         error) &&
         take_step (self, g_steal_pointer (&track), FALSE);
}

/** scrutiny_hide_draft_can_undo: Returns: whether there is a step to take back */
gboolean
scrutiny_hide_draft_can_undo (const ScrutinyHideDraft *self)
{
  return self->now > 0;
}

/** scrutiny_hide_draft_can_redo: Returns: whether there is a step to do again */
gboolean
scrutiny_hide_draft_can_redo (const ScrutinyHideDraft *self)
{
  return self->now + 1 < self->steps->len;
}

/** scrutiny_hide_draft_undo: Takes the newest step back. */
gboolean
scrutiny_hide_draft_undo (ScrutinyHideDraft *self)
{
  if (!scrutiny_hide_draft_can_undo (self))
    return FALSE;
  self->now--;
  self->is_moving = FALSE;

  return TRUE;
}

/** scrutiny_hide_draft_redo: Does again what was undone last; FALSE when there is nothing
 */
gboolean
scrutiny_hide_draft_redo (ScrutinyHideDraft *self)
{
  if (!scrutiny_hide_draft_can_redo (self))
    return FALSE;
  self->now++;
  self->is_moving = FALSE;

  return TRUE;
}
