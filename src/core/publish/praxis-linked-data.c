/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-linked-data.h"

#include <string.h>

/*
 * What a page tells machines, in the words of schema.org: a post's that it is a post of a blog, and which works it cites
 * (https://schema.org/BlogPosting, https://schema.org/ScholarlyArticle); the first page's that it is a blog
 * (https://schema.org/Blog); any other's that it is a page of posts. Where the site has an address, pages say what is
 * above them (https://schema.org/BreadcrumbList). What is not known is not said.
 */

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

/* Whether a person writes a digest or a group is not known; schema.org takes a text for either. */
static void
add_author (PraxisJsonBuilder *doc,
            yyjson_mut_val    *object,
            PraxisDigest      *digest)
{
  add (doc, object, "author", praxis_digest_get_author (digest));
}

static void
add_licence (PraxisJsonBuilder *doc,
             yyjson_mut_val    *object,
             PraxisDigest      *digest)
{
  g_autofree char *url = praxis_page_dup_licence_url (praxis_digest_get_licence (digest));

  add (doc, object, "license", url);
}

static void
add_keywords (PraxisJsonBuilder *doc,
              yyjson_mut_val    *object,
              PraxisPost        *post)
{
  yyjson_mut_val *keywords = yyjson_mut_obj_add_arr (doc, object, "keywords");

  for (guint v = 0; v < PRAXIS_N_VOCABULARIES; v++)
    {
      GPtrArray *terms = praxis_post_get_terms (post, v);

      for (guint i = 0; i < terms->len; i++)
        yyjson_mut_arr_add_strcpy (doc, keywords, praxis_term_get_label (terms->pdata[i]));
    }
}

static void
add_times (PraxisJsonBuilder *doc,
           yyjson_mut_val    *object,
           const PraxisPage  *page)
{
  g_autofree char *month = praxis_month_to_string (praxis_post_get_month (page->post));
  g_autoptr(GDateTime) date = page->changed > 0 ? g_date_time_new_from_unix_utc (page->changed) : NULL;
  g_autofree char *changed = date != NULL ? g_date_time_format (date, "%Y-%m-%d") : NULL;

  add (doc, object, "datePublished", month);
  add (doc, object, "dateModified", changed);
  if (page->minutes > 0)
    {
      g_autofree char *duration = g_strdup_printf ("PT%uM", page->minutes);

      add (doc, object, "timeRequired", duration);
    }
}

static void
add_post (PraxisJsonBuilder *doc,
          yyjson_mut_val    *object,
          const PraxisPage  *page)
{
  GPtrArray *citations = praxis_post_get_citations (page->post);
  yyjson_mut_val *works;

  yyjson_mut_obj_add_str (doc, object, "@type", "BlogPosting");
  add (doc, object, "headline", praxis_post_get_title (page->post));
  add (doc, object, "description", page->description);
  add_times (doc, object, page);
  works = yyjson_mut_obj_add_arr (doc, object, "citation");
  for (guint i = 0; i < citations->len; i++)
    add_work (doc, works, citations->pdata[i]);
  add_keywords (doc, object, page->post);
}

static void
add_page (PraxisJsonBuilder *doc,
          yyjson_mut_val    *graph,
          const PraxisPage  *page)
{
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, graph);
  g_autofree char *url = praxis_page_dup_url (page->digest, page->address);
  g_autofree char *site = praxis_page_dup_url (page->digest, "index.html");
  gboolean is_first = page->post == NULL && page->title == NULL;

  if (page->post != NULL)
    {
      add_post (doc, object, page);
    }
  else
    {
      yyjson_mut_obj_add_str (doc, object, "@type", is_first ? "Blog" : "CollectionPage");
      add (doc, object, "name", is_first ? praxis_digest_get_title (page->digest) : page->title);
      add (doc, object, "description", page->description);
    }
  add (doc, object, "inLanguage", praxis_digest_get_language (page->digest));
  add (doc, object, "url", url);
  add_author (doc, object, page->digest);
  add_licence (doc, object, page->digest);
  if (!is_first)
    {
      yyjson_mut_val *blog = add_object (doc, object, "isPartOf", "Blog");

      add (doc, blog, "name", praxis_digest_get_title (page->digest));
      add (doc, blog, "url", site);
    }
}

static void
add_steps (PraxisJsonBuilder *doc,
           yyjson_mut_val    *graph,
           const PraxisPage  *page)
{
  yyjson_mut_val *list = yyjson_mut_arr_add_obj (doc, graph);
  yyjson_mut_val *items;

  yyjson_mut_obj_add_str (doc, list, "@type", "BreadcrumbList");
  items = yyjson_mut_obj_add_arr (doc, list, "itemListElement");
  for (gsize i = 0; i < page->n_steps; i++)
    {
      g_autofree char *url = praxis_page_dup_url (page->digest, page->steps[i].path);
      yyjson_mut_val *item = yyjson_mut_arr_add_obj (doc, items);

      yyjson_mut_obj_add_str (doc, item, "@type", "ListItem");
      yyjson_mut_obj_add_uint (doc, item, "position", i + 1);
      add (doc, item, "name", page->steps[i].name);
      add (doc, item, "item", url);
    }
}

/**
 * praxis_linked_data_new:
 * @page: a page
 *
 * Returns: (transfer full) (nullable): what the page says of itself, JSON-LD; %NULL where there is nothing to say
 */
PraxisJsonBuilder *
praxis_linked_data_new (const PraxisPage *page)
{
  g_autofree char *url = praxis_page_dup_url (page->digest, page->address);
  PraxisJsonBuilder *doc;
  yyjson_mut_val *root, *graph;

  if (page->is_missing || (page->root == NULL && page->post == NULL))
    return NULL;
  doc = yyjson_mut_doc_new (NULL);
  root = yyjson_mut_obj (doc);
  yyjson_mut_doc_set_root (doc, root);
  yyjson_mut_obj_add_str (doc, root, "@context", "https://schema.org");
  graph = yyjson_mut_obj_add_arr (doc, root, "@graph");
  add_page (doc, graph, page);
  if (url != NULL && page->n_steps > 0)
    add_steps (doc, graph, page);
  return doc;
}
