/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "cite/praxis-reference-list.h"
#include "praxis-article.h"
#include "praxis-citation-metadata.h"
#include "praxis-hash.h"
#include "praxis-page.h"
#include "praxis-site.h"

/*
 * A page's key is the hash of everything that it is made from. A page whose key is the one in the manifest is right as
 * it is: its posts need not even be read.
 */

/* To be counted up when pages of lists change their form; the other pages are noticed by themselves. */
#define FORM_OF_LISTS "3"

/* Texts are hashed with the NUL that ends them, so that no two lists of texts look the same. */
static void
add (GString    *key,
     const char *text)
{
  if (text == NULL)
    text = "";
  g_string_append_len (key, text, strlen (text) + 1);
}

static void
add_bytes (GString       *key,
           gconstpointer  bytes,
           gsize          length)
{
  g_string_append_len (key, bytes, length);
}

static void
add_number (GString *key,
            guint    number)
{
  add_bytes (key, &number, sizeof number);
}

static GString *
begin (PraxisSite *self,
       const char *path)
{
  GString *key = g_string_sized_new (1024);

  add (key, self->form);
  add (key, path);
  return key;
}

static char *
end (GString *key)
{
  char *text = praxis_hash_data (key->str, key->len);

  g_string_free (key, TRUE);
  return text;
}

/* What a post's own text is. */
static void
add_content (GString         *key,
             PraxisPublished *post)
{
  add (key, post->uuid);
  add_bytes (key, &post->revision, sizeof post->revision);
  add_bytes (key, &post->modified, sizeof post->modified);
}

/* What lists show of a post. */
static void
add_entry (GString    *key,
           PraxisSite *self,
           guint       i)
{
  PraxisPublished *post = praxis_site_get_post (self, i);

  add (key, self->paths->pdata[i]);
  add (key, post->title);
  add (key, post->citation);
  add_number (key, post->month);
}

/* The lists of topics and types with their counts. */
static void
add_facets (GString    *key,
            PraxisSite *self)
{
  add_number (key, self->paths->len);
  for (guint i = 0; i < self->terms->len; i++)
    {
      PraxisSiteTerm *term = self->terms->pdata[i];

      add (key, term->path);
      add (key, praxis_term_get_label (term->term));
      add_number (key, term->posts->len);
    }
}

static void
add_terms (GString    *key,
           PraxisSite *self,
           GPtrArray  *terms)
{
  add_number (key, terms->len);
  for (guint i = 0; i < terms->len; i++)
    {
      PraxisSiteTerm *term = praxis_site_get_term (self, terms->pdata[i]);

      add (key, praxis_term_get_label (terms->pdata[i]));
      add (key, term != NULL ? term->path : NULL);
    }
}

/* How works are written. What the citation engine writes follows its version, which is in the key of the references: to
 * write it here would start an engine for every look at a site. */
static void
add_reference_formats (GString   *key,
                       GPtrArray *citations,
                       GPtrArray *topics)
{
  g_autoptr(PraxisReferenceList) list = praxis_reference_list_new (TRUE);

  praxis_reference_list_add (list, citations, topics);
  for (guint i = 0; i < PRAXIS_N_REFERENCE_FORMATS; i++)
    {
      g_autofree char *text = i != PRAXIS_REFERENCE_BIBTEX ? praxis_reference_list_write (list, i, NULL) : NULL;

      add (key, text);
    }
}

/**
 * praxis_site_key_of_form:
 * @digest: a digest
 * @references: its references
 *
 * Hashes what is in every page, by writing a page with one made-up post: the digest's frame, the words of its language,
 * and the way in which this version of Praxis writes them are all in it.
 *
 * Returns: (transfer full): the key
 */
char *
praxis_site_key_of_form (PraxisDigest     *digest,
                         PraxisReferences *references)
{
  GString *key = g_string_new (NULL);
  g_autoptr(PraxisHtml) html = praxis_html_new ();
  g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) terms = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(PraxisPost) post = NULL;
  const PraxisPage page = {
    .digest = digest,
    .root = "../",
    .address = "posts/x.html",
    .kind = "site-post",
    .citations = citations,
    .has_references = TRUE,
  };

  g_ptr_array_add (citations, praxis_citation_new ("{\"type\":\"chapter\",\"title\":\"t\",\"author\":[{\"family\":\"f\","
                                                   "\"given\":\"Ann\"}],\"editor\":[{\"family\":\"f\",\"given\":\"Ann\"}],"
                                                   "\"container-title\":\"c\",\"volume\":\"1\",\"page\":\"1-2\","
                                                   "\"DOI\":\"10.1/1\",\"issued\":{\"date-parts\":[[2000]]}}", NULL, NULL));
  g_ptr_array_add (terms, praxis_term_new ("u", PRAXIS_VOCABULARY_TOPIC, "l", "s", NULL, FALSE));
  post = praxis_post_new (&(PraxisPostFields) {
    .title = "t",
    .summary = "# h\n\ns <b>*e* [l](x)",
    .implications = "# h\n\ni",
    .month = 200003,
    .citations = citations,
    .terms = { terms, terms },
  });
  praxis_page_begin (html, &page);
  praxis_article_write (html, post, digest, references);
  praxis_citation_metadata_write_spans (html, citations);
  praxis_page_end (html, &page);
  add (key, praxis_html_peek (html, NULL));
  add (key, praxis_references_get_key (references));
  add_reference_formats (key, citations, terms);
  add (key, FORM_OF_LISTS);
  add (key, PACKAGE_VERSION);
  return end (key);
}

/**
 * praxis_site_key_of_post:
 * @self: a site
 * @i: the place of a post
 *
 * Returns: (transfer full): the key of its page
 */
