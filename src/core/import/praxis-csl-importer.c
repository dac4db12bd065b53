/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-csl-importer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-csl-item.h"
#include "praxis-record-text.h"
#include "praxis-record.h"

/*
 * CSL-JSON: a list of works, each an object (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html). The
 * list is cut into its objects first, so that one with a mistake in it costs itself alone, and has a line.
 */

/* How long a record may be behind one that is damaged, in bytes: what has no end would be read to the end of the source again
 * and again. */
#define MAX_LENGTH ((gsize) 64 * 1024)
#define MAX_ENDLESS 100

typedef struct
{
  const char     *text;
  const char     *counted;
  guint           line;
  gsize           max_length;
  guint           n_endless;
  PraxisBlogPage *page;
} Reader;

static void read_value (yyjson_val     *value,
                        guint           line,
                        PraxisBlogPage *page);

/* The end of the object or list at @text, not further than @max bytes away. A line end in a string is a mistake, after which the string cannot go on. */
static const char *
value_end (const char *text,
           gsize       max)
{
  const char *start = text;
  gboolean in_string = FALSE;
  gsize depth = 0;

  for (; *text != '\0' && (gsize) (text - start) < max; text++)
    {
      if (in_string)
        {
          if (*text == '\\' && text[1] != '\0')
            text++;
          else if (*text == '"' || *text == '\n')
            in_string = FALSE;
        }
      else if (*text == '"')
        {
          in_string = TRUE;
        }
      else if (*text == '{' || *text == '[')
        {
          depth++;
        }
      else if ((*text == '}' || *text == ']') && --depth == 0)
        {
          return text + 1;
        }
    }
  return text;
}

/* Where in a damaged object the next one seems to begin: a bracket on a line of its own, indented as the first one. */
static const char *
next_object (const char *text,
             const char *start,
             const char *end)
{
  const char *indent = start;
  g_autofree char *begin = NULL;
  const char *found;

  while (indent > text && (indent[-1] == ' ' || indent[-1] == '\t'))
    indent--;
  begin = g_strdup_printf ("\n%.*s{", (int) (start - indent), indent);
  found = g_strstr_len (start, end - start, begin);
  return found != NULL ? found + strlen (begin) - 1 : NULL;
}

static void
add_keywords (PraxisRecord *record,
              yyjson_val   *item)
{
  static const char *const lists[] = { "keyword", "keywords", "categories", "subject" };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      yyjson_val *value = yyjson_obj_get (item, lists[i]);
      const char *text = yyjson_get_str (value);
      /* Headings of MeSH have commas in them, so that a semicolon tells more than a comma. */
      g_auto(GStrv) words = text != NULL ? g_strsplit (text, strchr (text, ';') != NULL ? ";" : ",", -1) : NULL;
      yyjson_arr_iter iter = yyjson_arr_iter_with (value);
      yyjson_val *word;

      for (gsize j = 0; words != NULL && words[j] != NULL; j++)
        praxis_record_add_keyword (record, words[j]);
      while ((word = yyjson_arr_iter_next (&iter)) != NULL)
        praxis_record_add_keyword (record, yyjson_get_str (word));
    }
}

/**
 * praxis_csl_importer_take:
 * @value: an object, one work
 * @line: the line of the source where it begins, from 1
 * @page: takes the record, and what is in doubt
 *
 * Adds one work as a post.
 */
void
praxis_csl_importer_take (yyjson_val     *value,
                          guint           line,
                          PraxisBlogPage *page)
{
  g_autoptr(PraxisJsonBuilder) builder = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *item = yyjson_val_mut_copy (builder, value);
  g_autoptr(PraxisCitation) citation = NULL;
  g_autofree char *json = NULL;
  PraxisRecord *record;

  yyjson_mut_doc_set_root (builder, item);
  praxis_csl_item_normalise (item, builder);
  json = praxis_json_to_string (builder, FALSE);
  citation = praxis_citation_new (json, NULL, NULL);
  if (citation == NULL)
    return;
  record = praxis_record_new_from (citation, line);
  add_keywords (record, value);
  praxis_record_take (record, page);
}

