/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-blog-page-line.h"

#include <string.h>

#include "cite/praxis-reference-parser.h"
#include "cite/praxis-reference-text.h"
#include "model/praxis-text.h"

/* What a line of a page is, as far as the line alone tells. */

/* The heading of the last section, folded; misspellings within a few letters count. */
static const char * const implications[] = {
  "practice implications", "practice implication", "implications for practice", "implications for clinical practice", "clinical implications",
  "practical implications", "implications for therapists", "implications for clinicians", "implications for psychotherapists",
  "implications for psychotherapy", "implications for psychotherapy practice", "implications for therapy", "implications for the practice",
  "implications for practitioners", "clinical practice implications", "implications for clinical work", "what this means for practice",
  "implications pour la pratique", "implications cliniques", "implications pratiques", "implications pour la pratique clinique", "implications", NULL
};

/* Lines of the site around the posts, folded. */
static const char * const navigation[] = {
  "home", "blog", "blogs", "about", "about us", "contact", "contact us", "search", "menu", "skip to content", "skip to main content", "main menu",
  "print", "email", "tweet", "subscribe", "next", "previous", "older posts", "newer posts", "read more", "continue reading", "back to top", "top",
  "log in", "login", "register", "francais", "english", "members", "resources", "news", "events", "site map", "sitemap", "privacy", "accessibility",
  "facebook", "twitter", "linkedin", "close", "open", "expand all", "collapse all", "show more", "show less", "lire la suite", "accueil", "recherche",
  "navigation", "toggle navigation", "you are here", "breadcrumb", "first", "last", "pprnet blog", "our blog", "apply", "reset", "filter", "submit", "clear",
  "latest posts", "all posts", "view all", "view abstract", "abstract", "link to article", "full text", "doi", "pages", "link", "article", "citation", "reference", "references", NULL
};

/* Lines behind which nothing belongs to the post any more, folded. */
static const char * const stops[] = {
  "share this", "share", "share this post", "related posts", "related", "comments", "no comments", "leave a comment", "leave a reply", "leave a reply cancel reply",
  "recent posts", "archives", "categories", "tags", "about the author", "follow us", "footer", "like this", "post navigation", "you may also like",
  "popular posts", "add new comment", "subscribe to our newsletter", "partager", "commentaires", "articles recents", NULL
};

static const char * const facet_heads[] = {
  "type of research", "types of research", "topics", "topic", "all topics", "all topics clear", "themes", "categories", "filter by topic", "filter by",
  "browse by topic", "browse topics", "sujets", "themes de recherche", "type de recherche", "filter posts", "select a topic", "research type", "archives", "archive", "tags", NULL
};

/* Sections of a scientific article, which is no blog page and whose headings are no titles. */
static const char * const sections[] = {
  "results", "result", "background", "method", "methods", "findings", "conclusion", "conclusions", "discussion", "summary", "limitations", "the study",
  "introduction", "abstract", "objective", "objectives", "overview", "main findings", "key findings", "research summary",
  "article summary", "sommaire", "resume", "notes", "author", "authors", NULL
};

/**
 * praxis_blog_page_fold:
 * @text: a line
 *
 * Returns: (transfer full): its letters and digits, small and without accents, words parted by one space
 */
char *
praxis_blog_page_fold (const char *text)
{
  g_autofree char *folded = praxis_text_fold (text);
  GString *plain = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (plain, c);
      else if (plain->len > 0 && plain->str[plain->len - 1] != ' ' && c != '\'' && c != 0x2019)
        g_string_append_c (plain, ' ');
    }
  return g_strchomp (g_string_free (plain, FALSE));
}

