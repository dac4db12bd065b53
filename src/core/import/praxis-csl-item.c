/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-csl-item.h"

#include <string.h>

#include "cite/praxis-isbn.h"
#include "cite/praxis-reference-name-parts.h"
#include "cite/praxis-work.h"
#include "praxis-record-text.h"

/*
 * CSL-JSON as it is found: by the schema (https://github.com/citation-style-language/schema, csl-data.json), and as the
 * registries of DOIs give it, with lists where the schema has text and with types of their own
 * (https://api.crossref.org/swagger-ui/index.html).
 */

/* What stands in a list, or in an object with a name, where text belongs. */
static void
unpack (PraxisJsonBuilder *builder,
        yyjson_mut_val    *item,
        const char        *key)
{
  yyjson_mut_val *value = yyjson_mut_obj_get (item, key);
  const char *text = NULL;

  if (yyjson_mut_is_arr (value))
    text = yyjson_mut_get_str (yyjson_mut_arr_get_first (value));
  else if (yyjson_mut_is_obj (value))
    text = yyjson_mut_get_str (yyjson_mut_obj_get (value, "name"));
  else
    return;
  if (text != NULL)
    praxis_json_put_string (builder, item, key, text);
  else
    yyjson_mut_obj_remove_key (item, key);
}

static void
normalise_texts (PraxisJsonBuilder *builder,
                 yyjson_mut_val    *item)
{
  static const char *const fields[] = {
    "title", "title-short", "container-title", "container-title-short", "collection-title", "original-title", "event-title",
    "publisher", "publisher-place", "volume", "issue", "page", "edition", "ISSN", "ISBN", "DOI", "URL", "PMID", "PMCID", "abstract",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text;

      unpack (builder, item, fields[i]);
      text = praxis_json_peek_string (item, fields[i]);
      if (text != NULL && !g_str_equal (fields[i], "abstract"))
        {
          g_autofree char *plain = praxis_record_text_plain (text);

          praxis_json_put_string (builder, item, fields[i], plain);
        }
    }
}

/* Crossref keeps the second half of a title apart. */
static void
normalise_title (PraxisJsonBuilder *builder,
                 yyjson_mut_val    *item)
{
  const char *title = praxis_json_peek_string (item, "title");
  g_autofree char *subtitle = NULL;

  unpack (builder, item, "subtitle");
  if (praxis_json_peek_string (item, "subtitle") != NULL)
    subtitle = praxis_record_text_plain (praxis_json_peek_string (item, "subtitle"));
  if (title != NULL && subtitle != NULL && *title != '\0' && *subtitle != '\0' && strstr (title, subtitle) == NULL)
    {
      gboolean ends = strchr ("?!:.", title[strlen (title) - 1]) != NULL;
      g_autofree char *whole = g_strconcat (title, ends ? " " : ": ", subtitle, NULL);

      praxis_json_put_string (builder, item, "title", whole);
    }
  yyjson_mut_obj_remove_key (item, "subtitle");
}

/* The types of Crossref's registry: https://api.crossref.org/types */
static void
normalise_type (PraxisJsonBuilder *builder,
                yyjson_mut_val    *item)
{
  static const char *const types[][2] = {
    { "journal-article", "article-journal" }, { "book-chapter", "chapter" }, { "book-section", "chapter" },
    { "proceedings-article", "paper-conference" }, { "posted-content", "article" }, { "preprint", "article" },
    { "dissertation", "thesis" }, { "monograph", "book" }, { "edited-book", "book" }, { "reference-book", "book" },
    { "report-component", "report" }, { "reference-entry", "entry-encyclopedia" }, { "peer-review", "review" },
  };
  const char *type = praxis_json_peek_string (item, "type");

  if (type == NULL || *type == '\0')
    praxis_json_put_string (builder, item, "type", "document");
  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    {
      if (g_str_equal (types[i][0], type))
        {
          praxis_json_put_string (builder, item, "type", types[i][1]);
          return;
        }
    }
}

