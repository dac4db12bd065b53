/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-effect-private.h"

/* The names of measures: "SMD", "aORs", "odds ratio", "Hedges’ g". */

/* Symbols; the longer ones first. */
static const PraxisEffectName symbols[] = {
  { "SMD", PRAXIS_MEASURE_SMD }, { "MD", PRAXIS_MEASURE_MD }, { "aOR", PRAXIS_MEASURE_OR }, { "AOR", PRAXIS_MEASURE_OR },
  { "OR", PRAXIS_MEASURE_OR }, { "aRR", PRAXIS_MEASURE_RR }, { "RR", PRAXIS_MEASURE_RR }, { "aHR", PRAXIS_MEASURE_HR },
  { "HR", PRAXIS_MEASURE_HR }, { "NNT", PRAXIS_MEASURE_NNT },
  { "ηp²", PRAXIS_MEASURE_ETA_SQUARED }, { "ηp2", PRAXIS_MEASURE_ETA_SQUARED }, { "η²p", PRAXIS_MEASURE_ETA_SQUARED },
  { "η2p", PRAXIS_MEASURE_ETA_SQUARED }, { "η²", PRAXIS_MEASURE_ETA_SQUARED }, { "η2", PRAXIS_MEASURE_ETA_SQUARED },
  { "β", PRAXIS_MEASURE_BETA }, { "g", PRAXIS_MEASURE_HEDGES_G }, { "d", PRAXIS_MEASURE_COHENS_D }, { "r", PRAXIS_MEASURE_R },
  { "b", PRAXIS_MEASURE_B }, { "B", PRAXIS_MEASURE_B },
};

/* Names in words. */
static const PraxisEffectName words[] = {
  { "standardized mean difference", PRAXIS_MEASURE_SMD }, { "standardised mean difference", PRAXIS_MEASURE_SMD },
  { "mean difference", PRAXIS_MEASURE_MD }, { "odds ratio", PRAXIS_MEASURE_OR }, { "risk ratio", PRAXIS_MEASURE_RR },
  { "relative risk", PRAXIS_MEASURE_RR }, { "hazard ratio", PRAXIS_MEASURE_HR },
  { "number needed to treat", PRAXIS_MEASURE_NNT }, { "partial eta squared", PRAXIS_MEASURE_ETA_SQUARED },
  { "eta squared", PRAXIS_MEASURE_ETA_SQUARED }, { "eta-squared", PRAXIS_MEASURE_ETA_SQUARED },
  { "Hedges’ g", PRAXIS_MEASURE_HEDGES_G }, { "Hedges' g", PRAXIS_MEASURE_HEDGES_G }, { "Hedges’s g", PRAXIS_MEASURE_HEDGES_G },
  { "Cohen’s d", PRAXIS_MEASURE_COHENS_D }, { "Cohen's d", PRAXIS_MEASURE_COHENS_D },
  { "Hedges g", PRAXIS_MEASURE_HEDGES_G }, { "Cohen d", PRAXIS_MEASURE_COHENS_D },
  { "correlation coefficient", PRAXIS_MEASURE_R }, { "correlation", PRAXIS_MEASURE_R }, { "correlated", PRAXIS_MEASURE_R },
  { "effect size", PRAXIS_MEASURE_SMD },
};

static gboolean
is_word_end (const char *at)
{
  return !g_unichar_isalnum (g_utf8_get_char (at));
}

/* Goes over one of the names, which ends in @ending; those in words in any case. */
static const PraxisEffectName *
skip_name (PraxisNumberScanner    *scanner,
           const PraxisEffectName *names,
           gsize                   n_names,
           const char             *ending)
{
  for (gsize i = 0; i < n_names; i++)
    {
      gsize length = strlen (names[i].name);

      if ((names == words ? g_ascii_strncasecmp (scanner->at, names[i].name, length) : strncmp (scanner->at, names[i].name, length)) != 0 ||
          !g_str_has_prefix (scanner->at + length, ending) || !is_word_end (scanner->at + length + strlen (ending)))
        continue;
      scanner->at += length + strlen (ending);
      return &names[i];
    }
  return NULL;
}

/**
 * praxis_effect_skip_symbol:
 * @scanner: a place in a text
 *
 * Returns: (transfer none) (nullable): the symbol of a measure that stands there, "SMD" or "β"; the place is behind it then
 */
const PraxisEffectName *
praxis_effect_skip_symbol (PraxisNumberScanner *scanner)
{
  return skip_name (scanner, symbols, G_N_ELEMENTS (symbols), "");
}

/**
 * praxis_effect_skip_words:
 * @scanner: a place in a text
 *
 * Returns: (transfer none) (nullable): the name in words of a measure that stands there, in any case: "Odds ratio"; the place is behind it
 *   then
 */
const PraxisEffectName *
praxis_effect_skip_words (PraxisNumberScanner *scanner)
{
  return skip_name (scanner, words, G_N_ELEMENTS (words), "");
}

/**
 * praxis_effect_skip_plural:
 * @scanner: a place in a text
 *
 * Returns: (transfer none) (nullable): the name or the symbol of a measure that stands there in the plural, "odds ratios" or "ds"; the
 *   place is behind it then
 */
const PraxisEffectName *
praxis_effect_skip_plural (PraxisNumberScanner *scanner)
{
  static const char *const endings[] = { "s", "’s", "'s" };
  const PraxisEffectName *name = NULL;

  /* Those are doctors. */
  if (g_str_has_prefix (scanner->at, "MDs"))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (endings) && name == NULL; i++)
    {
      name = skip_name (scanner, symbols, G_N_ELEMENTS (symbols), endings[i]);
      if (name == NULL)
        name = skip_name (scanner, words, G_N_ELEMENTS (words), endings[i]);
    }
  return name;
}

/* Whether a name may stand for another one, and say more: "effect size (Hedges' g)" */
static gboolean
is_name_of (const PraxisEffectName *name,
            PraxisMeasure           measure)
{
  return name->measure == measure || (measure == PRAXIS_MEASURE_SMD && praxis_measure_is_standardized (name->measure));
}

/**
 * praxis_effect_skip_abbreviation:
 * @scanner: the place behind the name of a measure
 * @measure: (inout): that measure
 *
 * Goes over another name of the same measure in brackets, "(OR)" or "[aOR]", which may say more than "effect size".
 */
void
praxis_effect_skip_abbreviation (PraxisNumberScanner *scanner,
                                 PraxisMeasure       *measure)
{
  PraxisNumberScanner ahead = *scanner;
  const PraxisEffectName *name;

  praxis_number_scanner_skip_spaces (&ahead);
  if (!praxis_number_scanner_skip (&ahead, "(") && !praxis_number_scanner_skip (&ahead, "["))
    return;
  name = praxis_effect_skip_symbol (&ahead);
  if (name == NULL)
    name = praxis_effect_skip_words (&ahead);
  if (name == NULL)
    name = praxis_effect_skip_plural (&ahead);
  if (name == NULL || (*ahead.at != ')' && *ahead.at != ']') || !is_name_of (name, *measure))
    return;
  ahead.at++;
  *measure = name->measure;
  *scanner = ahead;
}
