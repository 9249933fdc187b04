/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/protocol-private.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

typedef union {
  struct cmsghdr align;
  char bytes[CMSG_SPACE (SCRUTINY_MESSAGE_FDS_MAX * sizeof (int))];
} Control;

/**
 * scrutiny_message_send:
 * @socket_fd: this side's end
 * @self: a message
 * @fds: (array length=n_fds) (nullable): descriptors to pass; the caller keeps its own
 * @n_fds: 0 .. %SCRUTINY_MESSAGE_FDS_MAX
 *
 * Waits while the socket is full, unless it is non-blocking. Never raises SIGPIPE.
 *
 * Returns: %FALSE with errno set if it did not go out
 */
gboolean
scrutiny_message_send (int socket_fd,
                       const ScrutinyMessage *self,
                       const int *fds,
                       guint n_fds)
{
  guint8 packet[SCRUTINY_MESSAGE_PACKET_BYTES];
  Control control = { 0 };
  struct iovec part = { packet, sizeof packet };
  struct msghdr header = { .msg_iov = &part, .msg_iovlen = 1 };
  struct cmsghdr *rights;
  ssize_t sent;

  g_return_val_if_fail (n_fds <= SCRUTINY_MESSAGE_FDS_MAX, FALSE);

  scrutiny_message_encode (self, packet);
  if (n_fds > 0) {
    header.msg_control = control.bytes;
    header.msg_controllen = CMSG_SPACE (n_fds * sizeof (int));
    rights = CMSG_FIRSTHDR (&header);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN (n_fds * sizeof (int));
    memcpy (CMSG_DATA (rights), fds, n_fds * sizeof (int));
  }

  do
    sent = sendmsg (socket_fd, &header, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);

  return sent == (ssize_t) sizeof packet;
}

/* Takes every descriptor that came, whatever else is wrong, so that none can leak. */
static void
take_fds (struct msghdr *header, int fds[SCRUTINY_MESSAGE_FDS_MAX], guint *n_fds)
{
  struct cmsghdr *rights;
  gsize came;
  int fd;

  *n_fds = 0;
  for (rights = CMSG_FIRSTHDR (header); rights; rights = CMSG_NXTHDR (header, rights)) {
    if (rights->cmsg_level != SOL_SOCKET || rights->cmsg_type != SCM_RIGHTS)
      continue;
    came = (rights->cmsg_len - CMSG_LEN (0)) / sizeof (int);
    for (gsize i = 0; i < came; i++) {
      memcpy (&fd, CMSG_DATA (rights) + i * sizeof (int), sizeof fd);
      if (*n_fds < SCRUTINY_MESSAGE_FDS_MAX)
        fds[(*n_fds)++] = fd;
      else
        close (fd);
    }
  }
}

/**
 * scrutiny_message_receive:
 * @socket_fd: this side's end
 * @self: (out): the message
 * @fds: (out): descriptors that came with it; the caller closes them
 * @n_fds: (out): how many
 *
 * Waits for a packet, unless the socket is non-blocking.
 *
 * Returns: what came; @fds is only filled with %SCRUTINY_RECEIVED_MESSAGE
 */
ScrutinyReceived
scrutiny_message_receive (int socket_fd,
                          ScrutinyMessage *self,
                          int fds[SCRUTINY_MESSAGE_FDS_MAX],
                          guint *n_fds)
{
  guint8 packet[SCRUTINY_MESSAGE_PACKET_BYTES];
  Control control = { 0 };
  struct iovec part = { packet, sizeof packet };
  struct msghdr header = { .msg_iov = &part, .msg_iovlen = 1 };
  ssize_t came;

  header.msg_control = control.bytes;
  header.msg_controllen = sizeof control.bytes;
  *n_fds = 0;
  came = recvmsg (socket_fd, &header, MSG_CMSG_CLOEXEC);
  if (came < 0) {
    if (errno == EAGAIN || errno == EINTR)
      return SCRUTINY_RECEIVED_NOTHING;
    return SCRUTINY_RECEIVED_CLOSED;
  }
  if (came == 0)
    return SCRUTINY_RECEIVED_CLOSED;

  take_fds (&header, fds, n_fds);
  if ((header.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) == 0 &&
      scrutiny_message_decode (self, packet, (gsize) came))
    return SCRUTINY_RECEIVED_MESSAGE;

  while (*n_fds > 0)
    close (fds[--(*n_fds)]);

  return SCRUTINY_RECEIVED_BROKEN;
}
