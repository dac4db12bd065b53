/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-acronyms.h"

#include <string.h>

#include "edit/praxis-words.h"

/* Those that readers of the field know, or that stand for themselves: tests, statistics, places, numbers of the Romans. */
static const char common[] =
  " CBT CT IPT PDT PTSD RCT DSM ICD US USA UK EU UN APA BMI HIV AIDS ADHD IQ CI SD SE SEM M MD N SMD OR RR HR ES ICC AUC NNT NNH ANOVA "
  "ANCOVA MANOVA MANCOVA HLM LISREL CFA EFA PCA ROC RMSEA CFI TLI SRMR AIC BIC FDR ITT GRADE PRISMA CONSORT STROBE COVID SARS WHO NATO "
  "NHS NIMH NIH NICE FDA VA BBC OK TV PC IT CD DVD PDF SMS AI GP MRI EEG ECG PET DNA RNA HPA EMDR DBT ACT OCD BPD GAD MDD BDI PHQ HAM "
  "HRSD HAMD MADRS OQ CORE SCL BSI WAI GAF SCID MMPI WAIS WISC NEO SSRI SSRIS SNRI TAU LGBT LGBTQ LGBTQI LGBTQIA BIPOC MSC PHD MD MA BA "
  "BSC CEO NGO FAQ ID DOI PMID ISBN PROSPERO OSF COPD IBS GAF BPRS PANSS HADS STAI II III IV VI VII VIII IX XI XII XIII XIV XV AM PM "
  "BC AD NY LA DC JAMA BMJ PLOS TV UCLA MIT IC ET ECR CHF USD EUR GBP BMC NEJM "
  "SPSS SAS IQR ";

/**
 * praxis_acronym_is_common:
 * @acronym: an acronym, without digits and the "s" of a plural
 *
 * Returns: whether nobody needs it spelt out
 */
gboolean
praxis_acronym_is_common (const char *acronym)
{
  g_autofree char *upper = g_utf8_strup (acronym, -1);
  g_autofree char *padded = g_strdup_printf (" %s ", upper);

  return strstr (common, padded) != NULL;
}

static gunichar
fold (gunichar c)
{
  return g_unichar_tolower (c);
}

/**
 * praxis_acronym_find_long:
 * @before: a text
 * @end: where the long form ends in it, in bytes, if there is one
 * @acronym: the acronym
 *
 * Finds the words that an acronym is made from (Schwartz and Hearst, 2003, A simple algorithm for identifying abbreviation definitions):
 * from the end on its letters in their order, the first one at the beginning of a word.
 *
 * Returns: where they start, in bytes; @end where there are none
 */
gsize
praxis_acronym_find_long (const char *before,
                          gsize       end,
                          const char *acronym)
{
  glong length = g_utf8_strlen (acronym, -1), max_words = MIN (length + 5, length * 2), n_words = 0;
  const char *letter = acronym + strlen (acronym), *p = before + end;

  while (letter > acronym)
    {
      gunichar wanted;

      letter = g_utf8_prev_char (letter);
      wanted = fold (g_utf8_get_char (letter));
      if (!g_unichar_isalpha (wanted))
        continue;
      for (;;)
        {
          gboolean starts;

          if (p == before)
            return end;
          p = g_utf8_prev_char (p);
          if (*p == '\n' || strchr (".;:()?!", *p) != NULL)
            return end;
          starts = p == before || !praxis_words_is_letter (g_utf8_get_char (g_utf8_prev_char (p)));
          n_words += starts && praxis_words_is_letter (g_utf8_get_char (p));
          if (n_words > max_words)
            return end;
          if (fold (g_utf8_get_char (p)) == wanted && (letter > acronym || starts))
            break;
        }
    }
  return (gsize) (p - before);
}
