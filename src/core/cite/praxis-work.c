/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-work.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-reference-date.h"
#include "praxis-reference-doi.h"

/*
 * A citation as the fields of a form: which kinds of work there are, which fields each of them has, and a field's
 * value as one line of text. A citation never changes; each function that sets something gives a new one, with
 * everything else that the old one held.
 */

#define ADVANCE "Advance online publication"

#define TEXT(variable, label) { variable, label, PRAXIS_WORK_FIELD_TEXT }
#define NAMES(variable, label) { variable, label, PRAXIS_WORK_FIELD_NAMES }
#define DATE(variable, label) { variable, label, PRAXIS_WORK_FIELD_DATE }

#define AUTHORS NAMES ("author", NC_ ("field of a work", "Authors"))
#define ISSUED DATE ("issued", NC_ ("field of a work", "Date"))
#define TITLE TEXT ("title", NC_ ("field of a work", "Title"))
#define DOI TEXT ("DOI", NC_ ("field of a work", "DOI"))
#define URL TEXT ("URL", NC_ ("field of a work", "Web Address"))

static const PraxisWorkField article_fields[] = {
  AUTHORS, ISSUED, TITLE,
  TEXT ("container-title", NC_ ("field of a work", "Journal")),
  TEXT ("volume", NC_ ("field of a work", "Volume")),
  TEXT ("issue", NC_ ("field of a work", "Issue Number")),
  TEXT ("page", NC_ ("field of a work", "Pages")),
  TEXT ("number", NC_ ("field of a work", "Article Number")),
  DOI, URL,
};

static const PraxisWorkField online_first_fields[] = {
  AUTHORS, ISSUED, TITLE,
  TEXT ("container-title", NC_ ("field of a work", "Journal")),
  DOI, URL,
};

static const PraxisWorkField chapter_fields[] = {
  AUTHORS, ISSUED, TITLE,
  NAMES ("editor", NC_ ("field of a work", "Editors")),
  TEXT ("container-title", NC_ ("field of a work", "Book")),
  TEXT ("edition", NC_ ("field of a work", "Edition")),
  TEXT ("volume", NC_ ("field of a work", "Volume")),
  TEXT ("page", NC_ ("field of a work", "Pages")),
  TEXT ("publisher", NC_ ("field of a work", "Publisher")),
  DOI, URL,
};

static const PraxisWorkField book_fields[] = {
  AUTHORS,
  NAMES ("editor", NC_ ("field of a work", "Editors")),
  ISSUED, TITLE,
  TEXT ("edition", NC_ ("field of a work", "Edition")),
  TEXT ("volume", NC_ ("field of a work", "Volume")),
  TEXT ("publisher", NC_ ("field of a work", "Publisher")),
  TEXT ("ISBN", NC_ ("field of a work", "ISBN")),
  DOI, URL,
};

static const PraxisWorkField thesis_fields[] = {
  AUTHORS, ISSUED, TITLE,
  TEXT ("genre", NC_ ("field of a work", "Kind of Thesis")),
  TEXT ("publisher", NC_ ("field of a work", "University")),
  TEXT ("archive", NC_ ("field of a work", "Database or Archive")),
  DOI, URL,
};

static const PraxisWorkField report_fields[] = {
  AUTHORS, ISSUED, TITLE,
  TEXT ("genre", NC_ ("field of a work", "Kind of Report")),
  TEXT ("number", NC_ ("field of a work", "Report Number")),
  TEXT ("publisher", NC_ ("field of a work", "Institution")),
  DOI, URL,
};

static const PraxisWorkField preprint_fields[] = {
  AUTHORS, ISSUED, TITLE,
  TEXT ("publisher", NC_ ("field of a work", "Preprint Archive")),
  TEXT ("number", NC_ ("field of a work", "Manuscript Number")),
  DOI, URL,
};

static const PraxisWorkField web_page_fields[] = {
  AUTHORS, ISSUED, TITLE,
  TEXT ("container-title", NC_ ("field of a work", "Website")),
  URL,
};

