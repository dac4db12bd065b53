/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-archive-manifest.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/praxis-issue.h"
#include "praxis-archive-group.h"
#include "praxis-archive-hash.h"
#include "praxis-archive-text.h"
#include "praxis-error.h"
#include "praxis-json.h"

/*
 * The manifest of an archive, and what makes it trustworthy. One chain leads from the author's key to every post, the same
 * in an archive that is one file and in one that lies in the pages of a site:
 *
 *   public key ──signs──▶ manifest ──has the hash of──▶ group ──has the hash of──▶ the document of a post
 *
 *   file     SLUG.praxis (SQLite)   archive: envelope      post: uuid, hash, source, document
 *   site     archive/               manifest.json          posts/NNN.json.gz
 *
 * The *document* of a post is JSON: what the post is and when and where it stands, with its content as it was published
 * (praxis-archive-post.c). *Groups* are those of praxis-archive-hash.c. The *manifest* is JSON: the digest, the issues and
 * vocabularies that published posts have, the hashes of all groups, the public key and when it was made. The *envelope* is
 * JSON of two texts, the manifest, packed with gzip and in base64, and its Ed25519 signature: so both are fetched at once, it
 * stays small whatever the server does, and nobody has to agree on how JSON is written. What is signed is the manifest's own
 * text, byte for byte.
 *
 * A manifest that names a key has its signature; one that names none has none. So a signature cannot be taken away without
 * changing what was signed.
 */

static const char *const term_keys[PRAXIS_N_VOCABULARIES] = { "topics", "types" };

/* The digest's texts: their names in the manifest and as properties. */
static const struct
{
  const char *key;
  const char *property;
} digest_texts[] = {
  { "uuid", "uuid" },
  { "slug", "slug" },
  { "title", "title" },
  { "introduction", "introduction" },
  { "author", "author" },
  { "language", "language" },
  { "licence", "licence" },
  { "base_url", "base-url" },
  { "citation_style", "citation-style" },
  { "citation_locale", "citation-locale" },
};

/**
 * praxis_archive_manifest_new:
 *
 * Returns: (transfer full): a manifest of nothing, to be filled and then given to praxis_archive_manifest_seal()
 */
PraxisArchiveManifest *
praxis_archive_manifest_new (void)
{
  PraxisArchiveManifest *self = g_new0 (PraxisArchiveManifest, 1);

  self->issues = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint v = 0; v < PRAXIS_N_VOCABULARIES; v++)
    self->terms[v] = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/**
 * praxis_archive_manifest_free:
 * @self: (transfer full): a manifest
 */
void
praxis_archive_manifest_free (PraxisArchiveManifest *self)
{
  g_clear_object (&self->digest);
  g_clear_pointer (&self->groups, g_strfreev);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  for (guint v = 0; v < PRAXIS_N_VOCABULARIES; v++)
    g_clear_pointer (&self->terms[v], g_ptr_array_unref);
  g_free (self->style);
  g_free (self->public_key);
  g_free (self->text);
  g_free (self->signature);
  g_free (self);
}

/* --- Writing --- */

static void
write_digest (PraxisArchiveManifest *self,
              PraxisJsonBuilder     *json,
              yyjson_mut_val        *root)
{
  yyjson_mut_val *object = yyjson_mut_obj_add_obj (json, root, "digest");

  for (gsize i = 0; i < G_N_ELEMENTS (digest_texts); i++)
    {
      g_autofree char *text = NULL;

      g_object_get (self->digest, digest_texts[i].property, &text, NULL);
      praxis_json_add_string (json, object, digest_texts[i].key, text);
    }
}

static void
write_issues (PraxisArchiveManifest *self,
              PraxisJsonBuilder     *json,
              yyjson_mut_val        *root)
{
  yyjson_mut_val *array = yyjson_mut_obj_add_arr (json, root, "issues");

  for (guint i = 0; i < self->issues->len; i++)
    {
      PraxisIssue *issue = self->issues->pdata[i];
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (json, array);
      g_autofree char *month = praxis_month_to_string (praxis_issue_get_month (issue));

      praxis_json_add_string (json, object, "uuid", praxis_issue_get_uuid (issue));
      praxis_json_add_string (json, object, "month", month);
      praxis_json_add_string (json, object, "blurb", praxis_issue_get_blurb (issue));
    }
}

