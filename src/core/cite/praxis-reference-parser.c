/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-reference-parser.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "praxis-reference-doi.h"
#include "praxis-reference-private.h"
#include "praxis-reference-text.h"

/* Makes a citation of a reference as it is printed.
 *
 *   identifiers out → (medical styles) → authors | date | rest → chapter, grey, book or article
 *
 * Each step takes what it understands out of the text and leaves the rest to the next; nothing is guessed from word
 * lists alone. What was printed stays with the citation, so that nothing is lost where a step is wrong. */

/* No reference is longer; a paragraph is. */
#define REFERENCE_MAX 6000
/* No list of authors is longer: some have hundreds of names. */
#define AUTHORS_MAX 4000

static void
doubt_free (gpointer data)
{
  PraxisReferenceDoubt *doubt = data;

  g_free (doubt->message);
  g_free (doubt);
}

/* Numbering, bullets and words that a page puts in front of a reference. */
static char *
without_label (char *text)
{
  static const char * const labels[] = { "reference:", "references:", "citation:", "source:", "article:", "full reference:", "référence :", "référence:", "from:", NULL };
  static const char * const bullets[] = { " ", "*", "-", ">", "•", "·", "–", "—", "▪", NULL };
  gsize at = 0, digits;

  for (gsize i = 0; bullets[i] != NULL; i++)
    {
      if (!praxis_reference_has_prefix (text + at, bullets[i]))
        continue;
      at += strlen (bullets[i]);
      i = (gsize) -1;
    }
  for (digits = 0; g_ascii_isdigit (text[at + digits + (text[at] == '[')]); digits++)
    ;
  if (digits > 0 && digits < 4)
    {
      gsize end = at + digits + (text[at] == '[');

      if (text[at] == '[' ? text[end] == ']' : (text[end] == '.' || text[end] == ')') && text[end + 1] == ' ')
        at = end + 1;
    }
  at += strspn (text + at, " ");
  for (gsize i = 0; labels[i] != NULL; i++)
    {
      if (praxis_reference_has_prefix (text + at, labels[i]))
        at += strlen (labels[i]);
    }
  memmove (text, text + at, strlen (text + at) + 1);
  return g_strstrip (text);
}

static void
take_accessed (PraxisReferenceState *state,
               const char           *phrase)
{
  const char *digit = phrase;
  PraxisReferenceDate date;
  gsize length;

  while (*digit != '\0' && *digit != ' ')
    digit++;
  digit += strspn (digit, " ");
  if (praxis_reference_has_prefix (digit, "on "))
    digit += 3;
  if (praxis_reference_has_prefix (digit, "le "))
    digit += 3;
  length = strlen (digit);
  while (length > 0 && strchr (" .,:;)]", digit[length - 1]) != NULL)
    length--;
  if (length > 5 && g_ascii_strncasecmp (digit + length - 5, " from", 5) == 0)
    length -= 5;
  if (praxis_reference_date_parse (digit, length, &date) && date.year > 0)
    praxis_citation_builder_set_date (state->builder, "accessed", date.year, date.month, date.day);
}

static void
take_identifiers (PraxisReferenceState *state,
                  char                 *text)
{
  g_autofree char *doi = praxis_reference_take_doi (text);
  g_autofree char *pmcid = praxis_reference_take_number (text, "PMCID");
  g_autofree char *pmid = praxis_reference_take_number (text, "PMID");
  g_autofree char *accessed = NULL;
  g_autofree char *url = praxis_reference_take_url (text, &accessed);

  praxis_citation_builder_set_string (state->builder, "DOI", doi);
  praxis_citation_builder_set_string (state->builder, "URL", url);
  praxis_citation_builder_set_string (state->builder, "PMID", pmid);
  praxis_citation_builder_set_string (state->builder, "PMCID", pmcid);
  state->has_doi = doi != NULL;
  state->has_url = url != NULL;
  if (accessed != NULL)
    take_accessed (state, accessed);
  state->confidence += doi != NULL || pmid != NULL || url != NULL;
}

/* "(with Jones, A.)": those who stand on the cover with the authors. */
static char *
take_contributors (char *text)
{
  const char *place = strstr (text, "(with ");
  gsize start = place != NULL ? (gsize) (place - text) : 0;
  gssize close = place != NULL ? praxis_reference_closing (text, start) : -1;
  char *names;

  if (close < 0)
    return NULL;
  names = praxis_reference_slice (text, start + strlen ("(with "), (gsize) close);
  praxis_reference_cut (text, start, (gsize) close + 1);
  return names;
}

