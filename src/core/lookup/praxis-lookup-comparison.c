/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-lookup-comparison.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "cite/praxis-identifier.h"
#include "cite/praxis-reference-text.h"
#include "cite/praxis-work.h"
#include "praxis-lookup-agreement.h"

/* What was found about a work beside what is there, field by field as a form has them. A number that is right for another work
 * is the usual mistake, so that title, first author and year are compared for a verdict. */

struct _PraxisLookupComparison
{
  PraxisCitation *found;
  GPtrArray      *fields;
  GStrv           doubts;
};

/* The years of the electronic and the printed form may be this far apart. */
#define MAX_YEARS 1

static void
field_free (gpointer data)
{
  PraxisLookupField *field = data;

  g_free (field->before);
  g_free (field->after);
  g_free (field);
}

/* --- Fields ----------------------------------------------------------------------------------------------- */

static char *
dup_names (PraxisCitation *citation,
           const char     *variable)
{
  g_autoptr(GPtrArray) names = praxis_citation_get_names (citation, variable);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *name = praxis_name_to_text (g_ptr_array_index (names, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", name);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* What two texts have in common that differ in nothing but spaces and in how their dashes and quotation marks look. */
static char *
get_key (const char *variable,
         const char *text)
{
  g_autofree char *clean = praxis_reference_clean (text);
  GString *key = g_string_new (NULL);

  for (const char *p = clean; *p != '\0';)
    {
      gsize dash = praxis_reference_dash_length (p), quote = praxis_reference_quote_length (p);

      g_string_append_c (key, dash > 0 ? '-' : quote > 0 ? '\'' : *p);
      p += MAX (MAX (dash, quote), 1);
    }
  /* Letters of a DOI are the same in both cases (DOI Handbook, section 2.4). */
  if (g_str_equal (variable, "DOI"))
    g_string_ascii_down (key);
  return g_string_free (key, FALSE);
}

static PraxisLookupChange
get_change (const char *variable,
            const char *before,
            const char *after)
{
  g_autofree char *key_before = get_key (variable, before);
  g_autofree char *key_after = get_key (variable, after);

  if (*key_before == '\0')
    return PRAXIS_LOOKUP_NEW;
  return g_str_equal (key_before, key_after) ? PRAXIS_LOOKUP_SAME : PRAXIS_LOOKUP_DIFFERENT;
}

static void
add_field (PraxisLookupComparison *self,
           const char             *variable,
           const char             *label,
           char                   *before,
           char                   *after)
{
  PraxisLookupField *field;

  /* There is nothing to take over. */
  if (*after == '\0')
    {
      g_free (before);
      g_free (after);
      return;
    }
  field = g_new0 (PraxisLookupField, 1);
  field->variable = variable;
  field->label = label;
  field->before = before;
  field->after = after;
  field->change = get_change (variable, before, after);
  g_ptr_array_add (self->fields, field);
}

static void
add_work_fields (PraxisLookupComparison *self,
                 PraxisCitation         *citation)
{
  gsize n_fields;
  const PraxisWorkField *fields = praxis_work_kind_get_fields (praxis_work_get_kind (self->found), &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    {
      char *(*dup_text) (PraxisCitation *, const char *) = fields[i].form == PRAXIS_WORK_FIELD_NAMES ? dup_names : praxis_work_dup_text;

      add_field (self, fields[i].variable, praxis_work_field_get_label (&fields[i]), dup_text (citation, fields[i].variable),
                 dup_text (self->found, fields[i].variable));
    }
}

/* No form shows them, but by them a work is known again. */
static void
add_numbers (PraxisLookupComparison *self,
             PraxisCitation         *citation)
{
  add_field (self, "PMID", praxis_identifier_kind_get_label (PRAXIS_IDENTIFIER_PMID), praxis_work_dup_text (citation, "PMID"),
             praxis_work_dup_text (self->found, "PMID"));
  add_field (self, "PMCID", praxis_identifier_kind_get_label (PRAXIS_IDENTIFIER_PMCID), praxis_work_dup_text (citation, "PMCID"),
             praxis_work_dup_text (self->found, "PMCID"));
}

static gboolean
has_same_type (PraxisCitation *a,
               PraxisCitation *b)
{
  return g_strcmp0 (praxis_citation_get_field (a, "type"), praxis_citation_get_field (b, "type")) == 0;
}

/* By these a work is found; they say nothing of what it is. */
static gboolean
is_identifier (const char *variable)
{
  static const char * const identifiers[] = { "DOI", "URL", "ISBN", "PMID", "PMCID", NULL };

  return g_strv_contains (identifiers, variable);
}

/* The kind of work stands first. Of a work of which nothing but its number is known, it is new like everything else. */
static void
add_kind (PraxisLookupComparison *self,
          PraxisCitation         *citation)
{
  PraxisWorkKind before = praxis_work_get_kind (citation), after = praxis_work_get_kind (self->found);
  PraxisLookupField *field = g_new0 (PraxisLookupField, 1);
  gboolean empty = TRUE;

  for (guint i = 0; i < self->fields->len; i++)
    {
      const PraxisLookupField *known = g_ptr_array_index (self->fields, i);

      empty = empty && (known->change == PRAXIS_LOOKUP_NEW || is_identifier (known->variable));
    }
  field->variable = "type";
  field->label = C_("field of a work", "Kind of Work");
  field->before = g_strdup (praxis_work_kind_get_label (before));
  field->after = g_strdup (praxis_work_kind_get_label (after));
  if (before == after && has_same_type (citation, self->found))
    field->change = PRAXIS_LOOKUP_SAME;
  else
    field->change = empty ? PRAXIS_LOOKUP_NEW : PRAXIS_LOOKUP_DIFFERENT;
  g_ptr_array_insert (self->fields, 0, field);
}

/* --- Doubts ----------------------------------------------------------------------------------------------- */

/* Who a work is by: its authors, or the editors of a book without any. */
static PraxisName *
dup_first_name (PraxisCitation *citation)
{
  static const char * const variables[] = { "author", "editor" };

  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      g_autoptr(GPtrArray) names = praxis_citation_get_names (citation, variables[i]);

      if (names->len > 0)
        return praxis_name_copy (g_ptr_array_index (names, 0));
    }
  return NULL;
}

static GStrv
list_doubts (PraxisCitation *citation,
             PraxisCitation *found)
{
  g_autoptr(GStrvBuilder) doubts = g_strv_builder_new ();
  const char *title = praxis_citation_get_field (citation, "title"), *found_title = praxis_citation_get_field (found, "title");
  g_autoptr(PraxisName) name = dup_first_name (citation);
  g_autoptr(PraxisName) found_name = dup_first_name (found);
  int year = praxis_citation_get_year (citation), found_year = praxis_citation_get_year (found);

  if (title != NULL && found_title != NULL && !praxis_lookup_titles_agree (title, found_title))
    g_strv_builder_take (doubts, g_strdup_printf (_("The title is another one: “%s”"), found_title));
  if (name != NULL && found_name != NULL && !praxis_lookup_names_agree (name, found_name))
    {
      g_autofree char *text = praxis_name_to_text (found_name);

      /* Translators: %s is a name, family name first: "Berg, A. B." */
      g_strv_builder_take (doubts, g_strdup_printf (_("The first author is another one: %s"), text));
    }
  if (year != 0 && found_year != 0 && abs (year - found_year) > MAX_YEARS)
    g_strv_builder_take (doubts, g_strdup_printf (_("The year is another one: %d"), found_year));
  return g_strv_builder_end (doubts);
}

/* --- What others ask -------------------------------------------------------------------------------------- */

/**
 * praxis_lookup_comparison_new:
 * @citation: a work as it is in a draft
 * @found: what was found about it
 *
 * Returns: (transfer full): the two compared
 */
PraxisLookupComparison *
praxis_lookup_comparison_new (PraxisCitation *citation,
                              PraxisCitation *found)
{
  PraxisLookupComparison *self;

  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), NULL);
  g_return_val_if_fail (PRAXIS_IS_CITATION (found), NULL);

  self = g_new0 (PraxisLookupComparison, 1);
  self->found = g_object_ref (found);
  self->fields = g_ptr_array_new_with_free_func (field_free);
  add_work_fields (self, citation);
  add_numbers (self, citation);
  add_kind (self, citation);
  self->doubts = list_doubts (citation, found);
  return self;
}

/**
 * praxis_lookup_comparison_free:
 * @self: (transfer full): a comparison
 */
void
praxis_lookup_comparison_free (PraxisLookupComparison *self)
{
  g_object_unref (self->found);
  g_ptr_array_unref (self->fields);
  g_strfreev (self->doubts);
  g_free (self);
}

/**
 * praxis_lookup_comparison_get_fields:
 * @self: a comparison
 *
 * Returns: (transfer none) (element-type PraxisLookupField): everything that was found, the kind of work first, the rest in the order
 *   of a form
 */
GPtrArray *
praxis_lookup_comparison_get_fields (PraxisLookupComparison *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields;
}

/**
 * praxis_lookup_comparison_get_doubts:
 * @self: a comparison
 *
 * Returns: (transfer none): what speaks for its being another work, sentences in the process's language; empty where title, first
 *   author and year agree as far as they are known
 */
const char * const *
praxis_lookup_comparison_get_doubts (PraxisLookupComparison *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char * const *) self->doubts;
}

