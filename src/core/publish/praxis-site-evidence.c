/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "praxis-forest-plot.h"
#include "praxis-notice-words.h"
#include "praxis-site-private.h"

/* What the posts of a topic report in numbers, as a plot on its page whose rows lead to them. */

#define ANCHOR "evidence"

static gboolean
has_findings (PraxisSite *self,
              GArray     *posts)
{
  for (guint i = 0; i < posts->len; i++)
    {
      if (praxis_site_get_post (self, g_array_index (posts, guint, i))->findings != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
add_post (PraxisForestPlot *plot,
          PraxisSite       *self,
          guint             i,
          const char       *root)
{
  PraxisPublished *post = praxis_site_get_post (self, i);
  g_autofree char *address = g_strconcat (root, self->paths->pdata[i], NULL);
  PraxisNotice *notice = praxis_notices_find_gravest (post->notices);
  g_autofree char *work = praxis_notice_dup_work (notice, post->works);
  const PraxisForestSource source = {
    .post_id = post->id,
    .label = post->citation,
    .title = praxis_site_get_title (self, i),
    .address = address,
    .year = post->year,
    .month = post->month,
    .notice = notice,
    .notice_work = work,
  };

  for (guint n = 0; post->findings != NULL && n < post->findings->len; n++)
    praxis_forest_plot_add (plot, post->findings->pdata[n], &source);
}

/**
 * praxis_site_write_evidence_link:
 * @html: a writer
 * @self: a site
 * @posts: (element-type guint): the places of posts
 *
 * Writes the way to what praxis_site_write_evidence() writes below a list; nothing where that is nothing.
 */
void
praxis_site_write_evidence_link (PraxisHtml *html,
                                 PraxisSite *self,
                                 GArray     *posts)
{
  if (!has_findings (self, posts))
    return;
  praxis_html_open (html, "p", "class", "more", NULL);
  praxis_html_link (html, "#" ANCHOR, praxis_site_word (self, NC_ ("page", "Evidence at a Glance")));
  praxis_html_close (html);
}

/**
 * praxis_site_write_evidence:
 * @html: a writer
 * @self: a site
 * @posts: (element-type guint): the places of posts
 * @root: the way from the page to the site's folder
 *
 * Writes a section with a plot of what the posts report; nothing where they report nothing.
 */
void
praxis_site_write_evidence (PraxisHtml *html,
                            PraxisSite *self,
                            GArray     *posts,
                            const char *root)
{
  const char *language = praxis_digest_get_language (self->publication->digest);
  g_autoptr(PraxisForestPlot) plot = NULL;

  if (!has_findings (self, posts))
    return;
  plot = praxis_forest_plot_new (language != NULL ? language : "");
  for (guint i = 0; i < posts->len; i++)
    add_post (plot, self, g_array_index (posts, guint, i), root);
  praxis_forest_plot_finish (plot, PRAXIS_FOREST_BY_DATE);
  praxis_html_open (html, "section", "class", "evidence", "aria-labelledby", ANCHOR, NULL);
  praxis_html_element (html, "h2", praxis_site_word (self, NC_ ("page", "Evidence at a Glance")), "id", ANCHOR, NULL);
  praxis_forest_write_figures (html, plot, "plot");
  praxis_html_close (html);
}

/**
 * praxis_site_key_add_evidence:
 * @key: a key
 * @self: a site
 * @posts: (element-type guint): the places of posts
 *
 * Adds what praxis_site_write_evidence() shows beside what lists show of the posts: their findings are part of their content.
 */
void
praxis_site_key_add_evidence (GString    *key,
                              PraxisSite *self,
                              GArray     *posts)
{
  for (guint i = 0; i < posts->len; i++)
    {
      PraxisPublished *post = praxis_site_get_post (self, g_array_index (posts, guint, i));

      if (post->findings != NULL)
        praxis_site_key_add_content (key, post);
    }
}
