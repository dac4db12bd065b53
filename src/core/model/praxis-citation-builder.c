/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-citation.h"

#include <string.h>

/* A CSL-JSON item under construction. Fields keep the order in which they were set. */
struct _PraxisCitationBuilder
{
  PraxisJsonBuilder *item;
  yyjson_mut_val    *root;
};

/* The library keeps a pointer to a member's name, and callers may build theirs. */
static yyjson_mut_val *
key_of (PraxisCitationBuilder *self,
        const char            *field)
{
  return yyjson_mut_strcpy (self->item, field);
}

/**
 * praxis_citation_builder_new:
 * @type: the CSL type: "article-journal", "chapter", "book", "thesis", "report", "article" (a preprint),
 *   "webpage", "document"…
 *
 * Returns: (transfer full): a builder of one citation
 */
PraxisCitationBuilder *
praxis_citation_builder_new (const char *type)
{
  PraxisCitationBuilder *self = g_new0 (PraxisCitationBuilder, 1);

  self->item = yyjson_mut_doc_new (NULL);
  self->root = yyjson_mut_obj (self->item);
  yyjson_mut_doc_set_root (self->item, self->root);
  praxis_citation_builder_set_string (self, "type", type);
  return self;
}

/**
 * praxis_citation_builder_new_from:
 * @citation: a citation
 *
 * Returns: (transfer full): a builder that begins with all that the citation holds
 */
PraxisCitationBuilder *
praxis_citation_builder_new_from (PraxisCitation *citation)
{
  PraxisCitationBuilder *self;
  g_autoptr(PraxisJson) item = NULL;

  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), NULL);

  /* A citation was read from JSON, so this is JSON. */
  item = praxis_json_parse (praxis_citation_get_json (citation), -1, NULL);
  self = g_new0 (PraxisCitationBuilder, 1);
  self->item = yyjson_doc_mut_copy (item, NULL);
  self->root = yyjson_mut_doc_get_root (self->item);
  return self;
}

/**
 * praxis_citation_builder_free:
 * @self: (transfer full): a builder
 */
void
praxis_citation_builder_free (PraxisCitationBuilder *self)
{
  yyjson_mut_doc_free (self->item);
  g_free (self);
}

/**
 * praxis_citation_builder_set_string:
 * @self: a builder
 * @field: a CSL variable
 * @value: (nullable): its text; %NULL or empty text takes the field away
 */
void
praxis_citation_builder_set_string (PraxisCitationBuilder *self,
                                    const char            *field,
                                    const char            *value)
{
  g_return_if_fail (self != NULL && field != NULL);

  if (value == NULL || *value == '\0')
    yyjson_mut_obj_remove_key (self->root, field);
  else
    yyjson_mut_obj_put (self->root, key_of (self, field), yyjson_mut_strcpy (self->item, value));
}

/**
 * praxis_citation_builder_set_date:
 * @self: a builder
 * @field: a CSL date variable: "issued", "accessed"…
 * @year: the year
 * @month: the month from 1, or 0
 * @day: the day from 1, or 0
 */
void
praxis_citation_builder_set_date (PraxisCitationBuilder *self,
                                  const char            *field,
                                  int                    year,
                                  int                    month,
                                  int                    day)
{
  yyjson_mut_val *date, *parts;

  g_return_if_fail (self != NULL && field != NULL);

  date = yyjson_mut_obj (self->item);
  parts = yyjson_mut_arr_add_arr (self->item, yyjson_mut_obj_add_arr (self->item, date, "date-parts"));
  yyjson_mut_arr_add_int (self->item, parts, year);
  if (month > 0)
    yyjson_mut_arr_add_int (self->item, parts, month);
  if (month > 0 && day > 0)
    yyjson_mut_arr_add_int (self->item, parts, day);
  yyjson_mut_obj_put (self->root, key_of (self, field), date);
}

/**
 * praxis_citation_builder_set_date_end:
 * @self: a builder
 * @field: a CSL date variable that praxis_citation_builder_set_date() has set
 * @year: the year
 * @month: the month from 1
 * @day: the day from 1
 *
 * Makes the date the first day of several, of which this is the last.
 */
void
praxis_citation_builder_set_date_end (PraxisCitationBuilder *self,
                                      const char            *field,
                                      int                    year,
                                      int                    month,
                                      int                    day)
{
  yyjson_mut_val *dates, *parts;

  g_return_if_fail (self != NULL && field != NULL);
  dates = yyjson_mut_obj_get (yyjson_mut_obj_get (self->root, field), "date-parts");
  g_return_if_fail (yyjson_mut_arr_size (dates) == 1);

  parts = yyjson_mut_arr_add_arr (self->item, dates);
  yyjson_mut_arr_add_int (self->item, parts, year);
  yyjson_mut_arr_add_int (self->item, parts, month);
  yyjson_mut_arr_add_int (self->item, parts, day);
}

/**
 * praxis_citation_builder_set_date_text:
 * @self: a builder
 * @field: a CSL date variable
 * @text: a date that is no date: "in press", "n.d."
 */
void
praxis_citation_builder_set_date_text (PraxisCitationBuilder *self,
                                       const char            *field,
                                       const char            *text)
{
  yyjson_mut_val *date;

  g_return_if_fail (self != NULL && field != NULL);

  date = yyjson_mut_obj (self->item);
  praxis_json_add_string (self->item, date, "literal", text);
  yyjson_mut_obj_put (self->root, key_of (self, field), date);
}

/**
 * praxis_citation_builder_set_names:
 * @self: a builder
 * @field: a CSL name variable: "author", "editor"…
 * @names: (element-type PraxisName): the names instead of those that are there; none takes the field away
 */
void
praxis_citation_builder_set_names (PraxisCitationBuilder *self,
                                   const char            *field,
                                   GPtrArray             *names)
{
  yyjson_mut_val *list;

  g_return_if_fail (self != NULL && field != NULL && names != NULL);

  if (names->len == 0)
    {
      yyjson_mut_obj_remove_key (self->root, field);
      return;
    }
  list = yyjson_mut_arr (self->item);
  for (guint i = 0; i < names->len; i++)
    yyjson_mut_arr_append (list, praxis_name_to_json (g_ptr_array_index (names, i), self->item));
  yyjson_mut_obj_put (self->root, key_of (self, field), list);
}

/**
 * praxis_citation_builder_add_name:
 * @self: a builder
 * @field: a CSL name variable: "author", "editor"…
 * @name: (transfer none): a name to put behind those that are there
 */
void
praxis_citation_builder_add_name (PraxisCitationBuilder *self,
                                  const char            *field,
                                  const PraxisName      *name)
{
  yyjson_mut_val *names;

  g_return_if_fail (self != NULL && field != NULL && name != NULL);

  names = yyjson_mut_obj_get (self->root, field);
  if (names == NULL)
    {
      names = yyjson_mut_arr (self->item);
      yyjson_mut_obj_put (self->root, key_of (self, field), names);
    }
  yyjson_mut_arr_append (names, praxis_name_to_json (name, self->item));
}

/**
 * praxis_citation_builder_end:
 * @self: a builder, which can go on afterwards
 * @reference: (nullable): the reference as it was printed
 *
 * Returns: (transfer full): the citation as it stands
 */
PraxisCitation *
praxis_citation_builder_end (PraxisCitationBuilder *self,
                             const char            *reference)
{
  g_autofree char *json = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  json = praxis_json_to_string (self->item, FALSE);
  return praxis_citation_new (json, reference, NULL);
}
