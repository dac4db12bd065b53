/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-selection.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/praxis-text.h"
#include "praxis-catalogue.h"
#include "praxis-error.h"

/* Which published posts go out together. */

static gboolean
is_known_as (PraxisTerm *term,
             const char *folded)
{
  const char *const *aliases = praxis_term_get_aliases (term);
  g_autofree char *label = praxis_text_fold (praxis_term_get_label (term));

  if (g_str_equal (label, folded))
    return TRUE;
  for (gsize i = 0; aliases != NULL && aliases[i] != NULL; i++)
    {
      g_autofree char *alias = praxis_text_fold (aliases[i]);

      if (g_str_equal (alias, folded))
        return TRUE;
    }
  return FALSE;
}

/**
 * praxis_selection_find_topic:
 * @publication: what is published
 * @label: the label of a topic, in any case, or one of its aliases
 * @error: return location
 *
 * Returns: (transfer none): the topic; %NULL with %PRAXIS_ERROR_NOT_FOUND where the digest has none of that name
 */
PraxisTerm *
praxis_selection_find_topic (PraxisPublication  *publication,
                             const char         *label,
                             GError            **error)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (publication != NULL, NULL);
  g_return_val_if_fail (label != NULL, NULL);

  folded = praxis_text_fold (label);
  for (guint i = 0; i < publication->terms->len; i++)
    {
      PraxisTerm *term = publication->terms->pdata[i];

      if (praxis_term_get_vocabulary (term) == PRAXIS_VOCABULARY_TOPIC && is_known_as (term, folded))
        return term;
    }
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
               /* Translators: the first %s is a digest's title, the second the label of a topic */
               _("“%s” has no topic “%s”."), praxis_digest_get_title (publication->digest), label);
  return NULL;
}

static gboolean
has_topic (PraxisPublished *post,
           PraxisTerm      *topic)
{
  for (guint i = 0; i < post->terms->len; i++)
    {
      if (g_str_equal (praxis_term_get_uuid (post->terms->pdata[i]), praxis_term_get_uuid (topic)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
matches (const PraxisSelection *self,
         PraxisPublished       *post,
         GHashTable            *ids)
{
  return (self->year == 0 || praxis_month_get_year (post->month) == self->year) &&
         (self->month == PRAXIS_MONTH_NONE || post->month == self->month) &&
         (self->topic == NULL || has_topic (post, self->topic)) &&
         (self->ids == NULL || g_hash_table_contains (ids, &post->id));
}

/**
 * praxis_selection_apply:
 * @self: a selection
 * @publication: what is published
 *
 * Leaves the selected posts in @publication, in the order that they have there.
 */
void
praxis_selection_apply (const PraxisSelection *self,
                        PraxisPublication     *publication)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n = 0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (publication != NULL);

  for (gsize i = 0; self->ids != NULL && i < self->n_ids; i++)
    g_hash_table_add (ids, (gpointer) &self->ids[i]);
  /* What is kept moves up, and what is not ends behind it, from where it is freed. */
  for (guint i = 0; i < publication->posts->len; i++)
    {
      gpointer post = publication->posts->pdata[i];

      if (!matches (self, post, ids))
        continue;
      publication->posts->pdata[i] = publication->posts->pdata[n];
      publication->posts->pdata[n++] = post;
    }
  g_ptr_array_set_size (publication->posts, n);
}

/* Takes both parts; either may be missing. */
static char *
join (const char *language,
      char       *before,
      char       *after)
{
  g_autofree char *first = before;
  g_autofree char *second = after;
  g_autoptr(GString) title = NULL;

  if (first == NULL || second == NULL)
    return first != NULL ? g_steal_pointer (&first) : g_steal_pointer (&second);
  /* Translators: {topic} is a topic of posts and {time} a year or a month, "Empathy, 2023" */
  title = g_string_new (praxis_catalogue_get (language, "page", NC_ ("page", "{topic}, {time}")));
  g_string_replace (title, "{time}", second, 1);
  g_string_replace (title, "{topic}", first, 1);
  return g_string_free_and_steal (g_steal_pointer (&title));
}

/**
 * praxis_selection_dup_title:
 * @self: a selection
 * @language: (nullable): a BCP 47 tag
 *
 * Returns: (transfer full) (nullable): what the selected posts have in common, as a title: "March 2023", "2023",
 *   "Empathy", or "Empathy, 2023"; %NULL where all are meant, or some that only their rows name
 */
char *
praxis_selection_dup_title (const PraxisSelection *self,
                            const char            *language)
{
  g_autofree char *time = NULL;
  char *title;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->month != PRAXIS_MONTH_NONE)
    time = praxis_catalogue_format_month (language, self->month);
  else if (self->year != 0)
    time = g_strdup_printf ("%d", self->year);
  title = join (language, self->ids != NULL ? g_strdup (self->name) : NULL,
                self->topic != NULL ? g_strdup (praxis_term_get_label (self->topic)) : NULL);
  return join (language, title, g_steal_pointer (&time));
}

/* What a file can be called after words that somebody typed. */
static char *
dup_name_slug (const char *name)
{
  return name != NULL ? praxis_text_slugify (name, "selection") : g_strdup ("selection");
}

/**
 * praxis_selection_dup_suffix:
 * @self: a selection
 *
 * Returns: (transfer full): what is added to the name of a file that holds the selected posts: "-2023-03", "-2023", "-empathy",
 *   "-empathy-2023"; empty where all are meant
 */
char *
praxis_selection_dup_suffix (const PraxisSelection *self)
{
  g_autofree char *name = NULL;
  g_autofree char *topic = NULL;
  g_autofree char *month = NULL;
  g_autoptr(GString) suffix = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  if (self->topic != NULL)
    {
      topic = praxis_text_slugify (praxis_term_get_slug (self->topic), "topic");
      g_string_append_printf (suffix, "-%s", topic);
    }
  month = praxis_month_to_string (self->month);
  if (month != NULL)
    g_string_append_printf (suffix, "-%s", month);
  else if (self->year != 0)
    g_string_append_printf (suffix, "-%04d", self->year);
  if (self->ids != NULL)
    {
      name = dup_name_slug (self->name);
      g_string_append_printf (suffix, "-%s", name);
    }
  return g_string_free_and_steal (g_steal_pointer (&suffix));
}

static int
compare_uuids (gconstpointer a,
               gconstpointer b)
{
  return strcmp ((*(PraxisPublished *const *) a)->uuid, (*(PraxisPublished *const *) b)->uuid);
}

/**
 * praxis_selection_dup_key:
 * @self: a selection
 * @publication: what praxis_selection_apply() has left
 *
 * Returns: (transfer full): a text that is the same for the same selection, in any library and on any day; where rows are
 *   selected it names their posts
 */
char *
praxis_selection_dup_key (const PraxisSelection *self,
                          PraxisPublication     *publication)
{
  g_autoptr(GString) key = g_string_new (NULL);
  g_autoptr(GPtrArray) posts = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (publication != NULL, NULL);

  g_string_append_printf (key, "%d %u %s", self->year, self->month,
                          self->topic != NULL ? praxis_term_get_uuid (self->topic) : "-");
  if (self->ids == NULL)
    return g_string_free_and_steal (g_steal_pointer (&key));
  for (guint i = 0; i < publication->posts->len; i++)
    g_ptr_array_add (posts, publication->posts->pdata[i]);
  g_ptr_array_sort (posts, compare_uuids);
  for (guint i = 0; i < posts->len; i++)
    g_string_append_printf (key, " %s", ((PraxisPublished *) posts->pdata[i])->uuid);
  return g_string_free_and_steal (g_steal_pointer (&key));
}
