/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "praxis-feed.h"
#include "praxis-site-private.h"
#include "praxis-site-search.h"

/*
 * The two facets of a site, topics and types of research, which combine by plain links: the pages of a topic, of a type,
 * and of both. Each page has the list of either facet, in which it is marked what is chosen, and in which every link
 * changes one facet and leaves the other. What would lead to nothing is not in it.
 */

static const char *
get_name (PraxisSite       *self,
          PraxisVocabulary  vocabulary)
{
  return vocabulary == PRAXIS_VOCABULARY_TOPIC ? praxis_site_word (self, NC_ ("page", "Topics"))
                                               : praxis_site_word (self, NC_ ("page", "Type of Research"));
}

static void
write_facet (PraxisHtml *html,
             const char *root,
             const char *path,
             const char *label,
             guint       count,
             gboolean    here)
{
  g_autofree char *address = g_strconcat (root, path, NULL);

  praxis_html_open (html, "li", NULL);
  praxis_html_open (html, "a", "href", address, "aria-current", here ? "page" : NULL, NULL);
  praxis_html_element (html, "span", label, NULL);
  praxis_site_write_count (html, count);
  praxis_html_close (html);
  praxis_html_close (html);
}

static void
write_all (PraxisHtml       *html,
           PraxisSite       *self,
           PraxisVocabulary  vocabulary,
           const char       *root,
           PraxisSiteTerm   *other,
           gboolean          here)
{
  const char *label = vocabulary == PRAXIS_VOCABULARY_TOPIC ? praxis_site_word (self, NC_ ("page", "All topics"))
                                                            : praxis_site_word (self, NC_ ("page", "All types"));

  write_facet (html, root, other != NULL ? other->path : "archive.html", label,
               other != NULL ? other->posts->len : self->paths->len, here);
}

/* The list of one facet, @own of it and @other of the other one being chosen. */
static void
write_facet_list (PraxisHtml       *html,
                  PraxisSite       *self,
                  PraxisVocabulary  vocabulary,
                  const char       *root,
                  PraxisSiteTerm   *own,
                  PraxisSiteTerm   *other,
                  gboolean          all_here)
{
  const char *name = get_name (self, vocabulary);
  guint first = vocabulary == PRAXIS_VOCABULARY_TOPIC ? 0 : self->n_topics;
  guint end = vocabulary == PRAXIS_VOCABULARY_TOPIC ? self->n_topics : self->terms->len;

  praxis_html_open (html, "nav", "aria-label", name, NULL);
  praxis_html_element (html, "h2", name, NULL);
  praxis_html_open (html, "ul", NULL);
  write_all (html, self, vocabulary, root, other, own == NULL && (other != NULL || all_here));
  for (guint i = first; other == NULL && i < end; i++)
    {
      PraxisSiteTerm *term = self->terms->pdata[i];

      write_facet (html, root, term->path, praxis_term_get_label (term->term), term->posts->len, term == own);
    }
  for (guint i = 0; other != NULL && i < other->crossings->len; i++)
    {
      PraxisSiteCrossing *crossing = other->crossings->pdata[i];
      PraxisSiteTerm *term = crossing->terms[vocabulary];

      write_facet (html, root, crossing->path, praxis_term_get_label (term->term), crossing->posts->len, term == own);
    }
  praxis_html_close (html);
  praxis_html_close (html);
}

/**
 * praxis_site_write_facets:
 * @html: a writer
 * @self: a site
 * @root: the way from the page to the site's folder
 * @topic: (nullable): the topic that the page is of
 * @type: (nullable): the type of research that it is of
 * @all_here: whether the page is the one of all posts
 *
 * Writes the lists of both facets.
 */
void
praxis_site_write_facets (PraxisHtml     *html,
                          PraxisSite     *self,
                          const char     *root,
                          PraxisSiteTerm *topic,
                          PraxisSiteTerm *type,
                          gboolean        all_here)
{
  praxis_html_open (html, "div", "class", "facets", NULL);
  write_facet_list (html, self, PRAXIS_VOCABULARY_TOPIC, root, topic, type, all_here);
  if (self->n_topics < self->terms->len)
    write_facet_list (html, self, PRAXIS_VOCABULARY_TYPE, root, type, topic, all_here);
  praxis_html_close (html);
}

