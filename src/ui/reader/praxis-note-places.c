/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where in an article the notes on it are. The text comes from the page; a thread finds the passages in it, since one that
 * was edited takes its time. */

#include "config.h"

#include "praxis-note-places.h"

#include "model/praxis-note-anchor.h"
#include "praxis-task.h"

typedef struct
{
  char     *quote;
  char     *prefix;
  char     *suffix;
  gsize     start;
  gsize     end;
  gboolean  found;
} Place;

typedef struct
{
  GPtrArray *drafts;
  GArray    *places;   /* one a draft */
  char      *text;
} Search;

static void
place_clear (gpointer data)
{
  Place *place = data;

  g_free (place->quote);
  g_free (place->prefix);
  g_free (place->suffix);
}

static void
search_free (gpointer data)
{
  Search *search = data;

  g_ptr_array_unref (search->drafts);
  g_array_unref (search->places);
  g_free (search->text);
  g_free (search);
}

static void
search_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Search *search = data;

  for (guint i = 0; i < search->places->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      Place *place = &g_array_index (search->places, Place, i);

      if (*place->quote != '\0')
        place->found = praxis_note_find_anchor (search->text, place->quote, place->prefix, place->suffix, &place->start,
                                                &place->end);
    }
  g_task_return_boolean (task, TRUE);
}

static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  search->text = praxis_article_view_get_text_finish (result, &error);
  if (search->text == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!g_task_return_error_if_cancelled (task))
    praxis_task_run_in_thread (task, search_thread);
}

/* Finds the passages of the notes (element-type PraxisNoteDraft) in the article as it is shown, and tells the notes. */
void
praxis_note_places_locate_async (PraxisArticleView    *article,
                                 GPtrArray            *drafts,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data)
{
  GTask *task = g_task_new (article, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  search->drafts = g_ptr_array_ref (drafts);
  search->places = g_array_new (FALSE, TRUE, sizeof (Place));
  g_array_set_clear_func (search->places, place_clear);
  for (guint i = 0; i < drafts->len; i++)
    {
      const Place place = {
        .quote = g_strdup (praxis_note_draft_get_quote (drafts->pdata[i])),
        .prefix = g_strdup (praxis_note_draft_get_prefix (drafts->pdata[i])),
        .suffix = g_strdup (praxis_note_draft_get_suffix (drafts->pdata[i])),
      };

      g_array_append_val (search->places, place);
    }
  g_task_set_source_tag (task, praxis_note_places_locate_async);
  g_task_set_task_data (task, search, search_free);
  praxis_article_view_get_text_async (article, text_cb, task);
}

gboolean
praxis_note_places_locate_finish (GAsyncResult  *result,
                                  GError       **error)
{
  Search *search = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  for (guint i = 0; i < search->drafts->len; i++)
    {
      const Place *place = &g_array_index (search->places, Place, i);

      praxis_note_draft_set_place (search->drafts->pdata[i], place->found, place->start, place->end);
    }

  return TRUE;
}

/* Marks the passages that were found in the article. */
void
praxis_note_places_show (PraxisArticleView *article,
                         GPtrArray         *drafts)
{
  g_autoptr (GString) passages = g_string_new ("[");

  for (guint i = 0; i < drafts->len; i++)
    {
      guint start, end;

      if (praxis_note_draft_get_place (drafts->pdata[i], &start, &end))
        g_string_append_printf (passages, "%s{\"key\":\"%s\",\"start\":%u,\"end\":%u}", passages->len > 1 ? "," : "",
                                praxis_note_draft_get_key (drafts->pdata[i]), start, end);
    }
  g_string_append_c (passages, ']');
  praxis_article_view_set_passages (article, passages->str);
}

/* The order of the notes: on the whole post, on passages as they follow, on passages that are lost. */
int
praxis_note_places_compare (PraxisNoteDraft *a,
                            PraxisNoteDraft *b)
{
  guint a_start, a_end, b_start, b_end;
  gboolean a_found = praxis_note_draft_get_place (a, &a_start, &a_end);
  gboolean b_found = praxis_note_draft_get_place (b, &b_start, &b_end);
  int a_rank = *praxis_note_draft_get_quote (a) == '\0' ? 0 : a_found ? 1 : 2;
  int b_rank = *praxis_note_draft_get_quote (b) == '\0' ? 0 : b_found ? 1 : 2;

  if (a_rank != b_rank)
    return a_rank - b_rank;
  if (a_rank == 1 && a_start != b_start)
    return a_start < b_start ? -1 : 1;

  return 0;
}
