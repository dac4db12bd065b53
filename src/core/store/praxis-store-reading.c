/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-store-reading.h"

#include <glib/gi18n-lib.h>

#include "praxis-error.h"
#include "praxis-store-posts.h"
#include "praxis-store-private.h"
#include "praxis-store-reading-private.h"

/*
 * What is unread, and the reading list. Both stand under the UUIDs of posts in a table of their own, which no change to a post
 * and no removed digest touches; the posts carry bits of it for lists and filters.
 *
 * Places in the reading list are far apart. A post that is moved gets a number in the middle between its neighbours', so that
 * each row says for itself where it stands, and the lists of two computers can be merged row by row.
 */

#define STEP (G_GINT64_CONSTANT (1) << 32)
#define LAST_PLACE (G_GINT64_CONSTANT (1) << 61)

#define READING_COLUMNS \
  "SELECT reading.post_uuid, reading.digest_uuid, coalesce (post.id, 0), about, unread, place, digest.title " \
  "FROM reading LEFT JOIN post ON post.uuid = post_uuid AND post.deleted = 0 " \
  "LEFT JOIN digest ON digest.uuid = digest_uuid "

typedef struct
{
  char   *uuid;
  gint64  place;
} Place;

static void
place_clear (Place *place)
{
  g_free (place->uuid);
}

gint64
praxis_store_now_precise (void)
{
  return g_get_real_time ();
}

/* Private: makes the row that everything on a post hangs on, where there is none yet. */
gboolean
praxis_store_ensure_reading (PraxisStore  *self,
                             const char   *post_uuid,
                             GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(PraxisPost) post = NULL;
  g_autoptr(PraxisDraft) draft = NULL;
  gint64 known = 0;

  if (!praxis_connection_get_int (connection, &known, error, "SELECT 1 FROM reading WHERE post_uuid = ?", "t", post_uuid))
    return FALSE;
  if (known != 0)
    return TRUE;
  post = praxis_store_get_post (self, post_uuid, error);
  if (post == NULL)
    return FALSE;
  draft = praxis_draft_new_from_post (post);
  return praxis_connection_run (connection, error,
                                "INSERT INTO reading (post_uuid, digest_uuid, about) VALUES (?, ?, '')", "tt",
                                post_uuid, praxis_post_get_digest_uuid (post)) &&
         praxis_store_index_own (self, praxis_post_get_id (post), draft, error);
}

/* Private: brings the bits of a post, if there is one, to what the reader has on it. */
gboolean
praxis_store_follow_reading (PraxisStore  *self,
                             const char   *post_uuid,
                             GError      **error)
{
  return praxis_connection_run (praxis_store_get_connection (self), error,
                                "UPDATE post SET own = " PRAXIS_STORE_OWN ", change = ? WHERE uuid = ?", "it",
                                praxis_store_get_own_change (self), post_uuid);
}

/* Private: what the reader's own tables and a post say of each other. Nothing is written for a post that has none of it. */
gboolean
praxis_store_index_own (PraxisStore  *self,
                        gint64        post_id,
                        PraxisDraft  *draft,
                        GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(PraxisStatement) row = NULL;
  g_autoptr(GError) failure = NULL;
  g_autofree char *about = NULL;

  row = praxis_connection_query (connection, error,
                                 "SELECT digest.title FROM post JOIN digest ON digest.id = digest_id "
                                 "JOIN reading ON post_uuid = post.uuid WHERE post.id = ?", "i", post_id);
  if (row == NULL)
    return FALSE;
  if (!praxis_connection_next (connection, row, &failure))
    return praxis_rows_end (&failure, error);
  about = praxis_reading_make_about (draft, praxis_statement_get_text (row, 0));
  return praxis_connection_run (connection, error,
                                "UPDATE reading SET about = ?1 WHERE about <> ?1 "
                                "AND post_uuid = (SELECT uuid FROM post WHERE id = ?2)", "ti", about, post_id) &&
         praxis_connection_run (connection, error,
                                "UPDATE post SET own = " PRAXIS_STORE_OWN " WHERE id = ?", "i", post_id);
}

