/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "praxis-reference-private.h"
#include "praxis-reference-text.h"

/* What is neither article nor book: theses, reports, preprints, talks, data, films. All of them say what they are, in brackets
 * behind the title or by the name of the archive. The words are those of the APA manual's reference examples
 * (https://apastyle.apa.org/style-grammar-guidelines/references/examples). */

static const struct
{
  const char *word;
  const char *type;
} descriptors[] = {
  { "dissertation", "thesis" }, { "thesis", "thesis" }, { "thèse", "thesis" }, { "mémoire de", "thesis" }, { "habilitation", "thesis" },
  { "data set", "dataset" }, { "dataset", "dataset" }, { "computer software", "software" }, { "mobile app", "software" },
  { "database record", "document" }, { "video", "motion_picture" }, { "film", "motion_picture" }, { "webinar", "motion_picture" }, { "podcast", "broadcast" },
  { "paper presentation", "speech" }, { "paper presented", "speech" }, { "poster presented", "speech" }, { "conference session", "speech" },
  { "conference presentation", "speech" }, { "poster presentation", "speech" }, { "keynote", "speech" }, { "symposium", "speech" },
  { "conference paper", "paper-conference" }, { "unpublished manuscript", "manuscript" }, { "manuscript submitted", "manuscript" },
  { "manuscript in preparation", "manuscript" },
  { "unpublished raw data", "dataset" }, { "preprint", "article" }, { "white paper", "report" }, { "policy brief", "report" },
  { "blog post", "post-weblog" }, { "web page", "webpage" }, { "website", "webpage" }, { "press release", "report" },
};

static const char * const report_words[] = {
  "report", "publication no", "publication number", "working paper", "discussion paper", "technical", "guideline", "monograph no", "bulletin no", "policy brief",
  "document no", "standard no", "issue brief", "research brief", "cat. no", "catalogue no", "special publication", NULL
};

static const char * const servers[] = {
  "psyarxiv", "arxiv", "medrxiv", "biorxiv", "ssrn", "osf preprints", "osf", "research square", "preprints", "preprints.org", "edarxiv", "socarxiv",
  "authorea", "eric", "ssrn electronic journal", "arxiv preprint", "open science framework", NULL
};

/* The type that the words in a bracket give, or NULL. */
static const char *
descriptor_type (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (descriptors); i++)
    {
      if (praxis_reference_find_word (text, descriptors[i].word) != NULL)
        return descriptors[i].type;
    }
  return NULL;
}

/* "Report No. 12-3" → genre "Report", number "12-3"; "NICE guideline NG22" → "NICE guideline", "NG22". */
static gboolean
take_report_number (PraxisReferenceState *state,
                    const char           *text)
{
  gboolean telling = FALSE;
  const char *no = strstr (text, "No. ");
  g_autofree char *genre = NULL;
  gsize length = strlen (text), at;

  for (gsize i = 0; report_words[i] != NULL; i++)
    telling = telling || praxis_reference_find_word (text, report_words[i]) != NULL;
  if (!telling || length > 80 || strpbrk (text, "0123456789") == NULL)
    return FALSE;
  if (no == NULL)
    no = strstr (text, "Number ");
  if (no != NULL)
    {
      genre = praxis_reference_slice (text, 0, (gsize) (no - text));
      no += strcspn (no, " ") + 1;
    }
  else
    {
      for (at = length; at > 0 && text[at - 1] != ' '; at--)
        ;
      if (at == 0 || strpbrk (text + at, "0123456789") == NULL)
        return FALSE;
      genre = praxis_reference_slice (text, 0, at);
      no = text + at;
    }
  praxis_citation_builder_set_string (state->builder, "genre", genre);
  praxis_citation_builder_set_string (state->builder, "number", no);
  return TRUE;
}

