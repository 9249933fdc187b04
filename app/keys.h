/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/key-slot.h"
#include "model/role.h"

G_BEGIN_DECLS

/* What a sub-key of the panel key is for. Not every part is given every one. */
typedef enum {
  SCRUTINY_PURPOSE_FOOTAGE,
  SCRUTINY_PURPOSE_ANSWERS,
  SCRUTINY_PURPOSE_PACKS,
  SCRUTINY_PURPOSE_GROUNDS,
} ScrutinyPurpose;

#define SCRUTINY_N_PURPOSES 4

/* How much work a guess at a passphrase costs. It is stored in the slot. */
typedef enum {
  SCRUTINY_KEY_COST_FULL,          /* Argon2id, 256 MiB, 4 passes */
  SCRUTINY_KEY_COST_WEAK_FOR_DEMO, /* 64 KiB, 1 pass: demo panels and tests */
} ScrutinyKeyCost;

/* The keys one signed-in person holds, in locked memory that is wiped when freed. */
typedef struct _ScrutinyKeys ScrutinyKeys;

ScrutinyKeys *scrutiny_keys_new (void);
void scrutiny_keys_free (ScrutinyKeys *self);
const guint8 *scrutiny_keys_get_public (ScrutinyKeys *self);

/** The panel's keys and who is given them. */
void scrutiny_keys_make_panel_key (ScrutinyKeys *self);
gboolean scrutiny_keys_holds_panel_key (ScrutinyKeys *self);
GBytes *scrutiny_keys_entrust (ScrutinyKeys *self,
                               ScrutinyRole role,
                               const guint8 public_key[SCRUTINY_KEY_BYTES],
                               GError **error);

/* In and out of a slot. */
ScrutinyKeySlot *scrutiny_keys_lock (ScrutinyKeys *self,
                                     const char *passphrase,
                                     ScrutinyKeyCost cost,
                                     GError **error);
ScrutinyKeys *scrutiny_keys_unlock (ScrutinyKeySlot *slot,
                                    const char *passphrase,
                                    GError **error);
char *scrutiny_keys_new_recovery_code (void);

/* Sealed columns and files. */
gboolean scrutiny_keys_derive (ScrutinyKeys *self,
                               ScrutinyPurpose purpose,
                               guint8 key[SCRUTINY_KEY_BYTES],
                               GError **error);
GBytes *scrutiny_keys_seal (ScrutinyKeys *self,
                            ScrutinyPurpose purpose,
                            const char *context,
                            gconstpointer data,
                            gsize size_bytes,
                            GError **error);
GBytes *scrutiny_keys_unseal (ScrutinyKeys *self,
                              ScrutinyPurpose purpose,
                              const char *context,
                              GBytes *sealed,
                              GError **error);

/** Between people: anybody can seal to a public key, only its owner can open. */
GBytes *scrutiny_keys_seal_to (const guint8 public_key[SCRUTINY_KEY_BYTES],
                               gconstpointer data,
                               gsize size_bytes,
                               GError **error);
GBytes *scrutiny_keys_open (ScrutinyKeys *self, GBytes *sealed, GError **error);
GBytes *scrutiny_keys_open_with (const guint8 public_key[SCRUTINY_KEY_BYTES],
                                 const guint8 secret_key[SCRUTINY_KEY_BYTES],
                                 GBytes *sealed,
                                 GError **error);
void scrutiny_keys_new_case_pair (guint8 public_key[SCRUTINY_KEY_BYTES],
                                  guint8 secret_key[SCRUTINY_KEY_BYTES]);
void scrutiny_keys_make_handle (ScrutinyKeys *self,
                                const char *context,
                                guint8 handle[SCRUTINY_KEY_BYTES]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyKeys, scrutiny_keys_free)

G_END_DECLS
