/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "import/praxis-text-decoder.h"
#include "praxis-error.h"

#define BYTES(literal) (literal), sizeof (literal) - 1

static void
test_encodings (void)
{
  static const struct { const char *bytes; gsize length; const char *text; } cases[] = {
    { BYTES (""), "" },
    { BYTES ("plain"), "plain" },
    { BYTES ("caf\303\251"), "café" },
    { BYTES ("\357\273\277caf\303\251"), "café" },
    { BYTES ("\377\376c\0a\0f\0\351\0\n\0"), "café\n" },
    { BYTES ("\376\377\0c\0a\0f\0\351"), "café" },
    { BYTES ("c\0a\0f\0\351\0 \0a\0u\0 \0l\0a\0i\0t\0"), "café au lait" },
    { BYTES ("\0c\0a\0f\0\351\0 \0a\0u\0 \0l\0a\0i\0t"), "café au lait" },
    { BYTES ("\377\376\075\330\000\336"), "😀" },
    { BYTES ("\377\376\075\330x\0"), "\357\277\275x" },
    { BYTES ("caf\351 \226 \223x\224 \205"), "café – “x” …" },
    { BYTES ("a\201b"), "a\357\277\275b" },
    { BYTES ("one\r\ntwo\rthree\nfour"), "one\ntwo\nthree\nfour" },
    { BYTES ("one\342\200\250two\ftwo\vthree"), "one\ntwo\ntwo\nthree" },
    { BYTES ("o\0n\0e with NULs in a longer text"), "one with NULs in a longer text" },
    { BYTES ("<html><meta charset=\"iso-8859-2\"><p>\261"), "<html><meta charset=\"iso-8859-2\"><p>ą" },
    { BYTES ("<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>\222"),
      "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>’" },
    { BYTES ("<meta charset=iso-8859-1>\222"), "<meta charset=iso-8859-1>’" },
    { BYTES ("<meta charset=nonsense>\351"), "<meta charset=nonsense>é" },
    { BYTES ("\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251 \377"), "éééééééééééé \357\277\275" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].length);
      g_autoptr(GError) error = NULL;
      g_autofree char *text = praxis_text_decoder_decode (bytes, &error);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

static void
test_foreign (void)
{
  static const struct { const char *bytes; gsize length; } cases[] = {
    { BYTES ("%PDF-1.7\n") }, { BYTES ("PK\003\004....") }, { BYTES ("\320\317\021\340....") },
    { BYTES ("\1\2\3\4\5\6\7\10\1\2\3\4\5\6\7\10") }, { BYTES ("\0\0\0\0\0\0\0\0") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].length);
      g_autoptr(GError) error = NULL;

      g_assert_null (praxis_text_decoder_decode (bytes, &error));
      g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
    }
}

static void
assert_refused (const char *path,
                int         code)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  g_assert_null (praxis_text_decoder_load (file, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, code);
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("praxis-decoder-XXXXXX", NULL);
  g_autofree char *large = g_build_filename (folder, "large", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing", NULL);
  FILE *stream = g_fopen (large, "w");

  /* A hole of 200 MB: nothing of it may be read. */
  g_assert_nonnull (stream);
  g_assert_cmpint (fseek (stream, 200L * 1024 * 1024, SEEK_SET), ==, 0);
  fputc ('x', stream);
  fclose (stream);
  assert_refused (large, PRAXIS_ERROR_TOO_LARGE);
  assert_refused (folder, PRAXIS_ERROR_INVALID);
  assert_refused (missing, PRAXIS_ERROR_NOT_FOUND);
  g_unlink (large);
  g_rmdir (folder);
}

/* A stream does not tell its size beforehand. */
static void
test_stream (void)
{
  g_autoptr(GInputStream) endless = NULL;
  g_autoptr(GFile) zero = g_file_new_for_path ("/dev/zero");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  endless = G_INPUT_STREAM (g_file_read (zero, NULL, NULL));
  if (endless == NULL)
    {
      g_test_skip ("no /dev/zero");
      return;
    }
  g_assert_null (praxis_text_decoder_read (endless, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (praxis_text_decoder_read (endless, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-decoder/encodings", test_encodings);
  g_test_add_func ("/text-decoder/foreign", test_foreign);
  g_test_add_func ("/text-decoder/files", test_files);
  g_test_add_func ("/text-decoder/stream", test_stream);
  return g_test_run ();
}
