/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sodium.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "media/error.h"
#include "media/sealed-file-writer.h"
#include "media/sealed-file.h"

#define CHUNK SCRUTINY_SEALED_FILE_CHUNK_BYTES
#define SLOT  (CHUNK + 16)

static guint8 panel_key[SCRUTINY_SEALED_FILE_KEY_BYTES] =
    "a made-up footage sub-key, 32 b";

typedef struct {
  char *folder;
  char *path; /* of the sealed file */
  guint8 *plain;
  gsize length;
  guint8 *sealed;
  gsize sealed_length;
  guint8 file_key[SCRUTINY_SEALED_FILE_KEY_BYTES];
  ScrutinySealedFileReceipt receipt;
} Fixture;

/* Every plain byte depends on its place, so that a wrong chunk shows. */
static guint8 *
make_plain (gsize length)
{
  guint8 *plain = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    plain[i] = (guint8) (i * 7 + (i >> 8) * 13 + (i >> 16) * 101);
  return plain;
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  int fd;

  fixture->folder = g_dir_make_tmp ("sealed-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->length = GPOINTER_TO_SIZE (data);
  fixture->plain = make_plain (fixture->length);
  stream = g_memory_input_stream_new_from_data (fixture->plain, (gssize) fixture->length,
                                                NULL);
  scrutiny_sealed_file_write (stream, fixture->length, fixture->folder, panel_key, NULL,
                              NULL, NULL, &fixture->receipt, &error);
  g_assert_no_error (error);

  name = scrutiny_sealed_file_name (fixture->receipt.sha256);
  fixture->path = g_build_filename (fixture->folder, name, NULL);
  g_file_get_contents (fixture->path, (char **) &fixture->sealed, &fixture->sealed_length,
                       &error);
  g_assert_no_error (error);
  fd = open (fixture->path, O_RDONLY);
  g_assert_true (
      scrutiny_sealed_file_derive_key (fd, panel_key, fixture->file_key, &error));
  close (fd);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->plain);
  g_free (fixture->sealed);
}

/* A file of its own, already unlinked, with these bytes. */
static int
fd_with (const guint8 *bytes, gsize length)
{
  int fd = memfd_create ("sealed", MFD_CLOEXEC);

  g_assert_cmpint (write (fd, bytes, length), ==, (gssize) length);
  return fd;
}

/* Whether any way of reading these bytes gives a plain byte that is not the one that
 * belongs there, or gives all of them without complaint. */
