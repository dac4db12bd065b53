/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-html.h"

#include <string.h>

/*
 * The one writer of HTML. Text, attribute values, addresses and JSON each have an encoder, chosen by the place
 * where they are put and not by who puts them there, so that no caller can forget it. Elements are opened and
 * closed in pairs; the syntax is HTML's (void elements have no slash), or where XML is asked for that of both (they
 * have one): everything else is written so that it is well-formed in either.
 */

struct _PraxisHtml
{
  GString   *text;
  GPtrArray *open;
  gboolean   is_xml;
};

/* Elements that stand in a line of text; after any other one the source goes on on a new line. */
static const char *const phrasing[] = {
  "a", "abbr", "b", "bdi", "cite", "em", "i", "small", "span", "strong", "sub", "sup", "time", "u", NULL
};

/* Attributes that hold an address. */
static const char *const addresses[] = { "href", "src", "cite", "action", NULL };

/**
 * praxis_html_new:
 *
 * Returns: (transfer full): a writer that has written nothing
 */
PraxisHtml *
praxis_html_new (void)
{
  PraxisHtml *self = g_new0 (PraxisHtml, 1);

  self->text = g_string_sized_new (8192);
  self->open = g_ptr_array_new ();
  return self;
}

/**
 * praxis_html_new_xhtml:
 *
 * Returns: (transfer full): a writer of HTML in the syntax of XML, that has written nothing
 */
PraxisHtml *
praxis_html_new_xhtml (void)
{
  PraxisHtml *self = praxis_html_new ();

  self->is_xml = TRUE;
  return self;
}

/**
 * praxis_html_free:
 * @self: (transfer full): a writer
 */
void
praxis_html_free (PraxisHtml *self)
{
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->open);
  g_free (self);
}

/* What HTML does not allow in a page in any form: control characters, surrogates, non-characters
 * (https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream). What XML does not allow
 * is among it (https://www.w3.org/TR/xml/#charsets). */
static gboolean
is_allowed (gunichar c)
{
  if (c < 0x20)
    return c == '\t' || c == '\n' || c == '\r';
  if (c >= 0x7f && c <= 0x9f)
    return FALSE;
  if (c >= 0xfdd0 && c <= 0xfdef)
    return FALSE;
  return (c & 0xfffe) != 0xfffe;
}

/* Bytes that cannot be taken as they are, 1, or not everywhere, 2: most of what is written are others. */
static const guint8 special[256] = {
  [0x00 ... 0x1f] = 1,
  ['"'] = 2,
  ['&'] = 2,
  ['\''] = 2,
  ['<'] = 2,
  ['>'] = 2,
  [0x7f ... 0xff] = 1,
};

static const char *
reference_for (char c)
{
  switch (c)
    {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
    }
}

/* One encoder for text and for attribute values in double quotes: what either needs is harmless in the other. */
static void
encode (GString    *out,
        const char *text)
{
  const char *start = text;
  const char *p = text;

  for (;;)
    {
      const char *reference;
      const char *next;
      gunichar c = 'a';

      while (special[(guchar) *p] == 0)
        p++;
      if (*p == '\0')
        break;
      reference = reference_for (*p);
      next = p + 1;
      /* Below 0x80 only the control characters and DEL need a look, above it everything. */
      if ((guchar) *p < 0x20 || (guchar) *p >= 0x7f)
        {
          c = g_utf8_get_char_validated (p, -1);
          next = (c & 0x80000000) != 0 ? p + 1 : g_utf8_next_char (p);
        }
      if (reference == NULL && (c & 0x80000000) == 0 && is_allowed (c))
        {
          p = next;
          continue;
        }
      g_string_append_len (out, start, p - start);
      g_string_append (out, reference != NULL ? reference : "\357\277\275");
      p = next;
      start = p;
    }
  g_string_append_len (out, start, p - start);
}

/**
 * praxis_html_dup_allowed:
 * @text: a text, or HTML
 *
 * Returns: (transfer full): @text, with U+FFFD for whatever may stand neither in HTML nor in XML in any form
 */
char *
praxis_html_dup_allowed (const char *text)
{
  g_autoptr(GString) out = g_string_sized_new (strlen (text));
  const char *start = text;
  const char *p = text;

  for (;;)
    {
      gunichar c;
      gboolean valid;
      const char *next;

      while (special[(guchar) *p] != 1)
        p++;
      if (*p == '\0')
        break;
      c = g_utf8_get_char_validated (p, -1);
      valid = (c & 0x80000000) == 0;
      next = valid ? g_utf8_next_char (p) : p + 1;
      if (!valid || !is_allowed (c))
        {
          g_string_append_len (out, start, p - start);
          g_string_append (out, "\357\277\275");
          start = next;
        }
      p = next;
    }
  g_string_append_len (out, start, p - start);
  return g_string_free_and_steal (g_steal_pointer (&out));
}

