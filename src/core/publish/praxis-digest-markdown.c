/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-digest-markdown.h"

#include <glib/gi18n-lib.h>

#include "model/praxis-post-body.h"
#include "model/praxis-term.h"
#include "praxis-catalogue.h"
#include "praxis-front-matter-writer.h"
#include "praxis-html.h"
#include "praxis-notice-words.h"

/*
 * What stands around the posts of a digest as Markdown: the digest itself and its issues, in the form that
 * data/sample/README.md settles, and what Hugo has to know to make a site of them.
 */

static char *
dup_body (const char *text)
{
  g_autofree char *body = praxis_post_body_trim (text != NULL ? text : "");

  return *body != '\0' ? g_strconcat (body, "\n", NULL) : g_steal_pointer (&body);
}

static void
add_if_set (PraxisJsonBuilder *json,
            yyjson_mut_val    *object,
            const char        *key,
            const char        *value)
{
  if (value != NULL && *value != '\0')
    praxis_json_add_string (json, object, key, value);
}

static void
add_terms (PraxisJsonBuilder *json,
           yyjson_mut_val    *vocabularies,
           const char        *key,
           GPtrArray         *terms)
{
  yyjson_mut_val *list = yyjson_mut_obj_add_arr (json, vocabularies, key);

  for (guint i = 0; i < terms->len; i++)
    {
      PraxisTerm *term = terms->pdata[i];
      yyjson_mut_val *entry = yyjson_mut_arr_add_obj (json, list);
      const char * const *aliases = praxis_term_get_aliases (term);
      g_autofree char *base = praxis_term_dup_fingerprint (term);

      praxis_json_add_string (json, entry, "label", praxis_term_get_label (term));
      praxis_json_add_string (json, entry, "uuid", praxis_term_get_uuid (term));
      praxis_json_add_string (json, entry, "slug", praxis_term_get_slug (term));
      if (aliases != NULL && *aliases != NULL)
        praxis_json_add_strv (json, entry, "aliases", aliases);
      if (praxis_term_is_retired (term))
        yyjson_mut_obj_add_bool (json, entry, "retired", TRUE);
      praxis_json_add_string (json, entry, "base", base);
    }
}

/**
 * praxis_digest_to_markdown:
 * @digest: a digest
 * @terms: (array fixed-size=2): the terms of its vocabularies, with their other names
 *
 * Returns: (transfer full): the digest as Markdown with front matter: its words, its settings and its vocabularies
 */
char *
praxis_digest_to_markdown (PraxisDigest      *digest,
                           GPtrArray * const *terms)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *header = yyjson_mut_obj (json);
  yyjson_mut_val *vocabularies;
  g_autofree char *body = dup_body (praxis_digest_get_introduction (digest));
  g_autofree char *base = praxis_digest_dup_fingerprint (digest);

  g_return_val_if_fail (PRAXIS_IS_DIGEST (digest), NULL);

  praxis_json_add_string (json, header, "uuid", praxis_digest_get_uuid (digest));
  praxis_json_add_string (json, header, "slug", praxis_digest_get_slug (digest));
  praxis_json_add_string (json, header, "title", praxis_digest_get_title (digest));
  add_if_set (json, header, "author", praxis_digest_get_author (digest));
  praxis_json_add_string (json, header, "language", praxis_digest_get_language (digest));
  add_if_set (json, header, "licence", praxis_digest_get_licence (digest));
  add_if_set (json, header, "base_url", praxis_digest_get_base_url (digest));
  add_if_set (json, header, "citation_style", praxis_digest_get_citation_style (digest));
  add_if_set (json, header, "citation_locale", praxis_digest_get_citation_locale (digest));
  add_if_set (json, header, "site_theme", praxis_digest_get_site_theme (digest));
  add_if_set (json, header, "site_header", praxis_digest_get_site_header (digest));
  add_if_set (json, header, "site_footer", praxis_digest_get_site_footer (digest));
  if (praxis_digest_get_origin (digest) == PRAXIS_ORIGIN_SAMPLE)
    yyjson_mut_obj_add_bool (json, header, "sample", TRUE);
  praxis_json_add_string (json, header, "base", base);
  vocabularies = yyjson_mut_obj_add_obj (json, header, "vocabularies");
  add_terms (json, vocabularies, "topics", terms[PRAXIS_VOCABULARY_TOPIC]);
  add_terms (json, vocabularies, "types", terms[PRAXIS_VOCABULARY_TYPE]);
  return praxis_front_matter_write (json, header, body);
}

/**
 * praxis_issue_to_markdown:
 * @issue: an issue
 * @language: the digest's language
 * @slugs: (array zero-terminated=1): its posts, in its order
 *
 * Returns: (transfer full): the issue as Markdown with front matter
 */
