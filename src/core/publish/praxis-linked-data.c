/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-linked-data.h"

#include <string.h>

#include "praxis-page.h"

/* What a post's page tells machines: that it is a review of works, and of which (https://schema.org/Review,
 * https://schema.org/ScholarlyArticle). */

static const char *const types[][2] = {
  { "article-journal", "ScholarlyArticle" },
  { "article", "ScholarlyArticle" },
  { "paper-conference", "ScholarlyArticle" },
  { "review", "ScholarlyArticle" },
  { "book", "Book" },
  { "chapter", "Chapter" },
  { "thesis", "Thesis" },
  { "report", "Report" },
  { "webpage", "WebPage" },
  { "dataset", "Dataset" },
};

static const char *
get_type (PraxisCitation *citation)
{
  const char *type = praxis_citation_get_field (citation, "type");

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (g_strcmp0 (type, types[i][0]) == 0)
        return types[i][1];
    }
  return "CreativeWork";
}

static void
add (PraxisJsonBuilder *doc,
     yyjson_mut_val    *object,
     const char        *key,
     const char        *value)
{
  if (value != NULL && *value != '\0')
    yyjson_mut_obj_add_strcpy (doc, object, key, value);
}

static yyjson_mut_val *
add_object (PraxisJsonBuilder *doc,
            yyjson_mut_val    *object,
            const char        *key,
            const char        *type)
{
  yyjson_mut_val *child = yyjson_mut_obj_add_obj (doc, object, key);

  yyjson_mut_obj_add_str (doc, child, "@type", type);
  return child;
}

static void
add_authors (PraxisJsonBuilder *doc,
             yyjson_mut_val    *work,
             PraxisCitation    *citation)
{
  g_autoptr(GPtrArray) names = praxis_citation_get_names (citation, "author");
  yyjson_mut_val *authors;

  if (names->len == 0)
    return;
  authors = yyjson_mut_obj_add_arr (doc, work, "author");
  for (guint i = 0; i < names->len; i++)
    {
      const PraxisName *name = names->pdata[i];
      yyjson_mut_val *author = yyjson_mut_arr_add_obj (doc, authors);
      g_autoptr(GString) whole = g_string_new (NULL);
      const char *parts[] = { name->given, name->dropping_particle, name->non_dropping_particle, name->family, name->suffix };

      yyjson_mut_obj_add_str (doc, author, "@type", name->literal != NULL ? "Organization" : "Person");
      for (gsize n = 0; n < G_N_ELEMENTS (parts); n++)
        {
          if (parts[n] != NULL)
            g_string_append_printf (whole, "%s%s", whole->len > 0 ? " " : "", parts[n]);
        }
      add (doc, author, "name", name->literal != NULL ? name->literal : whole->str);
    }
}

static void
add_date (PraxisJsonBuilder *doc,
          yyjson_mut_val    *work,
          PraxisCitation    *citation)
{
  g_autofree char *date = NULL;
  int year, month, day;

  if (!praxis_citation_get_issued (citation, &year, &month, &day) || year < 1 || year > 9999)
    return;
  if (month < 1 || month > 12)
    date = g_strdup_printf ("%04d", year);
  else if (day < 1 || day > 31)
    date = g_strdup_printf ("%04d-%02d", year, month);
  else
    date = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  add (doc, work, "datePublished", date);
}

static void
add_work (PraxisJsonBuilder *doc,
          yyjson_mut_val    *works,
          PraxisCitation    *citation)
{
  yyjson_mut_val *work = yyjson_mut_arr_add_obj (doc, works);
  const char *title = praxis_citation_get_field (citation, "title");
  const char *container = praxis_citation_get_field (citation, "container-title");
  const char *doi = praxis_citation_get_field (citation, "DOI");
  gboolean is_article = strcmp (get_type (citation), "ScholarlyArticle") == 0;

  yyjson_mut_obj_add_str (doc, work, "@type", get_type (citation));
  add (doc, work, "name", title != NULL ? title : praxis_citation_get_reference (citation));
  add_authors (doc, work, citation);
  add_date (doc, work, citation);
  if (container != NULL)
    add (doc, add_object (doc, work, "isPartOf", is_article ? "Periodical" : "CreativeWork"), "name", container);
  if (is_article)
    add (doc, work, "pagination", praxis_citation_get_field (citation, "page"));
  if (doi != NULL)
    {
      g_autofree char *address = g_strconcat ("https://doi.org/", strstr (doi, "10.") != NULL ? strstr (doi, "10.") : doi, NULL);

      add (doc, work, "sameAs", address);
    }
}

/**
 * praxis_linked_data_new:
 * @post: a post
 * @digest: its digest
 * @url: (nullable): where its page is on the web
 * @description: (nullable): a sentence of it
 *
 * Returns: (transfer full): what the page says of itself, JSON-LD
 */
PraxisJsonBuilder *
praxis_linked_data_new (PraxisPost   *post,
                        PraxisDigest *digest,
                        const char   *url,
                        const char   *description)
{
  PraxisJsonBuilder *doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (doc);
  yyjson_mut_val *part, *works, *about;
  g_autofree char *month = praxis_month_to_string (praxis_post_get_month (post));
  g_autofree char *site = praxis_page_dup_url (digest, "index.html");
  GPtrArray *citations = praxis_post_get_citations (post);
  GPtrArray *topics = praxis_post_get_terms (post, PRAXIS_VOCABULARY_TOPIC);

  yyjson_mut_doc_set_root (doc, root);
  yyjson_mut_obj_add_str (doc, root, "@context", "https://schema.org");
  yyjson_mut_obj_add_str (doc, root, "@type", "Review");
  add (doc, root, "name", praxis_post_get_title (post));
  add (doc, root, "description", description);
  add (doc, root, "inLanguage", praxis_digest_get_language (digest));
  add (doc, root, "datePublished", month);
  add (doc, root, "url", url);
  if (*praxis_digest_get_author (digest) != '\0')
    add (doc, add_object (doc, root, "author", "Person"), "name", praxis_digest_get_author (digest));
  part = add_object (doc, root, "isPartOf", "Blog");
  add (doc, part, "name", praxis_digest_get_title (digest));
  add (doc, part, "url", site);
  works = yyjson_mut_obj_add_arr (doc, root, "itemReviewed");
  for (guint i = 0; i < citations->len; i++)
    add_work (doc, works, citations->pdata[i]);
  about = yyjson_mut_obj_add_arr (doc, root, "keywords");
  for (guint i = 0; i < topics->len; i++)
    yyjson_mut_arr_add_strcpy (doc, about, praxis_term_get_label (topics->pdata[i]));
  return doc;
}