/**
 * praxis_html_is_safe_address:
 * @address: (nullable): an address
 *
 * Says whether a page may lead there: http, https, mailto, or an address without a scheme. Browsers skip tabs,
 * line ends and leading control characters in an address, so that whatever holds one is refused.
 *
 * Returns: whether it may
 */
gboolean
praxis_html_is_safe_address (const char *address)
{
  static const char *const schemes[] = { "http:", "https:", "mailto:", NULL };
  const char *end;

  if (address == NULL || !g_utf8_validate (address, -1, NULL))
    return FALSE;
  for (const char *p = address; *p != '\0'; p++)
    {
      if ((guchar) *p <= 0x20 || *p == 0x7f || *p == '\\')
        return FALSE;
    }
  for (gsize i = 0; schemes[i] != NULL; i++)
    {
      if (g_ascii_strncasecmp (address, schemes[i], strlen (schemes[i])) == 0)
        return TRUE;
    }
  end = strpbrk (address, ":/?#");
  return end == NULL || *end != ':';
}

/**
 * praxis_html_get_direction:
 * @language: (nullable): a BCP 47 tag
 *
 * Returns: (transfer none): "rtl" for a language that is written from right to left, otherwise "ltr"
 */
const char *
praxis_html_get_direction (const char *language)
{
  static const char *const right_to_left[] = {
    "ar", "arc", "ckb", "dv", "fa", "he", "iw", "khw", "ks", "ku-arab", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi", NULL
  };
  g_autofree char *lower = g_ascii_strdown (language != NULL ? language : "", -1);

  if (strstr (lower, "-latn") != NULL || strstr (lower, "-cyrl") != NULL)
    return "ltr";
  if (strstr (lower, "-arab") != NULL || strstr (lower, "-hebr") != NULL)
    return "rtl";
  for (gsize i = 0; right_to_left[i] != NULL; i++)
    {
      gsize length = strlen (right_to_left[i]);

      if (strncmp (lower, right_to_left[i], length) == 0 && (lower[length] == '\0' || lower[length] == '-'))
        return "rtl";
    }
  return "ltr";
}

