/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-email.h"

#include <gmime/gmime.h>
#include <string.h>

#include "praxis-email-private.h"
#include "praxis-sha256.h"

/*
 * A month as a message that a mail program opens and a person sends (RFC 5322, RFC 2045): its HTML, and the same as plain
 * text.
 *
 * It has no receiver, and no sender either: Praxis knows no address of its author, a "From" without one would be wrong, and
 * mail programs fill in their own. "X-Unsent" tells those that know it to open the message for writing. Nothing in it hangs
 * on the time at which it was made.
 */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeObject, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeMessage, g_object_unref)

static void
initialize (void)
{
  static gsize initialized;

  if (g_once_init_enter (&initialized))
    {
      g_mime_init ();
      g_once_init_leave (&initialized, 1);
    }
}

static GMimeObject *
make_part (const char *subtype,
           const char *text)
{
  GMimeTextPart *part = g_mime_text_part_new_with_subtype (subtype);

  g_mime_text_part_set_charset (part, "utf-8");
  g_mime_text_part_set_text (part, text);
  /* Whatever the text is made of: its lines may be longer than 998 bytes, and ends of lines may be spaces that count. */
  g_mime_part_set_content_encoding (GMIME_PART (part), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  return GMIME_OBJECT (part);
}

/* The same month has the same one, and the text that it belongs to does not hold it. */
static char *
dup_boundary (const char *text,
              const char *html)
{
  g_autofree char *both = NULL;
  PraxisSha256 hash;

  praxis_sha256_begin (&hash);
  praxis_sha256_add_text (&hash, text);
  praxis_sha256_add_text (&hash, html);
  both = praxis_sha256_end (&hash);
  return g_strdup_printf ("=_%.40s", both);
}

static GMimeObject *
make_body (const char *text,
           const char *html,
           const char *language)
{
  GMimeMultipart *body = g_mime_multipart_new_with_subtype ("alternative");
  g_autofree char *boundary = dup_boundary (text, html);
  g_autoptr(GMimeObject) plain = make_part ("plain", text);
  g_autoptr(GMimeObject) rich = make_part ("html", html);

  g_mime_object_set_content_type_parameter (plain, "format", "flowed");
  g_mime_multipart_set_boundary (body, boundary);
  /* What a program can show best comes last. */
  g_mime_multipart_add (body, plain);
  g_mime_multipart_add (body, rich);
  g_mime_object_set_header (GMIME_OBJECT (body), "Content-Language", language, NULL);
  return GMIME_OBJECT (body);
}

/* When the last of its posts changed. */
static GDateTime *
get_date (const PraxisEmail *self)
{
  gint64 modified = 0;

  for (guint i = 0; i < self->month->n; i++)
    modified = MAX (modified, praxis_site_get_post (self->site, self->month->first + i)->modified);
  return g_date_time_new_from_unix_utc (modified);
}

/* The domain is the site's, or one that never is anybody's (https://www.rfc-editor.org/rfc/rfc2606#section-2). */
static char *
dup_id (const PraxisEmail *self)
{
  PraxisDigest *digest = self->site->publication->digest;
  const char *base = praxis_digest_get_base_url (digest);
  g_autoptr(GUri) uri = base != NULL ? g_uri_parse (base, G_URI_FLAGS_NONE, NULL) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_autofree char *ascii = host != NULL ? g_hostname_to_ascii (host) : NULL;
  g_autofree char *month = praxis_month_to_string (self->month->month);

  return g_strdup_printf ("%s.%s@%s", month != NULL ? month : "none", praxis_digest_get_uuid (digest),
                          ascii != NULL && *ascii != '\0' && strpbrk (ascii, ":[]") == NULL ? ascii : "praxis.invalid");
}

static GMimeMessage *
make_message (const PraxisEmail *self,
              GMimeObject       *body)
{
  GMimeMessage *message = g_mime_message_new (TRUE);
  g_autofree char *subject = praxis_email_dup_subject (self);
  g_autofree char *id = dup_id (self);
  g_autoptr(GDateTime) date = get_date (self);

  g_mime_message_set_subject (message, subject, "utf-8");
  if (date != NULL)
    g_mime_message_set_date (message, date);
  g_mime_message_set_message_id (message, id);
  g_mime_object_set_header (GMIME_OBJECT (message), "X-Unsent", "1", NULL);
  g_mime_object_set_header (GMIME_OBJECT (message), "MIME-Version", "1.0", NULL);
  g_mime_message_set_mime_part (message, body);
  return message;
}

/**
 * praxis_email_to_message:
 * @self: a month
 * @error: return location
 *
 * Makes a message for a mail program to open: an `.eml` file. Praxis sends nothing.
 *
 * Returns: (transfer full): the message, ASCII, in lines of at most 998 bytes, ended as in mail; %NULL with an error of
 *   praxis_email_to_html()
 */
char *
praxis_email_to_message (const PraxisEmail  *self,
                         GError            **error)
{
  g_autofree char *html = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GMimeObject) body = NULL;
  g_autoptr(GMimeMessage) message = NULL;
  GMimeFormatOptions *options;
  char *bytes;

  g_return_val_if_fail (self != NULL, NULL);

  html = praxis_email_to_html (self, error);
  if (html == NULL)
    return NULL;
  initialize ();
  text = praxis_email_to_text (self);
  body = make_body (text, html, praxis_digest_get_language (self->site->publication->digest));
  message = make_message (self, body);
  options = g_mime_format_options_new ();
  g_mime_format_options_set_newline_format (options, GMIME_NEWLINE_FORMAT_DOS);
  bytes = g_mime_object_to_string (GMIME_OBJECT (message), options);
  g_mime_format_options_free (options);
  return bytes;
}
