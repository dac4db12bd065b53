/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-checks.h"
#include "praxis-decimal-marks.h"

/*
 * Numbers that are written wrongly: "4,5070", "0.5.2", "0.5O", "= 0/52", "[0.20, 0,90]". A text is cut at spaces; what is an address, a date
 * or a number of another kind (DOI, ISBN, telephone) is left alone, and so is what could be a version or a section where nothing says
 * that it is a value.
 */

#define DIGITS "0123456789"

/* One number with what may belong to it: digits, letters, points, commas and slashes. */
typedef struct
{
  PraxisReviewContext *context;
  PraxisReviewText    *text;
  const char          *plain;
  const char          *start;
  const char          *end;
  char                *piece;
  gboolean             has_decimal_commas;
  gboolean             is_value;       /* "= …", or "… %" */
  gboolean             is_bound;       /* of an interval that is named */
  gboolean             is_in_brackets;
} Piece;

static void
remark (const Piece    *self,
        PraxisSeverity  severity,
        const char     *message,
        const char     *reason)
{
  praxis_review_remark_on_text (self->context, self->text, self->start - self->plain, self->end - self->plain, &(PraxisRemarkFields) {
    .severity = severity,
    .message = message,
    .reason = reason,
  });
}

/* --- One number ------------------------------------------------------------------------------------------- */

static gsize
count_char (const char *text,
            char        c)
{
  gsize n = 0;

  for (; *text != '\0'; text++)
    n += *text == c;
  return n;
}

/* Whether points make groups of three: "1.234.567". */
static gboolean
is_grouped_by_points (const char *piece)
{
  const char *point = strchr (piece, '.');

  if (point == NULL || point - piece > 3 || point == piece)
    return FALSE;
  for (; *point == '.'; point += 4)
    {
      if (strspn (point + 1, DIGITS) != 3)
        return FALSE;
    }
  return *point == '\0' || *point == ',';
}

/* The "=" that the number stands behind; NULL where another comparison, or nothing, stands there. */
static const char *
find_equals (const Piece *self)
{
  const char *at = self->start;

  while (at > self->plain && at[-1] == ' ')
    at--;
  return at > self->plain && at[-1] == '=' ? at - 1 : NULL;
}

/* The same for the words that stand for "=": "of", "was". */
static const char *
find_link (const Piece *self)
{
  static const char * const links[] = { " of", " was", " were", " is", " at", " about" };
  const char *at = self->start;

  while (at > self->plain && (at[-1] == ' ' || at[-1] == '-' || g_str_has_prefix (g_utf8_prev_char (at), "−")))
    at = g_utf8_prev_char (at);
  for (gsize i = 0; i < G_N_ELEMENTS (links) && *at == ' '; i++)
    {
      gsize length = strlen (links[i]);

      if (at - self->plain > (gssize) length && strncmp (at - length, links[i], length) == 0)
        return at - length;
    }
  return NULL;
}

/* The symbol or the word that ends before a place, "g" of "g = 0/52" and of "effect size (g) = 0/52"; empty where there is none. */
static char *
dup_symbol (const Piece *self,
            const char  *at)
{
  const char *end;

  while (at > self->plain && (at[-1] == ' ' || at[-1] == ')'))
    at--;
  end = at;
  while (at > self->plain && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (at))))
    at = g_utf8_prev_char (at);
  return g_strndup (at, end - at);
}

static gboolean
is_percentage (const Piece *self)
{
  return *self->end == '%' || g_str_has_prefix (self->end, " %");
}

/* Whether the number is that of an effect: the score of a scale, "HAMD = 0/52", is not, and no version, "R (≥ 4.1.0)", nor a date. */
static gboolean
is_of_effect (const Piece *self)
{
  static const char * const names[] = { "SMD", "MD", "OR", "RR", "HR", "ES", "ICC", "SD", "SE", NULL };
  /* The last word of "effect size", "odds ratio" and the like. Letters may count parts of a text, "item d of 2.3.1". */
  static const char * const words[] = {
    "d", "g", "r", "b", "β", "size", "sizes", "effect", "ratio", "difference", "correlation", "coefficient", "deviation", "kappa", "alpha",
    NULL
  };
  const char *equals = find_equals (self), *link = equals == NULL ? find_link (self) : NULL;
  g_autofree char *symbol = equals != NULL || link != NULL ? dup_symbol (self, equals != NULL ? equals : link) : g_strdup ("");

  if (self->is_bound || g_strv_contains (names, symbol))
    return TRUE;
  if (equals != NULL)
    return g_utf8_strlen (symbol, -1) == 1 && strchr ("nNkKfRv", *symbol) == NULL;
  return g_strv_contains (words, symbol) && (g_utf8_strlen (symbol, -1) > 1 || strchr ("0.", *self->piece) != NULL);
}

