/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

#include <glib/gi18n.h>

#include "model/praxis-term.h"
#include "model/praxis-text.h"
#include "search/praxis-searcher.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-terms.h"

/* "topics" and "types": the same for the two vocabularies. */

/* One value; where several digests have it, of all of them. */
typedef struct
{
  char         *label;
  GStrvBuilder *aliases;
  guint         count;
} Row;

static void
row_free (Row *row)
{
  g_free (row->label);
  g_strv_builder_unref (row->aliases);
  g_free (row);
}

typedef struct
{
  GPtrArray  *rows;
  GHashTable *by_name;
} Vocabulary;

static void
vocabulary_clear (Vocabulary *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Vocabulary, vocabulary_clear)

static Row *
find_row (Vocabulary *self,
          const char *name)
{
  g_autofree char *key = praxis_text_fold (name);

  return g_hash_table_lookup (self->by_name, key);
}

/* Whether the name was not known yet. */
static gboolean
name_row (Vocabulary *self,
          Row        *row,
          const char *name)
{
  if (find_row (self, name) != NULL)
    return FALSE;
  return g_hash_table_insert (self->by_name, praxis_text_fold (name), row);
}

static void
add_term (Vocabulary *self,
          PraxisTerm *term)
{
  const char *label = praxis_term_get_label (term);
  const char * const *aliases = praxis_term_get_aliases (term);
  Row *row = find_row (self, label);

  if (row == NULL)
    {
      row = g_new0 (Row, 1);
      row->label = g_strdup (label);
      row->aliases = g_strv_builder_new ();
      g_ptr_array_add (self->rows, row);
      name_row (self, row, label);
    }
  for (gsize i = 0; aliases[i] != NULL; i++)
    {
      if (name_row (self, row, aliases[i]))
        g_strv_builder_add (row->aliases, aliases[i]);
    }
}

static gboolean
add_digest (Vocabulary        *self,
            PraxisStore       *store,
            const char        *digest_uuid,
            PraxisVocabulary   vocabulary,
            GError           **error)
{
  g_autoptr(GPtrArray) terms = praxis_store_list_terms (store, digest_uuid, vocabulary, error);

  for (guint i = 0; terms != NULL && i < terms->len; i++)
    add_term (self, g_ptr_array_index (terms, i));
  return terms != NULL;
}

static gboolean
count_posts (Vocabulary        *self,
             PraxisCli         *cli,
             PraxisStore       *store,
             const char        *digest_uuid,
             PraxisVocabulary   vocabulary,
             GError           **error)
{
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();
  g_autoptr(PraxisSearchResult) result = NULL;
  GPtrArray *counts;

  praxis_filter_set_digest (filter, digest_uuid);
  result = praxis_searcher_search (searcher, store, filter, cli->cancellable, error);
  if (result == NULL)
    return FALSE;
  counts = praxis_search_result_get_counts (result, vocabulary == PRAXIS_VOCABULARY_TOPIC
                                                    ? PRAXIS_FACET_TOPIC : PRAXIS_FACET_TYPE);
  for (guint i = 0; i < counts->len; i++)
    {
      const PraxisFacetCount *count = g_ptr_array_index (counts, i);
      Row *row = find_row (self, count->value);

      if (row != NULL)
        row->count += count->count;
    }
  return TRUE;
}

/* The digest that --digest names, or all of them. */
static gboolean
read_vocabulary (PraxisCli         *cli,
                 PraxisStore       *store,
                 PraxisVocabulary   vocabulary,
                 Vocabulary        *self,
                 GError           **error)
{
  const char *name = praxis_cli_get (cli, "digest");
  g_autoptr(PraxisDigest) digest = NULL;
  g_autoptr(GPtrArray) digests = NULL;

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (name != NULL)
    {
      digest = praxis_store_find_digest (store, name, error);
      return digest != NULL &&
             add_digest (self, store, praxis_digest_get_uuid (digest), vocabulary, error) &&
             count_posts (self, cli, store, praxis_digest_get_uuid (digest), vocabulary, error);
    }

  digests = praxis_store_list_digests (store, error);
  for (guint i = 0; digests != NULL && i < digests->len; i++)
    {
      if (!add_digest (self, store, praxis_digest_get_uuid (g_ptr_array_index (digests, i)), vocabulary, error))
        return FALSE;
    }
  return digests != NULL && count_posts (self, cli, store, NULL, vocabulary, error);
}

