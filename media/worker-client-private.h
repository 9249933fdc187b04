/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "media/protocol-private.h"
#include "media/sealed-file-writer.h"

G_BEGIN_DECLS

/* The desktop's end of one footage worker. Not thread safe; everything but the blocking
 * calls returns at once. The worker is treated as hostile from its first byte. */
typedef struct _ScrutinyWorkerClient ScrutinyWorkerClient;

ScrutinyWorkerClient *scrutiny_worker_client_start (GError **error);
void scrutiny_worker_client_stop (ScrutinyWorkerClient *self);

int scrutiny_worker_client_get_fd (ScrutinyWorkerClient *self);
guint32 scrutiny_worker_client_next_serial (ScrutinyWorkerClient *self);
gboolean scrutiny_worker_client_send (ScrutinyWorkerClient *self,
                                      const ScrutinyMessage *message,
                                      const int *fds,
                                      guint n_fds);
ScrutinyReceived scrutiny_worker_client_receive (ScrutinyWorkerClient *self,
                                                 ScrutinyMessage *message);
gboolean scrutiny_worker_client_accept_hello (const ScrutinyMessage *hello,
                                              GError **error);

gboolean scrutiny_worker_client_greet (ScrutinyWorkerClient *self,
                                       GCancellable *cancellable,
                                       GError **error);
gboolean scrutiny_worker_client_wait (ScrutinyWorkerClient *self,
                                      guint32 serial,
                                      ScrutinyMessageType wanted,
                                      ScrutinyMessage *reply,
                                      ScrutinyMediaProgress progress,
                                      gpointer progress_data,
                                      GCancellable *cancellable,
                                      GError **error);
gboolean scrutiny_worker_client_call (ScrutinyWorkerClient *self,
                                      ScrutinyMessage *request,
                                      const int *fds,
                                      guint n_fds,
                                      ScrutinyMessageType wanted,
                                      ScrutinyMessage *reply,
                                      ScrutinyMediaProgress progress,
                                      gpointer progress_data,
                                      GCancellable *cancellable,
                                      GError **error);

int scrutiny_worker_client_make_memory (gsize size_bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyWorkerClient, scrutiny_worker_client_stop)

G_END_DECLS