static const PraxisWorkField other_fields[] = {
  AUTHORS, ISSUED, TITLE,
  TEXT ("container-title", NC_ ("field of a work", "Published In")),
  TEXT ("publisher", NC_ ("field of a work", "Publisher")),
  DOI, URL,
};

#define FIELDS(array) array, G_N_ELEMENTS (array)

static const struct
{
  const char            *type;
  const char            *label;
  const PraxisWorkField *fields;
  gsize                  n_fields;
} kinds[PRAXIS_N_WORK_KINDS] = {
  { "article-journal", NC_ ("kind of work", "Journal Article"), FIELDS (article_fields) },
  { "article-journal", NC_ ("kind of work", "Online-First Article"), FIELDS (online_first_fields) },
  { "chapter", NC_ ("kind of work", "Book Chapter"), FIELDS (chapter_fields) },
  { "book", NC_ ("kind of work", "Book"), FIELDS (book_fields) },
  { "thesis", NC_ ("kind of work", "Thesis"), FIELDS (thesis_fields) },
  { "report", NC_ ("kind of work", "Report"), FIELDS (report_fields) },
  { "article", NC_ ("kind of work", "Preprint"), FIELDS (preprint_fields) },
  { "webpage", NC_ ("kind of work", "Web Page"), FIELDS (web_page_fields) },
  { "document", NC_ ("kind of work", "Other"), FIELDS (other_fields) },
};

/**
 * praxis_work_kind_get_label:
 * @kind: a kind of work
 *
 * Returns: (transfer none): its name for people, in the process's language
 */
const char *
praxis_work_kind_get_label (PraxisWorkKind kind)
{
  g_return_val_if_fail (kind < PRAXIS_N_WORK_KINDS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "kind of work", kinds[kind].label);
}

/**
 * praxis_work_kind_get_fields:
 * @kind: a kind of work
 * @n_fields: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_fields): the fields that a work of this kind has, in the order of a form
 */
const PraxisWorkField *
praxis_work_kind_get_fields (PraxisWorkKind  kind,
                             gsize          *n_fields)
{
  g_return_val_if_fail (kind < PRAXIS_N_WORK_KINDS, NULL);
  g_return_val_if_fail (n_fields != NULL, NULL);

  *n_fields = kinds[kind].n_fields;
  return kinds[kind].fields;
}

/**
 * praxis_work_field_get_label:
 * @field: a field
 *
 * Returns: (transfer none): its name for people, in the process's language
 */
const char *
praxis_work_field_get_label (const PraxisWorkField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "field of a work", field->label);
}

/**
 * praxis_work_new:
 * @kind: a kind of work
 *
 * Returns: (transfer full): a citation of that kind in which nothing is known yet
 */
PraxisCitation *
praxis_work_new (PraxisWorkKind kind)
{
  g_autoptr(PraxisCitationBuilder) builder = NULL;

  g_return_val_if_fail (kind < PRAXIS_N_WORK_KINDS, NULL);

  builder = praxis_citation_builder_new (kinds[kind].type);
  if (kind == PRAXIS_WORK_ONLINE_FIRST)
    praxis_citation_builder_set_string (builder, "status", ADVANCE);
  return praxis_citation_builder_end (builder, NULL);
}

/* Of an article that appeared, "advance online publication" says nothing any more. */
static gboolean
is_online_first (PraxisCitation *citation)
{
  const char *status = praxis_citation_get_field (citation, "status");

  return status != NULL && strstr (status, "dvance") != NULL &&
         praxis_citation_get_field (citation, "volume") == NULL &&
         praxis_citation_get_field (citation, "issue") == NULL &&
         praxis_citation_get_field (citation, "page") == NULL;
}

/**
 * praxis_work_get_kind:
 * @citation: a citation
 *
 * Returns: what kind of work it cites
 */
PraxisWorkKind
praxis_work_get_kind (PraxisCitation *citation)
{
  const char *type;

  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), PRAXIS_WORK_OTHER);

  type = praxis_citation_get_field (citation, "type");
  for (guint i = 0; i < PRAXIS_WORK_OTHER; i++)
    {
      if (g_strcmp0 (type, kinds[i].type) != 0)
        continue;
      return i == PRAXIS_WORK_ARTICLE && is_online_first (citation) ? PRAXIS_WORK_ONLINE_FIRST : (PraxisWorkKind) i;
    }
  return PRAXIS_WORK_OTHER;
}