/* The authors in front of the date, and whether they can be that. */
static gboolean
take_authors (PraxisReferenceState *state,
              const char           *text,
              gsize                 end)
{
  g_autofree char *copy = praxis_reference_slice (text, 0, end);
  g_autofree char *with = take_contributors (copy);
  PraxisReferenceRole role = praxis_name_list_take_role (copy);
  PraxisNameList *names;

  if (*copy == '\0' || end > AUTHORS_MAX)
    return FALSE;
  names = praxis_name_list_new (copy);
  if (names->prose || names->names->len == 0)
    {
      praxis_name_list_free (names);
      return FALSE;
    }
  state->authors = names;
  if (role == PRAXIS_REFERENCE_ROLE_TRANSLATOR)
    role = PRAXIS_REFERENCE_ROLE_AUTHOR;
  state->is_edited = role == PRAXIS_REFERENCE_ROLE_EDITOR;
  praxis_reference_add_names (state, praxis_name_list_get_variable (role), names);
  if (with != NULL)
    {
      g_autoptr(PraxisNameList) contributors = praxis_name_list_new (with);

      praxis_reference_add_names (state, "contributor", contributors);
    }
  state->confidence += names->initialled > 0 ? 2 : 1;
  return TRUE;
}

/* A year that stands bare behind the authors: "Smith, J., 2020. Title", "Smith J. 2020. Title". */
static gboolean
find_bare_year (const char          *text,
                gsize               *start,
                gsize               *end,
                PraxisReferenceDate *date)
{
  for (gsize i = 1; *text != '\0' && text[i] != '\0' && i < AUTHORS_MAX; i++)
    {
      if (text[i - 1] != ' ' || !g_ascii_isdigit (text[i]))
        continue;
      if (praxis_reference_date_parse (text + i, strspn (text + i, "0123456789abc"), date) &&
          strchr (".,: ", text[i + 4 + (date->suffix != '\0')]) != NULL)
        {
          *start = i;
          *end = i + 4 + (date->suffix != '\0');
          return TRUE;
        }
      return FALSE;
    }
  return FALSE;
}

/* Authors without a date behind them: the longest beginning that is a list of names and ends with a full stop. */
static gsize
find_undated_authors (const char *text)
{
  gsize best = 0;

  for (gsize i = 1; *text != '\0' && text[i] != '\0' && i < 600; i++)
    {
      gsize quote = praxis_reference_quote_length (text + i);
      gboolean quoted = quote > 0 && text[i - 1] == ' ' && text[i] != '\'';
      g_autofree char *prefix = NULL;
      g_autoptr(PraxisNameList) names = NULL;

      if (!quoted && !(text[i] == '.' && text[i + 1] == ' ' && praxis_reference_starts_upper (text + i + 2)))
        continue;
      prefix = praxis_reference_slice (text, 0, quoted ? i : i + 1);
      names = praxis_name_list_new (prefix);
      if (names->prose || names->initialled == 0 || (names->doubtful && !quoted))
        {
          if (best > 0 || quoted)
            break;
          continue;
        }
      best = quoted ? i : i + 1;
      if (quoted)
        break;
    }
  return best;
}

/* Where the quotation that begins @text ends; @opening and @closing are the lengths of its marks, which may be of
 * two kinds. 0 where it does not begin with one. */
static gsize
quotation_end (const char *text,
               gsize      *opening,
               gsize      *closing)
{
  *opening = praxis_reference_quote_length (text);
  if (*opening == 0)
    return 0;
  for (gsize i = *opening; text[i] != '\0'; i++)
    {
      gsize mark = praxis_reference_quote_length (text + i);

      if (mark == 0)
        continue;
      /* The mark that closes stands before punctuation or, with its own punctuation inside, before a space; an apostrophe does not. */
      if (text[i + mark] == ':')
        return 0;
      *closing = mark;
      if ((strchr (".,;", text[i + mark]) != NULL && text[i - 1] != ' ') || (text[i + mark] == ' ' && strchr (".,?!", text[i - 1]) != NULL))
        return i + mark;
      i += mark - 1;
    }
  return 0;
}