/* A number in text form, "2016", is as good as 2016; a date that is text becomes its parts. */
static void
normalise_date (PraxisJsonBuilder *builder,
                yyjson_mut_val    *item,
                const char        *key)
{
  yyjson_mut_val *value = yyjson_mut_obj_get (item, key);
  const char *text = yyjson_mut_get_str (value);
  int parts[3] = { 0, 0, 0 };
  yyjson_mut_val *date, *list;

  if (yyjson_mut_obj_get (value, "date-parts") != NULL)
    return;
  if (text == NULL)
    text = praxis_json_peek_string (value, "raw");
  if (yyjson_mut_is_int (value))
    parts[0] = (int) yyjson_mut_get_sint (value);
  else if (text == NULL || !praxis_record_text_date (text, &parts[0], &parts[1], &parts[2]))
    return;
  date = yyjson_mut_obj (builder);
  list = yyjson_mut_arr_add_arr (builder, yyjson_mut_obj_add_arr (builder, date, "date-parts"));
  for (gsize i = 0; i < G_N_ELEMENTS (parts) && parts[i] != 0; i++)
    yyjson_mut_arr_add_int (builder, list, parts[i]);
  yyjson_mut_obj_put (item, yyjson_mut_strcpy (builder, key), date);
}

/* Where a registry knows no date, it says that the year is null. */
static gboolean
is_date (yyjson_mut_val *date)
{
  yyjson_mut_val *list = yyjson_mut_obj_get (date, "date-parts");
  yyjson_mut_val *year = yyjson_mut_arr_get_first (yyjson_mut_arr_get_first (list));

  return date != NULL && (list == NULL || (year != NULL && !yyjson_mut_is_null (year)));
}

/* Crossref's dates of the two forms of a publication, where there is none of it all. Its "issued" is the earlier one; of what
 * has a volume the date is that of the volume (APA 7, section 9.15). */
static void
normalise_dates (PraxisJsonBuilder *builder,
                 yyjson_mut_val    *item)
{
  static const char *const others[] = { "published-print", "published", "published-print", "published-online", "posted" };
  gboolean print = is_date (yyjson_mut_obj_get (item, "published-print")) && yyjson_mut_obj_get (item, "volume") != NULL;

  if (print || !is_date (yyjson_mut_obj_get (item, "issued")))
    yyjson_mut_obj_remove_key (item, "issued");
  for (gsize i = print ? 0 : 1; yyjson_mut_obj_get (item, "issued") == NULL && i < G_N_ELEMENTS (others); i++)
    {
      if (is_date (yyjson_mut_obj_get (item, others[i])))
        yyjson_mut_obj_add_val (builder, item, "issued", yyjson_mut_obj_remove_key (item, others[i]));
    }
  normalise_date (builder, item, "issued");
  normalise_date (builder, item, "accessed");
}

/* Whether @text has at least @n_letters letters, and nothing but capitals. */
static gboolean
is_capitals (const char *text,
             guint       n_letters)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_islower (g_utf8_get_char (p)))
        return FALSE;
      n += g_unichar_isupper (g_utf8_get_char (p)) ? 1 : 0;
    }
  return n >= n_letters;
}

/* "O'BRIEN-MCKAY" as "O'Brien-McKay". */
static void
append_capitalised (GString    *text,
                    const char *word)
{
  const char *part = word;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean begins = p == part || (p == part + 2 && g_str_has_prefix (part, "MC"));

      g_string_append_unichar (text, begins ? c : g_unichar_tolower (c));
      if (!g_unichar_isalpha (c))
        part = g_utf8_next_char (p);
    }
}

/* Words in capitals, with at least @n_letters letters, as names are written; particles are small but at the end. */
static void
put_capitalised (PraxisJsonBuilder *builder,
                 yyjson_mut_val    *name,
                 const char        *key,
                 guint              n_letters)
{
  g_auto(GStrv) words = g_strsplit (praxis_json_peek_string (name, key), " ", -1);
  g_autoptr(GString) text = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree char *small = g_utf8_strdown (words[i], -1);

      if (i > 0)
        g_string_append_c (text, ' ');
      if (words[i + 1] != NULL && praxis_name_list_is_particle (small))
        g_string_append (text, small);
      else if (is_capitals (words[i], n_letters))
        append_capitalised (text, words[i]);
      else
        g_string_append (text, words[i]);
    }
  praxis_json_put_string (builder, name, key, text->str);
}

/* Some journals register their authors in capitals. Given names of two letters are initials. */
static void
normalise_capitals (PraxisJsonBuilder *builder,
                    yyjson_mut_val    *name)
{
  const char *family = praxis_json_peek_string (name, "family");
  const char *given = praxis_json_peek_string (name, "given");

  if (family == NULL || given == NULL || !is_capitals (family, 2))
    return;
  put_capitalised (builder, name, "family", 2);
  if (is_capitals (given, 3))
    put_capitalised (builder, name, "given", 3);
}