static gboolean
has_field (PraxisWorkKind  kind,
           const char     *variable)
{
  for (gsize i = 0; i < kinds[kind].n_fields; i++)
    {
      if (g_str_equal (kinds[kind].fields[i].variable, variable))
        return TRUE;
    }
  return FALSE;
}

/**
 * praxis_work_with_kind:
 * @citation: a citation
 * @kind: another kind of work
 *
 * What a work of the new kind does not have goes with the old kind: it would be printed though no field showed it.
 *
 * Returns: (transfer full): the same as a work of that kind
 */
PraxisCitation *
praxis_work_with_kind (PraxisCitation *citation,
                       PraxisWorkKind  kind)
{
  g_autoptr(PraxisCitationBuilder) builder = NULL;
  PraxisWorkKind before;

  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), NULL);
  g_return_val_if_fail (kind < PRAXIS_N_WORK_KINDS, NULL);

  before = praxis_work_get_kind (citation);
  builder = praxis_citation_builder_new_from (citation);
  praxis_citation_builder_set_string (builder, "type", kinds[kind].type);
  for (gsize i = 0; i < kinds[before].n_fields; i++)
    {
      if (!has_field (kind, kinds[before].fields[i].variable))
        praxis_citation_builder_set_string (builder, kinds[before].fields[i].variable, NULL);
    }
  if (before == PRAXIS_WORK_ONLINE_FIRST || kind == PRAXIS_WORK_ONLINE_FIRST)
    praxis_citation_builder_set_string (builder, "status", kind == PRAXIS_WORK_ONLINE_FIRST ? ADVANCE : NULL);
  return praxis_citation_builder_end (builder, praxis_citation_get_reference (citation));
}

/* --- Values as text --------------------------------------------------------------------------------------- */

/* "2023", "2023-03", "2023-03-05" (ISO 8601), or the words that stand there instead of a date. */
static char *
dup_date (PraxisCitation *citation)
{
  int year, month, day;

  if (!praxis_citation_get_issued (citation, &year, &month, &day))
    {
      const char *status = praxis_citation_get_field (citation, "status");
      char *words = praxis_citation_dup_issued_words (citation);

      if (words != NULL)
        return words;
      return g_strdup (status != NULL && g_ascii_strcasecmp (status, "in press") == 0 ? status : "");
    }
  if (month < 1)
    return g_strdup_printf ("%d", year);
  if (day < 1)
    return g_strdup_printf ("%d-%02d", year, month);
  return g_strdup_printf ("%d-%02d-%02d", year, month, day);
}

/**
 * praxis_work_dup_text:
 * @citation: a citation
 * @variable: a CSL variable that is no list of names
 *
 * Returns: (transfer full): its value as one line of text; empty where it has none
 */
char *
praxis_work_dup_text (PraxisCitation *citation,
                      const char     *variable)
{
  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), NULL);
  g_return_val_if_fail (variable != NULL, NULL);

  if (g_str_equal (variable, "issued"))
    return dup_date (citation);
  return g_strdup (praxis_citation_get_field (citation, variable) != NULL
                   ? praxis_citation_get_field (citation, variable) : "");
}

static gboolean
parse_date (const char          *text,
            PraxisReferenceDate *date)
{
  int length = 0;

  *date = (PraxisReferenceDate) { 0 };
  if (sscanf (text, "%4d-%2d-%2d%n", &date->year, &date->month, &date->day, &length) == 3 && text[length] == '\0')
    return g_date_valid_dmy (date->day, date->month, date->year);
  date->day = 0;
  if (sscanf (text, "%4d-%2d%n", &date->year, &date->month, &length) == 2 && text[length] == '\0')
    return date->month >= 1 && date->month <= 12;
  *date = (PraxisReferenceDate) { 0 };
  return praxis_reference_date_parse (text, strlen (text), date) && date->year != 0;
}