/* "Doctoral dissertation, University of Somewhere" → genre, publisher. */
static void
take_thesis (PraxisReferenceState *state,
             const char           *text)
{
  g_autofree char *copy = g_strdup (text);
  char *comma = strchr (copy, ',');

  if (comma != NULL)
    {
      *comma = '\0';
      praxis_citation_builder_set_string (state->builder, "publisher", g_strstrip (comma + 1));
    }
  praxis_citation_builder_set_string (state->builder, "genre", g_strstrip (copy));
}

/* What stands behind the descriptor of a thesis: the university where it is not named yet, or the archive. */
static void
take_thesis_source (PraxisReferenceState *state,
                    const char           *text,
                    gboolean              has_university)
{
  g_autofree char *copy = praxis_reference_trim (g_strdup (text), ".,;:");
  gsize end = praxis_reference_sentence_end (copy, 0);
  g_autofree char *first = praxis_reference_trim (praxis_reference_slice (copy, 0, end), ".,");
  g_autofree char *second = praxis_reference_trim (g_strdup (copy + end), ".,");

  if (has_university)
    {
      praxis_citation_builder_set_string (state->builder, "archive", copy);
      return;
    }
  praxis_reference_parse_publisher (state, first);
  praxis_citation_builder_set_string (state->builder, "archive", second);
}

static gboolean
is_server (const char *text)
{
  g_autofree char *name = praxis_reference_trim (g_strdup (text), ".,;");

  return praxis_reference_in_list (name, servers);
}

/* "(arXiv:2001.01234)", "(ED545393)" behind the title. */
static void
take_preprint_number (PraxisReferenceState *state,
                      char                 *title)
{
  char *open = strrchr (title, '(');
  gssize close = open != NULL ? praxis_reference_closing (title, (gsize) (open - title)) : -1;
  g_autofree char *inside = NULL;
  guint digits = 0;

  if (close < 0 || strcmp (title + close + 1, ".") != 0)
    return;
  inside = praxis_reference_slice (open, 1, (gsize) (title + close - open));
  for (gsize i = 0; inside[i] != '\0'; i++)
    digits += g_ascii_isdigit (inside[i]);
  /* "(COVID-19)" is none. */
  if (digits < 4 || strchr (inside, ' ') != NULL || !g_ascii_isalpha (*inside))
    return;
  praxis_citation_builder_set_string (state->builder, "number", inside);
  *open = '\0';
  g_strchomp (title);
}

/* "… Title. PsyArXiv", "… Title. arXiv preprint arXiv:2001.01234". */
static gboolean
parse_preprint (PraxisReferenceState *state,
                const char           *text)
{
  gsize length = strlen (text), at = 0, last = 0;
  g_autofree char *title = NULL, *server = NULL;
  char *number;

  while (at < length)
    {
      gsize end = praxis_reference_sentence_end (text, at);

      if (end >= length)
        break;
      at = last = end;
      while (text[at] == ' ')
        at++;
    }
  if (last == 0)
    return FALSE;
  server = praxis_reference_trim (g_strdup (text + last), ".,;()[] ");
  number = strstr (server, "arXiv:");
  if (number != NULL)
    {
      praxis_citation_builder_set_string (state->builder, "number", number);
      *number = '\0';
      praxis_reference_trim (server, ".,;(");
      if (*server == '\0')
        {
          g_free (server);
          server = g_strdup ("arXiv");
        }
    }
  if (!is_server (server))
    return FALSE;
  if (g_ascii_strcasecmp (server, "arXiv preprint") == 0)
    server[5] = '\0';
  title = praxis_reference_slice (text, 0, last);
  if (number == NULL)
    take_preprint_number (state, title);
  praxis_reference_set_type (state, "article");
  praxis_reference_set_title (state, title);
  praxis_citation_builder_set_string (state->builder, "publisher", server);
  state->confidence++;
  return TRUE;
}

