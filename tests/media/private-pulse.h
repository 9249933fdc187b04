/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A sound server of the test's own with one silent device, and a recording of all that
 * is played on it: 48 kHz, two channels of signed 16 bit. */
typedef struct _PrivatePulse PrivatePulse;

PrivatePulse *private_pulse_start (void);
void private_pulse_record (PrivatePulse *self);
GArray *private_pulse_stop_recording (PrivatePulse *self);
void private_pulse_stop (PrivatePulse *self);
