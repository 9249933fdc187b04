/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/person.h"
#include "ui/page.h"

G_BEGIN_DECLS

/* What a passphrase is typed for. */
typedef enum {
  SCRUTINY_PASSPHRASE_OWN,       /* a new one of one's own */
  SCRUTINY_PASSPHRASE_RESET,     /* for somebody who has forgotten theirs */
  SCRUTINY_PASSPHRASE_COME_BACK, /* for somebody who had left */
  SCRUTINY_PASSPHRASE_RECOVER,   /* with the printed code, nobody signed in */
  SCRUTINY_PASSPHRASE_STAND_BY,  /* a chair's consent on the coordinator's screen */
} ScrutinyPassphraseUse;

#define SCRUTINY_TYPE_PASSPHRASE_PAGE (scrutiny_passphrase_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyPassphrasePage,
                      scrutiny_passphrase_page,
                      SCRUTINY,
                      PASSPHRASE_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_passphrase_page_new (ScrutinyPassphraseUse use,
                                            ScrutinyPerson *person);

G_END_DECLS