static void
set_date (PraxisCitationBuilder *builder,
          const char            *text)
{
  PraxisReferenceDate date;

  if (*text == '\0')
    praxis_citation_builder_set_string (builder, "issued", NULL);
  else if (parse_date (text, &date))
    praxis_citation_builder_set_date (builder, "issued", date.year, date.month, date.day);
  else
    praxis_citation_builder_set_date_text (builder, "issued", text);
}

/* Whoever pastes the address of a DOI means the DOI. */
static char *
bare_doi (const char *text)
{
  g_autofree char *copy = g_strdup (text);
  char *doi = praxis_reference_take_doi (copy);

  return doi != NULL ? doi : g_strdup (text);
}

/**
 * praxis_work_with_text:
 * @citation: a citation
 * @variable: a CSL variable that is no list of names
 * @text: its value as somebody typed it; empty text takes it away
 *
 * A date may be written as "2023", "2023-03-05", "March 2023", or in words that are none ("in press"); a DOI also as
 * an address.
 *
 * Returns: (transfer full): the citation with that value
 */
PraxisCitation *
praxis_work_with_text (PraxisCitation *citation,
                       const char     *variable,
                       const char     *text)
{
  g_autoptr(PraxisCitationBuilder) builder = NULL;
  g_autofree char *trimmed = NULL;

  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), NULL);
  g_return_val_if_fail (variable != NULL && text != NULL, NULL);

  trimmed = g_strstrip (g_strdup (text));
  builder = praxis_citation_builder_new_from (citation);
  if (g_str_equal (variable, "issued"))
    set_date (builder, trimmed);
  else if (g_str_equal (variable, "DOI"))
    {
      g_autofree char *doi = bare_doi (trimmed);

      praxis_citation_builder_set_string (builder, variable, doi);
    }
  else
    praxis_citation_builder_set_string (builder, variable, trimmed);
  return praxis_citation_builder_end (builder, praxis_citation_get_reference (citation));
}

/**
 * praxis_work_with_names:
 * @citation: a citation
 * @variable: a CSL variable that is a list of names
 * @names: (element-type PraxisName): the names
 *
 * Returns: (transfer full): the citation with these names
 */
PraxisCitation *
praxis_work_with_names (PraxisCitation *citation,
                        const char     *variable,
                        GPtrArray      *names)
{
  g_autoptr(PraxisCitationBuilder) builder = NULL;

  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), NULL);
  g_return_val_if_fail (variable != NULL && names != NULL, NULL);

  builder = praxis_citation_builder_new_from (citation);
  praxis_citation_builder_set_names (builder, variable, names);
  return praxis_citation_builder_end (builder, praxis_citation_get_reference (citation));
}

/**
 * praxis_work_find_fault:
 * @variable: a CSL variable
 * @text: its value as somebody typed it
 *
 * Returns: (transfer full) (nullable): what cannot be right about it, in the process's language; %NULL where nothing is
 *   known to be wrong
 */
char *
praxis_work_find_fault (const char *variable,
                        const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  if (*trimmed == '\0')
    return NULL;
  if (g_str_equal (variable, "DOI"))
    {
      g_autofree char *copy = g_strdup (trimmed);
      g_autofree char *doi = praxis_reference_take_doi (copy);

      if (doi == NULL)
        return g_strdup (_("A DOI begins with “10.” and has a slash: 10.1002/wps.21069"));
    }
  else if (g_str_equal (variable, "URL") &&
           (!g_uri_is_valid (trimmed, G_URI_FLAGS_NONE, NULL) || strstr (trimmed, "://") == NULL ||
            strchr (trimmed, ' ') != NULL))
    return g_strdup (_("A web address begins with “https://”"));
  else if (g_str_equal (variable, "issued"))
    {
      PraxisReferenceDate date;

      if (!parse_date (trimmed, &date) && g_ascii_isdigit (*trimmed))
        return g_strdup (_("Write a date as 2023, 2023-03 or 2023-03-05"));
    }
  return NULL;
}