/* Without brackets: "Title. Unpublished doctoral dissertation, University of Somewhere." */
static gboolean
parse_bare_descriptor (PraxisReferenceState *state,
                   const char           *text)
{
  for (gsize at = 0; text[at] != '\0';)
    {
      gsize end = praxis_reference_sentence_end (text, at);
      gsize next = end + strspn (text + end, " ");
      g_autofree char *rest = NULL, *title = NULL;
      gsize stop;

      if (text[next] == '\0')
        return FALSE;
      stop = praxis_reference_sentence_end (text, next);
      rest = praxis_reference_trim (praxis_reference_slice (text, next, stop), ".");
      if (praxis_reference_has_prefix (rest, "manuscript ") || praxis_reference_has_prefix (rest, "unpublished manuscript"))
        {
          title = praxis_reference_slice (text, 0, end);
          praxis_reference_set_type (state, "manuscript");
          praxis_reference_set_title (state, title);
          praxis_citation_builder_set_string (state->builder, "genre", rest);
          praxis_reference_parse_publisher (state, text + stop);
          return TRUE;
        }
      if (strlen (rest) < 160 && praxis_reference_starts_upper (rest) &&
          g_strcmp0 (descriptor_type (rest), "thesis") == 0 &&
          (praxis_reference_has_prefix (rest, "unpublished") || praxis_reference_has_prefix (rest, "doctoral") || praxis_reference_has_prefix (rest, "master") ||
           praxis_reference_has_prefix (rest, "phd") || praxis_reference_has_prefix (rest, "ph.d") || praxis_reference_has_prefix (rest, "th")))
        {
          title = praxis_reference_slice (text, 0, end);
          praxis_reference_set_type (state, "thesis");
          praxis_reference_set_title (state, title);
          take_thesis (state, rest);
          if (text[stop + strspn (text + stop, " .")] != '\0')
            take_thesis_source (state, text + stop, strchr (rest, ',') != NULL);
          state->confidence++;
          return TRUE;
        }
      at = next;
    }
  return FALSE;
}

/* The source of a talk: "Meeting of the Society, Place". */
static void
take_event (PraxisReferenceState *state,
            const char           *text)
{
  g_autofree char *copy = praxis_reference_trim (g_strdup (text), ".,;");
  char *comma = strchr (copy, ',');

  if (comma != NULL)
    {
      *comma = '\0';
      praxis_citation_builder_set_string (state->builder, "event-place", g_strstrip (comma + 1));
    }
  praxis_citation_builder_set_string (state->builder, "event-title", g_strstrip (copy));
}

/* "In This harbor life. WBEZ Harbor": the series of an episode and who makes it; of a series stands only the latter. */
static void
take_broadcast (PraxisReferenceState *state,
                const char           *text)
{
  gsize end = praxis_reference_has_prefix (text, "in ") ? praxis_reference_sentence_end (text, 0) : 0;

  if (end > 0)
    {
      g_autofree char *series = praxis_reference_slice (text, strlen ("in "), end);

      praxis_reference_set_container (state, series);
    }
  praxis_reference_parse_publisher (state, text + end);
}

/* "(Version 2)", "(ICPSR 37080; Version V1)" of data and software, "(No. 443)" of an episode. */
static gboolean
take_version (PraxisReferenceState *state,
              const char           *text)
{
  g_auto(GStrv) parts = g_strsplit (text, ";", -1);
  guint n = g_strv_length (parts);
  const char *last = n > 0 ? g_strstrip (parts[n - 1]) : "";

  if (n == 1 && praxis_reference_has_prefix (text, "no. ") && strlen (text) < 12)
    {
      praxis_citation_builder_set_string (state->builder, "number", text + strlen ("no. "));
      return TRUE;
    }
  if (n == 0 || n > 2 || !praxis_reference_has_prefix (last, "version ") || strlen (text) > 60)
    return FALSE;
  praxis_citation_builder_set_string (state->builder, "version", last + strlen ("version "));
  if (n == 2)
    praxis_citation_builder_set_string (state->builder, "number", g_strstrip (parts[0]));
  return TRUE;
}

