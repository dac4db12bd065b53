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

/* Whether the word or the number that begins at a place takes what follows it away from the effect before. Counts the words. */
static gboolean
leads_away (PraxisNumberScanner  scanner,
            guint               *n_words)
{
  if (g_unichar_isalpha (g_utf8_get_char (scanner.at)))
    (*n_words)++;
  return is_test (scanner) || is_other_value (scanner.at) || is_other_subject (scanner.at) || is_bare_number (scanner);
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

static gboolean
scan_level (PraxisNumberScanner *scanner,
            double              *level)
{
  PraxisNumberScanner ahead = *scanner;
  int decimals;

  if (!praxis_number_scanner_scan (&ahead, PRAXIS_NUMBER_UNSIGNED, level, &decimals) || *level < 50 || *level >= 100)
    return FALSE;
  praxis_number_scanner_skip_spaces (&ahead);
  if (!praxis_number_scanner_skip (&ahead, "%"))
    return FALSE;
  *scanner = ahead;
  return TRUE;
}

/* "CI", "CI95", "confidence interval"; "CIs" are those of several effects. */
static gboolean
scan_name (PraxisNumberScanner *scanner,
           double              *level)
{
  static const char *const names[] = { "CI", "C.I.", "confidence interval", "credible interval", "CrI" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (!praxis_number_scanner_skip (scanner, names[i]))
        continue;
      if (*scanner->at == 's')
        return FALSE;
      if (g_ascii_isdigit (scanner->at[0]) && g_ascii_isdigit (scanner->at[1]) && !g_ascii_isdigit (scanner->at[2]))
        {
          *level = g_ascii_strtod (scanner->at, NULL);
          scanner->at += 2;
        }
      return TRUE;
    }
  return FALSE;
}

static void
skip_any (PraxisNumberScanner *scanner,
          const char *const   *words)
{
  gboolean found = TRUE;

  while (found)
    {
      found = FALSE;
      praxis_number_scanner_skip_spaces (scanner);
      for (gsize i = 0; words[i] != NULL && !found; i++)
        found = praxis_number_scanner_skip (scanner, words[i]);
    }
}

/* Two numbers with something between them. A hyphen right before a number is its minus, one between numbers a dash. */
static gboolean
scan_bounds (PraxisNumberScanner *scanner,
             PraxisInterval      *interval)
{
  static const char *const between[] = { ",", ";", "to", "and", "–", "—", "-", NULL };
  int lower_decimals, upper_decimals;
  const char *gap;

  praxis_number_scanner_skip_spaces (scanner);
  interval->lower_start = scanner->at;
  if (!praxis_number_scanner_scan (scanner, 0, &interval->lower, &lower_decimals))
    return FALSE;
  gap = scanner->at;
  praxis_number_scanner_skip_spaces (scanner);
  for (gsize i = 0; between[i] != NULL; i++)
    {
      if (praxis_number_scanner_skip (scanner, between[i]))
        break;
    }
  if (scanner->at == gap)
    return FALSE;
  praxis_number_scanner_skip_spaces (scanner);
  if (!praxis_number_scanner_scan (scanner, 0, &interval->upper, &upper_decimals))
    return FALSE;
  interval->decimals = MAX (lower_decimals, upper_decimals);
  interval->end = scanner->at;
  return TRUE;
}

/* With its name: "95% CI [−0.70, −0.33]", "CI95 = .1; .3", "95% confidence interval from 0.5 to 0.9" */
static gboolean
scan_named (const char     *text,
            const char     *at,
            PraxisInterval *interval)
{
  static const char *const before[] = { "[", "(", "=", ":", ",", "from", "of", "was", "is", "ranging", "ranged", NULL };
  PraxisNumberScanner scanner = { text, at };

  interval->level = NAN;
  interval->start = at;
  if (scan_level (&scanner, &interval->level))
    praxis_number_scanner_skip (&scanner, "-");
  praxis_number_scanner_skip_spaces (&scanner);
  if (!scan_name (&scanner, &interval->level))
    return FALSE;
  skip_any (&scanner, before);
  return scan_bounds (&scanner, interval);
}

/* Without: "[−0.70, −0.33]" */
static gboolean
scan_bare (const char     *text,
           const char     *at,
           PraxisInterval *interval)
{
  PraxisNumberScanner scanner = { text, at };

  interval->level = NAN;
  interval->start = at;
  if (!praxis_number_scanner_skip (&scanner, "["))
    return FALSE;
  if (!scan_bounds (&scanner, interval))
    return FALSE;
  praxis_number_scanner_skip_spaces (&scanner);
  return *scanner.at == ']' && interval->decimals > 0;
}

/**
 * praxis_effect_scan_interval:
 * @scope: the sentence of an effect
 * @from: the place behind its number
 * @interval: (out): the interval
 *
 * Returns: whether an interval of the effect follows
 */
gboolean
praxis_effect_scan_interval (const PraxisEffectScope *scope,
                             const char              *from,
                             PraxisInterval          *interval)
{
  const char *text = scope->text;
  int depth = count_open (scope->effect, from);
  guint n_words = 0;

  for (const char *at = from; at < scope->next && n_words <= MAX_WORDS_TO_INTERVAL; at = g_utf8_next_char (at))
    {
      const PraxisNumberScanner scanner = { text, at };
      gboolean is_start = praxis_number_scanner_is_word_start (&scanner);

      if ((is_start && scan_named (text, at, interval)) || scan_bare (text, at, interval))
        return !is_first_of_several (text, interval->end);
      if (leaves_bracket (at, &depth) || (is_start && leads_away (scanner, &n_words)))
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

/* Whether a number counts such things: "75 trials", "75 randomized controlled trials", "57 depressed inpatients". */
static gboolean
counts (const char        *behind,
        const char        *limit,
        const char *const *nouns)
{
  const char *at = behind;

  for (int i = 0; i < 3 && at < limit; i++)
    {
      while (g_ascii_isspace (*at))
        at++;
      if (names_one_of (at, nouns))
        return TRUE;
      if (!g_ascii_isalpha (*at))
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
      char symbol;

      if (!praxis_number_scanner_is_word_start (&scanner) || (at > scope->text && strchr (".,-", at[-1]) != NULL))
        continue;
      if (scan_symbol (&scanner, &symbol, &count))
        {
          /* Of "n = 18 of 94, 19%" the percentage is of 94. */
          if (fields->measure == PRAXIS_MEASURE_PERCENTAGE && praxis_number_scanner_skip (&scanner, " of ") &&
              scan_whole (&scanner, &whole))
            count = whole;
          take_symbol (scope, at, symbol, count, fields);
          continue;
        }
      scanner.at = at;
      if (!scan_whole (&scanner, &count))
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