static void
write_terms (GPtrArray         *terms,
             const char        *key,
             PraxisJsonBuilder *json,
             yyjson_mut_val    *root)
{
  yyjson_mut_val *array = yyjson_mut_obj_add_arr (json, root, key);

  for (guint i = 0; i < terms->len; i++)
    {
      PraxisTerm *term = terms->pdata[i];
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (json, array);

      praxis_json_add_string (json, object, "uuid", praxis_term_get_uuid (term));
      praxis_json_add_string (json, object, "slug", praxis_term_get_slug (term));
      praxis_json_add_string (json, object, "label", praxis_term_get_label (term));
      praxis_json_add_strv (json, object, "aliases", praxis_term_get_aliases (term));
    }
}

/**
 * praxis_archive_manifest_seal:
 * @self: a manifest, filled but for its text, key and signature
 * @key: (nullable): the key to sign it with; %NULL for none
 *
 * Writes the manifest and signs it.
 */
void
praxis_archive_manifest_seal (PraxisArchiveManifest  *self,
                              const PraxisSigningKey *key)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (json);

  g_return_if_fail (self != NULL && PRAXIS_IS_DIGEST (self->digest));

  yyjson_mut_doc_set_root (json, root);
  g_set_str (&self->public_key, key != NULL ? praxis_signing_key_get_public (key) : "");
  yyjson_mut_obj_add_int (json, root, "format", PRAXIS_ARCHIVE_FORMAT);
  write_digest (self, json, root);
  yyjson_mut_obj_add_int (json, root, "issued", self->issued);
  praxis_json_add_string (json, root, "key", self->public_key);
  yyjson_mut_obj_add_uint (json, root, "posts", self->n_posts);
  praxis_json_add_strv (json, root, "groups", (const char * const *) self->groups);
  write_issues (self, json, root);
  for (guint v = 0; v < PRAXIS_N_VOCABULARIES; v++)
    write_terms (self->terms[v], term_keys[v], json, root);
  if (self->style != NULL)
    praxis_json_add_string (json, root, "style", self->style);
  g_free (self->text);
  self->text = praxis_json_to_string (json, FALSE);
  g_free (self->signature);
  self->signature = key != NULL ? praxis_signing_key_sign (key, self->text, strlen (self->text)) : g_strdup ("");
}

/**
 * praxis_archive_manifest_to_envelope:
 * @self: a manifest that is sealed
 *
 * Returns: (transfer full): the manifest with its signature, JSON
 */
char *
praxis_archive_manifest_to_envelope (PraxisArchiveManifest *self)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (json);
  g_autoptr(GByteArray) packed = NULL;
  g_autofree char *manifest = NULL;

  g_return_val_if_fail (self != NULL && self->text != NULL, NULL);

  yyjson_mut_doc_set_root (json, root);
  packed = praxis_archive_pack (self->text, strlen (self->text));
  manifest = g_base64_encode (packed->data, packed->len);
  yyjson_mut_obj_add_str (json, root, "manifest", manifest);
  yyjson_mut_obj_add_str (json, root, "signature", self->signature);
  return praxis_json_to_string (json, FALSE);
}

/**
 * praxis_archive_manifest_is_signed:
 * @self: a manifest
 *
 * Returns: whether it is signed, and so with the key that it names
 */
gboolean
praxis_archive_manifest_is_signed (PraxisArchiveManifest *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return *self->public_key != '\0';
}

/**
 * praxis_archive_manifest_get_n_groups:
 * @self: a manifest
 *
 * Returns: how many groups its posts are in
 */
guint
praxis_archive_manifest_get_n_groups (PraxisArchiveManifest *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return praxis_archive_count_groups (self->n_posts);
}

/* --- Reading --- */

static gboolean
refuse (GError     **error,
        const char  *reason)
{
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
               /* Translators: %s is a sentence that says what is wrong */
               _("This archive cannot be used. %s"), reason);
  return FALSE;
}

