/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What text fields that keep up with something else do with their buffers. */

#include "config.h"

#include "praxis-text-buffer.h"

char *
praxis_text_buffer_dup_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* The longest common beginning, in bytes, that ends between two characters. */
static gsize
common_start (const char *a,
              const char *b)
{
  gsize n = 0;

  while (a[n] != '\0' && a[n] == b[n])
    n++;
  while (n > 0 && ((a[n] & 0xc0) == 0x80 || (b[n] & 0xc0) == 0x80))
    n--;
  return n;
}

static gsize
common_end (const char *a,
            gsize       a_length,
            const char *b,
            gsize       b_length)
{
  gsize n = 0;

  while (n < a_length && n < b_length && a[a_length - 1 - n] == b[b_length - 1 - n])
    n++;
  while (n > 0 && (a[a_length - n] & 0xc0) == 0x80)
    n--;
  return n;
}

/* Makes the text of a buffer @text by changing only what differs, so that the caret keeps its place in the rest; @end
 * is the place behind what was changed. FALSE where nothing differs. */
gboolean
praxis_text_buffer_follow (GtkTextBuffer *buffer,
                           const char    *text,
                           GtkTextIter   *end)
{
  g_autofree char *shown = praxis_text_buffer_dup_text (buffer);
  gsize n_start = common_start (shown, text);
  gsize n_end = common_end (shown + n_start, strlen (shown + n_start), text + n_start, strlen (text + n_start));
  gsize n_new = strlen (text + n_start) - n_end;
  GtkTextIter start;

  if (g_str_equal (shown, text))
    return FALSE;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, g_utf8_strlen (shown, n_start));
  gtk_text_buffer_get_iter_at_offset (buffer, end, g_utf8_strlen (shown, strlen (shown) - n_end));
  gtk_text_buffer_delete (buffer, &start, end);
  gtk_text_buffer_insert (buffer, &start, text + n_start, n_new);
  *end = start;

  return TRUE;
}