/* Gives the UUID of a post; %NULL without an error where it is gone. */
static char *
find_uuid (PraxisStore  *self,
           gint64        id,
           gint64       *own,
           GError      **error)
{
  g_autoptr(PraxisStatement) row = praxis_connection_query (praxis_store_get_connection (self), error,
                                                            "SELECT uuid, own FROM post WHERE id = ?", "i", id);
  g_autoptr(GError) failure = NULL;

  if (row == NULL)
    return NULL;
  if (praxis_connection_next (praxis_store_get_connection (self), row, &failure))
    {
      *own = praxis_statement_get_int (row, 1);
      return g_strdup (praxis_statement_get_text (row, 0));
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* What comes while a post that was read before is unread is new against what was read. */
static gboolean
note_read_revision (PraxisStore  *self,
                    const char   *uuid,
                    GError      **error)
{
  return praxis_connection_run (praxis_store_get_connection (self), error,
                                "UPDATE post SET read_revision_id = revision_id WHERE uuid = ? AND own & 9 = 0", "t", uuid);
}

static gboolean
set_unread (PraxisStore  *self,
            const char   *uuid,
            gboolean      unread,
            GError      **error)
{
  return praxis_store_ensure_reading (self, uuid, error) &&
         (!unread || note_read_revision (self, uuid, error)) &&
         praxis_connection_run (praxis_store_get_connection (self), error,
                                "UPDATE reading SET unread = ?, unread_set = max (?, unread_set + 1) "
                                "WHERE post_uuid = ?", "iit",
                                (gint64) unread, praxis_store_now_precise (), uuid) &&
         (unread ||
          praxis_connection_run (praxis_store_get_connection (self), error,
                                 "UPDATE post SET own = own & ~8 WHERE uuid = ?", "t", uuid)) &&
         praxis_store_follow_reading (self, uuid, error);
}

static gboolean
set_all_unread (PraxisStore   *self,
                const gint64  *ids,
                gsize          n_ids,
                gboolean       unread,
                GArray        *changed,
                GError       **error)
{
  for (gsize i = 0; i < n_ids; i++)
    {
      g_autoptr(GError) failure = NULL;
      gint64 own = 0;
      g_autofree char *uuid = find_uuid (self, ids[i], &own, &failure);
      gint64 bits = unread ? PRAXIS_OWN_UNREAD : PRAXIS_OWN_UNREAD | PRAXIS_OWN_CHANGED;

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (uuid == NULL || (unread ? (own & bits) != 0 : (own & bits) == 0))
        continue;
      if (!set_unread (self, uuid, unread, error))
        return FALSE;
      g_array_append_val (changed, ids[i]);
    }
  return TRUE;
}

/* Ends a change to many posts: the caller may want to know which ones it changed. */
static gboolean
end_change (PraxisStore  *self,
            gboolean      success,
            GArray       *done,
            GArray      **changed,
            GError      **error)
{
  success = praxis_store_end (self, success, error);
  if (changed != NULL)
    *changed = success ? g_array_ref (done) : NULL;
  return success;
}

/**
 * praxis_store_set_unread:
 * @self: a library
 * @ids: (array length=n_ids): rows of posts; those that are gone are passed over
 * @n_ids: how many
 * @unread: whether the posts are still to be read
 * @changed: (out) (optional) (transfer full) (element-type gint64): the rows of those that were not so yet
 * @error: return location
 *
 * Marks posts as read or as unread, all or none. One that is read has not changed since any more.
 *
 * Returns: whether it was written
 */
gboolean
praxis_store_set_unread (PraxisStore   *self,
                         const gint64  *ids,
                         gsize          n_ids,
                         gboolean       unread,
                         GArray       **changed,
                         GError       **error)
{
  g_autoptr(GArray) done = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);

  if (!praxis_store_begin (self, error))
    return FALSE;
  return end_change (self, set_all_unread (self, ids, n_ids, unread, done, error), done, changed, error);
}

/**
 * praxis_store_list_unread:
 * @self: a library
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): the rows of the posts that are unread and not in the trash; %NULL with an
 *   error
 */
GArray *
praxis_store_list_unread (PraxisStore  *self,
                          GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);

  return praxis_connection_list_ints (praxis_store_get_connection (self), error,
                                      "SELECT id FROM post INDEXED BY post_facets WHERE change > 0 AND own & 1 AND deleted = 0",
                                      "");
}

/**
 * praxis_store_find_read_revision:
 * @self: a library
 * @post_id: a post's row
 * @revision_id: (out): the revision that its reader had read last before it changed; 0 for none
 * @error: return location
 *
 * Returns: whether it is known; a post that is gone has none
 */
gboolean
praxis_store_find_read_revision (PraxisStore  *self,
                                 gint64        post_id,
                                 gint64       *revision_id,
                                 GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (revision_id != NULL, FALSE);

  *revision_id = 0;
  return praxis_connection_get_int (praxis_store_get_connection (self), revision_id, error,
                                    "SELECT read_revision_id FROM post WHERE id = ?", "i", post_id);
}

