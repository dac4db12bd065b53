/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-references.h"

#include "praxis-csl-engine.h"
#include "praxis-csl-style.h"
#include "praxis-json.h"
#include "praxis-reference-html.h"
#include "praxis-sha256.h"
#include "store/praxis-store-citations.h"

/*
 * Formatted references come from three places, the first that has them: what was loaded before, the library's cache, and the
 * citation engine, which is asked for all that is missing at once.
 *
 *   load ──▶ known? ──▶ library? ──▶ engine ──▶ cleaned ──▶ kept in the library
 *
 * After that the article, which is written by other threads and knows neither library nor engine, takes them by their
 * citation. A reference is formatted alone, so that what a post shows does not hang on other posts.
 */

/* Citations that the engine is given at once: so many that a call costs nothing, and so few that it ends in time. */
#define BATCH 100

struct _PraxisReferences
{
  char            *style;
  PraxisCslLocale *locale;
  char            *key;

  GMutex           mutex;
  GHashTable      *known;
};

/* --- Making ----------------------------------------------------------------------------------------------- */

/* What makes two references of one citation differ. */
static char *
make_key (const char            *style,
          const PraxisCslLocale *locale)
{
  PraxisSha256 hash;

  praxis_sha256_begin (&hash);
  praxis_sha256_add_text (&hash, praxis_csl_engine_get_version ());
  praxis_sha256_add_text (&hash, style);
  praxis_sha256_add_text (&hash, locale->code);
  praxis_sha256_add_text (&hash, locale->content);
  return praxis_sha256_end (&hash);
}

static PraxisReferences *
make (char            *style,
      PraxisCslLocale *locale)
{
  PraxisReferences *self = g_atomic_rc_box_new0 (PraxisReferences);

  self->style = style;
  self->locale = locale;
  self->key = make_key (style, locale);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_mutex_init (&self->mutex);
  return self;
}

/**
 * praxis_references_new:
 * @store: (nullable): the library that may have the digest's style
 * @digest: a digest
 * @error: return location
 *
 * Returns: (transfer full): the references of the digest, none of them loaded; %NULL with %PRAXIS_ERROR_NOT_FOUND where its
 *   style is not on this computer, or with an error of reading it
 */
