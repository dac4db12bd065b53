/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-archive-post.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-archive-text.h"
#include "praxis-error.h"

/*
 * The document of a post: one line of JSON, the same bytes as long as nothing of the post that readers see has changed.
 *
 *   {"uuid": …, "slug": …, "former_slugs": […], "month": "2024-05", "position": 0, "published": …, "modified": …,
 *    "content": {"title": …, "citations": […], …}}
 *
 * "content" is what praxis_draft_to_json() writes. Topics and types stand there under the names that they had then; the
 * manifest has the names that they have now, with the older ones, so that a renamed topic changes no document.
 */

/* A title in a message is cut here. */
#define MAX_SHOWN_TITLE 120

/**
 * praxis_archive_post_free:
 * @self: (transfer full): a post
 */
void
praxis_archive_post_free (PraxisArchivePost *self)
{
  g_free (self->uuid);
  g_free (self->slug);
  g_strfreev (self->former_slugs);
  g_clear_object (&self->draft);
  g_free (self);
}

/**
 * praxis_archive_post_write:
 * @self: a post; its draft is not looked at
 * @content: its content, as praxis_draft_to_json() gave it
 *
 * Returns: (transfer full): the document, without a line end in it
 */
char *
praxis_archive_post_write (const PraxisArchivePost *self,
                           const char              *content)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (json);
  g_autofree char *month = praxis_month_to_string (self->month);
  char *document, *end;

  yyjson_mut_doc_set_root (json, root);
  praxis_json_add_string (json, root, "uuid", self->uuid);
  praxis_json_add_string (json, root, "slug", self->slug);
  praxis_json_add_strv (json, root, "former_slugs", (const char * const *) self->former_slugs);
  praxis_json_add_string (json, root, "month", month);
  yyjson_mut_obj_add_int (json, root, "position", self->position);
  yyjson_mut_obj_add_int (json, root, "published", self->published);
  yyjson_mut_obj_add_int (json, root, "modified", self->modified);
  yyjson_mut_obj_add_val (json, root, "content", yyjson_mut_raw (json, content));
  document = praxis_json_to_string (json, FALSE);
  /* A line end in JSON stands between values, never in them. */
  for (end = document; (end = strpbrk (end, "\n\r")) != NULL; end++)
    *end = ' ';
  return document;
}

/* What a person is told of a document that is not right: which post it is. */
static char *
dup_name (yyjson_val *root)
{
  const char *title = praxis_json_get_string (yyjson_obj_get (root, "content"), "title");
  const char *uuid = praxis_json_get_string (root, "uuid");

  if (title != NULL && g_utf8_strlen (title, -1) > MAX_SHOWN_TITLE)
    {
      g_autofree char *start = g_utf8_substring (title, 0, MAX_SHOWN_TITLE);

      return g_strconcat (start, "…", NULL);
    }
  if (title != NULL && *title != '\0')
    return g_strdup (title);
  return g_strdup (uuid != NULL ? uuid : "");
}

/**
 * praxis_archive_post_dup_title:
 * @document: (array length=length): what should be the document of a post
 * @length: its length
 *
 * Returns: (transfer full): what to call the post in a message; empty where the document does not say
 */
char *
praxis_archive_post_dup_title (const char *document,
                               gsize       length)
{
  g_autoptr(PraxisJson) json = praxis_json_parse (document, length, NULL);

  return json != NULL ? dup_name (yyjson_doc_get_root (json)) : g_strdup ("");
}

static gboolean
refuse_name (const char  *name,
             const char  *reason,
             GError     **error)
{
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
               /* Translators: the first %s is a post's title, the second a sentence that says what is wrong */
               _("This archive cannot be used because of its post “%s”. %s"), name, reason);
  return FALSE;
}

static gboolean
refuse (yyjson_val  *root,
        const char  *reason,
        GError     **error)
{
  g_autofree char *name = dup_name (root);

  return refuse_name (name, reason, error);
}