/* What is left when no rule for a kind of work fits. */
static void
parse_other (PraxisReferenceState *state,
             const char           *text)
{
  gsize title_end, journal_start;
  gboolean two = praxis_reference_split_journal (text, &title_end, &journal_start);
  const char *source = two ? text + journal_start : "";
  gboolean publisher = two && praxis_reference_looks_like_publisher (source);

  if (two && !publisher && (state->date.year == 0 && state->date.text[0] != '\0' && strcmp (state->date.text, "n.d.") != 0))
    {
      g_autofree char *title = praxis_reference_slice (text, 0, title_end);

      praxis_reference_set_type (state, "article-journal");
      state->is_article = TRUE;
      praxis_reference_set_title (state, title);
      praxis_reference_set_container (state, source);
      return;
    }
  if (state->has_url && !publisher && !state->is_edited)
    {
      g_autofree char *title = praxis_reference_slice (text, 0, two ? title_end : strlen (text));

      praxis_reference_set_type (state, "webpage");
      praxis_reference_set_title (state, title);
      if (two)
        praxis_reference_set_container (state, source);
      return;
    }
  praxis_reference_set_type (state, two || state->has_doi ? "book" : "document");
  praxis_reference_parse_book (state, text, "title");
  if (publisher)
    state->confidence++;
}

/* Whether the quotation that ends with a question or exclamation mark in front of @source only begins the title: another
 * sentence stands between it and the journal. */
static gboolean
is_quoted_beginning (const char *rest,
                     gsize       end,
                     gsize       closing,
                     const char *source)
{
  g_auto(PraxisReferenceLocator) locator = { 0, };
  g_autofree char *front = NULL;
  gsize start, title_end, journal_start;

  if (strchr ("?!", rest[end - closing - 1]) == NULL || !praxis_reference_locator_find (source, &start, &locator))
    return FALSE;
  front = praxis_reference_trim (g_strndup (source, start), ",;:");
  return praxis_reference_split_journal (front, &title_end, &journal_start);
}

/* A translated article has its translator in brackets as a book has, but its end has a volume with an issue or pages. */
static gboolean
is_in_journal (const char *rest)
{
  g_auto(PraxisReferenceLocator) locator = { 0, };
  gsize start;

  return strstr (rest, "Trans.)") != NULL && praxis_reference_locator_find (rest, &start, &locator) && locator.volume != NULL &&
         (locator.issue != NULL || locator.pages != NULL || locator.number != NULL);
}

/* Everything behind authors and date. */
static void
parse_rest (PraxisReferenceState *state,
            const char           *rest)
{
  gsize opening, closing, end = quotation_end (rest, &opening, &closing);

  if (*rest == '\0')
    return;
  if (end > 0 && !is_quoted_beginning (rest, end, closing, rest + end + strspn (rest + end, " ")))
    {
      /* The full stop makes the quotation a sentence of its own for the rules below, whatever stood there. */
      g_autofree char *title = praxis_reference_trim (praxis_reference_slice (rest, opening, end - closing), ",");
      const char *source = rest + end + strspn (rest + end, " .,;");
      gboolean ended = *title != '\0' && strchr (".?!", title[strlen (title) - 1]) != NULL;
      g_autofree char *plain = NULL;

      if (praxis_reference_has_prefix (source, "in: "))
        plain = g_strdup_printf ("%s%s In %s", title, ended ? "" : ".", source + 4);
      else if (praxis_reference_has_prefix (source, "in "))
        plain = g_strdup_printf ("%s%s In %s", title, ended ? "" : ".", source + 3);
      else
        plain = g_strdup_printf ("%s%s %s", title, ended ? "" : ".", source);
      parse_rest (state, plain);
      return;
    }
  if (praxis_reference_parse_chapter (state, rest) || praxis_reference_parse_grey (state, rest))
    return;
  if (praxis_reference_has_book_marks (rest) && !is_in_journal (rest))
    {
      praxis_reference_set_type (state, "book");
      praxis_reference_parse_book (state, rest, "title");
      state->confidence++;
      return;
    }
  if (!praxis_reference_parse_journal (state, rest))
    parse_other (state, rest);
}

/* A work without an author has its title in front of the date. */
static void
parse_untitled_rest (PraxisReferenceState *state,
                     const char           *front,
                     const char           *rest)
{
  g_autofree char *all = g_strdup_printf ("%s%s %s", front, g_str_has_suffix (front, ".") || g_str_has_suffix (front, "?") ? "" : ".", rest);

  parse_rest (state, all);
}

