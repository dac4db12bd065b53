/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

/*
 * What is said. Standard output is gathered and written once at the end, so that what fails prints no half
 * document; errors are one line each.
 */

void
praxis_cli_print (PraxisCli  *self,
                  const char *format,
                  ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (self->output, format, arguments);
  va_end (arguments);
}

/* Prints what a program reads; it ends with one line end. */
void
praxis_cli_print_document (PraxisCli  *self,
                           const char *text)
{
  self->is_document = TRUE;
  g_string_append (self->output, text);
  if (self->output->len == 0 || self->output->str[self->output->len - 1] != '\n')
    g_string_append_c (self->output, '\n');
}

void
praxis_cli_print_json (PraxisCli         *self,
                       PraxisJsonBuilder *json,
                       yyjson_mut_val    *root)
{
  g_autofree char *text = NULL;

  yyjson_mut_doc_set_root (json, root);
  text = praxis_json_to_string (json, TRUE);
  praxis_cli_print_document (self, text);
}

/* Imported text must not command a terminal; line ends and tabs are all that is let through. */
static char *
without_controls (const char *text)
{
  GString *clean = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character == '\n' || character == '\t' || !g_unichar_iscntrl (character))
        g_string_append_unichar (clean, character);
      else
        g_string_append_unichar (clean, 0xfffd);
    }
  return g_string_free (clean, FALSE);
}

/* Text in the encoding of the terminal. A locale that knows ASCII alone says nothing of the terminal: UTF-8. */
static char *
encode_for_people (const char *text,
                   gsize      *length)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *clean = without_controls (valid);
  const char *charset;
  char *encoded = NULL;

  if (!g_get_charset (&charset) && strcmp (charset, "ANSI_X3.4-1968") != 0)
    encoded = g_convert_with_fallback (clean, -1, charset, "UTF-8", "?", NULL, length, NULL);
  if (encoded == NULL)
    {
      encoded = g_steal_pointer (&clean);
      *length = strlen (encoded);
    }
  return encoded;
}

static gboolean
write_all (int         fd,
           const char *bytes,
           gsize       length)
{
  while (length > 0)
    {
      gssize written = write (fd, bytes, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      bytes += written;
      length -= written;
    }
  return TRUE;
}

/**
 * praxis_cli_flush:
 * @self: a call
 *
 * Returns: whether standard output took everything; says why not, except to a reader who left early
 */
gboolean
praxis_cli_flush (PraxisCli *self)
{
  g_autofree char *encoded = NULL;
  g_autofree char *message = NULL;
  gsize length = self->output->len;
  gboolean success;

  if (!self->is_document)
    encoded = encode_for_people (self->output->str, &length);
  success = write_all (STDOUT_FILENO, encoded != NULL ? encoded : self->output->str, length);
  if (success || errno == EPIPE)
    return success;
  /* Translators: %s is the system's reason */
  message = g_strdup_printf (_("The output could not be written: %s."), g_strerror (errno));
  praxis_cli_complain (message);
  return FALSE;
}

/* Says on standard error, in one line, what went wrong. */
void
praxis_cli_complain (const char *message)
{
  g_autofree char *line = g_strdup_printf ("praxis-cli: %s", message);
  g_autofree char *encoded = NULL;
  gsize length;

  praxis_cli_end_progress ();
  g_strdelimit (line, "\r\n", ' ');
  encoded = encode_for_people (line, &length);
  if (write_all (STDERR_FILENO, encoded, length))
    write_all (STDERR_FILENO, "\n", 1);
}

static gboolean progress_is_shown;

/* Shows how far something is, where somebody watches. */
void
praxis_cli_show_progress (guint done,
                          guint total)
{
  g_autofree char *text = NULL;

  if (!isatty (STDERR_FILENO))
    return;
  text = g_strdup_printf ("\r%u/%u\033[K", done, total);
  progress_is_shown = write_all (STDERR_FILENO, text, strlen (text));
}

/* Wipes the line of progress, so that the next one stands alone. */
void
praxis_cli_end_progress (void)
{
  if (progress_is_shown)
    write_all (STDERR_FILENO, "\r\033[K", 4);
  progress_is_shown = FALSE;
}