/* Whether a work can take a field over: its form shows it, or it is of the same type as what was found. */
static gboolean
can_take (PraxisLookupComparison *self,
          PraxisCitation         *citation,
          const char             *variable)
{
  gsize n_fields;
  const PraxisWorkField *fields = praxis_work_kind_get_fields (praxis_work_get_kind (citation), &n_fields);

  if (has_same_type (citation, self->found) || g_str_equal (variable, "PMID") || g_str_equal (variable, "PMCID"))
    return TRUE;
  for (gsize i = 0; i < n_fields; i++)
    {
      if (g_str_equal (fields[i].variable, variable))
        return TRUE;
    }
  return FALSE;
}

static void
take_field (PraxisLookupComparison *self,
            PraxisCitationBuilder  *builder,
            const char             *variable)
{
  g_autoptr(GPtrArray) names = praxis_citation_get_names (self->found, variable);
  int year, month, day;

  if (names->len > 0)
    {
      praxis_citation_builder_set_names (builder, variable, names);
    }
  else if (!g_str_equal (variable, "issued"))
    {
      praxis_citation_builder_set_string (builder, variable, praxis_citation_get_field (self->found, variable));
    }
  else if (praxis_citation_get_issued (self->found, &year, &month, &day))
    {
      praxis_citation_builder_set_date (builder, variable, year, month, day);
    }
  else
    {
      g_autofree char *words = praxis_work_dup_text (self->found, variable);

      praxis_citation_builder_set_date_text (builder, variable, words);
    }
}

