/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SCRUTINY_KEY_BYTES   32
#define SCRUTINY_SALT_BYTES  16
#define SCRUTINY_NONCE_BYTES 24

/* One way into a panel, as it lies in the database: a secret key sealed under a
 * passphrase, and beside it what the panel has entrusted to that key. */
typedef struct {
  gint64 person_id; /* 0: the printed recovery code */
  guint8 public_key[SCRUTINY_KEY_BYTES];
  guint8 salt[SCRUTINY_SALT_BYTES];
  gint64 operations;   /* Argon2id passes */
  gint64 memory_bytes; /* Argon2id memory */
  guint8 nonce[SCRUTINY_NONCE_BYTES];
  GBytes *sealed; /* the secret key, under the passphrase */
  GBytes *grant;  /* what this person may hold, sealed to public_key */
} ScrutinyKeySlot;

ScrutinyKeySlot *scrutiny_key_slot_new (void);
void scrutiny_key_slot_free (ScrutinyKeySlot *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyKeySlot, scrutiny_key_slot_free)

G_END_DECLS