/* Whether it is the value of something, in symbols or in words. */
static gboolean
is_measured (const Piece *self)
{
  return self->is_value || is_of_effect (self);
}

/* "5.10.2019" */
static gboolean
ends_with_year (const char *piece)
{
  const char *last = strrchr (piece, '.');

  return last != NULL && strspn (last + 1, DIGITS) == 4;
}

static gboolean
check_points (const Piece *self)
{
  gboolean is_doubled = strstr (self->piece, "..") != NULL && strstr (self->piece, "...") == NULL;

  if (strspn (self->piece, DIGITS ".") != strlen (self->piece) || count_char (self->piece, '.') != 2 || is_grouped_by_points (self->piece) ||
      ends_with_year (self->piece))
    return FALSE;
  if (!(is_doubled && (self->is_value || *self->piece == '0')) && !is_percentage (self) && !is_of_effect (self) &&
      !(find_equals (self) != NULL && strncmp (self->piece, "0.", 2) == 0))
    return FALSE;
  remark (self, PRAXIS_SEVERITY_ERROR, _("This number has two decimal points."), _("One of them, or a space between two numbers, is wrong."));
  return TRUE;
}

/* Whether a letter stands where a digit belongs; units behind a number ("0.5l") and symbols ("2x2", "1e5", "10k") are no slips. */
static gboolean
has_letter_inside (const Piece *self)
{
  const char *piece = self->piece;
  gsize n_letters = 0, at = 0;
  gboolean has_point = strchr (piece, '.') != NULL;

  for (gsize i = 0; piece[i] != '\0'; i++)
    {
      if (g_ascii_isalpha (piece[i]))
        {
          n_letters++;
          at = i;
        }
    }
  if (n_letters != 1 || strspn (piece, DIGITS) == strlen (piece) || strchr (piece, '/') != NULL || strchr (piece, ',') != NULL ||
      count_char (piece, '.') > 1)
    return FALSE;
  if (strchr ("OolI", piece[at]) != NULL)
    {
      if (g_ascii_isdigit (piece[at + 1]) || piece[at + 1] == '.')
        return at > 0 ? g_ascii_isdigit (piece[at - 1]) || piece[at - 1] == '.' : piece[1] == '.' && piece[at] == 'O' && is_measured (self);
      return has_point && piece[at + 1] == '\0' && piece[at] != 'l' && at > 0 && g_ascii_isdigit (piece[at - 1]);
    }
  return has_point && is_measured (self) && at > 0 && g_ascii_isdigit (piece[at - 1]) && g_ascii_isdigit (piece[at + 1]) &&
         strchr ("eEx", piece[at]) == NULL;
}

static gboolean
check_letter (const Piece *self)
{
  if (!has_letter_inside (self))
    return FALSE;
  remark (self, PRAXIS_SEVERITY_DOUBT, _("A letter stands inside this number."), _("The letters O, l and I look like 0 and 1."));
  return TRUE;
}

static gboolean
check_slash (const Piece *self)
{
  const char *slash = strchr (self->piece, '/');
  gboolean is_beside_point;

  if (slash == NULL || slash == self->piece || strspn (self->piece, DIGITS "./") != strlen (self->piece) ||
      count_char (self->piece, '/') != 1)
    return FALSE;
  is_beside_point = slash[-1] == '.' || slash[1] == '.';
  /* "0/52" for "0.52"; "n = 0/52" is a count, "1/2" a fraction. */
  if (!is_beside_point && (!is_measured (self) || slash - self->piece != 1 || *self->piece != '0' || strspn (slash + 1, DIGITS) < 2 ||
                           slash[1 + strspn (slash + 1, DIGITS)] != '\0' || !is_of_effect (self)))
    return FALSE;
  if (is_beside_point && (!is_measured (self) || slash[1] == '.'))
    return FALSE;
  remark (self, PRAXIS_SEVERITY_DOUBT, _("A slash stands inside this number."), _("A point may be meant."));
  return TRUE;
}

/* --- Commas ----------------------------------------------------------------------------------------------- */

/* "items 12,14", "as studies 3,12 people": a list of numbers. */
static gboolean
is_in_list (const Piece *self)
{
  static const char * const labels[] = {
    "item", "items", "study", "studies", "trial", "trials", "reference", "references", "refs", "table", "tables", "figure", "figures",
    "session", "sessions", "week", "weeks", "month", "months", "group", "groups", "page", "pages", "chapters", "phases", "waves", NULL
  };
  g_autofree char *word = dup_symbol (self, self->start);

  return g_strv_contains (labels, word);
}

