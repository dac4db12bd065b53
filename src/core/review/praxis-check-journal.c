/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/praxis-text.h"
#include "praxis-checks.h"
#include "praxis-review-works.h"

/* "This study was published in the Journal of …", "in this Psychotherapy Research article", where the reference names another journal. */

/* One of these is in the name of nearly every journal. */
static const char * const journal_words[] = {
  "journal", "review", "reviews", "archives", "annals", "bulletin", "psychiatry", "psychology", "psychotherapy", "medicine", "sciences",
  "lancet", "quarterly", "acta", "zeitschrift", "jama", "bmj", "plos", "psychopathology", "psychologist", "revue", "rivista", "disorders",
  "proceedings", "counseling", "counselling", "psychoanalysis", NULL
};

/* Small words within the name of one. */
static const char * const joining[] = { "of", "the", "and", "in", "for", "on", "de", "la", "et", "für", "und", NULL };

/* What the work of the post is called. */
static const char * const works[] = {
  "study", "article", "paper", "review", "meta-analysis", "trial", "survey", "work", "chapter", "findings", "results", "research", NULL
};

/* The same, of what a journal publishes. */
static const char * const publications[] = { "study", "article", "paper", "review", "meta-analysis", "trial", "survey", "chapter", NULL };

/* What makes it another work. */
static const char * const other_works[] = {
  "earlier", "previous*", "prior", "another", "other", "older", "commentary", "comment", "editorial", "response", "reply", "protocol",
  "studies", "articles", "papers", "reviews", "trials", "not", "protocol", "letter", NULL
};

/* The same in the sentence before, where studies are what the work has. */
static const char * const others_before[] = {
  "earlier", "previous*", "prior", "another", "other", "older", "commentary", "comment", "editorial", "response", "reply", "protocol", "letter",
  NULL
};

/* What makes it that of the post. */
static const char * const of_post[] = { "this", "their", "present", "current", "his", "her", NULL };

/* What names a journal for certain, where only "article" behind it says that it is one; and what does so at the end of a longer name. */
static const char * const sure_words[] = {
  "journal", "archives", "annals", "bulletin", "lancet", "quarterly", "acta", "zeitschrift", "jama", "bmj", "plos", "revue", "rivista",
  "proceedings", "psychologist", NULL
};
static const char * const sure_endings[] = { "research", "psychiatry", "medicine", "review", "reviews", NULL };

/* Kinds of reviews, and no journals. */
static const char * const kinds_of_review[] = {
  "systematic", "narrative", "scoping", "umbrella", "cochrane", "literature", "rapid", "critical", "peer", "case", "annual", NULL
};

/* "of", "and" and the article do not tell journals apart. */
static char *
get_key (const char *name)
{
  g_autofree char *fold = praxis_text_fold (name);
  g_auto(GStrv) words = g_strsplit_set (fold, " .,:;&()-’'", -1);
  GString *key = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0' && !praxis_review_words_in (words[i], (const char * const[]) { "the", "and", "of", NULL }))
        g_string_append_printf (key, "%s ", words[i]);
    }
  return g_string_free (key, FALSE);
}

/* Whether letters are the beginnings of all words of a name in their order: "j couns psychol", "bmj" or "bjpsych". Spaces in them part
 * words. */
static gboolean
abbreviates (const char *letters,
             const char *name)
{
  gsize length;

  letters += strspn (letters, " ");
  name += strspn (name, " ");
  length = strcspn (name, " ");
  if (*letters == '\0' || length == 0)
    return *letters == '\0' && length == 0;
  for (gsize n = 1; n <= length && letters[n - 1] == name[n - 1]; n++)
    {
      if (abbreviates (letters + n, name + length))
        return TRUE;
    }
  return FALSE;
}

/* Whether a name goes on where the other one ends, with a word that makes it that of another journal: "Psychotherapy Research" is not
 * "Psychotherapy". */
