/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-citation.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "praxis-error.h"

/*
 * One work that a post is about: a CSL-JSON item (https://citeproc-js.readthedocs.io/en/latest/csl-json/),
 * kept whole with the fields that Praxis does not know, and the reference as it was printed. A snapshot:
 * PraxisCitationBuilder makes them.
 */

struct _PraxisCitation
{
  GObject parent_instance;

  PraxisJson *item;
  char       *json;
  char       *reference;
  GHashTable *numbers;
};

G_DEFINE_FINAL_TYPE (PraxisCitation, praxis_citation, G_TYPE_OBJECT)

/* More names than this are "et al." in a short citation (APA 7, section 8.17). */
#define MAX_SHORT_NAMES 2

static void
praxis_citation_finalize (GObject *object)
{
  PraxisCitation *self = PRAXIS_CITATION (object);

  g_clear_pointer (&self->item, yyjson_doc_free);
  g_free (self->json);
  g_free (self->reference);
  g_clear_pointer (&self->numbers, g_hash_table_unref);

  G_OBJECT_CLASS (praxis_citation_parent_class)->finalize (object);
}

static void
praxis_citation_class_init (PraxisCitationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = praxis_citation_finalize;
}

static void
praxis_citation_init (PraxisCitation *self)
{
}

static void
add_number (PraxisCitation *self,
            yyjson_val     *key,
            char           *text)
{
  /* Most works have none. */
  if (self->numbers == NULL)
    self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_hash_table_insert (self->numbers, (char *) yyjson_get_str (key), text);
}

/* CSL-JSON writes a volume as text or as a number; who asks for a field wants text. */
static void
collect_numbers (PraxisCitation *self,
                 yyjson_val     *root)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (root);
  yyjson_val *key;

  while ((key = yyjson_obj_iter_next (&iter)) != NULL)
    {
      yyjson_val *value = yyjson_obj_iter_get_val (key);
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      /* In the same form in every language. */
      if (yyjson_is_int (value))
        add_number (self, key, g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) yyjson_get_sint (value)));
      else if (yyjson_is_real (value))
        add_number (self, key, g_strdup (g_ascii_formatd (text, sizeof text, "%.15g", yyjson_get_real (value))));
    }
}

/**
 * praxis_citation_new:
 * @json: a CSL-JSON item, one object
 * @reference: (nullable): the reference as it was printed
 * @error: return location
 *
 * Returns: (transfer full): the citation; %NULL with %PRAXIS_ERROR_INVALID where @json is no item
 */
PraxisCitation *
praxis_citation_new (const char  *json,
                     const char  *reference,
                     GError     **error)
{
  g_autoptr(PraxisCitation) self = NULL;
  g_autoptr(PraxisJson) item = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  item = praxis_json_parse (json, -1, error);
  if (item == NULL)
    return NULL;
  if (!yyjson_is_obj (yyjson_doc_get_root (item)))
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                           _("This is not a CSL-JSON item: it is not an object."));
      return NULL;
    }

  self = g_object_new (PRAXIS_TYPE_CITATION, NULL);
  self->item = g_steal_pointer (&item);
  self->json = yyjson_write (self->item, YYJSON_WRITE_NOFLAG, NULL);
  self->reference = g_strdup (reference);
  collect_numbers (self, yyjson_doc_get_root (self->item));
  return g_steal_pointer (&self);
}

/**
 * praxis_citation_new_verbatim:
 * @reference: a reference that could not be understood
 *
 * Returns: (transfer full): a citation that is nothing but the printed reference
 */
PraxisCitation *
praxis_citation_new_verbatim (const char *reference)
{
  g_autoptr(PraxisCitationBuilder) builder = praxis_citation_builder_new ("document");

  return praxis_citation_builder_end (builder, reference);
}

/**
 * praxis_citation_get_json:
 * @self: a citation
 *
 * Returns: (transfer none): the CSL-JSON item, on one line
 */
const char *
praxis_citation_get_json (PraxisCitation *self)
{
  g_return_val_if_fail (PRAXIS_IS_CITATION (self), NULL);

  return self->json;
}

