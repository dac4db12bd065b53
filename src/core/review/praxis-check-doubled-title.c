/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-checks.h"
#include "praxis-review-words.h"

/* A title that is there twice: as what it appeared in, as its own subtitle, or a word of it. Copying from a page does that. */

/* Shorter ones may be both: an article "Psychotherapy" in the journal of that name. */
#define MIN_WORDS 3

static void
remark (PraxisReviewContext *context,
        guint                index,
        const char          *variable,
        const char          *text,
        const char          *message,
        const char          *replacement)
{
  GPtrArray *citations = praxis_draft_get_citations (praxis_review_context_get_draft (context));

  praxis_review_remark (context, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_DOUBT,
    .place = { .field = PRAXIS_DRAFT_CITATIONS, .index = index, .variable = variable },
    .text = text,
    .message = message,
    .reason = _("What stands twice in a reference was most likely copied twice."),
    .fix_label = replacement != NULL ? _("Write it once") : NULL,
    .replacement = replacement,
    .original = praxis_citation_get_field (citations->pdata[index], variable),
  });
}

/* The words of a text, folded, with one space between them. */
static char *
get_key (const char *text,
         guint      *n_words)
{
  g_autoptr(GArray) words = praxis_review_words_new (text);
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (key, "%s ", praxis_review_words_get (words, i)->fold);
  *n_words = words->len;
  return g_string_free (key, FALSE);
}

static gboolean
check_container (PraxisReviewContext *context,
                 guint                index,
                 const char          *title,
                 const char          *container)
{
  guint n_title, n_container;
  g_autofree char *key = get_key (title, &n_title);
  g_autofree char *container_key = get_key (container, &n_container);
  g_autofree char *message = NULL;

  if (n_title < MIN_WORDS || strcmp (key, container_key) != 0)
    return FALSE;
  message = g_strdup_printf (_("“%s” is the title, and what it appeared in as well."), title);
  remark (context, index, "container-title", container, message, NULL);
  return TRUE;
}

/* Where the second half of a title begins that says the same as the first: "On endings: On endings"; 0 where none does. */
static gsize
find_repeated_part (const char *title,
                    gsize      *start)
{
  for (const char *p = strpbrk (title, ":.?!"); p != NULL; p = strpbrk (p + 1, ":.?!"))
    {
      g_autofree char *before = NULL;
      g_autofree char *key_before = NULL;
      g_autofree char *key_after = NULL;
      guint n_before, n_after;
      gsize length;

      if (p[1] != ' ')
        continue;
      before = g_strndup (title, (gsize) (p - title));
      key_before = get_key (before, &n_before);
      key_after = get_key (p + 1, &n_after);
      length = strlen (key_before);
      if (n_after < 2 || n_before < n_after || strlen (key_after) > length)
        continue;
      *start = (gsize) (p - title);
      /* The end of what stands before, from a word on. */
      length -= strlen (key_after);
      if (strcmp (key_before + length, key_after) == 0 && (length == 0 || (n_after >= MIN_WORDS && key_before[length - 1] == ' ')))
        return n_after;
    }
  return 0;
}

static gboolean
check_subtitle (PraxisReviewContext *context,
                guint                index,
                const char          *title)
{
  gsize start;
  g_autofree char *message = NULL;
  g_autofree char *once = NULL;

  if (find_repeated_part (title, &start) == 0)
    return FALSE;
  once = g_strndup (title, start);
  message = g_strdup_printf (_("“%s” stands twice in the title."), title + start + 2);
  remark (context, index, "title", title, message, once);
  return TRUE;
}

/* Small words that nothing doubles on purpose. */
static gboolean
is_small (const char *fold)
{
  return praxis_review_words_in (fold, (const char * const[]) {
    "the", "of", "a", "an", "and", "to", "for", "with", "from", "by", "at", "as", "or", "between", "among", "into", "during", NULL });
}

static void
check_words (PraxisReviewContext *context,
             guint                index,
             const char          *title)
{
  g_autoptr(GArray) words = praxis_review_words_new (title);

  for (guint i = 0; i + 1 < words->len; i++)
    {
      const PraxisReviewWord *word = praxis_review_words_get (words, i), *next = praxis_review_words_get (words, i + 1);
      g_autofree char *message = NULL;
      g_autofree char *once = NULL;

      if (!praxis_review_words_are_next (words, title, i) || strcmp (word->fold, next->fold) != 0 || !is_small (word->fold))
        continue;
      message = g_strdup_printf (_("“%s” stands twice in the title."), next->text);
      once = g_strdup_printf ("%.*s%s", (int) word->full_end, title, title + next->full_end);
      remark (context, index, "title", title, message, once);
      return;
    }
}

static void
check_work (PraxisReviewContext *context,
            guint                index,
            PraxisCitation      *citation)
{
  const char *title = praxis_citation_get_field (citation, "title");
  const char *container = praxis_citation_get_field (citation, "container-title");

  if (title == NULL || (container != NULL && check_container (context, index, title, container)))
    return;
  if (!check_subtitle (context, index, title))
    check_words (context, index, title);
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *citations = praxis_draft_get_citations (praxis_review_context_get_draft (context));

  for (guint i = 0; i < citations->len; i++)
    check_work (context, i, citations->pdata[i]);
}

const PraxisCheck praxis_check_doubled_title = {
  .name = "doubled-title",
  .label = N_("Doubled titles"),
  .rule = N_("A title, a subtitle or a small word of it stands in a reference once."),
  .source = NULL,
  .fields = PRAXIS_CHECK_READS (CITATIONS),
  .run = run,
};
