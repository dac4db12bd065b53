/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an archive is, in words for its reader. */

#include "config.h"

#include "praxis-archive-words.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

#include "model/praxis-issue.h"
#include "praxis-language.h"

/* How many posts, and of which months. */
char *
praxis_archive_dup_posts_words (PraxisArchiveManifest *manifest)
{
  GPtrArray *issues = manifest->issues;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (issues->len == 0)
    return g_strdup_printf (ngettext ("%'u post", "%'u posts", manifest->n_posts), manifest->n_posts);

  first = praxis_month_format (praxis_issue_get_month (issues->pdata[issues->len - 1]));
  last = praxis_month_format (praxis_issue_get_month (issues->pdata[0]));
  if (issues->len == 1)
    /* Translators: %s is a month, "March 2026" */
    return g_strdup_printf (ngettext ("%'u post of %s", "%'u posts of %s", manifest->n_posts), manifest->n_posts, last);
  /* Translators: both are months, "January 2019" and "March 2026" */
  return g_strdup_printf (ngettext ("%'u post, %s to %s", "%'u posts, %s to %s", manifest->n_posts), manifest->n_posts, first, last);
}

/* The language's name, or its tag where nobody knows one. */
char *
praxis_archive_dup_language_words (PraxisArchiveManifest *manifest)
{
  const char *tag = praxis_digest_get_language (manifest->digest);
  g_autoptr (GListStore) languages = praxis_language_list_new ();
  guint i = praxis_language_list_find (languages, tag);
  g_autoptr (PraxisLanguage) language = NULL;
  char *name;

  if (i == GTK_INVALID_LIST_POSITION)
    return g_strdup (tag);
  language = g_list_model_get_item (G_LIST_MODEL (languages), i);
  g_object_get (language, "name", &name, NULL);
  return name;
}

/* Who vouches for it; @public_key is empty where nobody does. */
char *
praxis_archive_dup_key_words (const char *public_key,
                              gboolean    is_in_clear)
{
  g_autofree char *fingerprint = NULL;

  if (*public_key != '\0')
    {
      fingerprint = praxis_public_key_dup_fingerprint (public_key);
      /* Translators: %s is the fingerprint of a key */
      return g_strdup_printf (_("Signed. From now on only what has the same signature comes in. The key in short: %s"), fingerprint);
    }
  return g_strdup (is_in_clear
                   ? _("Not signed, and the connection is not safe: anybody on the way can have changed it.")
                   : _("Not signed: nobody vouches for who made it."));
}
