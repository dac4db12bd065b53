/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "cite/praxis-reference-list.h"
#include "praxis-article.h"
#include "praxis-citation-metadata.h"
#include "praxis-site-private.h"

/*
 * A page's key is the hash of everything that it is made from. A page whose key is the one in the manifest is right as
 * it is: its posts need not even be read.
 */

/* To be counted up when pages of lists change their form; the other pages are noticed by themselves. */
#define FORM_OF_LISTS "6"

/**
 * praxis_site_key_add:
 * @key: a key
 * @text: (nullable): a text
 *
 * Adds a text with the NUL that ends it, so that no two lists of texts look the same.
 */
void
praxis_site_key_add (GString    *key,
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

/**
 * praxis_site_key_add_number:
 * @key: a key
 * @number: a number
 *
 * Adds a number.
 */
void
praxis_site_key_add_number (GString *key,
                            guint    number)
{
  add_bytes (key, &number, sizeof number);
}

/**
 * praxis_site_key_add_hash:
 * @key: a key
 * @hash: a hash
 *
 * Adds a hash.
 */
void
praxis_site_key_add_hash (GString    *key,
                          PraxisHash  hash)
{
  add_bytes (key, &hash, sizeof hash);
}

/**
 * praxis_site_key_begin:
 * @self: a site
 * @path: the path of a page
 *
 * Returns: (transfer full): its key up to now: what every page is made from
 */
GString *
praxis_site_key_begin (PraxisSite *self,
                       const char *path)
{
  GString *key = g_string_sized_new (1024);

  praxis_site_key_add (key, self->form);
  praxis_site_key_add (key, path);
  return key;
}

/**
 * praxis_site_key_end:
 * @key: (transfer full): a key to which everything was added
 *
 * Returns: (transfer full): the key
 */
char *
praxis_site_key_end (GString *key)
{
  char *text = praxis_hash_data (key->str, key->len);

  g_string_free (key, TRUE);
  return text;
}

/**
 * praxis_site_key_add_content:
 * @key: a key
 * @post: a post
 *
 * Adds what the post's own text is.
 */
void
praxis_site_key_add_content (GString         *key,
                             PraxisPublished *post)
{
  praxis_site_key_add (key, post->uuid);
  add_bytes (key, &post->revision, sizeof post->revision);
  add_bytes (key, &post->modified, sizeof post->modified);
}

/**
 * praxis_site_key_add_entry:
 * @key: a key
 * @self: a site
 * @i: the place of a post
 *
 * Adds what lists show of a post.
 */
void
praxis_site_key_add_entry (GString    *key,
                           PraxisSite *self,
                           guint       i)
{
  praxis_site_key_add_hash (key, g_array_index (self->entries, PraxisHash, i));
}

/**
 * praxis_site_key_add_posts:
 * @key: a key
 * @self: a site
 * @posts: (element-type guint): the places of posts
 *
 * Adds what lists show of posts.
 */
void
praxis_site_key_add_posts (GString    *key,
                           PraxisSite *self,
                           GArray     *posts)
{
  praxis_site_key_add_number (key, posts->len);
  for (guint i = 0; i < posts->len; i++)
    praxis_site_key_add_entry (key, self, g_array_index (posts, guint, i));
}

/* Adds what a page of a post shows of its terms. */
static void
add_terms (GString    *key,
           PraxisSite *self,
           guint       i)
{
  praxis_site_key_add_hash (key, g_array_index (self->terms_of_posts, PraxisHash, i));
}

/**
 * praxis_site_hash_terms:
 * @self: a site whose terms are known
 *
 * Hashes what the page of each post shows of its terms: several keys have it.
 */
void
praxis_site_hash_terms (PraxisSite *self)
{
  g_autoptr(GString) shown = g_string_sized_new (1024);

  for (guint i = 0; i < self->paths->len; i++)
    {
      GPtrArray *terms = praxis_site_get_post (self, i)->terms;
      PraxisHash hash;

      g_string_truncate (shown, 0);
      for (guint j = 0; j < terms->len; j++)
        {
          PraxisSiteTerm *term = praxis_site_get_term (self, terms->pdata[j]);

          praxis_site_key_add (shown, praxis_term_get_label (terms->pdata[j]));
          praxis_site_key_add (shown, term != NULL ? term->path : NULL);
        }
      hash = praxis_hash_bytes (shown->str, shown->len);
      g_array_append_val (self->terms_of_posts, hash);
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

      praxis_site_key_add (key, text);
    }
}

/* Of each measure two that between them show everything which pages can show of one. */
static GPtrArray *
make_findings (void)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint measure = PRAXIS_MEASURE_NONE + 1; measure < PRAXIS_N_MEASURES; measure++)
    {
      PraxisFindingFields fields = PRAXIS_FINDING_FIELDS_INIT;

      fields.measure = measure;
      fields.estimate = 0.5;
      fields.comparison = "c";
      fields.time_point = "t";
      g_ptr_array_add (findings, praxis_finding_new (&fields));
      fields.lower = 0.2;
      fields.upper = 0.8;
      fields.level = 95;
      fields.p = 0.01;
      fields.k = 2;
      fields.n = 20;
      fields.direction = measure % PRAXIS_N_DIRECTIONS;
      fields.is_explained = TRUE;
      g_ptr_array_add (findings, praxis_finding_new (&fields));
    }
  return findings;
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
  g_autoptr(GPtrArray) findings = make_findings ();
  g_autoptr(PraxisPost) post = NULL;
  const PraxisPageStep steps[] = { { "a", "a.html" }, { "b", "posts/x.html" } };
  PraxisPage page = {
    .digest = digest,
    .root = "../",
    .address = "posts/x.html",
    .description = "d",
    .kind = "site-post",
    .changed = 1,
    .minutes = 1,
    .citations = citations,
    .has_references = TRUE,
    .steps = steps,
    .n_steps = G_N_ELEMENTS (steps),
    .shows_steps = TRUE,
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
    .findings = findings,
    .terms = { terms, terms },
  });
  page.post = post;
  praxis_page_begin (html, &page);
  praxis_article_write (html, post, digest, references);
  praxis_citation_metadata_write_spans (html, citations);
  praxis_page_end (html, &page);
  praxis_site_key_add (key, praxis_html_peek (html, NULL));
  praxis_site_key_add (key, praxis_references_get_key (references));
  add_reference_formats (key, citations, terms);
  praxis_site_key_add (key, FORM_OF_LISTS);
  praxis_site_key_add (key, PACKAGE_VERSION);
  return praxis_site_key_end (key);
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
  GString *key = praxis_site_key_begin (self, self->paths->pdata[i]);

  praxis_site_key_add_content (key, post);
  add_bytes (key, &post->published, sizeof post->published);
  praxis_site_key_add_number (key, post->month);
  add_terms (key, self, i);
  for (guint n = 0; n < 2; n++)
    {
      guint other = n == 0 ? i - 1 : i + 1;

      if (other >= self->paths->len)
        continue;
      praxis_site_key_add_number (key, n);
      praxis_site_key_add (key, self->paths->pdata[other]);
      praxis_site_key_add (key, praxis_site_get_post (self, other)->title);
    }
  for (guint n = 0; n < PRAXIS_SITE_N_RELATED; n++)
    {
      guint other = g_array_index (self->related, guint, i * PRAXIS_SITE_N_RELATED + n);

      if (other != G_MAXUINT)
        praxis_site_key_add_entry (key, self, other);
    }
  return praxis_site_key_end (key);
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
  GString *key = praxis_site_key_begin (self, month->path);

  praxis_site_key_add (key, month->blurb);
  for (guint i = month->first; i < month->first + month->n; i++)
    {
      praxis_site_key_add_content (key, praxis_site_get_post (self, i));
      add_terms (key, self, i);
    }
  for (guint i = 0; i < self->months->len; i++)
    {
      if (self->months->pdata[i] != month)
        continue;
      for (guint other = i == 0 ? 1 : i - 1; other < self->months->len && other <= i + 1; other += 2)
        praxis_site_key_add (key, ((PraxisSiteMonth *) self->months->pdata[other])->path);
    }
  return praxis_site_key_end (key);
}

/**
 * praxis_site_key_of_references:
 * @self: a site
 *
 * Returns: (transfer full): the key of each file of the works that its posts are about
 */
char *
praxis_site_key_of_references (PraxisSite *self)
{
  GString *key = praxis_site_key_begin (self, PRAXIS_REFERENCES_STEM);

  for (guint i = 0; i < self->paths->len; i++)
    {
      praxis_site_key_add_content (key, praxis_site_get_post (self, i));
      add_terms (key, self, i);
    }
  return praxis_site_key_end (key);
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
  GString *key = praxis_site_key_begin (self, path);

  praxis_site_key_add (key, praxis_digest_get_introduction (self->publication->digest));
  for (guint i = 0; i < places->len; i++)
    {
      guint place = g_array_index (places, guint, i);
      PraxisPublished *post = praxis_site_get_post (self, place);

      praxis_site_key_add_content (key, post);
      add_bytes (key, &post->published, sizeof post->published);
      praxis_site_key_add_entry (key, self, place);
      praxis_site_key_add_number (key, post->position);
      add_terms (key, self, place);
    }
  return praxis_site_key_end (key);
}