/* @citation as a work of the kind and type of what was found. */
static PraxisCitation *
take_kind (PraxisLookupComparison *self,
           PraxisCitation         *citation)
{
  g_autoptr(PraxisCitation) work = praxis_work_with_kind (citation, praxis_work_get_kind (self->found));
  g_autoptr(PraxisCitationBuilder) builder = praxis_citation_builder_new_from (work);

  praxis_citation_builder_set_string (builder, "type", praxis_citation_get_field (self->found, "type"));
  return praxis_citation_builder_end (builder, praxis_citation_get_reference (work));
}

/**
 * praxis_lookup_comparison_apply:
 * @self: a comparison
 * @citation: the work to change: the one that was compared, or what became of it since
 * @variables: (array zero-terminated=1): which of the fields to take over
 *
 * Taking the kind of work over takes away what a work of that kind does not have, as praxis_work_with_kind() does. Where it is
 * not taken over, fields that the work's own kind does not have are left out.
 *
 * Returns: (transfer full): the work with these fields as they were found, and everything else as it was
 */
PraxisCitation *
praxis_lookup_comparison_apply (PraxisLookupComparison *self,
                                PraxisCitation         *citation,
                                const char * const     *variables)
{
  g_autoptr(PraxisCitation) work = NULL;
  g_autoptr(PraxisCitationBuilder) builder = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), NULL);
  g_return_val_if_fail (variables != NULL, NULL);

  work = g_strv_contains (variables, "type") ? take_kind (self, citation) : g_object_ref (citation);
  builder = praxis_citation_builder_new_from (work);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const PraxisLookupField *field = g_ptr_array_index (self->fields, i);

      if (!g_str_equal (field->variable, "type") && g_strv_contains (variables, field->variable) && can_take (self, work, field->variable))
        take_field (self, builder, field->variable);
    }
  return praxis_citation_builder_end (builder, praxis_citation_get_reference (citation));
}