static gboolean
names_sister (const char *key,
              const char *other)
{
  static const char * const endings[] = { "research", "psychiatry", "medicine", "neurology", "integration", "open", NULL };
  gsize length = strlen (other);
  g_autofree char *rest = g_str_has_prefix (key, other) ? g_strdup (key + length) : NULL;

  return rest != NULL && praxis_review_words_in (g_strstrip (rest), endings);
}

/* Whether the name in a text has all of the reference's, or is short for it, or the reference's is short: "the Lancet" for "The Lancet
 * Psychiatry" is short, not wrong. */
static gboolean
names_agree (const char *reference,
             const char *name)
{
  g_autofree char *key_reference = get_key (reference);
  g_autofree char *key = get_key (name);

  if (*key == '\0' || *key_reference == '\0')
    return TRUE;
  if (names_sister (key, key_reference))
    return FALSE;
  return strstr (key, key_reference) != NULL || strstr (key_reference, key) != NULL || abbreviates (key, key_reference) ||
         abbreviates (key_reference, key);
}

/* The name of a journal from the word @i on: words with capitals, and small ones between them. Gives how many words; 0 for none. */
static guint
read_journal (GArray     *words,
              const char *plain,
              guint       i)
{
  guint n = 0;
  gboolean found = FALSE;

  for (guint j = i; j < words->len; j++)
    {
      const PraxisReviewWord *word = praxis_review_words_get (words, j);

      if (!word->is_capital && !(n > 0 && g_strv_contains (joining, word->fold)))
        break;
      if (word->is_capital)
        {
          n = j - i + 1;
          found = found || g_strv_contains (journal_words, word->fold);
        }
      if (!praxis_review_words_are_next (words, plain, j) && strncmp (plain + word->full_end, " & ", 3) != 0)
        break;
    }
  return found ? n : 0;
}

static gboolean
has_journal (PraxisReviewContext *context,
             const char          *name)
{
  static const char * const variables[] = { "container-title", "container-title-short", "journalAbbreviation", "collection-title" };
  GPtrArray *citations = praxis_draft_get_citations (praxis_review_context_get_draft (context));

  for (guint i = 0; i < citations->len; i++)
    {
      /* Of a work without a journal nobody knows whether it is that one. */
      if (praxis_citation_get_field (citations->pdata[i], "container-title") == NULL)
        return TRUE;
      for (gsize j = 0; j < G_N_ELEMENTS (variables); j++)
        {
          const char *journal = praxis_citation_get_field (citations->pdata[i], variables[j]);

          if (journal != NULL && names_agree (journal, name))
            return TRUE;
        }
    }
  return citations->len == 0;
}

/* Whom a sentence names: above 0 the authors of a work of the post, below 0 others, whose work it may be that was published there. The
 * words from @journal to @behind are no people: "Journal of Consulting and Clinical Psychology". */
static int
get_people (PraxisReviewContext *context,
            PraxisReviewText    *text,
            guint                from,
            guint                to,
            guint                journal,
            guint                behind)
{
  GPtrArray *mentions = praxis_review_context_get_mentions (context, text);
  GPtrArray *citations = praxis_draft_get_citations (praxis_review_context_get_draft (context));
  int people = 0;

  for (guint i = 0; i < mentions->len; i++)
    {
      const PraxisReviewMention *mention = mentions->pdata[i];
      gboolean own = FALSE;

      if (mention->first < from || mention->first >= to || (mention->first >= journal && mention->first < behind) ||
          praxis_review_words_in (mention->names[0], journal_words))
        continue;
      for (guint j = 0; j < citations->len && !own; j++)
        {
          g_autoptr(GPtrArray) authors = praxis_review_work_get_authors (citations->pdata[j]);

          own = praxis_review_mention_is_of (mention, authors);
        }
      if (!own)
        return -1;
      people = 1;
    }
  return people;
}

/* What the words right before tell: "was published in" has a subject that may be anywhere before it, of "a study published in", "data that
 * appeared in" it is the word before. Gives its number; @i where the subject is anywhere. */
