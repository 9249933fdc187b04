/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "tests/media/worker-rig.h"

/* Files that name other files (security.md T8). Each names a real clip beside it, and is
 * given to a worker without a sandbox: that it comes to nothing must not hang on the
 * sandbox alone. @ stands for the path of that clip. */
static const char *const tricks[] = {
  "#EXTM3U\n#EXTINF:4,\n@\n",
  "#EXTM3U\n#EXTINF:4,\nfile://@\n",
  "#EXTM3U\n#EXTINF:4,\nfile:@\n",
  "#EXTM3U\n#EXTINF:4,\nconcat:@|@\n",
  "#EXTM3U\n#EXTINF:4,\nsubfile,,start,0,end,9999,,:@\n",
  "#EXTM3U\n#EXTINF:4,\ncrypto:@\n",
  "#EXTM3U\n#EXTINF:4,\ncache:@\n",
  "#EXTM3U\n#EXTINF:4,\nasync:@\n",
  "#EXTM3U\n#EXTINF:4,\nhttp://127.0.0.1:9/@\n",
  "#EXTM3U\n#EXTINF:4,\ntcp://127.0.0.1:9\n",
  "#EXTM3U\n#EXTINF:4,\nudp://127.0.0.1:9\n",
  "#EXTM3U\n#EXTINF:4,\nrtmp://127.0.0.1/@\n",
  "#EXTM3U\n#EXTINF:4,\ndata:video/mp4;base64,AAAA\n",
  "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n@\n",
  "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-KEY:METHOD=AES-128,URI=\"@\"\n#EXTINF:4,\n@"
  "\n",
  "#EXTM3U\n#EXT-X-MAP:URI=\"@\"\n#EXTINF:4,\n@\n",
  "#EXTM3U\n#EXT-X-BYTERANGE:100@0\n#EXTINF:4,\n@\n",
  "\xef\xbb\xbf#EXTM3U\n#EXTINF:4,\n@\n",
  "ffconcat version 1.0\nfile '@'\n",
  "ffconcat version 1.0\nfile 'file:@'\n",
  "ffconcat version 1.0\nfile @\ninpoint 1\n",
  "# ffconcat\nfile '@'\n",
  "concat:@|@",
  "subfile,,start,0,end,9999,,:@",
  "file:@",
  "file://@",
  "data:video/mp4;base64,AAAA",
  "@",
  "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 9 RTP/AVP 96\n"
  "a=rtpmap:96 H264/90000\n",
  "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\">"
  "<Period><AdaptationSet><Representation id=\"1\"><BaseURL>@</BaseURL>"
  "</Representation></AdaptationSet></Period></MPD>",
  "<SmoothStreamingMedia MajorVersion=\"2\"><StreamIndex Type=\"video\" Url=\"@\"/>"
  "</SmoothStreamingMedia>",
  "<asx version=\"3.0\"><entry><ref href=\"@\"/></entry></asx>",
  "[playlist]\nFile1=@\nNumberOfEntries=1\n",
  "[Reference]\nRef1=@\n",
  "# mpv EDL v0\n@\n",
  "RTSPtext\nrtsp://127.0.0.1/@\n",
  "FILE \"@\" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n",
  "# VobSub index file, v7\nid: en, index: 0\ntimestamp: 00:00:00:000, filepos: 0\n@\n",
  ";FFMETADATA1\ntitle=@\n",
  "[Script Info]\nScriptType: v4.00+\n[Fonts]\nfontname: @\n",
  "WEBVTT\n\n00:00.000 --> 00:04.000\n@\n",
  "1\n00:00:00,000 --> 00:00:04,000\n@\n",
  "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"@\"/></svg>",
  "<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><p>@</p></body></tt>",
  "movie=@[out0]",
  "{\"track\":\"@\"}",
};

static char *
fill_in (const char *trick, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (trick, "@", -1);

  return g_strjoinv (path, parts);
}

static void
test_names_nothing (gconstpointer program)
{
  g_autofree char *folder = g_dir_make_tmp ("tricks-XXXXXX", NULL);
  g_autofree char *clip = rig_make_clip (folder, "clip.mp4", NULL);
  g_autofree char *path = g_build_filename (folder, "trick", NULL);

  g_assert_cmpuint (G_N_ELEMENTS (tricks), >=, 40);
  for (guint i = 0; i < G_N_ELEMENTS (tricks); i++) {
    g_autofree char *text = fill_in (tricks[i], clip);
    Rig *rig = rig_new (program);
    ScrutinyMessage answer;

    g_assert_true (g_file_set_contents (path, text, -1, NULL));
    if (rig_open (rig, path, &answer))
      g_error ("opened: %s", text);
    rig_free (rig);
  }

  g_unlink (path);
  g_unlink (clip);
  g_rmdir (folder);
}

/* What is no footage at all is refused in a sentence, not with a crash. */
static void
test_refuses_rubbish (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rubbish-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "rubbish", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  guint8 bytes[70000];
  const gsize sizes[] = { 0, 1, 7, 64, 4096, sizeof bytes };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    Rig *rig = rig_new ("BWV_SCRUTINY_FOOTAGE");
    ScrutinyMessage answer;

    for (gsize j = 0; j < sizes[i]; j++)
      bytes[j] = (guint8) g_rand_int_range (random, 0, 256);
    g_assert_true (
        g_file_set_contents (path, (const char *) bytes, (gssize) sizes[i], NULL));
    g_assert_false (rig_open (rig, path, &answer));
    rig_free (rig);
  }

  g_unlink (path);
  g_rmdir (folder);
}

/* A picture so large that it would fill the memory. */
static void
test_refuses_the_enormous (void)
{
  static const char *const options[] = {
    "-an", "-c:v", "mpeg4", "-vf", "scale=8000:4000", "-frames", "2", NULL
  };
  g_autofree char *folder = g_dir_make_tmp ("enormous-XXXXXX", NULL);
  g_autofree char *path = rig_make_clip (folder, "a.avi", options);
  Rig *rig = rig_new ("BWV_SCRUTINY_FOOTAGE");
  ScrutinyMessage answer;

  g_assert_false (rig_open (rig, path, &answer));
  g_test_message ("failure %u %s", answer.code, answer.text);
  rig_free (rig);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_data_func ("/media/worker-tricks/names-nothing", "FAULTY_SANDBOX",
                        test_names_nothing);
  g_test_add_data_func ("/media/worker-tricks/names-nothing-shut-in",
                        "BWV_SCRUTINY_FOOTAGE", test_names_nothing);
  g_test_add_func ("/media/worker-tricks/refuses-rubbish", test_refuses_rubbish);
  g_test_add_func ("/media/worker-tricks/refuses-the-enormous",
                   test_refuses_the_enormous);

  return g_test_run ();
}