/* Reads a number that is no less than 0. */
static gboolean
read_number (yyjson_val *root,
             const char *key,
             gint64      largest,
             gint64     *number)
{
  yyjson_val *value = yyjson_obj_get (root, key);

  if (!yyjson_is_uint (value) || yyjson_get_uint (value) > (guint64) largest)
    return FALSE;
  *number = yyjson_get_uint (value);
  return TRUE;
}

static gboolean
read_place (PraxisArchivePost  *self,
            yyjson_val         *root,
            GError            **error)
{
  const char *month = praxis_json_get_string (root, "month");
  gint64 position;

  self->month = praxis_month_parse (month);
  if (month == NULL || (self->month == PRAXIS_MONTH_NONE && *month != '\0'))
    return refuse (root, _("Its month is not one."), error);
  if (!read_number (root, "position", G_MAXINT, &position))
    return refuse (root, _("Its place in its month is not one."), error);
  self->position = position;
  if (!read_number (root, "published", G_MAXINT64, &self->published) ||
      !read_number (root, "modified", G_MAXINT64, &self->modified))
    return refuse (root, _("It does not say when it was published."), error);
  return TRUE;
}

static gboolean
read_names (PraxisArchivePost  *self,
            yyjson_val         *root,
            GError            **error)
{
  self->uuid = g_strdup (praxis_json_get_string (root, "uuid"));
  self->slug = g_strdup (praxis_json_get_string (root, "slug"));
  self->former_slugs = praxis_json_get_strv (root, "former_slugs");
  if (!praxis_archive_is_uuid (self->uuid))
    return refuse (root, _("It has no name of its own (UUID)."), error);
  if (!praxis_archive_is_slug (self->slug))
    return refuse (root, _("Its name in addresses is not one."), error);
  for (gsize i = 0; self->former_slugs[i] != NULL; i++)
    {
      if (!praxis_archive_is_slug (self->former_slugs[i]))
        return refuse (root, _("Its name in addresses is not one."), error);
    }
  return TRUE;
}

static gboolean
read_content (PraxisArchivePost  *self,
              yyjson_val         *root,
              GError            **error)
{
  g_autofree char *content = yyjson_val_write (yyjson_obj_get (root, "content"), YYJSON_WRITE_NOFLAG, NULL);
  g_autoptr(GError) failure = NULL;

  if (content != NULL)
    self->draft = praxis_draft_new_from_json (content, &failure);
  if (self->draft == NULL)
    return refuse (root, failure != NULL ? failure->message : _("It has no text."), error);
  praxis_draft_set_post_uuid (self->draft, self->uuid);
  praxis_draft_set_month (self->draft, self->month);
  return TRUE;
}

/**
 * praxis_archive_post_parse:
 * @document: (array length=length): what should be the document of a post
 * @length: its length
 * @error: return location
 *
 * Returns: (transfer full): the post, in whose texts and names nothing is left that could do harm; %NULL with
 *   %PRAXIS_ERROR_INVALID or %PRAXIS_ERROR_TOO_LARGE, and words that name the post
 */
PraxisArchivePost *
praxis_archive_post_parse (const char  *document,
                           gsize        length,
                           GError     **error)
{
  g_autoptr(PraxisArchivePost) self = g_new0 (PraxisArchivePost, 1);
  g_autoptr(PraxisJson) json = NULL;
  g_autoptr(GError) failure = NULL;
  yyjson_val *root;

  g_return_val_if_fail (document != NULL, NULL);

  if (length > PRAXIS_ARCHIVE_MAX_DOCUMENT)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_LARGE,
                           _("A post of this archive is too large to be one."));
      return NULL;
    }
  json = praxis_archive_parse_text (document, length, &failure);
  if (json == NULL)
    {
      g_autofree char *name = praxis_archive_post_dup_title (document, length);

      refuse_name (name, failure->message, error);
      return NULL;
    }
  root = yyjson_doc_get_root (json);
  if (!read_names (self, root, error) || !read_place (self, root, error) || !read_content (self, root, error))
    return NULL;
  return g_steal_pointer (&self);
}