static guint
find_described (GArray     *words,
                guint       from,
                guint       i)
{
  static const char * const between[] = {
    "was", "were", "is", "has", "had", "have", "been", "being", "be", "first", "recently", "originally", "later", "just", "also", NULL
  };
  static const char * const relative[] = { "that", "which", "who", NULL };
  gboolean participle = strcmp (praxis_review_words_get (words, i)->fold, "published") == 0;
  guint j = i;

  while (j > from && praxis_review_words_in (praxis_review_words_get (words, j - 1)->fold, between))
    j--;
  if (j > from && praxis_review_words_in (praxis_review_words_get (words, j - 1)->fold, relative))
    return j - 1 > from ? j - 2 : i;
  return participle && j == i && i > from ? i - 1 : i;
}

/* "in their review, published in", "Smith's study, which appeared in": whether a noun is that of the work of the post. */
static gboolean
is_own_noun (GArray *words,
             guint   from,
             guint   noun)
{
  if (!praxis_review_words_in (praxis_review_words_get (words, noun)->fold, publications))
    return FALSE;
  for (guint j = noun; j > from && noun - j < 3; j--)
    {
      const PraxisReviewWord *before = praxis_review_words_get (words, j - 1);

      if (praxis_review_words_in (before->fold, of_post) || before->full_end != before->end)
        return TRUE;
    }
  return FALSE;
}

/* Whether the first words of a sentence say whose work it is: "In a review published in …, Wampold and Flückiger". */
static gboolean
opens_sentence (GArray *words,
                guint   from,
                guint   noun)
{
  return noun - from <= 3 && praxis_review_words_in (praxis_review_words_get (words, from)->fold, (const char * const[]) { "in", NULL });
}

/* "Their first meta-analysis": one of several. */
static gboolean
has_ordinal (GArray *words,
             guint   from,
             guint   to)
{
  for (guint i = from; i + 1 < to; i++)
    {
      if (praxis_review_words_in (praxis_review_words_get (words, i)->fold, (const char * const[]) {
            "first", "second", "third", "last", "next", "new", NULL }) &&
          praxis_review_words_in (praxis_review_words_get (words, i + 1)->fold, publications))
        return TRUE;
    }
  return FALSE;
}

/* Whether a sentence says it of the work of the post; the journal is named from the word @journal to @behind. */
static gboolean
is_of_work (PraxisReviewContext *context,
            PraxisReviewText    *text,
            GArray              *words,
            guint                i,
            guint                journal,
            guint                behind)
{
  guint from, to, noun;
  int people;

  praxis_review_words_get_sentence (words, i, &from, &to);
  if (!praxis_review_words_has (words, from, i, works) || praxis_review_words_has (words, from, i, other_works) ||
      has_ordinal (words, from, i))
    return FALSE;
  people = get_people (context, text, from, to, journal, behind);
  noun = find_described (words, from, i);
  if (people < 0)
    return FALSE;
  if (noun != i)
    return is_own_noun (words, from, noun) || (people > 0 && opens_sentence (words, from, noun));
  return people > 0 || praxis_review_words_has (words, from, i, of_post);
}

/* Whether a sentence, or the one before it, gives a year that is not the work's: then it may tell of another one. */
static gboolean
has_other_year (PraxisReviewContext *context,
                GArray              *words,
                guint                from,
                guint                to)
{
  GPtrArray *citations = praxis_draft_get_citations (praxis_review_context_get_draft (context));

  for (guint i = from; i < to; i++)
    {
      int year = praxis_review_words_get_year (words, i);

      for (guint j = 0; year != 0 && j < citations->len; j++)
        {
          if (praxis_citation_get_year (citations->pdata[j]) != year)
            return TRUE;
        }
    }
  return FALSE;
}

/* Whether a sentence is free of what may make "this article" in it that of others: other people, other years, here and in the sentence
 * before. */
static gboolean
is_of_nobody_else (PraxisReviewContext *context,
                   PraxisReviewText    *text,
                   GArray              *words,
                   guint                journal,
                   guint                behind)
{
  guint from, to, before;

  praxis_review_words_get_sentence (words, journal, &from, &to);
  before = from;
  if (from > 0)
    praxis_review_words_get_sentence (words, from - 1, &before, &from);
  return get_people (context, text, before, to, journal, behind) >= 0 && !has_other_year (context, words, before, to) &&
         !praxis_review_words_has (words, before, from, others_before) && !praxis_review_words_has (words, from, journal, other_works);
}

