/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "app/findings-private.h"
#include "app/list-file-private.h"
#include "db/draw-store.h"

ScrutinyChances *
scrutiny_findings_read_chances (ScrutinySession *session,
                                ScrutinyFixedList *list,
                                GError **error)
{
  g_autofree char *text =
      scrutiny_draw_store_get_certificate (scrutiny_session_get_database (session),
                                           list->id, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ScrutinyCertificate) certificate = NULL;
  g_autoptr (ScrutinyFrame) frame = NULL;

  if (text == NULL)
    return NULL;
  bytes = g_bytes_new_static (text, strlen (text));
  certificate = scrutiny_certificate_new_from_bytes (bytes, error);
  if (certificate == NULL)
    return NULL;
  frame = scrutiny_list_file_read_frame (session, list, NULL, NULL, error);
  if (frame == NULL)
    return NULL;

  return scrutiny_chances_new (frame, certificate, error);
}
