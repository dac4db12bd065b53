/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-reference-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "praxis-reference-parser.h"
#include "praxis-reference-text.h"

/* What the steps of the parser put into the citation: each field in the form in which it is kept, and what is doubtful
 * about it. */

void
praxis_reference_add_doubt (PraxisReferenceState *state,
                            const char           *field,
                            const char           *message)
{
  PraxisReferenceDoubt *doubt = g_new0 (PraxisReferenceDoubt, 1);

  doubt->field = field;
  doubt->message = g_strdup (message);
  g_ptr_array_add (state->doubts, doubt);
}

void
praxis_reference_add_unplaced (PraxisReferenceState *state,
                               const char           *text)
{
  g_autofree char *trimmed = praxis_reference_trim (g_strdup (text), ".,;:");

  if (*trimmed == '\0')
    return;
  if (state->unplaced->len > 0)
    g_string_append (state->unplaced, " … ");
  g_string_append (state->unplaced, trimmed);
}

void
praxis_reference_set_type (PraxisReferenceState *state,
                           const char           *type)
{
  praxis_citation_builder_set_string (state->builder, "type", type);
}

/* A title as it is kept: without the full stop, the quotation marks around it and the space before a colon. */
static char *
title_text (const char *text)
{
  char *title = praxis_reference_trim (g_strdup (text), ",;");
  gsize first, length;

  if (g_str_has_suffix (title, ".") && !g_str_has_suffix (title, ".."))
    title[strlen (title) - 1] = '\0';
  praxis_reference_trim (title, ",;");
  first = praxis_reference_quote_length (title);
  length = strlen (title);
  if (first > 0 && length > 2 * first)
    {
      gsize last = length - first;

      if (praxis_reference_quote_length (title + last) == first)
        {
          gboolean inside = FALSE;

          for (gsize i = first; i < last; i++)
            inside = inside || (praxis_reference_quote_length (title + i) == first && title[i] != '\'' && strncmp (title + i, "’", 3) != 0);
          if (!inside)
            {
              title[last] = '\0';
              memmove (title, title + first, last - first + 1);
              praxis_reference_trim (title, ".,");
            }
        }
    }
  return title;
}

void
praxis_reference_set_title (PraxisReferenceState *state,
                            const char           *text)
{
  g_autofree char *title = title_text (text);

  state->has_title = *title != '\0';
  praxis_citation_builder_set_string (state->builder, "title", title);
}

void
praxis_reference_set_container (PraxisReferenceState *state,
                                const char           *text)
{
  g_autofree char *title = praxis_reference_trim (g_strdup (text), ",;:");

  /* A full stop belongs to "J. Clin. Psychol.", but neither to "Lamps" nor to "Lamps.com". */
  if (g_str_has_suffix (title, ".") && strstr (title, ". ") == NULL)
    title[strlen (title) - 1] = '\0';
  state->has_container = *title != '\0';
  praxis_citation_builder_set_string (state->builder, "container-title", title);
}

void
praxis_reference_set_date (PraxisReferenceState *state)
{
  if (state->date.year > 0)
    {
      praxis_citation_builder_set_date (state->builder, "issued", state->date.year, state->date.month, state->date.day);
      if (state->date.end_day > 0)
        praxis_citation_builder_set_date_end (state->builder, "issued", state->date.year, state->date.end_month,
                                              state->date.end_day);
      state->confidence++;
    }
  else if (state->date.text[0] != '\0')
    {
      praxis_citation_builder_set_date_text (state->builder, "issued", state->date.text);
      state->confidence++;
    }
  if (state->date.original_year > 0)
    praxis_citation_builder_set_date (state->builder, "original-date", state->date.original_year, 0, 0);
}

void
praxis_reference_add_names (PraxisReferenceState *state,
                            const char           *field,
                            PraxisNameList *names)
{
  gboolean open = FALSE;

  for (guint i = 0; i < names->names->len; i++)
    {
      const PraxisName *name = g_ptr_array_index (names->names, i);

      open = open || g_strcmp0 (name->literal, PRAXIS_REFERENCE_ELLIPSIS) == 0 || g_strcmp0 (name->literal, PRAXIS_REFERENCE_ET_AL) == 0;
      praxis_citation_builder_add_name (state->builder, field, name);
    }
  if (open && strcmp (field, "author") == 0)
    praxis_reference_add_doubt (state, "author", _("The reference does not name all authors."));
  if (names->doubtful)
    praxis_reference_add_doubt (state, strcmp (field, "editor") == 0 ? "editor" : strcmp (field, "author") == 0 ? "author" : "translator",
                                _("A name is incomplete, or may be split in the wrong place."));
}

void
praxis_reference_set_locator (PraxisReferenceState   *state,
                              PraxisReferenceLocator *locator)
{
  praxis_citation_builder_set_string (state->builder, "volume", locator->volume);
  praxis_citation_builder_set_string (state->builder, "issue", locator->issue);
  praxis_citation_builder_set_string (state->builder, "page", locator->pages);
  if (locator->number != NULL)
    praxis_citation_builder_set_string (state->builder, "number", locator->number);
  if (locator->year > 0 && state->date.year == 0)
    {
      state->date.year = locator->year;
      praxis_reference_set_date (state);
    }
}

/**
 * praxis_reference_take_history:
 * @state: the reference
 * @text: a text that is changed in place
 *
 * Takes "(Original work published 1900)", "(Reprinted from …)", "(Retraction published 2012, …)": the history of the work, which
 * ends its reference (APA 7, sections 9.39–41) and may hold the DOI of another one.
 */
void
praxis_reference_take_history (PraxisReferenceState *state,
                               char                 *text)
{
  static const char * const beginnings[] = { "(original work published ", "(reprinted from ", "(retraction published " };

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      const char *place = praxis_reference_find_word (text, beginnings[i]);
      gsize start = place != NULL ? (gsize) (place - text) : 0;
      gssize close = place != NULL ? praxis_reference_closing (text, start) : -1;
      g_autofree char *inside = NULL;
      const char *year;

      if (close < 0 || text[close + 1 + (gssize) strspn (text + close + 1, " .")] != '\0')
        continue;
      inside = praxis_reference_slice (text, start + 1, (gsize) close);
      year = inside + strlen (beginnings[0]) - 1;
      if (i == 0 && strspn (year, "0123456789") == 4 && year[4] == '\0')
        praxis_citation_builder_set_date (state->builder, "original-date", (int) g_ascii_strtoll (year, NULL, 10), 0, 0);
      else
        praxis_citation_builder_set_string (state->builder, "references", inside);
      praxis_reference_cut (text, start, (gsize) close + 1);
    }
}