static gboolean
is_caught (Fixture *fixture, const guint8 *bytes, gsize length)
{
  g_autoptr (ScrutinySealedFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  guint64 at = 0;
  gssize n;

  file = scrutiny_sealed_file_open (fd_with (bytes, length), fixture->file_key, &error);
  if (file == NULL)
    return g_error_matches (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_TAMPERED);

  while ((n = scrutiny_sealed_file_read_at (file, at, buffer, CHUNK, &error)) > 0) {
    g_assert_cmpuint (at + (guint64) n, <=, fixture->length);
    g_assert_cmpmem (buffer, (gsize) n, fixture->plain + at, (gsize) n);
    at += (guint64) n;
  }
  if (n == 0)
    return FALSE;

  /* sticky: also a chunk that was good before is refused now */
  g_assert_true (scrutiny_sealed_file_is_tampered (file));
  g_assert_cmpint (scrutiny_sealed_file_read_at (file, 0, buffer, 1, NULL), ==, -1);
  return g_error_matches (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_TAMPERED);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinySealedFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = NULL;
  g_autofree guint8 *buffer = g_malloc (fixture->length + 1);
  GRand *rand = g_rand_new_with_seed (4);

  expected =
      g_compute_checksum_for_data (G_CHECKSUM_SHA256, fixture->plain, fixture->length);
  g_assert_cmpstr (fixture->receipt.sha256, ==, expected);
  g_assert_cmpuint (fixture->receipt.size_bytes, ==, fixture->length);
  g_assert_false (is_caught (fixture, fixture->sealed, fixture->sealed_length));

  file = scrutiny_sealed_file_open (fd_with (fixture->sealed, fixture->sealed_length),
                                    fixture->file_key, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (scrutiny_sealed_file_get_size (file), ==, fixture->length);
  for (guint i = 0; fixture->length > 0 && i < 200; i++) {
    guint64 at = g_rand_int (rand) % fixture->length;
    gsize want = 1 + g_rand_int (rand) % 5000;
    gssize n = scrutiny_sealed_file_read_at (file, at, buffer, want, &error);

    g_assert_no_error (error);
    g_assert_cmpint (n, >, 0);
    g_assert_cmpmem (buffer, (gsize) n, fixture->plain + at, (gsize) n);
  }
  g_assert_cmpint (scrutiny_sealed_file_read_at (file, fixture->length, buffer, 1,
                                                 &error),
                   ==, 0);
  g_rand_free (rand);
}

static void
test_ciphertext_hides_plain (Fixture *fixture, gconstpointer data)
{
  g_assert_null (memmem (fixture->sealed, fixture->sealed_length, fixture->plain, 16));
}

static void
test_every_bit (Fixture *fixture, gconstpointer data)
{
  guint64 flips = 0;

  g_test_summary ("Flipping any single bit of a small sealed file is found (T9)");
  for (gsize i = 0; i < fixture->sealed_length; i++) {
    for (guint bit = 0; bit < 8; bit++) {
      fixture->sealed[i] ^= (guint8) (1u << bit);
      g_assert_true (is_caught (fixture, fixture->sealed, fixture->sealed_length));
      fixture->sealed[i] ^= (guint8) (1u << bit);
      flips++;
    }
  }
  g_test_message ("%" G_GUINT64_FORMAT " flips, all found", flips);
}

static void
test_bytes_of_a_long_file (Fixture *fixture, gconstpointer data)
{
  GRand *rand = g_rand_new_with_seed (9);

  g_test_summary ("Flips in a file of several chunks are found and give nothing away");
  for (guint i = 0; i < 300; i++) {
    gsize at = g_rand_int (rand) % fixture->sealed_length;

    fixture->sealed[at] ^= 0x40;
    g_assert_true (is_caught (fixture, fixture->sealed, fixture->sealed_length));
    fixture->sealed[at] ^= 0x40;
  }
  g_rand_free (rand);
}

static void
test_every_length (Fixture *fixture, gconstpointer data)
{
  g_test_summary ("Cutting a small sealed file at any length is found");
  for (gsize length = 0; length < fixture->sealed_length; length++)
    g_assert_true (is_caught (fixture, fixture->sealed, length));
}

static void
test_cut_at_chunk_borders (Fixture *fixture, gconstpointer data)
{
  for (gsize keep = 0; 64 + keep * SLOT < fixture->sealed_length; keep++) {
    for (gsize extra = 0; extra < 40; extra++)
      g_assert_true (is_caught (fixture, fixture->sealed, 64 + keep * SLOT + extra));
  }
}

static void
test_appended (Fixture *fixture, gconstpointer data)
{
  for (gsize extra = 1; extra < 40; extra++) {
    g_autofree guint8 *longer = g_malloc0 (fixture->sealed_length + extra);

    memcpy (longer, fixture->sealed, fixture->sealed_length);
    g_assert_true (is_caught (fixture, longer, fixture->sealed_length + extra));
  }
}

static void
test_swapped_chunks (Fixture *fixture, gconstpointer data)
{
  g_autofree guint8 *keep = g_memdup2 (fixture->sealed + 64, SLOT);

  g_test_summary ("Swapped or repeated chunks of the same file are found");
  memcpy (fixture->sealed + 64, fixture->sealed + 64 + SLOT, SLOT);
  g_assert_true (is_caught (fixture, fixture->sealed, fixture->sealed_length));
  memcpy (fixture->sealed + 64 + SLOT, keep, SLOT);
  g_assert_true (is_caught (fixture, fixture->sealed, fixture->sealed_length));
}

/* The same plain bytes sealed a second time: no chunk may pass from one to the other. */
static void
test_spliced_chunks (Fixture *fixture, gconstpointer data)
{
  Fixture other = { 0 };

  fixture_set_up (&other, data);
  g_assert_cmpmem (other.receipt.sha256, 64, fixture->receipt.sha256, 64);
  g_assert_cmpint (memcmp (other.sealed, fixture->sealed, 64), !=, 0);
  memcpy (fixture->sealed + 64, other.sealed + 64, SLOT);
  g_assert_true (is_caught (fixture, fixture->sealed, fixture->sealed_length));
  fixture_tear_down (&other, data);
}

static void
test_other_panel (Fixture *fixture, gconstpointer data)
{
  guint8 other_key[SCRUTINY_SEALED_FILE_KEY_BYTES] = "another panel";
  guint8 file_key[SCRUTINY_SEALED_FILE_KEY_BYTES];
  g_autoptr (GError) error = NULL;
  int fd = fd_with (fixture->sealed, fixture->sealed_length);

  g_assert_false (scrutiny_sealed_file_derive_key (fd, other_key, file_key, &error));
  g_assert_error (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_TAMPERED);
  close (fd);
}

static void
test_modes (Fixture *fixture, gconstpointer data)
{
  struct stat about;

  g_test_summary ("Whatever the umask, a sealed file is 0600 (T22)");
  g_assert_cmpint (stat (fixture->path, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 07777, ==, 0600);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
test_added_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  ScrutinySealedFileReceipt receipt;
  int fd;

  g_test_summary ("The same recording again is one file; a damaged one is healed");
  stream = g_memory_input_stream_new_from_data (fixture->plain, (gssize) fixture->length,
                                                NULL);
  g_assert_true (scrutiny_sealed_file_write (stream, 0, fixture->folder, panel_key, NULL,
                                             NULL, NULL, &receipt, &error));
  g_assert_true (receipt.was_there);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);

  fixture->sealed[100] ^= 1;
  g_file_set_contents (fixture->path, (char *) fixture->sealed,
                       (gssize) fixture->sealed_length, NULL);
  fd = scrutiny_sealed_file_open_in (fixture->folder, receipt.sha256, &error);
  g_assert_false (scrutiny_sealed_file_check (fd, panel_key, receipt.sha256, NULL, NULL,
                                              NULL, &error));
  g_assert_error (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_TAMPERED);
  g_clear_error (&error);
  close (fd);

  g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, NULL, NULL);
  g_assert_true (scrutiny_sealed_file_write (stream, 0, fixture->folder, panel_key, NULL,
                                             NULL, NULL, &receipt, &error));
  g_assert_false (receipt.was_there);
  fd = scrutiny_sealed_file_open_in (fixture->folder, receipt.sha256, &error);
  g_assert_true (scrutiny_sealed_file_check (fd, panel_key, receipt.sha256, NULL, NULL,
                                             NULL, &error));
  close (fd);
}

static void
cancel_cb (guint64 done, guint64 total, gpointer data)
{
  g_assert_cmpuint (done, <=, total);
  if (done > total / 4)
    g_cancellable_cancel (data);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *plain = make_plain (40 * CHUNK);
  ScrutinySealedFileReceipt receipt;

  stream = g_memory_input_stream_new_from_data (plain, 40 * CHUNK, NULL);
  g_assert_false (scrutiny_sealed_file_write (stream, 40 * CHUNK, fixture->folder,
                                              panel_key, cancel_cb, cancellable,
                                              cancellable, &receipt, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
kill_me_cb (guint64 done, guint64 total, gpointer data)
{
  if (done > total / 4)
    raise (SIGKILL);
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_test_summary ("A killed add leaves only a temporary file that the sweep removes");
  for (guint i = 0; i < 5; i++) {
    int status = 0;
    pid_t child = fork ();

    if (child == 0) {
      g_autoptr (GInputStream) stream = NULL;
      g_autofree guint8 *plain = make_plain (40 * CHUNK);
      ScrutinySealedFileReceipt receipt;

      stream = g_memory_input_stream_new_from_data (plain, 40 * CHUNK, NULL);
      scrutiny_sealed_file_write (stream, 40 * CHUNK, fixture->folder, panel_key,
                                  kill_me_cb, NULL, NULL, &receipt, NULL);
      _exit (0);
    }
    g_assert_cmpint (waitpid (child, &status, 0), ==, child);
    g_assert_true (WIFSIGNALED (status));
    g_assert_cmpuint (count_files (fixture->folder), ==, 2);
    g_assert_cmpuint (scrutiny_sealed_file_sweep (fixture->folder), ==, 1);
    g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  }
}

static void
test_symlink_not_followed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (fixture->folder, "elsewhere", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_rename (fixture->path, elsewhere), ==, 0);
  g_assert_cmpint (symlink (elsewhere, fixture->path), ==, 0);
  g_assert_cmpint (scrutiny_sealed_file_open_in (fixture->folder, fixture->receipt.sha256,
                                                 &error),
                   ==, -1);
  g_assert_error (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_FAILED);
}

#define ADD(path, length, func)                                                          \
  g_test_add ("/media/sealed-file/" path, Fixture, GSIZE_TO_POINTER (length),            \
              fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  umask (0);
  if (sodium_init () < 0)
    return 1;

  ADD ("round-trip/empty", 0, test_round_trip);
  ADD ("round-trip/one-byte", 1, test_round_trip);
  ADD ("round-trip/chunk-less-one", CHUNK - 1, test_round_trip);
  ADD ("round-trip/chunk", CHUNK, test_round_trip);
  ADD ("round-trip/chunk-and-one", CHUNK + 1, test_round_trip);
  ADD ("round-trip/many", 5 * CHUNK + 777, test_round_trip);
  ADD ("ciphertext-hides-plain", 4000, test_ciphertext_hides_plain);
  ADD ("tampered/every-bit", 500, test_every_bit);
  ADD ("tampered/every-bit-of-empty", 0, test_every_bit);
  ADD ("tampered/many-chunks", 3 * CHUNK + 100, test_bytes_of_a_long_file);
  ADD ("tampered/every-length", 700, test_every_length);
  ADD ("tampered/chunk-borders", 3 * CHUNK, test_cut_at_chunk_borders);
  ADD ("tampered/appended", CHUNK, test_appended);
  ADD ("tampered/appended-to-empty", 0, test_appended);
  ADD ("tampered/swapped", 3 * CHUNK, test_swapped_chunks);
  ADD ("tampered/spliced", 3 * CHUNK, test_spliced_chunks);
  ADD ("tampered/other-panel", 10, test_other_panel);
  ADD ("mode-0600", 10, test_modes);
  ADD ("added-twice", 2 * CHUNK, test_added_twice);
  ADD ("cancelled-leaves-nothing", 10, test_cancelled);
  ADD ("killed-leaves-a-removable-rest", 10, test_killed);
  ADD ("symlink-not-followed", 10, test_symlink_not_followed);

  return g_test_run ();
}
