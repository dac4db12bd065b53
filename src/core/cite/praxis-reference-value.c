/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-reference-value.h"

#include <string.h>

#include "praxis-reference-name-list.h"

/* The values of a citation as formats for other programs want them: plain text on one line, hyphens for dashes, dates in
 * figures. */

/* The length of a tag of CSL's rich text at @text; 0 where there is none, so that "p < .05" stays. */
static gsize
tag_length (const char *text)
{
  static const char *const names[] = { "i", "b", "em", "strong", "sup", "sub", "sc", "span", NULL };
  const char *name = text + 1 + (text[1] == '/');
  gsize n = strcspn (name, " \t\r\n/>");
  const char *end = name + strcspn (name, "<>");

  if (*end != '>')
    return 0;
  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (strlen (names[i]) == n && g_ascii_strncasecmp (names[i], name, n) == 0)
        return (gsize) (end - text) + 1;
    }
  return 0;
}

/* How much of what comes next is taken as it is: most of what there is. */
static gsize
plain_length (const char *text)
{
  gsize length = 0;

  while (text[length] > ' ' && text[length] < 0x7f && text[length] != '<')
    length++;
  return length;
}

/**
 * praxis_reference_value_plain:
 * @text: a text of a citation
 *
 * Takes the tags of CSL's rich text away
 * (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html#html-like-formatting-tags), and folds line ends and
 * what else is no text into single spaces.
 *
 * Returns: (transfer full): the text alone, on one line
 */
char *
praxis_reference_value_plain (const char *text)
{
  g_autofree char *valid = NULL;
  GString *plain;
  gboolean space = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  plain = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; )
    {
      gsize run = plain_length (p);
      gunichar c;
      gsize tag;

      if (run > 0)
        {
          if (space)
            g_string_append_c (plain, ' ');
          space = FALSE;
          g_string_append_len (plain, p, run);
          p += run;
          continue;
        }
      c = g_utf8_get_char (p);
      tag = c == '<' ? tag_length (p) : 0;
      p = tag > 0 ? p + tag : g_utf8_next_char (p);
      if (tag > 0)
        continue;
      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          space = plain->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (plain, ' ');
      space = FALSE;
      g_string_append_unichar (plain, c);
    }
  return g_string_free (plain, FALSE);
}

/**
 * praxis_reference_value_range:
 * @text: pages, a volume or an issue
 *
 * Returns: (transfer full): the same with every dash as one hyphen; "\-", CSL's hyphen that is no range, too
 */
char *
praxis_reference_value_range (const char *text)
{
  g_autofree char *plain = praxis_reference_value_plain (text);
  GString *range = g_string_sized_new (strlen (plain));

  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\\' && p[1] == '-')
        continue;
      if (c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212)
        {
          if (range->len == 0 || range->str[range->len - 1] != '-')
            g_string_append_c (range, '-');
          continue;
        }
      g_string_append_unichar (range, c);
    }
  return g_string_free (range, FALSE);
}

/* "e0158753" is how some exporters give the number of an article where pages belong. */
static gboolean
is_article_number (const char *page)
{
  return (*page == 'e' || *page == 'E') && g_ascii_isdigit (page[1]) && strpbrk (page, "-, ") == NULL;
}

/**
 * praxis_reference_value_pages:
 * @citation: a citation
 * @first: (out) (transfer full) (nullable): the first page; all of them where they are no single range ("3, 7-9")
 * @last: (out) (transfer full) (nullable): the last page of a range
 *
 * Returns: whether there are pages; the number of an article is none
 */
gboolean
praxis_reference_value_pages (PraxisCitation  *citation,
                              char           **first,
                              char           **last)
{
  const char *page;
  g_autofree char *range = NULL;
  char *hyphen;

  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), FALSE);

  *first = *last = NULL;
  page = praxis_citation_get_field (citation, "page");
  if (page == NULL)
    return FALSE;
  range = praxis_reference_value_range (page);
  if (is_article_number (range))
    return FALSE;
  hyphen = strchr (range, '-');
  if (hyphen != NULL && hyphen > range && hyphen[1] != '\0' && strpbrk (range, ",;") == NULL &&
      strchr (hyphen + 1, '-') == NULL)
    {
      *hyphen = '\0';
      *last = g_strstrip (g_strdup (hyphen + 1));
    }
  *first = g_strstrip (g_strdup (range));
  return TRUE;
}