/* Whether one comma parts what can be no number: "45,07" where points are the text's, "4,5070". */
static gboolean
is_wrong_comma (const Piece *self,
                gsize        n_before,
                gsize        n_behind)
{
  if (n_behind < 3 && praxis_decimal_marks_is_count (self->end))
    return !self->has_decimal_commas && !self->is_in_brackets && !is_in_list (self);
  switch (n_behind)
    {
    case 1:
      return !self->has_decimal_commas && self->is_value && *self->piece == '0' && n_before == 1;
    case 2:
      /* "12,14" may be two numbers of a list. */
      return !self->has_decimal_commas && (self->is_value || *self->piece == '0' || self->piece[n_before + 1] == '0') &&
             !self->is_in_brackets;
    case 3:
      return n_before > 3 && !self->has_decimal_commas;
    default:
      /* "2019,2020" are two years. */
      return n_behind != n_before && !self->has_decimal_commas;
    }
}

/* Whether groups of three and others stand in one number: "1,234,56". */
static gboolean
has_wrong_groups (const Piece *self)
{
  g_auto(GStrv) groups = g_strsplit (self->piece, ",", -1);
  gsize n_threes = 0, n_groups = g_strv_length (groups);

  for (gsize i = 1; i < n_groups; i++)
    n_threes += strspn (groups[i], DIGITS) == 3;
  return !self->is_in_brackets && n_threes > 0 && n_threes < n_groups - 1;
}

static gboolean
check_commas (const Piece *self)
{
  gsize n_commas = count_char (self->piece, ','), n_before = strspn (self->piece, DIGITS), length = strlen (self->piece), n_behind;

  if (n_commas == 0 || n_before == 0 || self->piece[n_before] != ',' || strspn (self->piece, DIGITS ",") != length)
    return FALSE;
  n_behind = strspn (self->piece + n_before + 1, DIGITS);
  if (n_behind == 0 || !(n_commas == 1 ? is_wrong_comma (self, n_before, n_behind) : has_wrong_groups (self)))
    return FALSE;
  if (n_commas == 1 && n_behind < 3 && !praxis_decimal_marks_is_count (self->end))
    remark (self, PRAXIS_SEVERITY_DOUBT, _("Here is a comma, and elsewhere in the text a point, before the decimals."),
            _("A text has one decimal mark."));
  else
    remark (self, PRAXIS_SEVERITY_DOUBT, _("The digits of this number are not in groups of three."),
            _("A digit may be missing or too much, or the comma may stand in the wrong place."));
  return TRUE;
}

/* --- Pieces of a text ------------------------------------------------------------------------------------- */

static gboolean
is_piece_char (gunichar c)
{
  return c == '.' || c == ',' || c == '/' || g_unichar_isalnum (c);
}

/* Whether a comparison stands before a number, or "%" behind it. */
static gboolean
is_value (const Piece *self)
{
  const char *at = self->start;

  if (is_percentage (self))
    return TRUE;
  while (at > self->plain)
    {
      gunichar c;

      at = g_utf8_prev_char (at);
      c = g_utf8_get_char (at);
      if (c == '=' || c == '<' || c == '>' || c == 0x2264 || c == 0x2265)
        return TRUE;
      if (c != '-' && c != 0x2212 && c != 0x2013 && !g_unichar_isspace (c))
        return FALSE;
    }
  return FALSE;
}

/* Whether it stands behind "CI", with nothing but another bound between. */
static gboolean
is_bound (const Piece *self)
{
  const char *at = self->start;

  while (at > self->plain)
    {
      const char *before = g_utf8_prev_char (at);

      if (g_ascii_isdigit (*before) || strchr (" .,;([-=:", *before) != NULL || g_str_has_prefix (before, "−") || g_str_has_prefix (before, "–"))
        at = before;
      else if (at - self->plain > 3 && strncmp (at - 3, " to", 3) == 0)
        at -= 3;
      else
        break;
    }
  return at < self->start && at - self->plain > 2 && strncmp (at - 2, "CI", 2) == 0;
}

/* How far back a bracket is looked for, in bytes. */
#define MAX_TO_BRACKET 80

/* Whether it stands in brackets, or in parentheses right behind a letter: "[3,12]", "F(1,40)". */
static gboolean
is_in_brackets (const Piece *self,
                const char  *run)
{
  for (const char *at = self->start; at > run && self->start - at < MAX_TO_BRACKET;)
    {
      at--;
      if (*at == '[' || (*at == '(' && at > run && !g_ascii_ispunct (at[-1])))
        return TRUE;
    }
  return FALSE;
}