/**
 * praxis_citation_get_reference:
 * @self: a citation
 *
 * Returns: (transfer none) (nullable): the reference as it was printed
 */
const char *
praxis_citation_get_reference (PraxisCitation *self)
{
  g_return_val_if_fail (PRAXIS_IS_CITATION (self), NULL);

  return self->reference;
}

/**
 * praxis_citation_is_verbatim:
 * @self: a citation
 *
 * Returns: whether it has no fields to make a reference from, only the printed one
 */
gboolean
praxis_citation_is_verbatim (PraxisCitation *self)
{
  g_return_val_if_fail (PRAXIS_IS_CITATION (self), FALSE);

  return self->reference != NULL && praxis_citation_get_field (self, "title") == NULL;
}

/**
 * praxis_citation_get_field:
 * @self: a citation
 * @field: a CSL variable that is text or a number: "title", "container-title", "volume", "DOI"…
 *
 * Returns: (transfer none) (nullable): its text; %NULL where it is missing or empty
 */
const char *
praxis_citation_get_field (PraxisCitation *self,
                           const char     *field)
{
  const char *text;

  g_return_val_if_fail (PRAXIS_IS_CITATION (self), NULL);

  text = praxis_json_get_string (yyjson_doc_get_root (self->item), field);
  if (text == NULL && self->numbers != NULL)
    text = g_hash_table_lookup (self->numbers, field);
  return text != NULL && *text != '\0' ? text : NULL;
}

/**
 * praxis_citation_get_names:
 * @self: a citation
 * @field: a CSL name variable: "author", "editor", "translator"…
 *
 * Returns: (transfer full) (element-type PraxisName): the names in their order; empty where there are none
 */
GPtrArray *
praxis_citation_get_names (PraxisCitation *self,
                           const char     *field)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_name_free);
  yyjson_arr_iter iter;
  yyjson_val *value;

  g_return_val_if_fail (PRAXIS_IS_CITATION (self), NULL);

  iter = yyjson_arr_iter_with (yyjson_obj_get (yyjson_doc_get_root (self->item), field));
  while ((value = yyjson_arr_iter_next (&iter)) != NULL)
    {
      PraxisName *name = praxis_name_from_json (value);

      if (name != NULL)
        g_ptr_array_add (names, name);
    }
  return g_steal_pointer (&names);
}

static int
date_part (yyjson_val *parts,
           gsize       i)
{
  yyjson_val *part = yyjson_arr_get (parts, i);

  if (yyjson_is_str (part))
    return atoi (yyjson_get_str (part));
  return (int) yyjson_get_sint (part);
}

/**
 * praxis_citation_get_issued:
 * @self: a citation
 * @year: (out) (optional): its year
 * @month: (out) (optional): its month from 1, or 0
 * @day: (out) (optional): its day from 1, or 0
 *
 * Returns: whether the date of publication has a year; the three are 0 where not ("in press")
 */
gboolean
praxis_citation_get_issued (PraxisCitation *self,
                            int            *year,
                            int            *month,
                            int            *day)
{
  yyjson_val *issued, *parts;
  int numbers[3] = { 0, 0, 0 };

  g_return_val_if_fail (PRAXIS_IS_CITATION (self), FALSE);

  issued = yyjson_obj_get (yyjson_doc_get_root (self->item), "issued");
  parts = yyjson_arr_get_first (yyjson_obj_get (issued, "date-parts"));
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    numbers[i] = date_part (parts, i);
  /* Some exporters write a date as text alone; its first four digits are the year then. */
  if (numbers[0] == 0 && praxis_json_get_string (issued, "raw") != NULL)
    numbers[0] = atoi (praxis_json_get_string (issued, "raw"));

  if (year != NULL)
    *year = numbers[0];
  if (month != NULL)
    *month = numbers[1];
  if (day != NULL)
    *day = numbers[2];
  return numbers[0] != 0;
}

/**
 * praxis_citation_get_year:
 * @self: a citation
 *
 * Returns: the year of publication, or 0
 */
int
praxis_citation_get_year (PraxisCitation *self)
{
  int year = 0;

  praxis_citation_get_issued (self, &year, NULL, NULL);
  return year;
}