static gboolean
check_digest (PraxisDigest  *digest,
              GError       **error)
{
  if (!praxis_archive_is_uuid (praxis_digest_get_uuid (digest)) ||
      !praxis_archive_is_slug (praxis_digest_get_slug (digest)) || *praxis_digest_get_title (digest) == '\0')
    return refuse (error, _("It does not say which digest it is of."));
  /* A language goes into exported pages, and addresses are opened. */
  if (strspn (praxis_digest_get_language (digest), G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-") !=
      strlen (praxis_digest_get_language (digest)))
    return refuse (error, _("It does not say in which language it is."));
  if (*praxis_digest_get_base_url (digest) != '\0' &&
      !g_str_has_prefix (praxis_digest_get_base_url (digest), "https://") &&
      !g_str_has_prefix (praxis_digest_get_base_url (digest), "http://"))
    return refuse (error, _("The address of its site is not one."));
  return TRUE;
}

static gboolean
read_digest (PraxisArchiveManifest  *self,
             yyjson_val             *object,
             GError                **error)
{
  const char *names[G_N_ELEMENTS (digest_texts) + 1];
  GValue values[G_N_ELEMENTS (digest_texts) + 1] = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (digest_texts); i++)
    {
      names[i] = digest_texts[i].property;
      g_value_init (&values[i], G_TYPE_STRING);
      g_value_set_static_string (&values[i], praxis_json_get_string (object, digest_texts[i].key));
    }
  names[G_N_ELEMENTS (digest_texts)] = "origin";
  g_value_init (&values[G_N_ELEMENTS (digest_texts)], G_TYPE_INT);
  g_value_set_int (&values[G_N_ELEMENTS (digest_texts)], PRAXIS_ORIGIN_SUBSCRIBED);
  self->digest = PRAXIS_DIGEST (g_object_new_with_properties (PRAXIS_TYPE_DIGEST, G_N_ELEMENTS (names), names, values));
  return check_digest (self->digest, error);
}

static gboolean
read_issues (PraxisArchiveManifest  *self,
             yyjson_val             *array,
             GError                **error)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);
  g_autoptr(GHashTable) months = g_hash_table_new (NULL, NULL);
  yyjson_val *object;

  while ((object = yyjson_arr_iter_next (&iter)) != NULL)
    {
      const char *uuid = praxis_json_get_string (object, "uuid");
      PraxisMonth month = praxis_month_parse (praxis_json_get_string (object, "month"));
      const char *blurb = praxis_json_get_string (object, "blurb");

      if (!praxis_archive_is_uuid (uuid) || month == PRAXIS_MONTH_NONE || blurb == NULL ||
          !g_hash_table_add (months, GUINT_TO_POINTER (month)))
        return refuse (error, _("One of its months is not one, or is there twice."));
      g_ptr_array_add (self->issues, praxis_issue_new (uuid, praxis_digest_get_uuid (self->digest), month, blurb));
    }
  return TRUE;
}

static gboolean
read_terms (PraxisArchiveManifest  *self,
            PraxisVocabulary        vocabulary,
            yyjson_val             *array,
            GError                **error)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  yyjson_val *object;

  while ((object = yyjson_arr_iter_next (&iter)) != NULL)
    {
      const char *uuid = praxis_json_get_string (object, "uuid");
      const char *slug = praxis_json_get_string (object, "slug");
      const char *label = praxis_json_get_string (object, "label");
      g_auto(GStrv) aliases = praxis_json_get_strv (object, "aliases");

      if (!praxis_archive_is_uuid (uuid) || !praxis_archive_is_slug (slug) || label == NULL || *label == '\0' ||
          !g_hash_table_add (known, (gpointer) uuid) || !g_hash_table_add (known, (gpointer) slug))
        return refuse (error, _("One of its topics or types of research is not one, or is there twice."));
      g_ptr_array_add (self->terms[vocabulary],
                       praxis_term_new (uuid, vocabulary, label, slug, (const char * const *) aliases, FALSE));
    }
  return TRUE;
}

static gboolean
read_groups (PraxisArchiveManifest  *self,
             yyjson_val             *root,
             GError                **error)
{
  yyjson_val *n_posts = yyjson_obj_get (root, "posts");

  if (!yyjson_is_uint (n_posts) || yyjson_get_uint (n_posts) > PRAXIS_ARCHIVE_MAX_POSTS)
    return refuse (error, _("It does not say how many posts it has, or has too many."));
  self->n_posts = yyjson_get_uint (n_posts);
  self->groups = praxis_json_get_strv (root, "groups");
  if (g_strv_length (self->groups) != praxis_archive_manifest_get_n_groups (self))
    return refuse (error, _("The list of what its posts are checked with is not whole."));
  for (gsize i = 0; self->groups[i] != NULL; i++)
    {
      if (!praxis_archive_is_hash (self->groups[i]))
        return refuse (error, _("The list of what its posts are checked with is not whole."));
    }
  return TRUE;
}

static gboolean
check_format (yyjson_val  *root,
              GError     **error)
{
  yyjson_val *format = yyjson_obj_get (root, "format");

  if (!yyjson_is_uint (format))
    return refuse (error, _("It does not say in which form it is."));
  if (yyjson_get_uint (format) == PRAXIS_ARCHIVE_FORMAT)
    return TRUE;
  g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_NEW,
                       _("This archive was made by a newer Praxis. Update Praxis to open it."));
  return FALSE;
}