/* Asked for each element and attribute; most differ in the first letter. */
static gboolean
is_one_of (const char *const *names,
           const char        *name)
{
  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (names[i][0] == name[0] && strcmp (names[i], name) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
append_attributes (PraxisHtml *self,
                   va_list     arguments)
{
  const char *name;

  while ((name = va_arg (arguments, const char *)) != NULL)
    {
      const char *value = va_arg (arguments, const char *);

      if (value == NULL)
        continue;
      if (is_one_of (addresses, name) && !praxis_html_is_safe_address (value))
        continue;
      g_string_append_c (self->text, ' ');
      g_string_append (self->text, name);
      g_string_append (self->text, "=\"");
      encode (self->text, value);
      g_string_append_c (self->text, '"');
    }
}

static void
append_start (PraxisHtml *self,
              const char *element,
              va_list     arguments)
{
  g_string_append_c (self->text, '<');
  g_string_append (self->text, element);
  append_attributes (self, arguments);
  g_string_append_c (self->text, '>');
}

static void
append_end (PraxisHtml *self,
            const char *element)
{
  g_string_append (self->text, "</");
  g_string_append (self->text, element);
  g_string_append_c (self->text, '>');
  if (!is_one_of (phrasing, element))
    g_string_append_c (self->text, '\n');
}

/**
 * praxis_html_open:
 * @self: a writer
 * @element: (transfer none): the name of an element, a literal
 * @...: names and values of its attributes, ended by %NULL
 *
 * Opens an element; praxis_html_close() closes it.
 */
void
praxis_html_open (PraxisHtml *self,
                  const char *element,
                  ...)
{
  va_list arguments;

  va_start (arguments, element);
  append_start (self, element, arguments);
  va_end (arguments);
  g_ptr_array_add (self->open, (gpointer) element);
}

/**
 * praxis_html_close:
 * @self: a writer
 *
 * Closes the element that was opened last.
 */
void
praxis_html_close (PraxisHtml *self)
{
  g_return_if_fail (self->open->len > 0);

  append_end (self, g_ptr_array_steal_index (self->open, self->open->len - 1));
}

/**
 * praxis_html_void:
 * @self: a writer
 * @element: the name of an element that has no content ("meta", "link"), a literal
 * @...: names and values of its attributes, ended by %NULL
 */
void
praxis_html_void (PraxisHtml *self,
                  const char *element,
                  ...)
{
  va_list arguments;

  va_start (arguments, element);
  append_start (self, element, arguments);
  va_end (arguments);
  if (self->is_xml)
    g_string_insert_c (self->text, self->text->len - 1, '/');
  g_string_append_c (self->text, '\n');
}

/**
 * praxis_html_element:
 * @self: a writer
 * @element: the name of an element, a literal
 * @text: its content
 * @...: names and values of its attributes, ended by %NULL
 */
void
praxis_html_element (PraxisHtml *self,
                     const char *element,
                     const char *text,
                     ...)
{
  va_list arguments;

  va_start (arguments, text);
  append_start (self, element, arguments);
  va_end (arguments);
  encode (self->text, text);
  append_end (self, element);
}

/**
 * praxis_html_text:
 * @self: a writer
 * @text: text
 */
void
praxis_html_text (PraxisHtml *self,
                  const char *text)
{
  encode (self->text, text);
}

/**
 * praxis_html_link:
 * @self: a writer
 * @address: where it leads
 * @text: what it says
 *
 * Writes a link; only its text where a page may not lead to @address.
 */
void
praxis_html_link (PraxisHtml *self,
                  const char *address,
                  const char *text)
{
  if (praxis_html_is_safe_address (address))
    praxis_html_element (self, "a", text, "href", address, NULL);
  else
    praxis_html_text (self, text);
}

/**
 * praxis_html_doctype:
 * @self: a writer
 */
void
praxis_html_doctype (PraxisHtml *self)
{
  if (self->is_xml)
    g_string_append (self->text, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
  g_string_append (self->text, "<!DOCTYPE html>\n");
}

/**
 * praxis_html_dup_json:
 * @json: a document
 *
 * JSON may write any character as \uXXXX; whatever could end a data block or start a comment in it is written so
 * (https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements).
 *
 * Returns: (transfer full): what praxis_html_json() puts into the block
 */
char *
praxis_html_dup_json (PraxisJsonBuilder *json)
{
  g_autofree char *text = praxis_json_to_string (json, FALSE);
  g_autoptr(GString) out = g_string_sized_new (2048);
  const char *p = text != NULL ? text : "";

  while (*p != '\0')
    {
      gsize harmless = strcspn (p, "<>&");

      g_string_append_len (out, p, harmless);
      p += harmless;
      if (*p != '\0')
        g_string_append_printf (out, "\\u%04x", (guint) (guchar) *p++);
    }
  return g_string_free_and_steal (g_steal_pointer (&out));
}

/**
 * praxis_html_json:
 * @self: a writer
 * @type: the media type of the block, such as "application/ld+json", a literal
 * @json: what praxis_html_dup_json() gave
 *
 * Writes a data block.
 */
void
praxis_html_json (PraxisHtml *self,
                  const char *type,
                  const char *json)
{
  g_return_if_fail (strpbrk (json, "<>&") == NULL);

  praxis_html_open (self, "script", "type", type, NULL);
  g_string_append (self->text, json);
  praxis_html_close (self);
}

/**
 * praxis_html_style:
 * @self: a writer
 * @css: a style sheet of Praxis's own; nothing that a user or a digest wrote ever goes in here
 */
void
praxis_html_style (PraxisHtml *self,
                   const char *css)
{
  g_return_if_fail (strstr (css, "</") == NULL);

  praxis_html_open (self, "style", NULL);
  g_string_append (self->text, css);
  praxis_html_close (self);
}

/**
 * praxis_html_append:
 * @self: a writer
 * @html: what another writer has made
 */
void
praxis_html_append (PraxisHtml *self,
                    const char *html)
{
  g_string_append (self->text, html);
}

/**
 * praxis_html_peek:
 * @self: a writer
 * @length: (out) (optional): its length in bytes
 *
 * Returns: (transfer none): what was written up to now
 */
const char *
praxis_html_peek (PraxisHtml *self,
                  gsize      *length)
{
  if (length != NULL)
    *length = self->text->len;
  return self->text->str;
}

/**
 * praxis_html_free_to_string:
 * @self: (transfer full): a writer, with every element closed
 *
 * Returns: (transfer full): what it has written
 */
char *
praxis_html_free_to_string (PraxisHtml *self)
{
  char *text;
  gsize length = self->text->len;

  g_warn_if_fail (self->open->len == 0);

  /* What is kept shall not hold the room that was there to write in. */
  text = g_realloc (g_string_free (g_steal_pointer (&self->text), FALSE), length + 1);
  g_ptr_array_unref (self->open);
  g_free (self);
  return text;
}

/**
 * praxis_html_free_to_bytes:
 * @self: (transfer full): a writer, with every element closed
 *
 * Returns: (transfer full): what it has written
 */
GBytes *
praxis_html_free_to_bytes (PraxisHtml *self)
{
  gsize length = self->text->len;

  return g_bytes_new_take (praxis_html_free_to_string (self), length);
}
