/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-site.h"

#include <string.h>

#include "cite/praxis-reference-writer.h"
#include "model/praxis-issue.h"
#include "model/praxis-text.h"
#include "praxis-catalogue.h"
#include "praxis-manifest.h"
#include "praxis-site-search.h"

/*
 * What pages a site has. Made from what is published alone, before a single text is read; nothing in it changes
 * afterwards, so that several threads can write pages from it.
 */

static void
month_free (PraxisSiteMonth *month)
{
  g_free (month->path);
  g_free (month);
}

static void
year_free (PraxisSiteYear *year)
{
  g_free (year->folder);
  g_free (year);
}

static void
file_free (PraxisSiteFile *file)
{
  g_free (file->path);
  g_free (file);
}

/**
 * praxis_site_free:
 * @self: (transfer full): a site
 */
void
praxis_site_free (PraxisSite *self)
{
  praxis_publication_free (self->publication);
  praxis_references_unref (self->references);
  for (guint i = 0; i < self->paths->len; i++)
    g_free (self->entry_pages[i]);
  g_free (self->entry_pages);
  g_ptr_array_unref (self->months);
  g_ptr_array_unref (self->years);
  praxis_site_free_terms (self);
  g_array_unref (self->related);
  g_ptr_array_unref (self->paths);
  g_array_unref (self->entries);
  g_array_unref (self->terms_of_posts);
  g_ptr_array_unref (self->redirects);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->shards);
  g_free (self->form);
  g_free (self);
}

/* A slug comes out as it is if it can be the name of a file. One from a foreign archive may be anything: it is made into
 * such a name. Names that two pages would share get a number. */
char *
praxis_site_dup_path (GHashTable *taken,
                      const char *folder,
                      const char *slug,
                      const char *fallback)
{
  g_autofree char *safe = praxis_text_slugify (slug, fallback);
  g_autofree char *path = g_strconcat (folder, "/", safe, ".html", NULL);

  for (guint i = 2; !praxis_manifest_is_path (path) || !g_hash_table_add (taken, g_strdup (path)); i++)
    {
      g_free (path);
      path = praxis_manifest_is_path (safe) ? g_strdup_printf ("%s/%s-%u.html", folder, safe, i)
                                            : g_strdup_printf ("%s/page-%u.html", folder, i);
    }
  return g_steal_pointer (&path);
}

static const char *
find_blurb (PraxisPublication *publication,
            PraxisMonth        month)
{
  for (guint i = 0; i < publication->issues->len; i++)
    {
      PraxisIssue *issue = publication->issues->pdata[i];

      if (praxis_issue_get_month (issue) == month && praxis_issue_get_blurb (issue) != NULL)
        return praxis_issue_get_blurb (issue);
    }
  return "";
}

static void
add_to_year (PraxisSite *self,
             guint       i)
{
  PraxisSiteMonth *month = self->months->pdata[i];
  int number = praxis_month_get_year (month->month);
  PraxisSiteYear *last = self->years->len > 0 ? self->years->pdata[self->years->len - 1] : NULL;

  if (last == NULL || last->year != number)
    {
      last = g_new0 (PraxisSiteYear, 1);
      last->year = number;
      last->folder = number != 0 ? g_strdup_printf ("%04d", number) : g_strdup ("undated");
      last->months = i;
      last->first = month->first;
      g_ptr_array_add (self->years, last);
    }
  last->n_months++;
  last->n += month->n;
}

static void
add_years (PraxisSite *self)
{
  for (guint i = 0; i < self->months->len; i++)
    add_to_year (self, i);
}

/* What lists show of a post. */
static void
hash_entry (PraxisSite      *self,
            PraxisPublished *post,
            const char      *path,
            GString         *scratch)
{
  PraxisHash hash;

  g_string_truncate (scratch, 0);
  g_string_append_printf (scratch, "%u %d ", post->month, post->year);
  for (guint i = 0; i < 4; i++)
    {
      const char *text = (const char *[]) { path, post->title, post->citation, post->journal }[i];

      /* With the NUL, so that no two lists of texts look the same. */
      g_string_append_len (scratch, text != NULL ? text : "", text != NULL ? strlen (text) + 1 : 1);
    }
  hash = praxis_hash_bytes (scratch->str, scratch->len);
  g_array_append_val (self->entries, hash);
}

