/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-hugo-terms.h"

#include <string.h>

#include "model/praxis-text.h"
#include "praxis-front-matter-writer.h"
#include "praxis-manifest.h"

/*
 * The pages of topics and types in a site that Hugo makes, where they were renamed or others were merged into them: then other
 * addresses lead there. Hugo makes these pages by itself and calls them by the label, so that a file is needed only for such a one.
 * No page that is there gives way.
 */

static const char *const folders[PRAXIS_N_VOCABULARIES] = { "topics", "types" };

static void
hugo_term_free (PraxisHugoTerm *self)
{
  g_object_unref (self->term);
  g_free (self->path);
  g_free (self->target);
  g_ptr_array_unref (self->aliases);
  g_free (self);
}

/* How Hugo writes a label in an address: in small letters, with a hyphen for each space and without most signs. A slash stays one. */
static char *
dup_hugo_name (const char *label)
{
  g_autofree char *lower = g_utf8_strdown (label, -1);
  GString *name = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        g_string_append_c (name, '-');
      else if (g_unichar_isalnum (c) || g_unichar_ismark (c) || (c < 0x80 && strchr ("./_#+~-@", (int) c) != NULL))
        g_string_append_unichar (name, c);
    }
  return g_string_free (name, FALSE);
}

/* Whether a name can be part of a path as it is: no part of it is empty or leads up, and nothing in it is a command to servers. */
static gboolean
is_path (const char *name)
{
  g_auto(GStrv) parts = g_strsplit (name, "/", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0' || *parts[i] == '.')
        return FALSE;
    }
  return *name != '\0' && strpbrk (name, "\\#") == NULL;
}

static char *
dup_address (PraxisTerm *term,
             const char *name)
{
  return g_strdup_printf ("/%s/%s.html", folders[praxis_term_get_vocabulary (term)], name);
}

/* Takes @name. */
static void
add_alias (PraxisHugoTerm *self,
           char           *name,
           GHashTable     *taken)
{
  g_autofree char *owned = name;
  char *address = dup_address (self->term, name);

  if (is_path (name) && g_hash_table_add (taken, g_strdup (address)))
    g_ptr_array_add (self->aliases, address);
  else
    g_free (address);
}

/* A term that was renamed goes on to have the slug of its first label. */
static void
add_slug (PraxisHugoTerm *self,
          GHashTable     *taken)
{
  g_autofree char *slug = praxis_text_slugify (praxis_term_get_label (self->term), "");

  if (!g_str_equal (slug, praxis_term_get_slug (self->term)))
    add_alias (self, g_strdup (praxis_term_get_slug (self->term)), taken);
}

/* What a term was called in addresses goes by what it was called. */
static void
add_names (PraxisHugoTerm *self,
           GHashTable     *taken)
{
  const char * const *names = praxis_term_get_aliases (self->term);

  for (gsize i = 0; names[i] != NULL; i++)
    {
      add_alias (self, praxis_text_slugify (names[i], ""), taken);
      add_alias (self, dup_hugo_name (names[i]), taken);
    }
}

/* The UUIDs of the terms that published posts have, and the addresses of their pages. */
static GHashTable *
find_used (PraxisPublication *publication,
           GHashTable        *taken)
{
  GHashTable *used = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < publication->posts->len; i++)
    {
      GPtrArray *terms = ((PraxisPublished *) publication->posts->pdata[i])->terms;

      for (guint n = 0; n < terms->len; n++)
        {
          g_autofree char *name = dup_hugo_name (praxis_term_get_label (terms->pdata[n]));

          g_hash_table_add (used, (gpointer) praxis_term_get_uuid (terms->pdata[n]));
          g_hash_table_add (taken, dup_address (terms->pdata[n], name));
        }
    }
  return used;
}

/* Takes @path. */
static PraxisHugoTerm *
hugo_term_new (PraxisTerm *term,
               char       *path)
{
  PraxisHugoTerm *self = g_new0 (PraxisHugoTerm, 1);

  self->term = g_object_ref (term);
  self->path = path;
  self->target = g_strdup_printf ("content/%s/%s/_index.md", folders[praxis_term_get_vocabulary (term)],
                                  praxis_term_get_label (term));
  self->aliases = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  return self;
}

/* Those terms that have pages, and can have files. */
static GPtrArray *
list_used (PraxisPublication *publication,
           GHashTable        *taken)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) hugo_term_free);
  g_autoptr(GHashTable) used = find_used (publication, taken);

  for (guint i = 0; i < publication->terms->len; i++)
    {
      PraxisTerm *term = publication->terms->pdata[i];
      char *path = g_strdup_printf ("%s/%s.md", folders[praxis_term_get_vocabulary (term)], praxis_term_get_slug (term));

      if (g_hash_table_contains (used, praxis_term_get_uuid (term)) && praxis_manifest_is_path (path) &&
          is_path (praxis_term_get_label (term)))
        g_ptr_array_add (list, hugo_term_new (term, path));
      else
        g_free (path);
    }
  return list;
}

/**
 * praxis_hugo_list_terms:
 * @publication: what a digest has published
 *
 * Returns: (transfer full) (element-type PraxisHugoTerm): the topics and types with posts that other addresses lead to
 */
GPtrArray *
praxis_hugo_list_terms (PraxisPublication *publication)
{
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *list;

  g_return_val_if_fail (publication != NULL, NULL);

  list = list_used (publication, taken);
  /* What one is called in addresses now comes before what another one was called. */
  for (guint i = 0; i < list->len; i++)
    add_slug (list->pdata[i], taken);
  for (guint i = 0; i < list->len; i++)
    add_names (list->pdata[i], taken);
  for (guint i = list->len; i > 0; i--)
    {
      if (((PraxisHugoTerm *) list->pdata[i - 1])->aliases->len == 0)
        g_ptr_array_remove_index (list, i - 1);
    }
  return list;
}

/**
 * praxis_hugo_term_to_markdown:
 * @self: a term
 *
 * Returns: (transfer full): its file, front matter without a text
 */
char *
praxis_hugo_term_to_markdown (const PraxisHugoTerm *self)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *header = yyjson_mut_obj (json);

  g_return_val_if_fail (self != NULL, NULL);

  praxis_json_add_string (json, header, "title", praxis_term_get_label (self->term));
  praxis_json_add_strv (json, header, "aliases", (const char * const *) self->aliases->pdata);
  return praxis_front_matter_write (json, header, "");
}