/* "A talk. In A. Smith & B. Jones (Chairs), A symposium": gives the symposium, and @title ends before it. */
static void
take_session (PraxisReferenceState *state,
              char                 *title)
{
  const char *chairs = strstr (title, " (Chair");
  g_autofree char *text = NULL;
  g_autoptr(PraxisNameList) names = NULL;
  gssize close = chairs != NULL ? praxis_reference_closing (title, (gsize) (chairs + 1 - title)) : -1;
  const char *in = close >= 0 ? g_strrstr_len (title, chairs - title, " In ") : NULL;

  if (in == NULL)
    return;
  text = praxis_reference_slice (in, strlen (" In "), (gsize) (chairs - in));
  names = praxis_name_list_new (text);
  if (names->prose || names->names->len == 0)
    return;
  praxis_reference_add_names (state, "chair", names);
  praxis_reference_set_container (state, title + close + 1);
  title[in - title] = '\0';
}

static void
take_source (PraxisReferenceState *state,
             const char           *type,
             const char           *source,
             gboolean              has_university)
{
  if (*source == '\0')
    return;
  if (strcmp (type, "thesis") == 0)
    take_thesis_source (state, source, has_university);
  else if (strcmp (type, "speech") == 0 || strcmp (type, "paper-conference") == 0)
    take_event (state, source);
  else if (strcmp (type, "broadcast") == 0)
    take_broadcast (state, source);
  else if (strcmp (type, "post-weblog") == 0 || strcmp (type, "webpage") == 0)
    praxis_reference_set_container (state, source);
  else
    praxis_reference_parse_publisher (state, source);
}

/* Whether a bracket that says what the work is follows at once. */
static gboolean
is_before_descriptor (const char *text,
                      gsize       close)
{
  gsize open = close + 1 + strspn (text + close + 1, " ");
  gssize end = text[open] == '[' ? praxis_reference_closing (text, open) : -1;
  g_autofree char *inside = end >= 0 ? praxis_reference_slice (text, open + 1, (gsize) end) : NULL;

  return inside != NULL && descriptor_type (inside) != NULL;
}

/**
 * praxis_reference_parse_grey:
 * @state: the reference
 * @text: what stands behind the year
 *
 * Returns: whether the text says that it is a thesis, a report, a preprint or the like
 */
gboolean
praxis_reference_parse_grey (PraxisReferenceState *state,
                             const char           *text)
{
  const char *type = NULL;
  gsize open = 0, behind = 0;
  gboolean has_university = FALSE;
  g_autofree char *title = NULL, *source = NULL;

  for (gsize i = 1; *text != '\0' && text[i] != '\0'; i++)
    {
      gssize close;
      g_autofree char *inside = NULL;
      const char *found;

      if ((text[i] != '(' && text[i] != '[') || (close = praxis_reference_closing (text, i)) < 0)
        continue;
      inside = praxis_reference_slice (text, i + 1, (gsize) close);
      found = strlen (inside) < 160 && !praxis_reference_has_prefix (inside, "review of") ? descriptor_type (inside) : NULL;
      if (found != NULL && (text[i] == '[' || strcmp (found, "thesis") == 0 || strcmp (found, "manuscript") == 0))
        {
          type = found;
          if (strcmp (type, "thesis") == 0)
            {
              take_thesis (state, inside);
              has_university = strchr (inside, ',') != NULL;
            }
          else
            {
              praxis_citation_builder_set_string (state->builder, "genre", inside);
            }
        }
      else if (text[i] == '(' && take_report_number (state, inside))
        {
          type = type != NULL ? type : "report";
        }
      else if (text[i] == '(' && is_before_descriptor (text, (gsize) close) && take_version (state, inside))
        {
          ;
        }
      else
        {
          continue;
        }
      if (open == 0)
        open = i;
      behind = (gsize) close + 1;
      i = behind - 1;
    }
  if (type == NULL)
    return parse_preprint (state, text) || parse_bare_descriptor (state, text);

  title = praxis_reference_slice (text, 0, open);
  if (strcmp (type, "speech") == 0)
    take_session (state, title);
  source = praxis_reference_trim (g_strdup (text + behind), ".,;:");
  praxis_reference_set_type (state, type);
  praxis_reference_set_title (state, title);
  take_source (state, type, source, has_university);
  state->confidence++;
  return TRUE;
}