/**
 * praxis_reference_value_number:
 * @citation: a citation
 *
 * Returns: (transfer full) (nullable): its number: of an article that has no pages, of a report, of a manuscript
 */
char *
praxis_reference_value_number (PraxisCitation *citation)
{
  const char *number;
  g_autofree char *page = NULL;

  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), NULL);

  number = praxis_citation_get_field (citation, "number");
  if (number != NULL)
    return praxis_reference_value_range (number);
  if (praxis_citation_get_field (citation, "page") == NULL)
    return NULL;
  page = praxis_reference_value_range (praxis_citation_get_field (citation, "page"));
  return is_article_number (page) ? g_steal_pointer (&page) : NULL;
}

/**
 * praxis_reference_value_doi:
 * @citation: a citation
 *
 * Returns: (transfer full) (nullable): the DOI alone, from "10." on
 */
char *
praxis_reference_value_doi (PraxisCitation *citation)
{
  const char *field;
  g_autofree char *plain = NULL;
  const char *start;

  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), NULL);

  field = praxis_citation_get_field (citation, "DOI");
  if (field == NULL)
    return NULL;
  plain = praxis_reference_value_plain (field);
  start = strstr (plain, "10.");
  return start != NULL ? g_strdup (start) : NULL;
}

/**
 * praxis_reference_value_date:
 * @citation: a citation
 * @separator: what stands between year, month and day
 *
 * Returns: (transfer full) (nullable): when it appeared, in figures, as far as that is known: "2023", "2023-04",
 *   "2023-04-05"; %NULL where it has no year of four figures
 */
char *
praxis_reference_value_date (PraxisCitation *citation,
                             const char     *separator)
{
  int year, month, day;

  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), NULL);

  if (!praxis_citation_get_issued (citation, &year, &month, &day) || year < 1 || year > 9999)
    return NULL;
  if (month < 1 || month > 12)
    return g_strdup_printf ("%04d", year);
  if (day < 1 || day > 31)
    return g_strdup_printf ("%04d%s%02d", year, separator, month);
  return g_strdup_printf ("%04d%s%02d%s%02d", year, separator, month, separator, day);
}

/**
 * praxis_reference_value_names:
 * @citation: a citation
 * @field: a CSL name variable
 *
 * Returns: (transfer full) (element-type PraxisName): the names of it that are names: neither "…" nor "et al."
 */
GPtrArray *
praxis_reference_value_names (PraxisCitation *citation,
                              const char     *field)
{
  GPtrArray *names = praxis_citation_get_names (citation, field);

  for (guint i = names->len; i > 0; i--)
    {
      const PraxisName *name = names->pdata[i - 1];

      if (g_strcmp0 (name->literal, PRAXIS_REFERENCE_ELLIPSIS) == 0 || g_strcmp0 (name->literal, PRAXIS_REFERENCE_ET_AL) == 0)
        g_ptr_array_remove_index (names, i - 1);
    }
  return names;
}

/**
 * praxis_reference_value_public:
 * @citation: a citation
 *
 * Leaves out what an imported record may hold and no page shows: the abstract, which belongs to its publisher, notes
 * that somebody wrote for their own use, and the data of other programs.
 *
 * Returns: (transfer full): the citation as it may be published
 */
PraxisCitation *
praxis_reference_value_public (PraxisCitation *citation)
{
  static const char *const private[] = { "abstract", "annote", "note", "custom", "keyword" };
  g_autoptr(PraxisCitationBuilder) builder = NULL;
  gboolean is_public = TRUE;

  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), NULL);

  /* Most works have nothing of it. */
  for (gsize i = 0; i < G_N_ELEMENTS (private); i++)
    is_public = is_public && strstr (praxis_citation_get_json (citation), private[i]) == NULL;
  if (is_public)
    return g_object_ref (citation);
  builder = praxis_citation_builder_new_from (citation);
  for (gsize i = 0; i < G_N_ELEMENTS (private); i++)
    praxis_citation_builder_set_string (builder, private[i], NULL);
  return praxis_citation_builder_end (builder, praxis_citation_get_reference (citation));
}
