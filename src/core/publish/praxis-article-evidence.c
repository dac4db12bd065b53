/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-article-evidence.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "praxis-catalogue.h"
#include "praxis-forest-plot.h"
#include "praxis-notice-words.h"
#include "review/praxis-meaning.h"

/* What a post reports in numbers, as a picture and as a table, and in words where its author has approved that. */

/* More people than this to be treated for one to benefit is a number that says nothing. */
#define MAX_NNT 1000

typedef struct
{
  const char    *language;
  PraxisFinding *finding;
  PraxisMeaning  meaning;
} Explanation;

static const char *
word (const char *language,
      const char *message)
{
  return praxis_catalogue_get (language, "page", message);
}

/* A share as so many of 100 people. */
static int
of_hundred (double share)
{
  return (int) lround (share * 100);
}

static void
write_sentence (PraxisHtml        *html,
                const Explanation *self,
                const char        *message,
                double             number)
{
  g_autoptr(GString) text = g_string_new (word (self->language, message));
  g_autofree char *n = g_strdup_printf ("%d", (int) lround (number));
  g_autofree char *rate = g_strdup_printf ("%d", of_hundred (self->meaning.event_rate));

  g_string_replace (text, "{n}", n, 0);
  g_string_replace (text, "{rate}", rate, 0);
  praxis_html_element (html, "li", text->str, NULL);
}

/* Who does better is known where the author has said what the sign means. */
static const char *
get_comparison_sentence (PraxisDirection direction)
{
  switch (direction)
    {
    case PRAXIS_DIRECTION_TREATMENT:
      return NC_ ("page", "Of 100 people who had what was studied, {n} do better than the average person in the comparison group (Cohen’s U3).");
    case PRAXIS_DIRECTION_COMPARISON:
      return NC_ ("page", "Of 100 people in the comparison group, {n} do better than the average person who had what was studied (Cohen’s U3).");
    case PRAXIS_DIRECTION_NEITHER:
    case PRAXIS_DIRECTION_UNKNOWN:
      break;
    }
  return NC_ ("page", "Of 100 people in the group with the higher values, {n} are above the average of the other group (Cohen’s U3).");
}

static const char *
get_chance_sentence (PraxisDirection direction)
{
  switch (direction)
    {
    case PRAXIS_DIRECTION_TREATMENT:
      return NC_ ("page", "Of 100 pairs of people picked by chance, one from each group, the one who had what was studied does better in {n} (probability of superiority).");
    case PRAXIS_DIRECTION_COMPARISON:
      return NC_ ("page", "Of 100 pairs of people picked by chance, one from each group, the one from the comparison group does better in {n} (probability of superiority).");
    case PRAXIS_DIRECTION_NEITHER:
    case PRAXIS_DIRECTION_UNKNOWN:
      break;
    }
  return NC_ ("page", "Of 100 pairs of people picked by chance, one from each group, the one from the group with the higher values is above the other in {n} (probability of superiority).");
}

static void
write_heading (PraxisHtml        *html,
               const Explanation *self)
{
  const PraxisFindingFields *fields = praxis_finding_get_fields (self->finding);
  /* Translators: {effect} is a number in a study, "g = 0.79", and what was compared */
  g_autoptr(GString) text = g_string_new (word (self->language, NC_ ("page", "What {effect} means")));
  g_autoptr(GString) effect = g_string_new (NULL);

  g_string_append_printf (effect, "%s = ", praxis_measure_get_symbol (fields->measure));
  praxis_finding_append_number (effect, fields->measure, fields->estimate);
  if (*fields->comparison != '\0')
    g_string_append_printf (effect, " (%s)", fields->comparison);
  g_string_replace (text, "{effect}", effect->str, 1);
  praxis_html_element (html, "h4", text->str, "dir", "auto", NULL);
}

static void
write_sentences (PraxisHtml        *html,
                 const Explanation *self)
{
  PraxisDirection direction = praxis_finding_get_fields (self->finding)->direction;
  const PraxisMeaning *meaning = &self->meaning;

  praxis_html_open (html, "ul", NULL);
  write_sentence (html, self, get_comparison_sentence (direction), of_hundred (meaning->u3));
  write_sentence (html, self, get_chance_sentence (direction), of_hundred (meaning->superiority));
  write_sentence (html, self, NC_ ("page", "The two groups overlap by {n}%: so much of what is seen in either is seen in both."),
                  of_hundred (meaning->overlap));
  /* It counts those that a treatment helps. */
  if (direction == PRAXIS_DIRECTION_TREATMENT && meaning->nnt <= MAX_NNT)
    write_sentence (html, self,
                    NC_ ("page", "If {rate} of 100 people in the comparison group improve, about {n} have to be treated for one more to improve (number needed to treat)."),
                    ceil (meaning->nnt));
  praxis_html_close (html);
}

static void
write_explanation (PraxisHtml    *html,
                   PraxisFinding *finding,
                   const char    *language)
{
  Explanation self = { .language = language, .finding = finding };

  if (!praxis_finding_get_fields (finding)->is_explained || !praxis_meaning_of_finding (finding, &self.meaning))
    return;
  praxis_html_open (html, "aside", "class", "meaning", NULL);
  write_heading (html, &self);
  write_sentences (html, &self);
  praxis_html_element (html, "p",
                       word (language, NC_ ("page", "Worked out from the number alone, as if the values of both groups were normally distributed and equally spread.")),
                       "class", "forest-notes", NULL);
  praxis_html_close (html);
}

/**
 * praxis_article_write_evidence:
 * @html: a writer
 * @post: a post
 * @language: (nullable): the language of its digest
 * @form: how the article is written
 *
 * Writes the section with what the post reports in numbers; nothing where it has no findings.
 */
void
praxis_article_write_evidence (PraxisHtml        *html,
                               PraxisPost        *post,
                               const char        *language,
                               PraxisArticleForm  form)
{
  GPtrArray *findings = praxis_post_get_findings (post);
  PraxisNotice *notice = praxis_notices_find_gravest (praxis_post_get_notices (post));
  g_autofree char *work = praxis_notice_dup_work (notice, praxis_post_get_citations (post));
  const PraxisForestSource source = { .notice = notice, .notice_work = work };
  g_autoptr(PraxisForestPlot) plot = praxis_forest_plot_new_for_post (language != NULL ? language : "", findings, &source,
                                                                       PRAXIS_FOREST_BY_DATE);
  g_autofree char *id = g_strconcat ("plot-", praxis_post_get_uuid (post), NULL);

  if (plot->groups->len == 0)
    return;
  praxis_html_open (html, "section", "class", "evidence", "data-field", "findings", NULL);
  praxis_html_element (html, "h3", word (language, NC_ ("page", "Evidence at a Glance")), NULL);
  if (form == PRAXIS_ARTICLE_PAGE)
    praxis_forest_write_figures (html, plot, id);
  else
    praxis_forest_write_tables (html, plot);
  for (guint i = 0; i < findings->len; i++)
    write_explanation (html, findings->pdata[i], language);
  praxis_html_close (html);
}