char *
praxis_issue_to_markdown (PraxisIssue        *issue,
                          const char         *language,
                          const char * const *slugs)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *header = yyjson_mut_obj (json);
  g_autofree char *month = praxis_month_to_string (praxis_issue_get_month (issue));
  g_autofree char *title = praxis_catalogue_format_month (language, praxis_issue_get_month (issue));
  g_autofree char *date = g_strconcat (month, "-01", NULL);
  g_autofree char *body = dup_body (praxis_issue_get_blurb (issue));
  g_autofree char *base = praxis_issue_fingerprint (praxis_issue_get_blurb (issue));

  praxis_json_add_string (json, header, "uuid", praxis_issue_get_uuid (issue));
  praxis_json_add_string (json, header, "month", month);
  praxis_json_add_strv (json, header, "posts", slugs);
  praxis_json_add_string (json, header, "base", base);
  praxis_json_add_string (json, header, "title", title);
  praxis_json_add_string (json, header, "date", date);
  return praxis_front_matter_write (json, header, body);
}

/* --- Hugo ------------------------------------------------------------------------------------------------- */

/* Words of the pages that the layouts ask for. */
static const struct
{
  const char *key;
  const char *word;
} words[] = {
  { "issues", NC_ ("page", "Issues") },
  { "posts", NC_ ("page", "Posts") },
  { "topics", NC_ ("page", "Topics") },
  { "types", NC_ ("page", "Type of Research") },
  { "implications", NC_ ("page", "Practice Implications") },
  { "licence", NC_ ("page", "Licence:") },
  { "notice", NC_ ("page", "Read the Notice") },
  { "untitled", NC_ ("page", "Untitled") },
  { "without_month", NC_ ("page", "Without a month") },
};

/* A basic string of TOML 1.0. */
static void
append_toml (GString    *out,
             const char *key,
             const char *value)
{
  g_string_append_printf (out, "%s = \"", key);
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", (char) c);
      else if (c < 0x20 || c == 0x7f)
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_unichar (out, c);
    }
  g_string_append (out, "\"\n");
}

/* What readers are told of a notice, by its state. */
static void
append_notices (GString    *out,
                const char *language)
{
  for (guint state = PRAXIS_NOTICE_NONE_KNOWN + 1; state < PRAXIS_N_NOTICE_STATES; state++)
    {
      g_autoptr(PraxisNotice) notice = praxis_notice_new (state, NULL, NULL, NULL, NULL);
      g_autofree char *key = g_strconcat ("notice_", praxis_notice_state_to_string (state), NULL);

      append_toml (out, key, praxis_notice_get_words (notice, language));
    }
}

/* Where what is in the folder goes, so that it can stay in the form that is read back; nothing of CommonMark is changed. */
static const char settings[] =
  "\n[taxonomies]\n"
  "topic = \"topics\"\n"
  "type = \"types\"\n"
  "\n[markup.goldmark.extensions]\n"
  "definitionList = false\n"
  "footnote = false\n"
  "linkify = false\n"
  "strikethrough = false\n"
  "table = false\n"
  "taskList = false\n"
  "[markup.goldmark.extensions.typographer]\n"
  "disable = true\n"
  "[markup.goldmark.parser.attribute]\n"
  "block = false\n"
  "title = false\n"
  "\n[[module.mounts]]\n"
  "source = \"digest.md\"\n"
  "target = \"content/_index.md\"\n"
  "[[module.mounts]]\n"
  "source = \"issues\"\n"
  "target = \"content/issues\"\n"
  "[[module.mounts]]\n"
  "source = \"posts\"\n"
  "target = \"content/posts\"\n"
  "[[module.mounts]]\n"
  "source = \"layouts\"\n"
  "target = \"layouts\"\n"
  "[[module.mounts]]\n"
  "source = \"static\"\n"
  "target = \"static\"\n";

static void
append_mounts (GString   *out,
               GPtrArray *terms)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const PraxisHugoTerm *term = terms->pdata[i];

      g_string_append (out, "[[module.mounts]]\n");
      append_toml (out, "source", term->path);
      append_toml (out, "target", term->target);
    }
}

/**
 * praxis_digest_to_hugo:
 * @digest: a digest
 * @terms: (element-type PraxisHugoTerm): its topics and types that have files of their own
 *
 * Returns: (transfer full): a "hugo.toml" beside "digest.md", with which Hugo makes a site of the folder
 */
char *
praxis_digest_to_hugo (PraxisDigest *digest,
                       GPtrArray    *terms)
{
  g_autoptr(GString) out = g_string_new (NULL);
  const char *language = praxis_digest_get_language (digest);
  const char *base_url = praxis_digest_get_base_url (digest);

  g_return_val_if_fail (PRAXIS_IS_DIGEST (digest), NULL);

  append_toml (out, "baseURL", base_url != NULL && *base_url != '\0' ? base_url : "/");
  append_toml (out, "title", praxis_digest_get_title (digest));
  append_toml (out, "languageCode", language);
  g_string_append (out, "uglyURLs = true\nrelativeURLs = true\nbuildFuture = true\nenableEmoji = false\n"
                   "capitalizeListTitles = false\ntitleCaseStyle = \"none\"\n\n[params]\n");
  append_toml (out, "author", praxis_digest_get_author (digest));
  append_toml (out, "licence", praxis_digest_get_licence (digest));
  append_toml (out, "language", language);
  append_toml (out, "direction", praxis_html_get_direction (language));
  g_string_append (out, "\n[params.words]\n");
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    append_toml (out, words[i].key, praxis_catalogue_get (language, "page", words[i].word));
  append_notices (out, language);
  g_string_append (out, settings);
  append_mounts (out, terms);
  return g_string_free_and_steal (g_steal_pointer (&out));
}
