/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-effect-private.h"
#include "praxis-number-words.h"
#include "praxis-statistic-private.h"

/* What stands around an effect in its sentence: its interval, p-value, counts, what was compared, and when. */

/* How far behind its number an interval may stand, in bytes. */
#define MAX_DISTANCE 60

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

/* "CI", "CI95", "confidence interval", "confidence intervals" */
static gboolean
scan_name (PraxisNumberScanner *scanner,
           double              *level)
{
  static const char *const names[] = { "CIs", "CI", "C.I.", "confidence interval", "credible interval", "CrI" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (!praxis_number_scanner_skip (scanner, names[i]))
        continue;
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
  scan_level (&scanner, &interval->level);
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
 * @text: a text
 * @from: the place behind the number of an effect
 * @limit: where something else begins
 * @interval: (out): the interval
 *
 * Returns: whether an interval of the effect follows
 */
gboolean
praxis_effect_scan_interval (const char     *text,
                             const char     *from,
                             const char     *limit,
                             PraxisInterval *interval)
{
  for (const char *at = from; at < limit && at < from + MAX_DISTANCE; at = g_utf8_next_char (at))
    {
      const PraxisNumberScanner scanner = { text, at };

      if (praxis_number_scanner_is_word_start (&scanner) && scan_named (text, at, interval))
        return TRUE;
      if (scan_bare (text, at, interval))
        return TRUE;
    }
  return FALSE;
}

/* --- The p-value ------------------------------------------------------------------------------------------ */

/* How many words may stand before a p-value that is the effect's: "in seventeen trials". Behind more, it is of something else. */
#define MAX_WORDS 3

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

/* "slope = −.09": what follows is of that, unless it counts or tells how sure the effect is. */
static gboolean
is_other_value (const char *at)
{
  static const char *const of_effect[] = { "CI", "K", "N", "SD", "SE", "df", "k", "n", NULL };
  const char *end = at;
  g_autofree char *name = NULL;

  while (g_unichar_isalpha (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  name = g_strndup (at, end - at);
  end += strspn (end, " ");
  return *name != '\0' && *end == '=' && !g_strv_contains (of_effect, name);
}

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
 * @text: a text
 * @from: the place behind the number of an effect and its interval
 * @limit: where something else begins
 * @fields: takes the p-value
 *
 * Returns: (transfer none) (nullable): the place behind a p-value of the effect
 */
const char *
praxis_effect_scan_p (const char          *text,
                      const char          *from,
                      const char          *limit,
                      PraxisFindingFields *fields)
{
  guint n_words = 0;

  for (const char *at = from; at < limit && n_words <= MAX_WORDS; at = g_utf8_next_char (at))
    {
      PraxisNumberScanner scanner = { text, at };

      if (!praxis_number_scanner_is_word_start (&scanner))
        continue;
      if (scan_p (&scanner, fields))
        return scanner.at;
      scanner.at = at;
      if (is_test (scanner) || is_other_value (at))
        return NULL;
      n_words += g_unichar_isalpha (g_utf8_get_char (at)) ? 1 : 0;
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
  gint64 n = 0, k = 0, n_distance = 0, k_distance = 0, count;

  for (const char *at = scope->sentence; at < scope->sentence_end; at = g_utf8_next_char (at))
    {
      PraxisNumberScanner scanner = { scope->text, at };
      char symbol;

      if (!praxis_number_scanner_is_word_start (&scanner) || (at > scope->text && (at[-1] == '.' || at[-1] == ',')))
        continue;
      if (scan_symbol (&scanner, &symbol, &count))
        {
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