/**
 * praxis_citation_dup_short_label:
 * @self: a citation
 *
 * Gives the short form that lists show: "Wampold & Flückiger, 2023", "Strauss et al., 2021" (APA 7,
 * section 8.17); the title where nobody is named; the printed reference where nothing is known.
 *
 * Returns: (transfer full): the label
 */
char *
praxis_citation_dup_short_label (PraxisCitation *self)
{
  g_autoptr(GPtrArray) names = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *who = NULL;
  int year;

  g_return_val_if_fail (PRAXIS_IS_CITATION (self), NULL);

  if (praxis_citation_is_verbatim (self))
    return g_strdup (self->reference);

  names = praxis_citation_get_names (self, "author");
  if (names->len == 0)
    {
      g_ptr_array_unref (names);
      names = praxis_citation_get_names (self, "editor");
    }
  if (names->len > 0)
    first = praxis_name_dup_short (g_ptr_array_index (names, 0));
  if (names->len == MAX_SHORT_NAMES)
    second = praxis_name_dup_short (g_ptr_array_index (names, 1));

  if (first == NULL)
    who = g_strdup (praxis_citation_get_field (self, "title"));
  else if (second != NULL)
    who = g_strdup_printf ("%s & %s", first, second);
  else if (names->len > MAX_SHORT_NAMES)
    /* Latin in every language, and published: nothing that the process's language may change. */
    who = g_strdup_printf ("%s et al.", first);
  else
    who = g_steal_pointer (&first);

  year = praxis_citation_get_year (self);
  if (who == NULL || year == 0)
    return g_strdup (who != NULL ? who : "");
  return g_strdup_printf ("%s, %d", who, year);
}

/**
 * praxis_citations_dup_short_label:
 * @citations: (element-type PraxisCitation): the works of one post
 *
 * Returns: (transfer full): their short forms in one line, "Wampold & Flückiger, 2023; Strauss et al., 2021"
 */
char *
praxis_citations_dup_short_label (GPtrArray *citations)
{
  g_autoptr(GString) label = g_string_new (NULL);

  for (guint i = 0; i < citations->len; i++)
    {
      g_autofree char *one = praxis_citation_dup_short_label (g_ptr_array_index (citations, i));

      g_string_append_printf (label, "%s%s", i > 0 ? "; " : "", one);
    }
  return g_string_free_and_steal (g_steal_pointer (&label));
}

/**
 * praxis_citation_dup_issued_words:
 * @self: a citation without a year
 *
 * Returns: (transfer full) (nullable): what its date says in words, such as "in press"; %NULL where it says nothing
 */
char *
praxis_citation_dup_issued_words (PraxisCitation *self)
{
  g_autoptr(PraxisJson) item = praxis_json_parse (praxis_citation_get_json (self), -1, NULL);
  yyjson_val *issued;
  const char *text;

  if (item == NULL)
    return NULL;
  issued = yyjson_obj_get (yyjson_doc_get_root (item), "issued");
  text = praxis_json_get_string (issued, "literal");
  if (text == NULL)
    text = praxis_json_get_string (issued, "raw");
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/**
 * praxis_citations_to_json:
 * @citations: (element-type PraxisCitation): the works of one post
 * @builder: a document under construction
 *
 * Returns: (transfer none): an array of the document: for each work an object of its CSL-JSON item, whole, and of the
 *   reference as it was printed
 */
yyjson_mut_val *
praxis_citations_to_json (GPtrArray         *citations,
                          PraxisJsonBuilder *builder)
{
  yyjson_mut_val *array = yyjson_mut_arr (builder);

  for (guint i = 0; i < citations->len; i++)
    {
      PraxisCitation *citation = g_ptr_array_index (citations, i);
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (builder, array);

      yyjson_mut_obj_add_val (builder, object, "csl", yyjson_mut_rawcpy (builder, praxis_citation_get_json (citation)));
      if (praxis_citation_get_reference (citation) != NULL)
        praxis_json_add_string (builder, object, "reference", praxis_citation_get_reference (citation));
    }
  return array;
}
