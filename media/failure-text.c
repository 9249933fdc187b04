/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/failure-text-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "media/error.h"

/**
 * scrutiny_cover_reason_to_text:
 * @reason: why a picture is grey; checked against the known ones
 *
 * Returns: (nullable): a translated sentence, or %NULL for %SCRUTINY_COVER_NONE
 */
const char *
scrutiny_cover_reason_to_text (ScrutinyCoverReason reason)
{
  switch (reason) {
  case SCRUTINY_COVER_NONE:
    return NULL;
  case SCRUTINY_COVER_SPAN:
    return _("The whole picture is hidden here on purpose.");
  case SCRUTINY_COVER_LOST:
    return _("Covered: something to hide was lost from sight. Tell the coordinator.");
  case SCRUTINY_COVER_NO_TRACK:
    return _("Covered: nobody has marked what must be hidden yet.");
  case SCRUTINY_COVER_BAD_TRACK:
    return _("Covered: the hide data of this clip is damaged.");
  case SCRUTINY_COVER_NEWER_TRACK:
    return _("Covered: the hide data was made by a newer version.");
  case SCRUTINY_COVER_OTHER_CLIP:
    return _("Covered: the hide data belongs to another clip.");
  case SCRUTINY_COVER_OTHER_SHAPE:
    return _("Covered: the hide data is for a picture of another size or turn.");
  case SCRUTINY_COVER_NO_TIME:
    return _("Covered: this picture does not say when it was taken.");
  case SCRUTINY_COVER_PIXEL_FORMAT:
    return _("Covered: this kind of picture cannot be hidden safely.");
  case SCRUTINY_COVER_SIZE_CHANGED:
    return _("Covered: the picture changes its size within the clip.");
  case SCRUTINY_COVER_DAMAGED:
    return _("Covered: this part of the clip is damaged.");
  case SCRUTINY_COVER_NO_MEMORY:
    return _("Covered: this computer ran out of memory.");
  }
  return _("Covered: the reason is not known.");
}

static const char *
say_failure (ScrutinyFailure failure)
{
  switch (failure) {
  case SCRUTINY_FAILURE_NO_SANDBOX:
    return _("Footage cannot be opened here: its reader could not be shut in safely.");
  case SCRUTINY_FAILURE_BAD_REQUEST:
    return _("The footage program did not understand us.");
  case SCRUTINY_FAILURE_FORMAT:
    return _("This is not a kind of video file we can open.");
  case SCRUTINY_FAILURE_CODEC:
    return _("The video is packed in a way we cannot open safely.");
  case SCRUTINY_FAILURE_NO_VIDEO:
    return _("There is no moving picture in this file.");
  case SCRUTINY_FAILURE_TOO_LARGE:
    return _("The clip is larger than this program will open.");
  case SCRUTINY_FAILURE_DAMAGED:
    return _("This clip is damaged: no picture of it can be read.");
  case SCRUTINY_FAILURE_TAMPERED:
    return _("The stored recording was changed or damaged. It stays covered.");
  case SCRUTINY_FAILURE_OTHER_CLIP:
    return _("The stored recording is not the one that was added. It stays covered.");
  case SCRUTINY_FAILURE_COVERED:
    return _("No copy was made: the clip has no hide data that can be trusted.");
  case SCRUTINY_FAILURE_WRITE:
    return _("The copy could not be written. Is the disk full? Nothing was kept.");
  case SCRUTINY_FAILURE_VERIFY:
    return _("The written copy did not pass its check, so it was thrown away.");
  case SCRUTINY_FAILURE_CANCELLED:
    return _("Cancelled.");
  case SCRUTINY_FAILURE_NONE:
  case SCRUTINY_FAILURE_INTERNAL:
    break;
  }
  return _("The footage program could not do this.");
}

static ScrutinyMediaError
code_for (ScrutinyFailure failure)
{
  switch (failure) {
  case SCRUTINY_FAILURE_NO_SANDBOX:
    return SCRUTINY_MEDIA_ERROR_NO_SANDBOX;
  case SCRUTINY_FAILURE_FORMAT:
  case SCRUTINY_FAILURE_CODEC:
  case SCRUTINY_FAILURE_NO_VIDEO:
  case SCRUTINY_FAILURE_TOO_LARGE:
  case SCRUTINY_FAILURE_DAMAGED:
    return SCRUTINY_MEDIA_ERROR_DAMAGED;
  case SCRUTINY_FAILURE_TAMPERED:
  case SCRUTINY_FAILURE_OTHER_CLIP:
    return SCRUTINY_MEDIA_ERROR_TAMPERED;
  case SCRUTINY_FAILURE_COVERED:
    return SCRUTINY_MEDIA_ERROR_COVERED;
  case SCRUTINY_FAILURE_NONE:
  case SCRUTINY_FAILURE_BAD_REQUEST:
  case SCRUTINY_FAILURE_WRITE:
  case SCRUTINY_FAILURE_VERIFY:
  case SCRUTINY_FAILURE_CANCELLED:
  case SCRUTINY_FAILURE_INTERNAL:
    break;
  }
  return SCRUTINY_MEDIA_ERROR_FAILED;
}

/**
 * scrutiny_failure_set_error:
 * @failure: why the worker did not do something
 * @error: (out) (optional): %SCRUTINY_MEDIA_ERROR, or %G_IO_ERROR_CANCELLED
 */
void
scrutiny_failure_set_error (ScrutinyFailure failure, GError **error)
{
  const char *text = say_failure (failure);

  if (failure == SCRUTINY_FAILURE_CANCELLED)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, text);
  else
    g_set_error_literal (error, SCRUTINY_MEDIA_ERROR, (gint) code_for (failure), text);
}