/* Some answers wrap the list: {"items": […]}, {"message": {"items": […]}}. */
static yyjson_val *
wrapped (yyjson_val *object)
{
  static const char *const names[] = { "items", "references", "message" };

  if (yyjson_obj_get (object, "title") != NULL || yyjson_obj_get (object, "type") != NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      yyjson_val *value = yyjson_obj_get (object, names[i]);

      if (yyjson_is_ctn (value))
        return value;
    }
  return NULL;
}

static void
read_value (yyjson_val     *value,
            guint           line,
            PraxisBlogPage *page)
{
  while (yyjson_is_obj (value) && wrapped (value) != NULL)
    value = wrapped (value);
  if (yyjson_is_obj (value))
    {
      praxis_csl_importer_take (value, line, page);
    }
  else
    {
      yyjson_arr_iter iter = yyjson_arr_iter_with (value);
      yyjson_val *one;

      while ((one = yyjson_arr_iter_next (&iter)) != NULL)
        {
          if (yyjson_is_obj (one))
            praxis_csl_importer_take (one, line, page);
        }
    }
}

static guint
line_of (Reader     *self,
         const char *at)
{
  self->line += praxis_record_text_line_of (self->counted, at) - 1;
  self->counted = at;
  return self->line;
}

/* Reads the object at @start. Returns: where to go on. */
static const char *
read_object (Reader     *self,
             const char *start)
{
  const char *end = value_end (start, self->max_length);
  guint line = line_of (self, start);
  yyjson_read_err failure;
  g_autoptr(PraxisJson) json = NULL;
  g_autofree char *message = NULL;
  const char *next;

  json = yyjson_read_opts ((char *) start, (size_t) (end - start), YYJSON_READ_NOFLAG, NULL, &failure);
  if (json != NULL)
    {
      read_value (yyjson_doc_get_root (json), line, self->page);
      return end;
    }
  self->n_endless += *end == '\0' || (gsize) (end - start) >= self->max_length;
  self->max_length = MAX_LENGTH;
  /* Translators: %s is what the parser says, in English. */
  message = g_strdup_printf (_("This record was left out: its JSON is damaged (%s)."), failure.msg);
  praxis_blog_page_add_problem (self->page, NULL, line + praxis_record_text_line_of (start, start + failure.pos) - 1, NULL, message);
  next = next_object (self->text, start, end);
  return next != NULL ? next : end;
}

/**
 * praxis_csl_importer_read:
 * @text: CSL-JSON, UTF-8: a list of works, or one
 * @page: takes the records, and what is in doubt
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads works as Zotero's "CSL JSON" and the content negotiation of DOIs give them. An item is kept whole, with what Praxis
 * does not know.
 *
 * Returns: %FALSE when cancelled
 */
gboolean
praxis_csl_importer_read (const char      *text,
                          PraxisBlogPage  *page,
                          GCancellable    *cancellable,
                          GError         **error)
{
  Reader self = { .text = text, .counted = text, .line = 1, .max_length = G_MAXSIZE, .page = page };
  const char *p = text;

  if (g_str_has_prefix (p, "\xef\xbb\xbf"))
    p += 3;
  while (*p != '\0')
    {
      gsize length = strcspn (p, "{");

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (praxis_record_give_up (page, self.line, self.n_endless > MAX_ENDLESS))
        break;
      /* Between works stand nothing but brackets, commas and space. */
      if (strspn (p, " \t\r\n,[]") < length)
        praxis_blog_page_add_problem (page, NULL, line_of (&self, p + strspn (p, " \t\r\n,[]")), NULL,
                                      _("This was left out: it is no record."));
      p += length;
      if (*p == '{')
        p = read_object (&self, p);
    }
  return TRUE;
}