/**
 * praxis_site_key_add_facets:
 * @key: a key
 * @self: a site
 * @topic: (nullable): a topic
 * @type: (nullable): a type of research
 *
 * Adds what praxis_site_write_facets() shows.
 */
void
praxis_site_key_add_facets (GString        *key,
                            PraxisSite     *self,
                            PraxisSiteTerm *topic,
                            PraxisSiteTerm *type)
{
  praxis_site_key_add_number (key, type != NULL ? type->posts->len : self->paths->len);
  praxis_site_key_add_hash (key, type != NULL ? type->facets : self->facets[PRAXIS_VOCABULARY_TOPIC]);
  praxis_site_key_add_number (key, topic != NULL ? topic->posts->len : self->paths->len);
  praxis_site_key_add_hash (key, topic != NULL ? topic->facets : self->facets[PRAXIS_VOCABULARY_TYPE]);
}

/* The page of a topic or type of research */

static char *
key_of_term (PraxisSite           *self,
             const PraxisSiteFile *file)
{
  PraxisSiteTerm *term = (PraxisSiteTerm *) file->data;
  gboolean is_topic = praxis_term_get_vocabulary (term->term) == PRAXIS_VOCABULARY_TOPIC;
  GString *key = praxis_site_key_begin (self, file->path);

  praxis_site_key_add (key, praxis_term_get_label (term->term));
  praxis_site_key_add_facets (key, self, is_topic ? term : NULL, is_topic ? NULL : term);
  praxis_site_key_add_posts (key, self, term->posts);
  if (is_topic)
    praxis_site_key_add_evidence (key, self, term->posts);
  return praxis_site_key_end (key);
}

static GBytes *
render_term (PraxisSite            *self,
             const PraxisSiteFile  *file,
             GPtrArray             *posts,
             GError               **error)
{
  PraxisSiteTerm *term = (PraxisSiteTerm *) file->data;
  PraxisHtml *html = praxis_html_new ();
  const char *label = praxis_term_get_label (term->term);
  gboolean is_topic = praxis_term_get_vocabulary (term->term) == PRAXIS_VOCABULARY_TOPIC;
  g_autofree char *feed = is_topic ? praxis_feed_dup_stem (term) : NULL;
  const PraxisPageStep steps[] = { { label, file->path } };
  const PraxisPage page = {
    .digest = self->publication->digest,
    .root = "../",
    .address = file->path,
    .title = label,
    .kind = "term with-facets",
    .feed = feed,
    .has_heading = TRUE,
    .has_search = TRUE,
    .steps = steps,
    .n_steps = G_N_ELEMENTS (steps),
  };

  praxis_page_begin (html, &page);
  praxis_html_open (html, "div", NULL);
  praxis_html_element (html, "p",
                       is_topic ? praxis_site_word (self, NC_ ("page", "Topic"))
                                : praxis_site_word (self, NC_ ("page", "Type of Research")),
                       "class", "eyebrow", NULL);
  praxis_html_element (html, "h1", label, "dir", "auto", NULL);
  praxis_site_write_search (html, self, page.root, is_topic ? term : NULL, is_topic ? NULL : term);
  if (is_topic)
    praxis_site_write_evidence_link (html, self, term->posts);
  praxis_site_write_entries (html, self, term->posts, page.root);
  if (is_topic)
    praxis_site_write_evidence (html, self, term->posts, page.root);
  praxis_html_close (html);
  praxis_site_write_facets (html, self, page.root, is_topic ? term : NULL, is_topic ? NULL : term, FALSE);
  praxis_page_end (html, &page);
  return praxis_html_free_to_bytes (html);
}

/* The page of both */

static char *
key_of_crossing (PraxisSite           *self,
                 const PraxisSiteFile *file)
{
  const PraxisSiteCrossing *crossing = file->data;
  GString *key = praxis_site_key_begin (self, file->path);

  for (guint v = 0; v < PRAXIS_N_VOCABULARIES; v++)
    {
      praxis_site_key_add (key, crossing->terms[v]->path);
      praxis_site_key_add (key, praxis_term_get_label (crossing->terms[v]->term));
    }
  praxis_site_key_add_facets (key, self, crossing->terms[PRAXIS_VOCABULARY_TOPIC], crossing->terms[PRAXIS_VOCABULARY_TYPE]);
  praxis_site_key_add_posts (key, self, crossing->posts);
  return praxis_site_key_end (key);
}