/* Returns: (transfer full) (element-type Place): the reading list, without @except */
static GArray *
list_places (PraxisStore  *self,
             const char   *except,
             GError      **error)
{
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  g_array_set_clear_func (places, (GDestroyNotify) place_clear);
  rows = praxis_connection_query (praxis_store_get_connection (self), error,
                                  "SELECT post_uuid, place FROM reading WHERE place > 0 AND post_uuid <> ? "
                                  "ORDER BY place, post_uuid", "t", except);
  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (praxis_store_get_connection (self), rows, &failure))
    {
      Place place = { g_strdup (praxis_statement_get_text (rows, 0)), praxis_statement_get_int (rows, 1) };

      g_array_append_val (places, place);
    }
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&places) : NULL;
}

static gboolean
write_place (PraxisStore  *self,
             const char   *uuid,
             gint64        place,
             GError      **error)
{
  return praxis_connection_run (praxis_store_get_connection (self), error,
                                "UPDATE reading SET place = ?, place_set = max (?, place_set + 1) WHERE post_uuid = ?", "iit",
                                place, praxis_store_now_precise (), uuid) &&
         praxis_store_follow_reading (self, uuid, error);
}

/* Makes room between all places; seldom needed: thirty moves to the very same place use up the room there. */
static gboolean
spread (PraxisStore  *self,
        GArray       *places,
        GError      **error)
{
  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      place->place = (i + 1) * STEP;
      if (!write_place (self, place->uuid, place->place, error))
        return FALSE;
    }
  return TRUE;
}

/* A place before the one of @index, or behind all of them; 0 where there is no room. */
static gint64
middle (GArray *places,
        guint   index)
{
  gint64 low = index > 0 ? g_array_index (places, Place, index - 1).place : 0;
  gint64 high = index < places->len ? g_array_index (places, Place, index).place : low + 2 * STEP;

  return high - low < 2 || high > LAST_PLACE ? 0 : low + (high - low) / 2;
}

/* Puts a post that has its row before another one of the list, or at its end. */
static gboolean
put_before (PraxisStore  *self,
            const char   *uuid,
            const char   *before_uuid,
            GError      **error)
{
  g_autoptr(GArray) places = list_places (self, uuid, error);
  guint index = 0;

  if (places == NULL)
    return FALSE;
  while (index < places->len &&
         (before_uuid == NULL || !g_str_equal (g_array_index (places, Place, index).uuid, before_uuid)))
    index++;
  if (middle (places, index) == 0 && !spread (self, places, error))
    return FALSE;
  return write_place (self, uuid, middle (places, index), error);
}

/* Whether anything changes is said in @changed. */
static gboolean
set_listing (PraxisStore    *self,
             const char     *uuid,
             PraxisListing   listing,
             gboolean       *changed,
             GError        **error)
{
  gint64 place = 0;

  if (!praxis_connection_get_int (praxis_store_get_connection (self), &place, error,
                                  "SELECT place FROM reading WHERE post_uuid = ?", "t", uuid))
    return FALSE;
  *changed = (place > 0) != (listing != PRAXIS_LISTING_OFF);
  if (!*changed)
    return TRUE;
  if (listing == PRAXIS_LISTING_OFF || (listing == PRAXIS_LISTING_BACK && place < 0))
    return write_place (self, uuid, -place, error);
  return praxis_store_ensure_reading (self, uuid, error) && put_before (self, uuid, NULL, error);
}

static gboolean
set_all_listed (PraxisStore    *self,
                const gint64   *ids,
                gsize           n_ids,
                PraxisListing   listing,
                GArray         *done,
                GError        **error)
{
  for (gsize i = 0; i < n_ids; i++)
    {
      g_autoptr(GError) failure = NULL;
      gint64 own;
      g_autofree char *uuid = find_uuid (self, ids[i], &own, &failure);
      gboolean changed = FALSE;

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (uuid != NULL && !set_listing (self, uuid, listing, &changed, error))
        return FALSE;
      if (changed)
        g_array_append_val (done, ids[i]);
    }
  return TRUE;
}

/**
 * praxis_store_set_listed:
 * @self: a library
 * @ids: (array length=n_ids): rows of posts; those that are gone are passed over
 * @n_ids: how many
 * @listing: where they shall be
 * @changed: (out) (optional) (transfer full) (element-type gint64): the rows of those that were not so yet
 * @error: return location
 *
 * Puts posts into the reading list or takes them out, all or none.
 *
 * Returns: whether it was written
 */