static void
add_posts (PraxisSite *self,
           GHashTable *taken)
{
  GPtrArray *posts = self->publication->posts;
  PraxisSiteMonth *last = NULL;
  g_autoptr(GString) scratch = g_string_sized_new (1024);

  /* The table of all posts. */
  g_hash_table_add (taken, g_strdup ("posts/index.html"));
  for (guint i = 0; i < posts->len; i++)
    {
      PraxisPublished *post = posts->pdata[i];

      g_ptr_array_add (self->paths, praxis_site_dup_path (taken, "posts", post->slug, post->uuid));
      hash_entry (self, post, self->paths->pdata[i], scratch);
      if (last == NULL || last->month != post->month)
        {
          last = g_new0 (PraxisSiteMonth, 1);
          last->month = post->month;
          last->first = i;
          last->blurb = find_blurb (self->publication, post->month);
          if (post->month != PRAXIS_MONTH_NONE)
            last->path = g_strdup_printf ("%04d/%02d/index.html", praxis_month_get_year (post->month),
                                          praxis_month_get_month (post->month));
          g_ptr_array_add (self->months, last);
        }
      last->n++;
    }
  add_years (self);
}

/**
 * praxis_site_new:
 * @publication: (transfer full): what is published
 * @references: (transfer none): the references of its digest
 *
 * Returns: (transfer full): its site
 */
PraxisSite *
praxis_site_new (PraxisPublication *publication,
                 PraxisReferences  *references)
{
  PraxisSite *self = g_new0 (PraxisSite, 1);
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->publication = publication;
  self->references = praxis_references_ref (references);
  self->months = g_ptr_array_new_with_free_func ((GDestroyNotify) month_free);
  self->years = g_ptr_array_new_with_free_func ((GDestroyNotify) year_free);
  self->entries = g_array_sized_new (FALSE, FALSE, sizeof (PraxisHash), publication->posts->len);
  self->terms_of_posts = g_array_sized_new (FALSE, FALSE, sizeof (PraxisHash), publication->posts->len);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->shards = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_site_shard_free);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) file_free);
  add_posts (self, taken);
  self->entry_pages = g_new0 (char *, self->paths->len + 1);
  praxis_site_add_terms (self, taken);
  praxis_site_hash_terms (self);
  praxis_site_add_related (self);
  praxis_site_find_redirects (self, taken);
  self->form = praxis_site_key_of_form (publication->digest, references);
  praxis_site_add_all_files (self);
  return self;
}

/**
 * praxis_site_get_post:
 * @self: a site
 * @i: the place of a post, newest first
 *
 * Returns: (transfer none): the post
 */
PraxisPublished *
praxis_site_get_post (PraxisSite *self,
                      guint       i)
{
  return self->publication->posts->pdata[i];
}

/**
 * praxis_site_get_term:
 * @self: a site
 * @term: a topic or type of research
 *
 * Returns: (transfer none) (nullable): what the site has of it
 */
PraxisSiteTerm *
praxis_site_get_term (PraxisSite *self,
                      PraxisTerm *term)
{
  return g_hash_table_lookup (self->terms_by_uuid, praxis_term_get_uuid (term));
}

/**
 * praxis_site_get_current:
 * @self: a site
 *
 * Returns: (transfer none) (nullable): the newest month; %NULL where nothing is published
 */
PraxisSiteMonth *
praxis_site_get_current (PraxisSite *self)
{
  return self->months->len > 0 ? self->months->pdata[0] : NULL;
}

/**
 * praxis_site_word:
 * @self: a site
 * @message: a word of pages, in English
 *
 * Returns: (transfer none): the word in the digest's language
 */
const char *
praxis_site_word (PraxisSite *self,
                  const char *message)
{
  return praxis_catalogue_get (praxis_digest_get_language (self->publication->digest), "page", message);
}

/**
 * praxis_site_has_references:
 * @self: a site
 *
 * Returns: whether the site has files of the works that its posts are about
 */
gboolean
praxis_site_has_references (PraxisSite *self)
{
  return self->paths->len > 0;
}

/**
 * praxis_site_count_pages:
 * @self: a site
 *
 * Returns: how many files it has
 */
guint
praxis_site_count_pages (PraxisSite *self)
{
  guint n = self->files->len + self->paths->len;

  for (guint i = 0; i < self->months->len; i++)
    n += ((PraxisSiteMonth *) self->months->pdata[i])->path != NULL;
  return praxis_site_has_references (self) ? n + PRAXIS_N_REFERENCE_FORMATS : n;
}