/* The way back to each of the two. */
static void
write_wider (PraxisHtml               *html,
             PraxisSite               *self,
             const PraxisSiteCrossing *crossing,
             const char               *root)
{
  praxis_html_open (html, "ul", "class", "wider", NULL);
  for (guint v = 0; v < PRAXIS_N_VOCABULARIES; v++)
    {
      PraxisSiteTerm *term = crossing->terms[v];
      g_autofree char *address = g_strconcat (root, term->path, NULL);
      /* Translators: {term} is a topic or a type of research */
      g_autoptr(GString) words = g_string_new (praxis_site_word (self, NC_ ("page", "{term}: all posts")));

      g_string_replace (words, "{term}", praxis_term_get_label (term->term), 1);
      praxis_html_open (html, "li", NULL);
      praxis_html_open (html, "a", "href", address, NULL);
      praxis_html_element (html, "span", words->str, NULL);
      praxis_site_write_count (html, term->posts->len);
      praxis_html_close (html);
      praxis_html_close (html);
    }
  praxis_html_close (html);
}

static GBytes *
render_crossing (PraxisSite            *self,
                 const PraxisSiteFile  *file,
                 GPtrArray             *posts,
                 GError               **error)
{
  const PraxisSiteCrossing *crossing = file->data;
  PraxisSiteTerm *topic = crossing->terms[PRAXIS_VOCABULARY_TOPIC];
  PraxisSiteTerm *type = crossing->terms[PRAXIS_VOCABULARY_TYPE];
  PraxisHtml *html = praxis_html_new ();
  g_autofree char *title = g_strconcat (praxis_term_get_label (topic->term), " · ", praxis_term_get_label (type->term), NULL);
  g_autofree char *eyebrow = g_strconcat (praxis_site_word (self, NC_ ("page", "Topic")), " · ",
                                          praxis_site_word (self, NC_ ("page", "Type of Research")), NULL);
  const PraxisPageStep steps[] = {
    { praxis_term_get_label (topic->term), topic->path },
    { praxis_term_get_label (type->term), file->path },
  };
  const PraxisPage page = {
    .digest = self->publication->digest,
    .root = "../../",
    .address = file->path,
    .title = title,
    .kind = "term with-facets",
    .has_heading = TRUE,
    .has_search = TRUE,
    .steps = steps,
    .n_steps = G_N_ELEMENTS (steps),
  };

  praxis_page_begin (html, &page);
  praxis_html_open (html, "div", NULL);
  praxis_html_element (html, "p", eyebrow, "class", "eyebrow", NULL);
  praxis_html_element (html, "h1", title, "dir", "auto", NULL);
  write_wider (html, self, crossing, page.root);
  praxis_site_write_search (html, self, page.root, topic, type);
  praxis_site_write_entries (html, self, crossing->posts, page.root);
  praxis_html_close (html);
  praxis_site_write_facets (html, self, page.root, topic, type, FALSE);
  praxis_page_end (html, &page);
  return praxis_html_free_to_bytes (html);
}

/**
 * praxis_site_add_facets:
 * @self: a site
 *
 * Lists the pages of topics, of types, and of both.
 */
void
praxis_site_add_facets (PraxisSite *self)
{
  static const PraxisSiteFileKind of_term = { key_of_term, render_term, NULL };
  static const PraxisSiteFileKind of_crossing = { key_of_crossing, render_crossing, NULL };

  for (guint i = 0; i < self->terms->len; i++)
    praxis_site_add_file (self, ((PraxisSiteTerm *) self->terms->pdata[i])->path, &of_term, self->terms->pdata[i]);
  for (guint i = 0; i < self->crossings->len; i++)
    praxis_site_add_file (self, ((PraxisSiteCrossing *) self->crossings->pdata[i])->path, &of_crossing,
                          self->crossings->pdata[i]);
}
