/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-effect-private.h"
#include "praxis-number-words.h"
#include "praxis-statistic-private.h"

/* What stands around an effect in its sentence: its interval, p-value, counts, what was compared, and when. */

/* --- What belongs to an effect ---------------------------------------------------------------------------- */

/* How many words may stand between an effect and its interval, "at the end of treatment in seventeen trials", and how many before a
 * p-value. Behind more, they are of something else. */
#define MAX_WORDS_TO_INTERVAL 6
#define MAX_WORDS_TO_P 3

/* "t(48)", "F(2, 45)", "z =": what follows is of that. */
static gboolean
is_test (PraxisNumberScanner scanner)
{
  PraxisStatisticType type;

  if (!praxis_statistic_scan_name (&scanner, &type))
    return FALSE;
  praxis_number_scanner_skip_spaces (&scanner);
  return *scanner.at == '(' || *scanner.at == '[' || praxis_statistic_scan_comparison (&scanner) != 0;
}

/* "slope = −.09", "τ² = 0.04": what follows is of that, unless it counts or tells how sure the effect is. */
static gboolean
is_other_value (const char *at)
{
  static const char *const of_effect[] = { "CI", "K", "N", "P", "SD", "SE", "df", "k", "n", "p", NULL };
  const char *end = at;
  g_autofree char *name = NULL;

  while (g_unichar_isalpha (g_utf8_get_char (end)) || g_str_has_prefix (end, "²") || (end > at && *end == '2'))
    end = g_utf8_next_char (end);
  name = g_strndup (at, end - at);
  end += strspn (end, " ");
  return *name != '\0' && *end == '=' && !g_strv_contains (of_effect, name);
}

/**
 * praxis_effect_is_i_squared:
 * @at: a place in a text where a word starts
 *
 * Returns: whether it is the I² of a meta-analysis
 */
gboolean
praxis_effect_is_i_squared (const char *at)
{
  return g_str_has_prefix (at, "I²") || g_str_has_prefix (at, "I2") || g_str_has_prefix (at, "I^2") || g_str_has_prefix (at, "I-squared");
}

