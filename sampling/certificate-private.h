/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sampling/certificate.h"

G_BEGIN_DECLS

struct _ScrutinyCertificate {
  GBytes *bytes;
  char *sha256;
  ScrutinyJson *json;
  ScrutinyPlan *plan;
  GPtrArray *main;
  GPtrArray *reserves;
  gboolean is_canonical;
};

ScrutinyCertificate *scrutiny_certificate_read (GBytes *text, GError **error);

G_END_DECLS