PraxisReferences *
praxis_references_new (PraxisStore   *store,
                       PraxisDigest  *digest,
                       GError       **error)
{
  g_autoptr(GError) failure = NULL;
  const char *language;
  char *style;

  g_return_val_if_fail (PRAXIS_IS_DIGEST (digest), NULL);

  style = praxis_csl_style_load (store, praxis_digest_get_citation_style (digest), &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  language = *praxis_digest_get_citation_locale (digest) != '\0' ? praxis_digest_get_citation_locale (digest)
                                                                 : praxis_digest_get_language (digest);
  return make (style, praxis_csl_locale_load (language));
}

/**
 * praxis_references_new_for_reading:
 * @store: (nullable): the library that may have the digest's style
 * @digest: a digest
 *
 * Returns: (transfer full): the references of the digest; where its style is not on this computer, those of APA, 7th edition,
 *   since a post can be read in any style
 */
PraxisReferences *
praxis_references_new_for_reading (PraxisStore  *store,
                                   PraxisDigest *digest)
{
  g_autoptr(GError) error = NULL;
  PraxisReferences *self = praxis_references_new (store, digest, &error);

  if (self != NULL)
    return self;
  g_debug ("The digest is shown in APA: %s", error->message);
  return make (NULL, praxis_csl_locale_load (praxis_digest_get_language (digest)));
}

/**
 * praxis_references_new_with_style:
 * @content: (nullable): a CSL style; %NULL for APA, 7th edition
 * @language: a language, BCP 47
 *
 * Returns: (transfer full): references in this style; whether it is a right one shows when they are loaded
 */
PraxisReferences *
praxis_references_new_with_style (const char *content,
                                  const char *language)
{
  g_return_val_if_fail (language != NULL, NULL);

  return make (g_strdup (content), praxis_csl_locale_load (language));
}

PraxisReferences *
praxis_references_ref (PraxisReferences *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  PraxisReferences *self = data;

  g_free (self->style);
  praxis_csl_locale_free (self->locale);
  g_free (self->key);
  g_hash_table_unref (self->known);
  g_mutex_clear (&self->mutex);
}

void
praxis_references_unref (PraxisReferences *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * praxis_references_get_key:
 * @self: references
 *
 * Returns: (transfer none): a hash that is another one where style, language or engine are others
 */
const char *
praxis_references_get_key (PraxisReferences *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->key;
}

/* --- Loading ---------------------------------------------------------------------------------------------- */

/* The hash of all that a reference is made from. */
static char *
key_of (PraxisReferences *self,
        PraxisCitation   *citation)
{
  const char *json = praxis_citation_get_json (citation);
  PraxisSha256 hash;

  praxis_sha256_begin (&hash);
  praxis_sha256_add (&hash, self->key, strlen (self->key));
  praxis_sha256_add (&hash, json, strlen (json));
  return praxis_sha256_end (&hash);
}

static gboolean
is_known (PraxisReferences *self,
          const char       *key)
{
  gboolean known;

  g_mutex_lock (&self->mutex);
  known = g_hash_table_contains (self->known, key);
  g_mutex_unlock (&self->mutex);
  return known;
}

static void
remember (PraxisReferences *self,
          const char       *key,
          char             *html)
{
  g_mutex_lock (&self->mutex);
  g_hash_table_insert (self->known, g_strdup (key), html);
  g_mutex_unlock (&self->mutex);
}

/* Adds the citations that only the engine knows, with their keys. */
static gboolean
find_missing (PraxisReferences  *self,
              PraxisStore       *store,
              GPtrArray         *citations,
              GPtrArray         *missing,
              GPtrArray         *keys,
              GError           **error)
{
  for (guint i = 0; i < citations->len; i++)
    {
      PraxisCitation *citation = g_ptr_array_index (citations, i);
      g_autofree char *key = key_of (self, citation);
      g_autoptr(GError) failure = NULL;
      char *html;

      if (praxis_citation_is_verbatim (citation) || is_known (self, key))
        continue;
      html = store != NULL ? praxis_store_get_reference (store, key, &failure) : NULL;
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (html != NULL)
        {
          remember (self, key, html);
          continue;
        }
      g_ptr_array_add (missing, citation);
      g_ptr_array_add (keys, g_steal_pointer (&key));
    }
  return TRUE;
}

static char *
make_request (PraxisReferences *self,
              GPtrArray        *citations,
              guint             first)
{
  g_autoptr(PraxisJsonBuilder) builder = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (builder);
  yyjson_mut_val *items;

  yyjson_mut_doc_set_root (builder, root);
  praxis_json_add_string (builder, root, "key", self->key);
  items = yyjson_mut_obj_add_arr (builder, root, "items");
  for (guint i = first; i < MIN (citations->len, first + BATCH); i++)
    yyjson_mut_arr_append (items, yyjson_mut_rawcpy (builder, praxis_citation_get_json (citations->pdata[i])));
  return praxis_json_to_string (builder, FALSE);
}

/* Gives the engine the style and its words. */
static gboolean
open_style (PraxisReferences  *self,
            GCancellable      *cancellable,
            GError           **error)
{
  g_autoptr(PraxisJsonBuilder) builder = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (builder);
  g_autofree char *request = NULL;
  g_autofree char *answer = NULL;

  yyjson_mut_doc_set_root (builder, root);
  praxis_json_add_string (builder, root, "key", self->key);
  praxis_json_add_string (builder, root, "locale", self->locale->code);
  if (self->style != NULL)
    praxis_json_add_string (builder, root, "style", self->style);
  if (self->locale->content != NULL)
    praxis_json_add_string (builder, yyjson_mut_obj_add_obj (builder, root, "locales"), self->locale->code,
                            self->locale->content);
  request = praxis_json_to_string (builder, FALSE);
  answer = praxis_csl_engine_call (praxis_csl_engine_get_default (), "open", request, cancellable, error);
  return answer != NULL;
}

/* Asks the engine, which may have to be given the style first; when it was started anew meanwhile, once more. */
static PraxisJson *
ask (PraxisReferences  *self,
     const char        *request,
     GCancellable      *cancellable,
     GError           **error)
{
  for (;;)
    {
      g_autofree char *answer =
        praxis_csl_engine_call (praxis_csl_engine_get_default (), "format", request, cancellable, error);
      PraxisJson *json = answer != NULL ? praxis_json_parse (answer, -1, error) : NULL;

      if (json == NULL || yyjson_is_arr (yyjson_doc_get_root (json)))
        return json;
      yyjson_doc_free (json);
      if (!open_style (self, cancellable, error))
        return NULL;
    }
}

static void
take_answer (PraxisReferences *self,
             PraxisStore      *store,
             PraxisJson       *json,
             GPtrArray        *keys,
             guint             first)
{
  gsize index, max;
  yyjson_val *value;

  yyjson_arr_foreach (yyjson_doc_get_root (json), index, max, value)
    {
      const char *key = g_ptr_array_index (keys, first + index);
      char *html = praxis_reference_html_clean (yyjson_is_str (value) ? yyjson_get_str (value) : "");

      if (store != NULL)
        praxis_store_note_reference (store, key, html);
      remember (self, key, html);
    }
}

/**
 * praxis_references_load:
 * @self: references
 * @store: (nullable): a library of the calling thread, whose cache is used
 * @citations: (element-type PraxisCitation): citations
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Formats citations, so that praxis_references_dup_html() has them. Waits for the citation engine where the library does
 * not know them: not for the main loop.
 *
 * Returns: whether all are there; %FALSE with %PRAXIS_ERROR_INVALID where the style cannot be used, %G_IO_ERROR_CANCELLED, or
 *   an error of the library
 */
gboolean
praxis_references_load (PraxisReferences  *self,
                        PraxisStore       *store,
                        GPtrArray         *citations,
                        GCancellable      *cancellable,
                        GError           **error)
{
  g_autoptr(GPtrArray) missing = g_ptr_array_new ();
  g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (citations != NULL, FALSE);

  if (!find_missing (self, store, citations, missing, keys, error))
    return FALSE;
  for (guint first = 0; first < missing->len; first += BATCH)
    {
      g_autofree char *request = make_request (self, missing, first);
      g_autoptr(PraxisJson) json = ask (self, request, cancellable, error);

      if (json == NULL)
        return FALSE;
      take_answer (self, store, json, keys, first);
    }
  return TRUE;
}

/* --- Asking ----------------------------------------------------------------------------------------------- */

/* What is known of a work that could not be formatted. */
static char *
dup_bare (PraxisCitation *citation)
{
  const char *reference = praxis_citation_get_reference (citation);
  const char *title = praxis_citation_get_field (citation, "title");

  return praxis_reference_html_from_text (reference != NULL ? reference : title != NULL ? title : "");
}

/**
 * praxis_references_dup_html:
 * @self: references
 * @citation: a citation
 *
 * Returns: (transfer full): the reference as HTML that can stand in a paragraph: italics, the DOI or the address as a link. Of a
 *   citation that has only a printed reference it is that, and so it is of one that praxis_references_load() could not format
 */
char *
praxis_references_dup_html (PraxisReferences *self,
                            PraxisCitation   *citation)
{
  g_autofree char *key = NULL;
  char *html;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), NULL);

  if (praxis_citation_is_verbatim (citation))
    return dup_bare (citation);
  key = key_of (self, citation);
  g_mutex_lock (&self->mutex);
  html = g_strdup (g_hash_table_lookup (self->known, key));
  g_mutex_unlock (&self->mutex);
  return html != NULL ? html : dup_bare (citation);
}

/**
 * praxis_references_dup_text:
 * @self: references
 * @citation: a citation
 *
 * Returns: (transfer full): the same as praxis_references_dup_html(), as plain text
 */
char *
praxis_references_dup_text (PraxisReferences *self,
                            PraxisCitation   *citation)
{
  g_autofree char *html = praxis_references_dup_html (self, citation);

  return html != NULL ? praxis_reference_html_to_text (html) : NULL;
}