static void
check_piece (Piece      *self,
             const char *run)
{
  while (self->end > self->start && strchr (".,/", self->end[-1]) != NULL)
    self->end--;
  while (self->start < self->end && strchr (",/", *self->start) != NULL)
    self->start++;
  if (self->start == self->end)
    return;
  g_free (self->piece);
  self->piece = g_strndup (self->start, self->end - self->start);
  if (strpbrk (self->piece, DIGITS) == NULL || !g_str_is_ascii (self->piece))
    return;
  self->is_value = is_value (self);
  self->is_bound = is_bound (self);
  self->is_in_brackets = is_in_brackets (self, run);
  if (!check_points (self) && !check_letter (self) && !check_slash (self))
    check_commas (self);
}

/* Whether a DOI begins at @run: ten, a point, a registrant of four digits or more, and a slash. */
static gboolean
is_doi (const char *run)
{
  gsize n_digits;

  if (strncmp (run, "10.", 3) != 0)
    return FALSE;
  n_digits = strspn (run + 3, DIGITS);
  return n_digits >= 4 && run[3 + n_digits] == '/';
}

/* Whether what stands between two spaces is no number at all: an address, a DOI, a date, an ISBN. */
static gboolean
is_other_thing (const char *run,
                const char *end)
{
  gsize length = (gsize) (end - run), n_hyphens = 0;

  while (length > 0 && strchr ("([\"", *run) != NULL)
    {
      run++;
      length--;
    }
  for (gsize i = 0; i + 1 < length; i++)
    n_hyphens += run[i] == '-' && g_ascii_isdigit (run[i + 1]);
  return n_hyphens > 1 || is_doi (run) || memchr (run, '@', length) != NULL || memchr (run, ':', length) != NULL ||
         memchr (run, '_', length) != NULL || g_str_has_prefix (run, "www.") || g_str_has_prefix (run, "doi");
}

static const char *
skip_run (const char *at)
{
  while (*at != '\0' && !g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

static void
check_run (Piece      *self,
           const char *run,
           const char *end)
{
  if (strcspn (run, DIGITS) >= (gsize) (end - run) || is_other_thing (run, end - (end > run && end[-1] == ':')))
    return;
  for (const char *at = run; at < end;)
    {
      if (!is_piece_char (g_utf8_get_char (at)))
        {
          at = g_utf8_next_char (at);
          continue;
        }
      for (self->start = at; at < end && is_piece_char (g_utf8_get_char (at));)
        at = g_utf8_next_char (at);
      self->end = at;
      check_piece (self, run);
    }
}

/* --- Intervals -------------------------------------------------------------------------------------------- */

static gboolean
check_interval (Piece      *self,
                const char *bracket)
{
  const char *end = praxis_decimal_marks_find_mixed (bracket);

  if (end == NULL)
    return FALSE;
  self->start = bracket;
  self->end = end;
  remark (self, PRAXIS_SEVERITY_DOUBT, _("The bounds of this interval have different decimal marks."), _("A text has one decimal mark."));
  return TRUE;
}

/* --- Texts ------------------------------------------------------------------------------------------------ */

static void
check_text (PraxisReviewContext *context,
            PraxisReviewText    *text)
{
  const char *plain = praxis_review_text_get_plain (text), *interval_end = plain;
  Piece piece = { .context = context, .text = text, .plain = plain, .has_decimal_commas = praxis_decimal_marks_are_commas (plain) };

  for (const char *run = plain; *run != '\0';)
    {
      const char *end = skip_run (run);

      for (const char *at = run; at < end; at++)
        {
          if ((*at == '[' || *at == '(') && check_interval (&piece, at))
            interval_end = piece.end;
        }
      if (run >= interval_end && end > run)
        check_run (&piece, run, end);
      run = *end != '\0' ? g_utf8_next_char (end) : end;
    }
  g_free (piece.piece);
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);

  for (guint i = 0; i < texts->len; i++)
    check_text (context, texts->pdata[i]);
}

const PraxisCheck praxis_check_malformed_number = {
  .name = "malformed-number",
  .label = N_("Malformed numbers"),
  .rule = N_("A number has digits in groups of three, one decimal point, and no letter or slash inside; the bounds of an interval have the "
             "same decimal mark."),
  .source = NULL,
  .fields = PRAXIS_CHECK_READS_TEXTS,
  .run = run,
};