static void
print_json (PraxisCli *cli,
            GPtrArray *rows)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_arr (json);

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = g_ptr_array_index (rows, i);
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (json, root);
      g_auto(GStrv) aliases = g_strv_builder_end (row->aliases);

      praxis_json_add_string (json, object, "label", row->label);
      praxis_json_add_strv (json, object, "aliases", (const char * const *) aliases);
      yyjson_mut_obj_add_uint (json, object, "count", row->count);
    }
  praxis_cli_print_json (cli, json, root);
}

static void
print_text (PraxisCli *cli,
            GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = g_ptr_array_index (rows, i);

      praxis_cli_print (cli, "%7u  %s\n", row->count, row->label);
    }
}

/* Renames or merges first, where that is asked for. */
static gboolean
change_vocabulary (PraxisCli         *cli,
                   PraxisStore       *store,
                   PraxisVocabulary   vocabulary,
                   GError           **error)
{
  g_autoptr(PraxisDigest) digest = praxis_cli_choose_digest (cli, store, error);
  const char *uuid;

  if (digest == NULL)
    return FALSE;
  uuid = praxis_digest_get_uuid (digest);
  if (praxis_cli_has (cli, "rename"))
    return praxis_store_rename_term (store, uuid, vocabulary, praxis_cli_get_nth (cli, "rename", 0),
                                     praxis_cli_get_nth (cli, "rename", 1), error);
  return praxis_store_merge_terms (store, uuid, vocabulary, praxis_cli_get_nth (cli, "merge", 0),
                                   praxis_cli_get_nth (cli, "merge", 1), error);
}

static PraxisCliStatus
run (PraxisCli         *cli,
     PraxisVocabulary   vocabulary,
     GError           **error)
{
  gboolean changes = praxis_cli_has (cli, "rename") || praxis_cli_has (cli, "merge");
  g_auto(Vocabulary) terms = { NULL };
  g_autoptr(PraxisStore) store = NULL;

  if (praxis_cli_has (cli, "rename") && praxis_cli_has (cli, "merge"))
    {
      praxis_cli_usage_error (error, _("--rename and --merge do not go together."));
      return PRAXIS_CLI_WRONG_USAGE;
    }
  store = praxis_cli_open (cli, changes ? PRAXIS_STORE_WRITE : PRAXIS_STORE_READ, error);
  if (store == NULL || (changes && !change_vocabulary (cli, store, vocabulary, error)) ||
      !read_vocabulary (cli, store, vocabulary, &terms, error))
    return PRAXIS_CLI_FAILED;

  if (cli->json)
    print_json (cli, terms.rows);
  else
    print_text (cli, terms.rows);
  return PRAXIS_CLI_DONE;
}

static PraxisCliStatus
run_topics (PraxisCli  *cli,
            GError    **error)
{
  return run (cli, PRAXIS_VOCABULARY_TOPIC, error);
}

static PraxisCliStatus
run_types (PraxisCli  *cli,
           GError    **error)
{
  return run (cli, PRAXIS_VOCABULARY_TYPE, error);
}

static const PraxisCliOption options[] = {
  { "rename", PRAXIS_CLI_OPTION_PAIR, N_("OLD NEW"), N_("give one another name; the old one still finds it") },
  { "merge", PRAXIS_CLI_OPTION_PAIR, N_("FROM INTO"), N_("make one part of another") },
  { "digest", PRAXIS_CLI_OPTION_VALUE, N_("DIGEST"), N_("of this digest alone: UUID, slug or title") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_topics = {
  .name = "topics",
  .help = N_("list the topics with how many posts each has; rename and merge them"),
  .options = options,
  .run = run_topics,
};

const PraxisCliVerb praxis_cli_verb_types = {
  .name = "types",
  .help = N_("list the types of research with how many posts each has; rename and merge them"),
  .options = options,
  .run = run_types,
};