/* "Smith, J., Jones, A.B. et al. Title. J Things 12, 45–60 (2020)": an article whose year ends the reference. */
static gboolean
parse_year_at_end (PraxisReferenceState *state,
                   const char           *text)
{
  const char *bracket = strrchr (text, '(');
  g_autofree char *front = NULL;
  g_auto(PraxisReferenceLocator) locator = { 0, };
  PraxisReferenceDate date;
  gsize authors, start;

  if (bracket == NULL || strspn (bracket + 1, "0123456789") != 4 || bracket[5] != ')' || bracket[6 + strspn (bracket + 6, " .")] != '\0' ||
      !praxis_reference_date_parse (bracket + 1, 4, &date))
    return FALSE;
  front = g_strchomp (g_strndup (text, (gsize) (bracket - text)));
  if (!praxis_reference_locator_find (front, &start, &locator) || locator.volume == NULL || locator.year > 0)
    return FALSE;
  authors = find_undated_authors (front);
  if (authors == 0 || authors >= start || !take_authors (state, front, authors))
    return FALSE;
  state->date = date;
  praxis_reference_set_date (state);
  parse_rest (state, front + authors + strspn (front + authors, " .,:;"));
  return TRUE;
}

static void
parse_layout (PraxisReferenceState *state,
              const char           *text)
{
  gsize start = 0, end = 0, authors;
  PraxisReferenceDate date;
  gboolean dated;

  if (praxis_reference_parse_medical (state, text) || parse_year_at_end (state, text))
    return;

  dated = *text != '\0' && praxis_reference_date_find (text, 1, &start, &end, &date);
  if (dated && take_authors (state, text, start))
    {
      state->date = date;
      praxis_reference_set_date (state);
      parse_rest (state, text + end + strspn (text + end, " .,:;"));
      return;
    }
  if (find_bare_year (text, &start, &end, &date) && take_authors (state, text, start))
    {
      state->date = date;
      praxis_reference_set_date (state);
      parse_rest (state, text + end + strspn (text + end, " .,:;"));
      return;
    }
  authors = find_undated_authors (text);
  if (authors > 0 && take_authors (state, text, authors))
    {
      parse_rest (state, text + authors + strspn (text + authors, " .,:;"));
      return;
    }
  dated = praxis_reference_date_find (text, 0, &start, &end, &date);
  if (dated && start > 0)
    {
      g_autofree char *front = praxis_reference_slice (text, 0, start);

      state->date = date;
      praxis_reference_set_date (state);
      parse_untitled_rest (state, front, text + end + strspn (text + end, " .,:;"));
      return;
    }
  parse_rest (state, text);
}

static void
doubt_what_is_missing (PraxisReferenceState *state)
{
  if (state->authors == NULL)
    praxis_reference_add_doubt (state, "author", _("No authors were found."));
  if (state->date.year == 0 && state->date.text[0] == '\0')
    praxis_reference_add_doubt (state, "issued", _("No year was found."));
  if (!state->has_title)
    praxis_reference_add_doubt (state, "title", _("No title was found."));
  if (state->is_article && !state->has_container)
    praxis_reference_add_doubt (state, "container-title", _("The journal could not be told from the title."));
  if (state->unplaced->len > 0)
    {
      /* Translators: %s is a piece of a printed reference. */
      g_autofree char *message = g_strdup_printf (_("This part belongs to no field: “%s”."), state->unplaced->str);

      praxis_reference_add_doubt (state, "note", message);
    }
}

/**
 * praxis_reference_parse:
 * @text: one reference as it is printed, in APA, Harvard, Vancouver, AMA or a similar style; valid UTF-8
 *
 * Reads a reference into the fields of CSL-JSON
 * (https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables). Article numbers go into
 * `number`, ranges of pages get an en dash. Authors that the reference leaves out stand as a name with the literal "…" or
 * "et al.". It never fails: what is no reference becomes a citation that has only its text.
 *
 * Returns: (transfer full): the citation and the doubts
 */