gboolean
praxis_store_set_listed (PraxisStore    *self,
                         const gint64   *ids,
                         gsize           n_ids,
                         PraxisListing   listing,
                         GArray        **changed,
                         GError        **error)
{
  g_autoptr(GArray) done = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);

  if (!praxis_store_begin (self, error))
    return FALSE;
  return end_change (self, set_all_listed (self, ids, n_ids, listing, done, error), done, changed, error);
}

/**
 * praxis_store_place_reading:
 * @self: a library
 * @post_uuid: the UUID of a post, which may be gone if the reader has something on it
 * @listing: where it shall be
 * @error: return location
 *
 * Puts one post into the reading list or takes it out.
 *
 * Returns: whether it was written; %FALSE with %PRAXIS_ERROR_NOT_FOUND where there is no such post
 */
gboolean
praxis_store_place_reading (PraxisStore    *self,
                            const char     *post_uuid,
                            PraxisListing   listing,
                            GError        **error)
{
  gboolean changed;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (post_uuid != NULL, FALSE);

  if (!praxis_store_begin (self, error))
    return FALSE;
  return praxis_store_end (self, set_listing (self, post_uuid, listing, &changed, error), error);
}

/**
 * praxis_store_move_reading:
 * @self: a library
 * @post_uuid: a post of the reading list
 * @before_uuid: (nullable): the post of the list that it shall stand before; %NULL for the end of the list
 * @error: return location
 *
 * Returns: whether it was written; %FALSE with %PRAXIS_ERROR_NOT_FOUND where @post_uuid is not in the list
 */
gboolean
praxis_store_move_reading (PraxisStore  *self,
                           const char   *post_uuid,
                           const char   *before_uuid,
                           GError      **error)
{
  g_autoptr(PraxisReading) reading = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (post_uuid != NULL, FALSE);

  reading = praxis_store_get_reading (self, post_uuid, error);
  if (reading == NULL)
    return FALSE;
  if (!reading->listed)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("This post is not in the reading list."));
      return FALSE;
    }
  if (!praxis_store_begin (self, error))
    return FALSE;
  return praxis_store_end (self, put_before (self, post_uuid, before_uuid, error), error);
}

static PraxisReading *
build_reading (PraxisStatement *row)
{
  PraxisReading *reading = praxis_reading_new (praxis_statement_get_text (row, 3));

  reading->post_uuid = g_strdup (praxis_statement_get_text (row, 0));
  reading->digest_uuid = g_strdup (praxis_statement_get_text (row, 1));
  reading->post_id = praxis_statement_get_int (row, 2);
  reading->unread = praxis_statement_get_int (row, 4) != 0;
  reading->listed = praxis_statement_get_int (row, 5) > 0;
  if (*praxis_statement_get_text (row, 6) != '\0')
    g_set_str (&reading->digest_title, praxis_statement_get_text (row, 6));
  return reading;
}

/**
 * praxis_store_list_reading:
 * @self: a library
 * @error: return location
 *
 * Returns: (transfer full) (element-type PraxisReading): the reading list in its order, with the posts that are gone
 */
GPtrArray *
praxis_store_list_reading (PraxisStore  *self,
                           GError      **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_reading_free);
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);

  rows = praxis_connection_query (praxis_store_get_connection (self), error,
                                  READING_COLUMNS "WHERE place > 0 ORDER BY place, post_uuid", "");
  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (praxis_store_get_connection (self), rows, &failure))
    g_ptr_array_add (list, build_reading (rows));
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&list) : NULL;
}

/**
 * praxis_store_get_reading:
 * @self: a library
 * @post_uuid: the UUID of a post
 * @error: return location
 *
 * Returns: (transfer full): what the reader has on it; %NULL with %PRAXIS_ERROR_NOT_FOUND where that is nothing
 */
PraxisReading *
praxis_store_get_reading (PraxisStore  *self,
                          const char   *post_uuid,
                          GError      **error)
{
  g_autoptr(PraxisStatement) row = NULL;
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);
  g_return_val_if_fail (post_uuid != NULL, NULL);

  row = praxis_connection_query (praxis_store_get_connection (self), error,
                                 READING_COLUMNS "WHERE reading.post_uuid = ?", "t", post_uuid);
  if (row == NULL)
    return NULL;
  if (praxis_connection_next (praxis_store_get_connection (self), row, &failure))
    return build_reading (row);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("There is nothing of yours on this post."));
  return NULL;
}