static void
remark (PraxisReviewContext *context,
        PraxisReviewText    *text,
        gsize                start,
        gsize                end)
{
  GPtrArray *citations = praxis_draft_get_citations (praxis_review_context_get_draft (context));
  g_autofree char *name = g_strndup (praxis_review_text_get_plain (text) + start, end - start);
  g_autofree char *message = g_strdup_printf (_("The text says that it was published in “%s”, the reference in “%s”."), name,
                                              praxis_citation_get_field (citations->pdata[0], "container-title"));

  praxis_review_remark_on_text (context, text, start, end, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_DOUBT,
    .message = message,
    .reason = _("The journal that the text names is the one of the reference."),
  });
}

/* Where the name of a journal may begin from the word @i on, behind "the journal". */
static guint
skip_article (GArray *words,
              guint   i)
{
  while (i < words->len && praxis_review_words_in (praxis_review_words_get (words, i)->text, (const char * const[]) { "the", "journal", NULL }))
    i++;
  return i;
}

/* Whether words that "article" follows are sure to be the name of a journal: "Psychotherapy Research", and not "Group Psychotherapy". */
static gboolean
is_surely_journal (GArray *words,
                   guint   start,
                   guint   n)
{
  return praxis_review_words_has (words, start, start + n, sure_words) ||
         (n > 1 && praxis_review_words_has (words, start + n - 1, start + n, sure_endings) &&
          !praxis_review_words_has (words, start, start + 1, kinds_of_review));
}

/* Whether a sentence begins with the word @i, or with "in" before it. */
static gboolean
begins_with (GArray *words,
             guint   i)
{
  guint from, to;

  praxis_review_words_get_sentence (words, i, &from, &to);
  return i == from || (i == from + 1 && strcmp (praxis_review_words_get (words, from)->fold, "in") == 0);
}

/* "In this Psychotherapy Research article", "This article in Psychotherapy Research": the word @i is "this". Gives how many words the
 * journal's name has; 0 where there is none. */
static guint
read_of_this (GArray     *words,
              const char *plain,
              guint       i,
              guint      *start)
{
  static const char * const articles[] = { "article", "paper", NULL };
  guint n;

  if (!praxis_review_words_are_next (words, plain, i) || !begins_with (words, i))
    return 0;
  if (i + 2 < words->len && praxis_review_words_in (praxis_review_words_get (words, i + 1)->fold, publications) &&
      praxis_review_words_in (praxis_review_words_get (words, i + 2)->fold, (const char * const[]) { "in", "from", NULL }))
    {
      *start = skip_article (words, i + 3);
      n = *start < words->len ? read_journal (words, plain, *start) : 0;
      return n > 0 && is_surely_journal (words, *start, n) ? n : 0;
    }
  *start = i + 1;
  n = read_journal (words, plain, *start);
  if (n == 0 || !praxis_review_words_are_next (words, plain, *start + n - 1) || !is_surely_journal (words, *start, n))
    return 0;
  return praxis_review_words_in (praxis_review_words_get (words, *start + n)->fold, articles) ? n : 0;
}

/* "published in the Journal of …": the name behind it. */
static guint
read_published (GArray     *words,
                const char *plain,
                guint       i,
                guint      *start)
{
  if (praxis_review_words_match (words, plain, i, "published in") == 0 && praxis_review_words_match (words, plain, i, "appeared in") == 0)
    return 0;
  *start = skip_article (words, i + 2);
  return *start < words->len ? read_journal (words, plain, *start) : 0;
}

