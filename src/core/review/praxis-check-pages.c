/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cite/praxis-reference-text.h"
#include "praxis-checks.h"

/*
 * Pages that end before they begin. In the fields a hyphen is what CSL has between two pages, and the engine prints a dash; in a
 * reference that is kept as it was printed, readers see the hyphen.
 */

typedef struct
{
  gsize  start;
  gsize  end;
} Span;

/* One page: a letter or two and digits: "S12", "679". Gives its length; sets where its digits start. */
static gsize
read_page (const char *text,
           gsize      *digits)
{
  gsize letters = 0, n;

  while (letters < 2 && g_ascii_isalpha (text[letters]))
    letters++;
  n = strspn (text + letters, "0123456789");
  *digits = letters;
  return n > 0 && n < 10 ? letters + n : 0;
}

static gsize
skip_dashes (const char *text)
{
  gsize n = 0, dash;

  while ((dash = praxis_reference_dash_length (text + n)) > 0 || (text[n] == '-' && (dash = 1) > 0))
    n += dash;
  return n;
}

/* The last page as it is meant: "680" of "679–80". */
static guint64
expand (const char *first,
        gsize       first_length,
        const char *last,
        gsize       last_length)
{
  g_autofree char *whole = NULL;

  if (last_length >= first_length)
    return g_ascii_strtoull (last, NULL, 10);
  whole = g_strdup_printf ("%.*s%.*s", (int) (first_length - last_length), first, (int) last_length, last);
  return g_ascii_strtoull (whole, NULL, 10);
}

/* Whether a text is one range, "679-670", whose end is before its beginning. */
static gboolean
is_reversed (const char *range)
{
  gsize digits, last_digits, n = read_page (range, &digits), dashes = n > 0 ? skip_dashes (range + n) : 0, last_length;
  const char *last = range + n + dashes;

  if (dashes == 0)
    return FALSE;
  last_length = read_page (last, &last_digits);
  if (last_length == 0 || last[last_length] != '\0')
    return FALSE;
  if (last_digits > 0 && (last_digits != digits || g_ascii_strncasecmp (range, last, digits) != 0))
    return FALSE;
  return expand (range + digits, n - digits, last + last_digits, last_length - last_digits) < g_ascii_strtoull (range + digits, NULL, 10);
}

static void
remark_reversed (PraxisReviewContext *context,
                 guint                index,
                 const char          *pages,
                 const char          *range)
{
  g_autofree char *message = g_strdup_printf (_("The pages “%s” end before they begin."), range);

  praxis_review_remark (context, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_ERROR,
    .place = { .field = PRAXIS_DRAFT_CITATIONS, .index = index, .variable = "page" },
    .text = pages,
    .message = message,
    .reason = _("The first page comes first: “670–679”. A last page may be short, “679–80” for “679–680”."),
  });
}

static void
check_pages (PraxisReviewContext *context,
             guint                index,
             const char          *pages)
{
  g_auto(GStrv) ranges = g_strsplit_set (pages, ",;&", -1);

  for (gsize i = 0; ranges[i] != NULL; i++)
    {
      g_autofree char *range = g_strdup (ranges[i]);

      g_strstrip (range);
      if (!is_reversed (range))
        continue;
      remark_reversed (context, index, pages, range);
      return;
    }
}

/* --- Printed references ----------------------------------------------------------------------------------- */

/* Two numbers with a hyphen that stand where pages do: behind ", " or "pp. ", before a period, a comma or a bracket. */
static gboolean
find_hyphen (const char *reference,
             Span       *span)
{
  for (const char *p = strchr (reference, '-'); p != NULL; p = strchr (p + 1, '-'))
    {
      const char *start = p, *end = p + 1;
      gsize n;

      while (start > reference && g_ascii_isdigit (start[-1]))
        start--;
      n = strspn (end, "0123456789");
      end += n;
      if (start == p || n == 0 || start - reference < 3 || (*end != '\0' && strchr (".,);", *end) == NULL))
        continue;
      if (strncmp (start - 2, ", ", 2) != 0 && strncmp (start - 3, "p. ", 3) != 0)
        continue;
      *span = (Span) { (gsize) (start - reference), (gsize) (end - reference) };
      return TRUE;
    }
  return FALSE;
}

static void
check_printed (PraxisReviewContext *context,
               guint                index,
               const char          *reference)
{
  Span span;
  g_autofree char *pages = NULL;
  g_autofree char *message = NULL;

  if (!find_hyphen (reference, &span))
    return;
  pages = g_strndup (reference + span.start, span.end - span.start);
  message = g_strdup_printf (_("The pages “%s” have a hyphen."), pages);
  praxis_review_remark (context, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_SUGGESTION,
    .place = { .field = PRAXIS_DRAFT_CITATIONS, .index = index },
    .text = pages,
    .message = message,
    .reason = _("Between two pages stands a dash: “670–679”. A reference that is kept as it was printed is shown as it is."),
  });
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *citations = praxis_draft_get_citations (praxis_review_context_get_draft (context));

  for (guint i = 0; i < citations->len; i++)
    {
      const char *pages = praxis_citation_get_field (citations->pdata[i], "page");

      if (pages != NULL)
        check_pages (context, i, pages);
      if (praxis_citation_is_verbatim (citations->pdata[i]))
        check_printed (context, i, praxis_citation_get_reference (citations->pdata[i]));
    }
}

const PraxisCheck praxis_check_pages = {
  .name = "pages",
  .label = N_("Pages"),
  .rule = N_("The first page comes first, and a dash stands between the two."),
  .source = "APA 7, 6.6 and 9.25",
  .fields = PRAXIS_CHECK_READS (CITATIONS),
  .run = run,
};