static gboolean
check_signature (PraxisArchiveManifest  *self,
                 GError                **error)
{
  gboolean names_key = *self->public_key != '\0';

  if (names_key
      ? praxis_public_key_is_valid (self->public_key) &&
        praxis_public_key_verify (self->public_key, self->text, strlen (self->text), self->signature)
      : *self->signature == '\0')
    return TRUE;
  g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED,
                       _("The signature of this archive is not right: somebody or something has changed what its author "
                         "signed. Get it again from where its author offers it."));
  return FALSE;
}

static gboolean
read_manifest (PraxisArchiveManifest  *self,
               GError                **error)
{
  g_autoptr(PraxisJson) json = praxis_archive_parse_text (self->text, strlen (self->text), error);
  yyjson_val *root, *issued;

  if (json == NULL)
    return FALSE;
  root = yyjson_doc_get_root (json);
  if (!check_format (root, error))
    return FALSE;
  g_set_str (&self->public_key, praxis_json_get_string (root, "key"));
  if (self->public_key == NULL)
    return refuse (error, _("It does not say who signed it."));
  if (!check_signature (self, error))
    return FALSE;
  issued = yyjson_obj_get (root, "issued");
  if (!yyjson_is_uint (issued) || yyjson_get_uint (issued) > G_MAXINT64)
    return refuse (error, _("It does not say when it was made."));
  self->issued = yyjson_get_uint (issued);
  self->style = g_strdup (praxis_json_get_string (root, "style"));
  return read_digest (self, yyjson_obj_get (root, "digest"), error) &&
         read_groups (self, root, error) &&
         read_issues (self, yyjson_obj_get (root, "issues"), error) &&
         read_terms (self, PRAXIS_VOCABULARY_TOPIC, yyjson_obj_get (root, "topics"), error) &&
         read_terms (self, PRAXIS_VOCABULARY_TYPE, yyjson_obj_get (root, "types"), error);
}

static gboolean
read_envelope (PraxisArchiveManifest  *self,
               yyjson_val             *root,
               GError                **error)
{
  const char *manifest = praxis_json_get_string (root, "manifest");
  const char *signature = praxis_json_get_string (root, "signature");
  g_autofree guchar *packed = NULL;
  g_autoptr(GByteArray) text = NULL;
  gsize length = 0;

  if (manifest == NULL || signature == NULL || *manifest == '\0')
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, _("This is not the manifest of an archive."));
      return FALSE;
    }
  packed = g_base64_decode (manifest, &length);
  text = praxis_archive_unpack ((const char *) packed, length, PRAXIS_ARCHIVE_MAX_ENVELOPE, error);
  if (text == NULL)
    return FALSE;
  if (memchr (text->data, '\0', text->len) != NULL)
    return refuse (error, _("A text has a character in it that no text has."));
  self->text = g_strndup ((const char *) text->data, text->len);
  self->signature = g_strdup (signature);
  return TRUE;
}

/**
 * praxis_archive_manifest_parse:
 * @envelope: what praxis_archive_manifest_to_envelope() gave, or anything else
 * @length: its length in bytes, or -1 where it ends with a NUL
 * @error: return location
 *
 * Reads a manifest and checks its signature. Whether the key is the one that the reader trusts is another question: see
 * praxis_archive_compare().
 *
 * Returns: (transfer full): the manifest; %NULL with %PRAXIS_ERROR_DAMAGED where the signature is wrong,
 *   %PRAXIS_ERROR_TOO_NEW, %PRAXIS_ERROR_TOO_LARGE or %PRAXIS_ERROR_INVALID
 */
PraxisArchiveManifest *
praxis_archive_manifest_parse (const char  *envelope,
                               gssize       length,
                               GError     **error)
{
  g_autoptr(PraxisArchiveManifest) self = praxis_archive_manifest_new ();
  g_autoptr(PraxisJson) json = NULL;
  gsize size = length < 0 ? strlen (envelope) : (gsize) length;

  g_return_val_if_fail (envelope != NULL, NULL);

  if (size > PRAXIS_ARCHIVE_MAX_ENVELOPE)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_LARGE, _("The manifest of this archive is too large."));
      return NULL;
    }
  json = praxis_archive_parse_text (envelope, size, error);
  if (json == NULL)
    return NULL;
  return read_envelope (self, yyjson_doc_get_root (json), error) && read_manifest (self, error) ? g_steal_pointer (&self) : NULL;
}