/* "Flückiger and colleagues published their review in the Journal of …" */
static guint
read_published_by (GArray     *words,
                   const char *plain,
                   guint       i,
                   guint      *start)
{
  if (i + 4 >= words->len || strcmp (praxis_review_words_get (words, i)->fold, "published") != 0 ||
      !praxis_review_words_in (praxis_review_words_get (words, i + 1)->fold, of_post) ||
      !praxis_review_words_in (praxis_review_words_get (words, i + 2)->fold, publications) ||
      strcmp (praxis_review_words_get (words, i + 3)->fold, "in") != 0)
    return 0;
  *start = skip_article (words, i + 4);
  return *start < words->len ? read_journal (words, plain, *start) : 0;
}

/* "Published in the Journal of …, this review": whether the words behind the journal's name say whose it is. */
static gboolean
is_of_work_behind (GArray *words,
                   guint   i,
                   guint   behind)
{
  guint from, to;

  praxis_review_words_get_sentence (words, i, &from, &to);
  return i == from && behind + 1 < to && praxis_review_words_in (praxis_review_words_get (words, behind)->fold, of_post) &&
         praxis_review_words_in (praxis_review_words_get (words, behind + 1)->fold, publications);
}

/* "The study, published in the Journal of …": of the post's work where it is the first that a summary says. */
static gboolean
is_of_work_at_first (PraxisReviewText *text,
                     GArray           *words,
                     guint             i)
{
  guint noun = find_described (words, 0, i);

  if (praxis_review_text_get_field (text) != PRAXIS_DRAFT_SUMMARY || praxis_review_words_get (words, i)->sentence != 0)
    return FALSE;
  noun = noun == i ? 1 : noun;
  return noun == 1 && i > 1 && strcmp (praxis_review_words_get (words, 0)->fold, "the") == 0 &&
         praxis_review_words_in (praxis_review_words_get (words, 1)->fold, publications);
}

/* Reads a journal's name where the word @i says that one follows, of the work of the post. Gives how many words it has; 0 where there is
 * none, or it may be another work's. */
static guint
read_of_work (PraxisReviewContext *context,
              PraxisReviewText    *text,
              GArray              *words,
              guint                i,
              guint               *start)
{
  const char *plain = praxis_review_text_get_plain (text), *fold = praxis_review_words_get (words, i)->fold;
  gboolean is_this = strcmp (fold, "this") == 0;
  guint from, to, n = read_published (words, plain, i, start);

  if (n > 0 && is_of_work (context, text, words, i, *start, *start + n))
    return n;
  if (n > 0 && !is_of_work_behind (words, i, *start + n) && !is_of_work_at_first (text, words, i))
    return 0;
  if (n == 0)
    n = is_this ? read_of_this (words, plain, i, start) : read_published_by (words, plain, i, start);
  if (n == 0 || !is_of_nobody_else (context, text, words, *start, *start + n))
    return 0;
  praxis_review_words_get_sentence (words, i, &from, &to);
  /* "published their review" is theirs who are named. */
  return is_this || strcmp (fold, "published") != 0 || praxis_review_words_match (words, plain, i, "published in") > 0 ||
         get_people (context, text, from, to, *start, *start + n) > 0 ? n : 0;
}

static void
check_at (PraxisReviewContext *context,
          PraxisReviewText    *text,
          GArray              *words,
          guint                i)
{
  guint start, n = read_of_work (context, text, words, i, &start);
  g_autofree char *name = NULL;
  gsize begin, end;

  if (n == 0)
    return;
  begin = praxis_review_words_get (words, start)->start;
  end = praxis_review_words_get (words, start + n - 1)->end;
  name = g_strndup (praxis_review_text_get_plain (text) + begin, end - begin);
  if (!has_journal (context, name))
    remark (context, text, begin, end);
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);

  for (guint i = 0; i < texts->len; i++)
    {
      GArray *words = praxis_review_context_get_words (context, texts->pdata[i]);

      for (guint j = 0; j < words->len; j++)
        check_at (context, texts->pdata[i], words, j);
    }
}

const PraxisCheck praxis_check_journal = {
  .name = "journal",
  .label = N_("Journal of the work"),
  .rule = N_("The journal that the text names is the one of the reference."),
  .source = NULL,
  .fields = PRAXIS_CHECK_READS_TEXTS | PRAXIS_CHECK_READS (CITATIONS),
  .run = run,
};
