/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a program that knows nothing of ours says; the test fails when it does. */
char *outside_ask (const char *const *argv);

/* The words on a PDF's pages, by pdftotext. */
char *outside_read_pdf (const char *path);

/* A path in the test's own empty folder. */
char *outside_path (const char *name);

G_END_DECLS