char *
praxis_site_key_of_post (PraxisSite *self,
                         guint       i)
{
  PraxisPublished *post = praxis_site_get_post (self, i);
  GString *key = begin (self, self->paths->pdata[i]);

  add_content (key, post);
  add_number (key, post->month);
  add_terms (key, self, post->terms);
  for (guint n = 0; n < 2; n++)
    {
      guint other = n == 0 ? i - 1 : i + 1;

      if (other >= self->paths->len)
        continue;
      add_number (key, n);
      add (key, self->paths->pdata[other]);
      add (key, praxis_site_get_post (self, other)->title);
    }
  return end (key);
}

/**
 * praxis_site_key_of_month:
 * @self: a site
 * @month: a month
 *
 * Returns: (transfer full): the key of its page
 */
char *
praxis_site_key_of_month (PraxisSite      *self,
                          PraxisSiteMonth *month)
{
  GString *key = begin (self, month->path);

  add (key, month->blurb);
  for (guint i = month->first; i < month->first + month->n; i++)
    {
      PraxisPublished *post = praxis_site_get_post (self, i);

      add_content (key, post);
      add_terms (key, self, post->terms);
    }
  for (guint i = 0; i < self->months->len; i++)
    {
      if (self->months->pdata[i] != month)
        continue;
      for (guint other = i == 0 ? 1 : i - 1; other < self->months->len && other <= i + 1; other += 2)
        add (key, ((PraxisSiteMonth *) self->months->pdata[other])->path);
    }
  return end (key);
}

/**
 * praxis_site_key_of_index:
 * @self: a site
 * @file: its first page
 *
 * Returns: (transfer full): the key of the page
 */
char *
praxis_site_key_of_index (PraxisSite           *self,
                          const PraxisSiteFile *file)
{
  GString *key = begin (self, file->path);
  PraxisSiteMonth *month = praxis_site_get_current (self);

  add (key, praxis_digest_get_introduction (self->publication->digest));
  add_facets (key, self);
  for (guint i = 0; month != NULL && i < month->n; i++)
    {
      if (i == 0)
        add (key, month->blurb);
      add_entry (key, self, month->first + i);
      add_content (key, praxis_site_get_post (self, month->first + i));
      add_terms (key, self, praxis_site_get_post (self, month->first + i)->terms);
    }
  return end (key);
}

/**
 * praxis_site_key_of_archive:
 * @self: a site
 * @file: the page of all posts
 *
 * Returns: (transfer full): the key of the page
 */
char *
praxis_site_key_of_archive (PraxisSite           *self,
                            const PraxisSiteFile *file)
{
  GString *key = begin (self, file->path);

  add_facets (key, self);
  for (guint i = 0; i < self->paths->len; i++)
    add_entry (key, self, i);
  return end (key);
}

/**
 * praxis_site_key_of_term:
 * @self: a site
 * @file: the page of a topic or type of research
 *
 * Returns: (transfer full): the key of the page
 */
char *
praxis_site_key_of_term (PraxisSite           *self,
                         const PraxisSiteFile *file)
{
  const PraxisSiteTerm *term = file->data;
  GString *key = begin (self, file->path);

  add (key, praxis_term_get_label (term->term));
  add_facets (key, self);
  for (guint i = 0; i < term->posts->len; i++)
    add_entry (key, self, g_array_index (term->posts, guint, i));
  return end (key);
}

/**
 * praxis_site_key_of_redirect:
 * @self: a site
 * @file: a page that was
 *
 * Returns: (transfer full): the key of the page
 */
char *
praxis_site_key_of_redirect (PraxisSite           *self,
                             const PraxisSiteFile *file)
{
  const PraxisSiteRedirect *redirect = file->data;
  GString *key = begin (self, file->path);

  add_entry (key, self, redirect->post);
  return end (key);
}

/**
 * praxis_site_key_of_references:
 * @self: a site
 * @path: a file of the works that its posts are about
 *
 * Returns: (transfer full): the key of the file
 */
char *
praxis_site_key_of_references (PraxisSite *self,
                               const char *path)
{
  GString *key = begin (self, path);

  for (guint i = 0; i < self->paths->len; i++)
    {
      PraxisPublished *post = praxis_site_get_post (self, i);

      add_content (key, post);
      add_terms (key, self, post->terms);
    }
  return end (key);
}

/**
 * praxis_site_key_of_facets:
 * @self: a site
 * @path: a file of it
 *
 * Returns: (transfer full): the key of a file that holds the topics and types with their counts
 */
char *
praxis_site_key_of_facets (PraxisSite *self,
                           const char *path)
{
  GString *key = begin (self, path);

  add_facets (key, self);
  return end (key);
}

/**
 * praxis_site_key_of_places:
 * @self: a site
 * @path: a file of it
 * @places: (element-type guint): the places of the posts that it is about
 *
 * Returns: (transfer full): the key of a file that holds what the posts say and what lists say of them, and what the
 *   digest says of itself
 */
char *
praxis_site_key_of_places (PraxisSite *self,
                           const char *path,
                           GArray     *places)
{
  GString *key = begin (self, path);

  add (key, praxis_digest_get_introduction (self->publication->digest));
  for (guint i = 0; i < places->len; i++)
    {
      guint place = g_array_index (places, guint, i);
      PraxisPublished *post = praxis_site_get_post (self, place);

      add_content (key, post);
      add_bytes (key, &post->published, sizeof post->published);
      add_entry (key, self, place);
      add_number (key, post->position);
      add_terms (key, self, post->terms);
    }
  return end (key);
}
