/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "media/protocol-private.h"

static ScrutinyMessage
make_message (void)
{
  ScrutinyMessage message = { .type = SCRUTINY_MESSAGE_FRAME,
                              .serial = 1,
                              .code = 2,
                              .flags = 3,
                              .slot = 4,
                              .width = 5,
                              .height = 6,
                              .stride = 7,
                              .at_us = -8,
                              .duration_us = 9,
                              .size_bytes = G_MAXINT64,
                              .count = 11,
                              .text = "twelve" };

  memset (message.bytes, 13, sizeof message.bytes);

  return message;
}

static void
test_comes_out_the_same (void)
{
  ScrutinyMessage message = make_message (), again;
  guint8 packet[SCRUTINY_MESSAGE_PACKET_BYTES];

  scrutiny_message_encode (&message, packet);
  g_assert_true (scrutiny_message_decode (&again, packet, sizeof packet));
  g_assert_cmpint (again.at_us, ==, -8);
  g_assert_cmpint (again.size_bytes, ==, G_MAXINT64);
  g_assert_cmpuint (again.stride, ==, 7);
  g_assert_cmpstr (again.text, ==, "twelve");
  g_assert_cmpmem (again.bytes, sizeof again.bytes, message.bytes, sizeof message.bytes);
}

static void
test_refuses_other_packets (void)
{
  ScrutinyMessage message = make_message (), again;
  guint8 packet[SCRUTINY_MESSAGE_PACKET_BYTES];

  scrutiny_message_encode (&message, packet);
  g_assert_false (scrutiny_message_decode (&again, packet, sizeof packet - 1));
  packet[0] ^= 1;
  g_assert_false (scrutiny_message_decode (&again, packet, sizeof packet));
  packet[0] ^= 1;
  packet[4] = 40; /* between what is asked and what is answered */
  g_assert_false (scrutiny_message_decode (&again, packet, sizeof packet));
}

static void
test_text_always_ends (void)
{
  ScrutinyMessage message = make_message (), again;
  guint8 packet[SCRUTINY_MESSAGE_PACKET_BYTES];

  scrutiny_message_encode (&message, packet);
  memset (packet + 160, 'x', sizeof packet - 160);
  g_assert_true (scrutiny_message_decode (&again, packet, sizeof packet));
  g_assert_cmpuint (strlen (again.text), <=, SCRUTINY_MESSAGE_TEXT_MAX);
}

static void
test_passes_descriptors (void)
{
  ScrutinyMessage message = make_message (), again;
  int ends[2], pipe_ends[2], fds[SCRUTINY_MESSAGE_FDS_MAX];
  guint n_fds;
  char byte = 'a';

  g_assert_cmpint (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends), ==, 0);
  g_assert_cmpint (pipe2 (pipe_ends, O_CLOEXEC), ==, 0);
  g_assert_true (scrutiny_message_send (ends[0], &message, pipe_ends, 2));
  g_assert_cmpint (scrutiny_message_receive (ends[1], &again, fds, &n_fds), ==,
                   SCRUTINY_RECEIVED_MESSAGE);
  g_assert_cmpuint (n_fds, ==, 2);
  g_assert_cmpint (write (fds[1], &byte, 1), ==, 1);
  g_assert_cmpint (read (pipe_ends[0], &byte, 1), ==, 1);

  close (ends[0]);
  g_assert_cmpint (scrutiny_message_receive (ends[1], &again, fds, &n_fds), ==,
                   SCRUTINY_RECEIVED_CLOSED);
  close (ends[1]);
  close (pipe_ends[0]);
  close (pipe_ends[1]);
}

static void
test_refuses_a_long_packet (void)
{
  char packet[SCRUTINY_MESSAGE_PACKET_BYTES + 8] = { 0 };
  ScrutinyMessage message;
  int ends[2], fds[SCRUTINY_MESSAGE_FDS_MAX];
  guint n_fds;

  g_assert_cmpint (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends), ==, 0);
  g_assert_cmpint (send (ends[0], packet, sizeof packet, 0), ==, sizeof packet);
  g_assert_cmpint (scrutiny_message_receive (ends[1], &message, fds, &n_fds), ==,
                   SCRUTINY_RECEIVED_BROKEN);
  close (ends[0]);
  close (ends[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/media/protocol/comes-out-the-same", test_comes_out_the_same);
  g_test_add_func ("/media/protocol/refuses-other-packets", test_refuses_other_packets);
  g_test_add_func ("/media/protocol/text-always-ends", test_text_always_ends);
  g_test_add_func ("/media/protocol/passes-descriptors", test_passes_descriptors);
  g_test_add_func ("/media/protocol/refuses-a-long-packet", test_refuses_a_long_packet);

  return g_test_run ();
}