PraxisReferenceParse *
praxis_reference_parse (const char *text)
{
  PraxisReferenceParse *self = g_new0 (PraxisReferenceParse, 1);
  g_autofree char *printed = NULL, *work = NULL;
  PraxisReferenceState state = { 0, };

  g_return_val_if_fail (text != NULL, NULL);

  state.doubts = g_ptr_array_new_with_free_func (doubt_free);
  state.unplaced = g_string_new (NULL);
  self->doubts = state.doubts;

  if (strlen (text) > REFERENCE_MAX)
    {
      self->citation = praxis_citation_new_verbatim (text);
      praxis_reference_add_doubt (&state, "title", _("The text is too long to be a reference."));
      g_string_free (state.unplaced, TRUE);
      return self;
    }
  printed = praxis_reference_clean (text);
  work = without_label (g_strdup (printed));
  state.builder = praxis_citation_builder_new ("document");
  praxis_reference_take_history (&state, work);
  take_identifiers (&state, work);
  praxis_reference_trim (work, ",;");
  parse_layout (&state, work);
  doubt_what_is_missing (&state);

  self->confidence = state.confidence;
  self->citation = state.has_title || state.authors != NULL ? praxis_citation_builder_end (state.builder, printed) : NULL;
  if (self->citation == NULL)
    self->citation = praxis_citation_new_verbatim (printed);
  self->unplaced = g_string_free (state.unplaced, state.unplaced->len == 0);
  g_clear_pointer (&state.authors, praxis_name_list_free);
  praxis_citation_builder_free (state.builder);
  return self;
}

void
praxis_reference_parse_free (PraxisReferenceParse *self)
{
  g_clear_object (&self->citation);
  g_ptr_array_unref (self->doubts);
  g_free (self->unplaced);
  g_free (self);
}

/* Whether a capital with its full stop, or alone, stands among the names. */
static gboolean
has_initial (const char *text,
             gsize       end)
{
  for (gsize i = 0; i + 1 < end; i++)
    {
      if (g_ascii_isupper (text[i]) && (i == 0 || !g_ascii_isalpha (text[i - 1])) && (text[i + 1] == '.' || text[i + 1] == ',' || text[i + 1] == ' ' ) &&
          i > 1)
        return TRUE;
    }
  return FALSE;
}

/* Parses the whole, for lines whose beginning does not tell. */
static gboolean
is_convincing (const char *text,
               guint       needed)
{
  g_autoptr(PraxisReferenceParse) parse = praxis_reference_parse (text);

  return parse->confidence >= needed && praxis_citation_get_field (parse->citation, "title") != NULL;
}

/**
 * praxis_reference_parse_is_one:
 * @self: what was parsed
 *
 * Returns: whether enough speaks for the text being a reference
 */
gboolean
praxis_reference_parse_is_one (const PraxisReferenceParse *self)
{
  return self->confidence >= 2 && !praxis_citation_is_verbatim (self->citation);
}

/**
 * praxis_reference_looks_like_one:
 * @text: a line of a page; valid UTF-8
 *
 * Tells references from prose that mentions one ("Smith and Jones (2019) found…").
 *
 * Returns: whether @text is a reference
 */
gboolean
praxis_reference_looks_like_one (const char *text)
{
  gsize length = strlen (text), start, end;
  g_autofree char *line = NULL;
  PraxisReferenceDate date;

  if (length < 25 || length > REFERENCE_MAX)
    return FALSE;
  line = without_label (praxis_reference_clean (text));
  if (*line != '\0' && praxis_reference_date_find (line, 1, &start, &end, &date) && start < AUTHORS_MAX)
    {
      g_autofree char *prefix = praxis_reference_slice (line, 0, start);
      g_autofree char *with = take_contributors (prefix);
      g_autoptr(PraxisNameList) names = NULL;
      const char *behind = line + end + strspn (line + end, ".,:; ");

      praxis_name_list_take_role (prefix);
      names = praxis_name_list_new (prefix);
      if (!names->prose && names->names->len > 0)
        {
          if (line[end] == ' ' && g_ascii_islower (line[end + 1]))
            return FALSE;
          if (strlen (behind) >= 8 && names->initialled > 0 && has_initial (prefix, strlen (prefix)) && (praxis_reference_starts_upper (behind) || !g_ascii_islower (*behind)))
            return TRUE;
          return is_convincing (line, line[end] == '.' ? 3 : 4);
        }
    }
  /* Other styles begin with a name and its initials too, but their year stands elsewhere. */
  length = strlen (line);
  if (!praxis_reference_starts_upper (line) || strpbrk (line, "0123456789") == NULL)
    return FALSE;
  if (!has_initial (line, MIN (length, 60)) && strchr (line, '"') == NULL && strstr (line, "“") == NULL)
    return FALSE;
  return is_convincing (line, 4);
}