/* A group is a "literal"; a person that has both forms keeps the one with parts. */
static yyjson_mut_val *
normalise_name (PraxisJsonBuilder *builder,
                yyjson_mut_val    *name)
{
  const char *group = praxis_json_peek_string (name, "name");

  if (yyjson_mut_is_str (name))
    {
      g_autofree char *plain = praxis_record_text_squeeze (yyjson_mut_get_str (name));
      g_autoptr(PraxisName) parsed = praxis_name_from_text (plain);

      return parsed != NULL ? praxis_name_to_json (parsed, builder) : NULL;
    }
  if (!yyjson_mut_is_obj (name))
    return NULL;
  if (praxis_json_peek_string (name, "family") != NULL)
    yyjson_mut_obj_remove_key (name, "literal");
  else if (group != NULL && praxis_json_peek_string (name, "literal") == NULL)
    praxis_json_put_string (builder, name, "literal", group);
  normalise_capitals (builder, name);
  return name;
}

static void
normalise_names (PraxisJsonBuilder *builder,
                 yyjson_mut_val    *item)
{
  static const char *const fields[] = { "author", "editor", "translator", "container-author", "collection-editor" };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      yyjson_mut_val *value = yyjson_mut_obj_get (item, fields[i]);
      yyjson_mut_val *list = yyjson_mut_arr (builder);

      if (value == NULL)
        continue;
      if (yyjson_mut_is_arr (value))
        {
          yyjson_mut_val *name;

          while ((name = yyjson_mut_arr_remove_first (value)) != NULL)
            {
              name = normalise_name (builder, name);
              if (name != NULL)
                yyjson_mut_arr_append (list, name);
            }
        }
      else
        {
          value = normalise_name (builder, yyjson_mut_obj_remove_key (item, fields[i]));
          if (value != NULL)
            yyjson_mut_arr_append (list, value);
        }
      yyjson_mut_obj_put (item, yyjson_mut_strcpy (builder, fields[i]), list);
    }
}

/* One number in its own form, where the field holds one. */
static void
normalise_number (PraxisJsonBuilder  *builder,
                  yyjson_mut_val     *item,
                  const char         *key,
                  char             *(*read) (const char *text))
{
  const char *text = praxis_json_peek_string (item, key);
  g_autofree char *number = text != NULL ? read (text) : NULL;

  if (number != NULL)
    praxis_json_put_string (builder, item, key, number);
}

/* "eng" and "English" are "en". */
static void
normalise_language (PraxisJsonBuilder *builder,
                    yyjson_mut_val    *item)
{
  const char *language = praxis_json_peek_string (item, "language");

  if (language != NULL)
    {
      g_autofree char *plain = praxis_record_text_squeeze (language);

      praxis_json_put_string (builder, item, "language", praxis_record_text_language (plain));
    }
}

/* The number of an article is no page. */
static void
normalise_pages (PraxisJsonBuilder *builder,
                 yyjson_mut_val    *item)
{
  const char *page = praxis_json_peek_string (item, "page");
  const char *number = praxis_json_peek_string (item, "article-number");

  if (page == NULL && number != NULL && yyjson_mut_obj_get (item, "number") == NULL)
    praxis_json_put_string (builder, item, "number", number);
  if (page == NULL || !praxis_record_text_is_number (page) || yyjson_mut_obj_get (item, "number") != NULL)
    return;
  praxis_json_put_string (builder, item, "number", page);
  yyjson_mut_obj_remove_key (item, "page");
}

/**
 * praxis_csl_item_normalise:
 * @item: an object, one work
 * @builder: the document that it is in
 *
 * Brings a work into the form that the schema has. Titles lose the tags of rich text; what Praxis does not know stays.
 */
void
praxis_csl_item_normalise (yyjson_mut_val    *item,
                           PraxisJsonBuilder *builder)
{
  g_return_if_fail (yyjson_mut_is_obj (item));

  normalise_texts (builder, item);
  normalise_title (builder, item);
  normalise_type (builder, item);
  normalise_dates (builder, item);
  normalise_names (builder, item);
  normalise_pages (builder, item);
  normalise_language (builder, item);
  normalise_number (builder, item, "DOI", praxis_record_text_doi);
  normalise_number (builder, item, "ISBN", praxis_isbn_find);
  normalise_number (builder, item, "ISSN", praxis_record_text_issn);
}