/* "Egger's test", "heterogeneity": a p-value or an interval behind these is of what they name. */
static gboolean
is_other_subject (const char *at)
{
  static const char *const others[] = {
    "Egger", "heterogeneity", "heterogeneous", "homogeneity", "interaction", "moderator", "moderators", "moderated", "subgroup",
    "subgroups", "bias", "trend", NULL
  };
  const char *end = at;
  g_autofree char *word = NULL;

  if (praxis_effect_is_i_squared (at))
    return TRUE;
  while (g_ascii_isalpha (*end))
    end++;
  word = g_strndup (at, end - at);
  for (gsize i = 0; *end != '-' && others[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (word, others[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "0.65", which has no name: what follows is of that. */
static gboolean
is_bare_number (PraxisNumberScanner scanner)
{
  const char *before = scanner.at;
  double number;
  int decimals;

  if (!praxis_number_scanner_scan (&scanner, PRAXIS_NUMBER_GROUPS, &number, &decimals) || decimals == 0)
    return FALSE;
  while (before > scanner.text)
    {
      gunichar c;

      before = g_utf8_prev_char (before);
      c = g_utf8_get_char (before);
      if (c == '=' || c == '<' || c == '>' || c == 0x2264 || c == 0x2265 || c == '.')
        return FALSE;
      if (c != '-' && c != 0x2212 && c != 0x2013 && !g_unichar_isspace (c))
        return TRUE;
    }
  return TRUE;
}

/* How many brackets that open between two places do not close there. */
static int
count_open (const char *from,
            const char *to)
{
  int depth = 0;

  for (; from < to; from++)
    depth += (*from == '(' || *from == '[') - (*from == ')' || *from == ']');
  return depth;
}

/* Whether a bracket closes there that opened before the effect: what stands behind it is of the sentence. */
static gboolean
leaves_bracket (const char *at,
                int        *depth)
{
  *depth += count_open (at, at + 1);
  return *depth < 0;
}

/* ", and they liked it", ", but heterogeneity was high": what follows is said of something else. */
static gboolean
is_new_clause (const PraxisNumberScanner *scanner)
{
  static const char *const conjunctions[] = { "and ", "but ", "while ", "whereas ", "although ", "though " };
  gboolean is_behind_comma = scanner->at - scanner->text >= 2 && g_str_has_prefix (scanner->at - 2, ", ");

  for (gsize i = 0; is_behind_comma && i < G_N_ELEMENTS (conjunctions); i++)
    {
      if (g_str_has_prefix (scanner->at, conjunctions[i]))
        return TRUE;
    }
  return FALSE;
}

/* Whether the word or the number that begins at a place takes what follows it away from the effect before. Counts the words. */
static gboolean
leads_away (PraxisNumberScanner  scanner,
            guint               *n_words)
{
  if (g_unichar_isalpha (g_utf8_get_char (scanner.at)))
    (*n_words)++;
  return is_test (scanner) || is_other_value (scanner.at) || is_other_subject (scanner.at) || is_bare_number (scanner) ||
         is_new_clause (&scanner);
}

/* "[0.1, 0.3] and [0.4, 0.8], respectively" is of several effects, and the first of them not of the last effect. */
static gboolean
is_first_of_several (const char *text,
                     const char *end)
{
  const char *sentence_end = praxis_sentence_find_end (end);
  PraxisNumberScanner scanner = { text, end };
  double number;

  praxis_number_scanner_skip (&scanner, "]");
  praxis_number_scanner_skip (&scanner, ",");
  praxis_number_scanner_skip_spaces (&scanner);
  if (praxis_number_scanner_skip (&scanner, "and"))
    praxis_number_scanner_skip_spaces (&scanner);
  if (!praxis_number_scanner_skip (&scanner, "["))
    praxis_number_scanner_skip (&scanner, "(");
  return scanner.at > end && praxis_number_scanner_scan (&scanner, 0, &number, NULL) &&
         g_strstr_len (end, sentence_end - end, "respectively") != NULL;
}

/* --- The interval ----------------------------------------------------------------------------------------- */

/* "60% versus 30% (95% CI 20 to 40)": that is the interval of what lies between them. */
static gboolean
is_compared_with_previous (const PraxisEffectScope *scope)
{
  static const char *const links[] = {
    " vs", " versus ", " compared ", " against ", " than ", " and ", " or ", " to ", " with ", NULL
  };

  if (scope->previous == NULL || g_strstr_len (scope->previous, scope->effect - scope->previous, "CI") != NULL ||
      memchr (scope->previous, '[', scope->effect - scope->previous) != NULL)
    return FALSE;
  for (gsize i = 0; links[i] != NULL; i++)
    {
      if (g_strstr_len (scope->previous, scope->effect - scope->previous, links[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* The interval of a share is in percent, holds it, and stands right behind it or behind "of patients": behind other words it is more
 * often of a difference. */
static gboolean
is_of_share (const PraxisEffectScope *scope,
             const PraxisEstimate    *estimate,
             const PraxisInterval    *interval)
{
  double slack = pow (10, -MIN (estimate->decimals, interval->decimals));
  gboolean is_near = g_str_has_prefix (estimate->end, " of ");

  for (const char *at = estimate->end; !is_near && at < interval->start; at++)
    {
      if (g_ascii_isalpha (*at) && (strchr ("nN", *at) == NULL || g_ascii_isalpha (at[1])))
        return FALSE;
    }
  return !is_compared_with_previous (scope) && estimate->estimate >= MIN (interval->lower, interval->upper) - slack &&
         estimate->estimate <= MAX (interval->lower, interval->upper) + slack;
}

/**
 * praxis_effect_scan_interval:
 * @scope: the sentence of an effect
 * @estimate: its number
 * @interval: (out): the interval
 *
 * Returns: whether an interval of the effect follows
 */
gboolean
praxis_effect_scan_interval (const PraxisEffectScope *scope,
                             const PraxisEstimate    *estimate,
                             PraxisInterval          *interval)
{
  gboolean is_share = estimate->measure == PRAXIS_MEASURE_PERCENTAGE;
  int depth = count_open (scope->effect, estimate->end);
  guint n_words = 0;

  for (const char *at = estimate->end; at < scope->next && n_words <= MAX_WORDS_TO_INTERVAL; at = g_utf8_next_char (at))
    {
      const PraxisNumberScanner scanner = { scope->text, at };

      if (praxis_interval_scan (scope->text, at, interval))
        return !is_first_of_several (scope->text, interval->end) && !praxis_effect_is_of_earlier (scope, estimate, interval) &&
               (is_share ? is_of_share (scope, estimate, interval) : !interval->is_percent);
      if (leaves_bracket (at, &depth) ||
          (praxis_number_scanner_is_word_start (&scanner) && leads_away (scanner, &n_words)))
        return FALSE;
    }
  return FALSE;
}

/* --- The p-value ------------------------------------------------------------------------------------------ */

static gboolean
scan_p (PraxisNumberScanner *scanner,
        PraxisFindingFields *fields)
{
  char comparison;
  double p;

  if (!praxis_number_scanner_skip (scanner, "p") && !praxis_number_scanner_skip (scanner, "P"))
    return FALSE;
  comparison = praxis_statistic_scan_comparison (scanner);
  if (comparison == 0 ||
      !praxis_number_scanner_scan (scanner, PRAXIS_NUMBER_UNSIGNED | PRAXIS_NUMBER_EXPONENT, &p, NULL) || p > 1)
    return FALSE;
  fields->p = p;
  fields->p_comparison = comparison;
  return TRUE;
}

/**
 * praxis_effect_scan_p:
 * @scope: the sentence of an effect
 * @from: the place behind its number, or its interval
 * @limit: where its interval, or something else, begins
 * @fields: takes the p-value
 *
 * Returns: (transfer none) (nullable): the place behind a p-value of the effect
 */
const char *
praxis_effect_scan_p (const PraxisEffectScope *scope,
                      const char              *from,
                      const char              *limit,
                      PraxisFindingFields     *fields)
{
  int depth = count_open (scope->effect, from);
  guint n_words = 0;

  for (const char *at = from; at < limit && n_words <= MAX_WORDS_TO_P; at = g_utf8_next_char (at))
    {
      PraxisNumberScanner scanner = { scope->text, at };

      if (leaves_bracket (at, &depth))
        return NULL;
      if (!praxis_number_scanner_is_word_start (&scanner))
        continue;
      if (scan_p (&scanner, fields))
        return scanner.at;
      scanner.at = at;
      if (leads_away (scanner, &n_words))
        return NULL;
    }
  return NULL;
}

/* --- Counts ----------------------------------------------------------------------------------------------- */

static const char *const studies[] = {
  "studies", "trials", "RCTs", "samples", "randomized", "randomised", "controlled trials", "comparisons", "meta-analyses", NULL
};

static const char *const people[] = {
  "patients", "inpatients", "outpatients", "participants", "people", "persons", "clients", "adults", "women", "men", "children",
  "adolescents", "individuals", "students", "therapists", "veterans", "respondents", "cases", "couples", NULL
};

static gboolean
scan_whole (PraxisNumberScanner *scanner,
            gint64              *count)
{
  double number;
  int decimals;
  gsize length;

  if (g_ascii_isdigit (*scanner->at) &&
      praxis_number_scanner_scan (scanner, PRAXIS_NUMBER_UNSIGNED | PRAXIS_NUMBER_GROUPS, &number, &decimals))
    {
      *count = number;
      return decimals == 0 && number >= 1 && number < 1e12;
    }
  for (length = 0; g_ascii_isalpha (scanner->at[length]) || scanner->at[length] == '-'; length++)
    ;
  *count = praxis_number_word_read (scanner->at, length);
  scanner->at += length;
  return *count > 0;
}

static gboolean
names_one_of (const char        *at,
              const char *const *nouns)
{
  for (gsize i = 0; nouns[i] != NULL; i++)
    {
      gsize length = strlen (nouns[i]);

      if (g_ascii_strncasecmp (at, nouns[i], length) == 0 && !g_ascii_isalpha (at[length]))
        return TRUE;
    }
  return FALSE;
}

/* Whether a number counts such things: "75 trials", "75 randomized controlled trials", "57 depressed inpatients". "One in five clients"
 * and "seven of the patients" are not all of them. */
static gboolean
counts (const char        *behind,
        const char        *limit,
        const char *const *nouns)
{
  static const char *const parts[] = { "in", "of", NULL };
  const char *at = behind;

  for (int i = 0; i < 3 && at < limit; i++)
    {
      while (g_ascii_isspace (*at))
        at++;
      if (names_one_of (at, nouns))
        return TRUE;
      if (!g_ascii_isalpha (*at) || names_one_of (at, parts))
        return FALSE;
      while (g_unichar_isalpha (g_utf8_get_char (at)) || *at == '-')
        at = g_utf8_next_char (at);
    }
  return FALSE;
}

/* "n = 57", "N = 4,507", "k = 17" */
static gboolean
scan_symbol (PraxisNumberScanner *scanner,
             char                *symbol,
             gint64              *count)
{
  *symbol = *scanner->at;
  if (*symbol != 'n' && *symbol != 'N' && *symbol != 'k' && *symbol != 'K')
    return FALSE;
  scanner->at++;
  praxis_number_scanner_skip_spaces (scanner);
  if (!praxis_number_scanner_skip (scanner, "="))
    return FALSE;
  praxis_number_scanner_skip_spaces (scanner);
  return scan_whole (scanner, count);
}

/* "52% (94 patients)", "52% (n = 94)": those who are the share, and not of how many it is. */
static gboolean
counts_share (const PraxisEffectScope *scope,
              const char              *at)
{
  const char *before = at;

  while (before > scope->effect && strchr (" ([", before[-1]) != NULL)
    before--;
  return before < at && before > scope->effect && before[-1] == '%' && strchr ("([", at[-1]) != NULL;
}

/* "for every 5 patients", "1 in 5 clients": that many of each such group, and not in the study. */
static gboolean
is_rate (const char *text,
         const char *at)
{
  const char *word;

  if (at - text >= 6 && g_ascii_strncasecmp (at - 6, "every ", 6) == 0)
    return TRUE;
  if (at - text < 5 || g_ascii_strncasecmp (at - 4, " in ", 4) != 0)
    return FALSE;
  word = at - 4;
  while (word > text && g_ascii_isalnum (word[-1]))
    word--;
  /* "g = 0.21 in seventeen trials" */
  if (word > text && (word[-1] != ' ' || (word > text + 1 && word[-2] == '=')))
    return FALSE;
  return g_ascii_isdigit (*word) || praxis_number_word_read (word, at - 4 - word) > 0;
}

/* Takes a count where it is nearer to the effect than the last one. */
static void
take_nearer (gint64     *taken,
             gint64     *distance,
             gint64      count,
             const char *at,
             const char *effect)
{
  gint64 own = ABS (at - effect);

  if (*taken != 0 && own >= *distance)
    return;
  *taken = count;
  *distance = own;
}

/* "k = 17" behind an effect is said of that one, before all of them of each. */
static gboolean
belongs_to_effect (const PraxisEffectScope *scope,
                   const char              *at)
{
  return at > scope->effect ? at < scope->next : scope->previous == NULL || at < scope->previous;
}

static void
take_symbol (const PraxisEffectScope *scope,
             const char              *at,
             char                     symbol,
             gint64                   count,
             PraxisFindingFields     *fields)
{
  if (!belongs_to_effect (scope, at))
    return;
  if (symbol == 'n' || symbol == 'N')
    fields->n = count;
  else
    fields->k = count;
}

/**
 * praxis_effect_scan_counts:
 * @scope: the sentence of an effect
 * @fields: takes the numbers of people and of studies
 */
void
praxis_effect_scan_counts (const PraxisEffectScope *scope,
                           PraxisFindingFields     *fields)
{
  gint64 n = 0, k = 0, n_distance = 0, k_distance = 0, count, whole;

  for (const char *at = scope->sentence; at < scope->sentence_end; at = g_utf8_next_char (at))
    {
      PraxisNumberScanner scanner = { scope->text, at };
      gboolean is_share;
      char symbol;

      if (!praxis_number_scanner_is_word_start (&scanner) || (at > scope->text && strchr (".,-", at[-1]) != NULL) ||
          is_rate (scope->text, at))
        continue;
      is_share = fields->measure == PRAXIS_MEASURE_PERCENTAGE && counts_share (scope, at);
      if (scan_symbol (&scanner, &symbol, &count))
        {
          /* Of "n = 18 of 94, 19%" the percentage is of 94. */
          if (fields->measure == PRAXIS_MEASURE_PERCENTAGE && praxis_number_scanner_skip (&scanner, " of ") &&
              scan_whole (&scanner, &whole))
            take_symbol (scope, at, symbol, whole, fields);
          else if (!is_share)
            take_symbol (scope, at, symbol, count, fields);
          continue;
        }
      scanner.at = at;
      if (is_share || !scan_whole (&scanner, &count))
        continue;
      if (counts (scanner.at, scope->sentence_end, people))
        take_nearer (&n, &n_distance, count, at, scope->effect);
      else if (counts (scanner.at, scope->sentence_end, studies))
        take_nearer (&k, &k_distance, count, at, scope->effect);
    }
  if (fields->n == 0)
    fields->n = n;
  if (fields->k == 0)
    fields->k = k;
}