static gboolean
is_one_of (const char         *folded,
           const char * const *list)
{
  for (gsize i = 0; list[i] != NULL; i++)
    {
      if (strcmp (folded, list[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The Levenshtein distance of two short strings, both shorter than 64 bytes. */
static guint
edit_distance (const char *a,
               const char *b)
{
  guint row[64];
  gsize n = strlen (a), m = strlen (b);

  g_assert (n < G_N_ELEMENTS (row) && m < G_N_ELEMENTS (row));

  for (guint j = 0; j <= m; j++)
    row[j] = j;
  for (guint i = 1; i <= n; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (guint j = 1; j <= m; j++)
        {
          guint above = row[j];

          row[j] = MIN (MIN (row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] != b[j - 1]));
          diagonal = above;
        }
    }
  return row[m];
}

static gboolean
is_implications_heading (const char *text,
                         gsize       length)
{
  g_autofree char *copy = NULL, *folded = NULL;
  gsize n;

  /* All the headings begin with one of these; asked of every line, this spares the rest. */
  if (strchr ("PpIiCcWw", *text) == NULL)
    return FALSE;
  copy = g_strndup (text, length);
  folded = praxis_blog_page_fold (copy);
  n = strlen (folded);

  if (n < 10 || n > 48)
    return FALSE;
  for (gsize i = 0; implications[i] != NULL; i++)
    {
      guint allowed = strlen (implications[i]) >= 18 ? 3 : 1;

      if (edit_distance (folded, implications[i]) <= allowed)
        return TRUE;
    }
  return FALSE;
}

/**
 * praxis_blog_page_is_implications:
 * @text: a line
 *
 * Returns: whether @text is the heading of the practice implications, however it is spelt
 */
gboolean
praxis_blog_page_is_implications (const char *text)
{
  return strlen (text) <= 64 && is_implications_heading (text, strlen (text));
}

/**
 * praxis_blog_page_inline_implications:
 * @text: a line
 *
 * Returns: where the text begins in a line that has the heading of the practice implications in front of it
 *   ("Practice Implications: Ask…"), or 0
 */
gsize
praxis_blog_page_inline_implications (const char *text)
{
  gsize words = 0;

  for (gsize i = 1; text[i] != '\0' && i < 56; i++)
    {
      gsize dash = text[i] != '-' || text[i - 1] == ' ' ? praxis_reference_dash_length (text + i) : 0;

      if (text[i] == ':' || text[i] == '.' || dash > 0)
        {
          gsize behind = i + MAX (dash, 1);

          behind += strspn (text + behind, " ");
          return text[behind] != '\0' && is_implications_heading (text, i) ? behind : 0;
        }
      /* "Practice Implications Ask each…": the heading ran into the text. */
      if (text[i] == ' ' && ++words >= 2 && strlen (text + i) > 20 && g_ascii_isupper (text[i + 1]) && g_ascii_isupper (text[0]) &&
          is_implications_heading (text, i) && !is_implications_heading (text, i + 1 + strcspn (text + i + 1, " ")))
        {
          /* Both words have their capital, or it is a sentence. */
          const char *space = strchr (text, ' ');

          return g_ascii_isupper (space[1]) ? i + 1 : 0;
        }
    }
  return 0;
}

static gboolean
is_navigation (const char *text,
               const char *folded)
{
  if (*folded == '\0' || (is_one_of (folded, navigation) && !g_str_has_suffix (text, ".")))
    return TRUE;
  /* "« first ‹ previous 1 2 3 next › last »" */
  if (strlen (folded) < 60 && (strstr (text, "›") != NULL || strstr (text, "»") != NULL) &&
      (strstr (folded, "next") != NULL || strstr (folded, "previous") != NULL || strstr (folded, "suivant") != NULL))
    return TRUE;
  /* Numbers of pages, and the like. */
  if (strspn (folded, "0123456789 ") == strlen (folded))
    return TRUE;
  if (g_str_has_prefix (text, "©") || g_str_has_prefix (folded, "copyright ") || strstr (folded, "all rights reserved") != NULL)
    return TRUE;
  if (strlen (folded) > 70)
    return FALSE;
  return g_str_has_prefix (folded, "page ") ? strspn (folded + 5, "0123456789 of") == strlen (folded + 5)
    : g_str_has_prefix (folded, "skip to ") || g_str_has_prefix (folded, "posted in ") || g_str_has_prefix (folded, "filed under ") ||
      g_str_has_prefix (folded, "tagged ") || g_str_has_prefix (folded, "last updated ") || g_str_has_prefix (folded, "last modified ") ||
      g_str_has_prefix (folded, "1 2 3 ") || g_str_has_prefix (folded, "you are here ") || g_str_has_prefix (folded, "written by ") ||
      (g_str_has_prefix (folded, "by ") && strlen (folded) < 40 && strchr (text, '.') == NULL) ||
      g_str_has_prefix (folded, "read more about ") || g_str_has_prefix (folded, "continue reading ");
}

/* "This month…" with or without what follows. */
static PraxisBlogPageLineKind
blurb_kind (const char *text,
            const char *folded)
{
  static const char * const starts[] = { "this month", "in this months blog", "this months blog", "ce mois ci", "ce mois", NULL };

  for (gsize i = 0; starts[i] != NULL; i++)
    {
      gsize n = strlen (starts[i]);

      if (!g_str_has_prefix (folded, starts[i]) || g_ascii_isalnum (folded[n]))
        continue;
      if (strlen (folded) <= n + 12)
        return PRAXIS_BLOG_PAGE_LINE_BLURB_HEAD;
      if (praxis_reference_find_word (text, "blog") != NULL || praxis_reference_find_word (text, "blogue") != NULL)
        return PRAXIS_BLOG_PAGE_LINE_BLURB;
    }
  if (g_str_has_prefix (folded, "i blog about ") && strlen (text) < 400)
    return PRAXIS_BLOG_PAGE_LINE_BLURB;
  return PRAXIS_BLOG_PAGE_LINE_PROSE;
}

static gboolean
ends_sentence (const char *text)
{
  gsize n = strlen (text);

  /* A teaser's title is cut short. */
  if (g_str_has_suffix (text, "..."))
    return FALSE;
  while (n > 0 && (strchr (" )\"']", text[n - 1]) != NULL || (guchar) text[n - 1] >= 0x80))
    n--;
  return n > 0 && text[n - 1] == '.';
}

static guint
count_words (const char *text)
{
  guint n = *text != '\0';

  for (; *text != '\0'; text++)
    n += *text == ' ';
  return n;
}

/* Whether a line can be a post's title: short, and no sentence. */
static gboolean
is_title (const PraxisBlock *block,
          const char        *folded)
{
  const char *text = block->text;
  gsize length = strlen (text), end;

  if (length > 240 || block->kind == PRAXIS_BLOCK_ITEM || is_one_of (folded, sections))
    return FALSE;
  if (strchr (text, '@') != NULL || g_str_has_prefix (text, "http"))
    return FALSE;
  if (block->kind == PRAXIS_BLOCK_HEADING)
    return TRUE;
  /* Two sentences are text, whatever the last one ends with. */
  end = praxis_reference_sentence_end (text, 0);
  if (end < length && end > 12 && text[end - 1] == '.' && !block->strong && !g_str_has_suffix (text, "..."))
    return FALSE;
  if (count_words (text) > 32 || ends_sentence (text) || text[length - 1] == ',' || text[length - 1] == ';')
    return FALSE;
  return g_ascii_isdigit (*text) || !g_unichar_islower (g_utf8_get_char (text));
}

/**
 * praxis_blog_page_classify:
 * @block: a block
 * @month: (out): the month of a line that names one
 * @label: (out) (transfer full) (nullable): the month in its words
 *
 * Returns: what @block is by itself; lists of facets are known by what stands before them
 */
PraxisBlogPageLineKind
praxis_blog_page_classify (PraxisBlock  *block,
                           PraxisMonth  *month,
                           char        **label)
{
  g_autofree char *folded = NULL;
  PraxisBlogPageLineKind kind;
  gboolean day;

  *month = PRAXIS_MONTH_NONE;
  *label = NULL;
  if (strlen (block->text) < 400)
    {
      folded = praxis_blog_page_fold (block->text);
      if (praxis_blog_page_is_implications (block->text))
        return PRAXIS_BLOG_PAGE_LINE_IMPLICATIONS;
      if (praxis_blog_page_parse_month (block->text, month, label, &day))
        return day ? PRAXIS_BLOG_PAGE_LINE_DATE : PRAXIS_BLOG_PAGE_LINE_MONTH;
      if (is_one_of (folded, facet_heads))
        return PRAXIS_BLOG_PAGE_LINE_FACET_HEAD;
      if (is_one_of (folded, stops))
        return PRAXIS_BLOG_PAGE_LINE_STOP;
      if (is_navigation (block->text, folded))
        return PRAXIS_BLOG_PAGE_LINE_NAVIGATION;
      kind = blurb_kind (block->text, folded);
      if (kind != PRAXIS_BLOG_PAGE_LINE_PROSE)
        return kind;
    }
  if (praxis_reference_looks_like_one (block->text))
    return PRAXIS_BLOG_PAGE_LINE_CITATION;
  if (folded != NULL && is_title (block, folded))
    return PRAXIS_BLOG_PAGE_LINE_TITLE;
  return PRAXIS_BLOG_PAGE_LINE_PROSE;
}
