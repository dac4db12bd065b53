/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-import-terms.h"

#include <glib/gi18n-lib.h>

#include "model/praxis-text.h"
#include "store/praxis-store-terms.h"

/*
 * What a source says of the vocabularies of a digest that is there. A term is added where there is none; its label, its other names
 * and whether it is retired are taken where they were edited in the source alone. A name that another term has stays its own, so that no
 * two become one, and a term that the source leaves out is not spoken of: it stays.
 */

/* The vocabularies while the terms of the source are gone through. */
typedef struct
{
  /* By praxis_text_fold() of each name, and by UUID: the terms as the library has them, and as those before have made them. */
  GHashTable *by_name[PRAXIS_N_VOCABULARIES];
  GHashTable *by_uuid[PRAXIS_N_VOCABULARIES];
  /* UUIDs that several terms of the source have. */
  GHashTable *repeated;
  /* The terms that the source has spoken of. */
  GHashTable *seen;
  /* The label of the last one of these. */
  const char *last[PRAXIS_N_VOCABULARIES];
  /* Has the others. */
  GPtrArray  *all;
  GPtrArray  *edits;
} Reading;

static void
edit_free (PraxisImportTermEdit *edit)
{
  g_clear_object (&edit->before);
  g_clear_object (&edit->after);
  g_free (edit->behind);
  g_free (edit->ahead);
  g_free (edit->problem);
  g_free (edit);
}

static void
reading_clear (Reading *self)
{
  for (guint v = 0; v < PRAXIS_N_VOCABULARIES; v++)
    {
      g_clear_pointer (&self->by_name[v], g_hash_table_unref);
      g_clear_pointer (&self->by_uuid[v], g_hash_table_unref);
    }
  g_clear_pointer (&self->repeated, g_hash_table_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->edits, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* --- Names ------------------------------------------------------------------------------------------------ */

static void
add_name (Reading    *self,
          PraxisTerm *term,
          const char *name)
{
  g_hash_table_insert (self->by_name[praxis_term_get_vocabulary (term)], praxis_text_fold (name), term);
}

static void
add_names (Reading    *self,
           PraxisTerm *term)
{
  const char * const *aliases = praxis_term_get_aliases (term);

  add_name (self, term, praxis_term_get_label (term));
  for (gsize i = 0; aliases[i] != NULL; i++)
    add_name (self, term, aliases[i]);
}

static gboolean
is_of_term (gpointer key,
            gpointer value,
            gpointer data)
{
  return value == data;
}

static PraxisTerm *
find_name (Reading          *self,
           PraxisVocabulary  vocabulary,
           const char       *name)
{
  g_autofree char *key = praxis_text_fold (name);

  return g_hash_table_lookup (self->by_name[vocabulary], key);
}

/* The term of the library that one of the source is; NULL where it is new. */
static PraxisTerm *
find_term (Reading    *self,
           PraxisTerm *term)
{
  PraxisVocabulary vocabulary = praxis_term_get_vocabulary (term);
  const char *uuid = praxis_term_get_uuid (term);
  PraxisTerm *found = uuid != NULL ? g_hash_table_lookup (self->by_uuid[vocabulary], uuid) : NULL;

  return found != NULL ? found : find_name (self, vocabulary, praxis_term_get_label (term));
}

static gboolean
has_name (PraxisTerm *term,
          const char *name)
{
  const char * const *aliases = praxis_term_get_aliases (term);
  g_autofree char *key = praxis_text_fold (name);
  g_autofree char *label = praxis_text_fold (praxis_term_get_label (term));
  gboolean has = g_str_equal (key, label);

  for (gsize i = 0; !has && aliases[i] != NULL; i++)
    {
      g_autofree char *alias = praxis_text_fold (aliases[i]);

      has = g_str_equal (key, alias);
    }
  return has;
}

static gboolean
has_names (PraxisTerm         *term,
           const char * const *names)
{
  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (!has_name (term, names[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_same (PraxisTerm *a,
         PraxisTerm *b)
{
  g_autofree char *first = praxis_term_dup_fingerprint (a);
  g_autofree char *second = praxis_term_dup_fingerprint (b);

  return g_str_equal (first, second);
}

static gboolean
is_base (PraxisTerm *term,
         const char *base)
{
  g_autofree char *fingerprint = praxis_term_dup_fingerprint (term);

  return g_strcmp0 (fingerprint, base) == 0;
}

/* --- One term --------------------------------------------------------------------------------------------- */

/* A term of the library with another label and more names. The label that it had stays a name: posts know it by that. */
static PraxisTerm *
make_edited (PraxisTerm         *here,
             const char         *label,
             const char * const *aliases,
             const char * const *more,
             gboolean            retired)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) all = NULL;
  g_auto(GStrv) others = NULL;

  g_strv_builder_addv (names, (const char **) aliases);
  g_strv_builder_addv (names, (const char **) more);
  g_strv_builder_add (names, praxis_term_get_label (here));
  all = g_strv_builder_end (names);
  others = praxis_term_dup_other_names (label, (const char * const *) all);
  return praxis_term_new (praxis_term_get_uuid (here), praxis_term_get_vocabulary (here), label, praxis_term_get_slug (here),
                          (const char * const *) others, retired);
}

/* What a term that the library has becomes. Of one that does not say what it was before, only what it has more is taken.
 * Returns: (nullable): %NULL where both were edited */
static PraxisTerm *
make_after (PraxisTerm *here,
            PraxisTerm *there,
            const char *base)
{
  static const char *const none[] = { NULL };
  g_autofree char *first = praxis_text_fold (praxis_term_get_label (here));
  g_autofree char *second = praxis_text_fold (praxis_term_get_label (there));

  if (base != NULL && is_base (here, base))
    return make_edited (here, praxis_term_get_label (there), praxis_term_get_aliases (there), none, praxis_term_is_retired (there));
  if (base == NULL && g_str_equal (first, second))
    return make_edited (here, praxis_term_get_label (here), praxis_term_get_aliases (here), praxis_term_get_aliases (there),
                        praxis_term_is_retired (here) || praxis_term_is_retired (there));
  if (g_str_equal (praxis_term_get_label (here), praxis_term_get_label (there)) &&
      praxis_term_is_retired (here) == praxis_term_is_retired (there) && has_names (here, praxis_term_get_aliases (there)))
    return g_object_ref (here);
  return NULL;
}

/* Returns: (transfer full) (nullable): why a term cannot have its names */
static char *
find_clash (Reading    *self,
            PraxisTerm *here,
            PraxisTerm *after)
{
  const char * const *aliases = praxis_term_get_aliases (after);
  const char *name = praxis_term_get_label (after);
  PraxisTerm *holder = find_name (self, praxis_term_get_vocabulary (after), name);

  for (gsize i = 0; (holder == NULL || holder == here) && aliases[i] != NULL; i++)
    {
      name = aliases[i];
      holder = find_name (self, praxis_term_get_vocabulary (after), name);
    }
  if (holder == NULL || holder == here)
    return NULL;
  /* Translators: all three are names of topics or types of research: a name, what it is a name of, and what it cannot be one of */
  return g_strdup_printf (_("“%s” is a name of “%s” already. What the source says of “%s” was left out."), name,
                          praxis_term_get_label (holder), praxis_term_get_label (after));
}

static char *
describe_both (PraxisTerm *term)
{
  const char *label = praxis_term_get_label (term);

  if (praxis_term_get_vocabulary (term) == PRAXIS_VOCABULARY_TOPIC)
    return g_strdup_printf (_("The topic “%s” was edited here and in the source. What the source says of it was left out."), label);
  return g_strdup_printf (_("The type of research “%s” was edited here and in the source. What the source says of it was left out."),
                          label);
}

static char *
describe_repeated (PraxisTerm *term)
{
  /* Translators: %s is a topic or a type of research; leave “uuid:” as it is */
  return g_strdup_printf (_("“%s” stands in the source twice, or with the “uuid:” of another one. For a new one, take that line "
                            "out."), praxis_term_get_label (term));
}

/* Takes @after, or the problem. */
static void
add_edit (Reading    *self,
          PraxisTerm *here,
          PraxisTerm *after,
          char       *problem)
{
  PraxisImportTermEdit *edit = g_new0 (PraxisImportTermEdit, 1);

  edit->before = here != NULL ? g_object_ref (here) : NULL;
  edit->after = after;
  edit->problem = problem;
  g_ptr_array_add (self->edits, edit);
  if (after == NULL)
    return;
  if (here == NULL)
    edit->behind = g_strdup (self->last[praxis_term_get_vocabulary (after)]);
  else
    g_hash_table_foreach_remove (self->by_name[praxis_term_get_vocabulary (after)], is_of_term, here);
  g_ptr_array_add (self->all, g_object_ref (after));
  add_names (self, after);
}

static gboolean
is_repeated (Reading    *self,
             PraxisTerm *here,
             PraxisTerm *there)
{
  const char *uuid = praxis_term_get_uuid (there);

  return (here != NULL && g_hash_table_contains (self->seen, here)) ||
         (uuid != NULL && g_hash_table_contains (self->repeated, uuid));
}

/* Notes the difference between a term of the source and the library, if it has something to say. */
static void
read_term (Reading    *self,
           PraxisTerm *there,
           const char *base)
{
  PraxisVocabulary vocabulary = praxis_term_get_vocabulary (there);
  PraxisTerm *here = find_term (self, there);
  gboolean repeated = is_repeated (self, here, there);
  g_autoptr(PraxisTerm) after = NULL;
  PraxisTerm *now = here;
  char *problem = NULL;

  if (here == NULL)
    after = g_object_ref (there);
  else if (base != NULL && is_base (there, base))
    after = g_object_ref (here);
  else
    after = make_after (here, there, base);
  if (after == NULL || here == NULL || !is_same (after, here))
    {
      if (repeated)
        problem = describe_repeated (there);
      else if (after == NULL)
        problem = describe_both (there);
      else
        problem = find_clash (self, here, after);
      if (problem == NULL)
        now = after;
      add_edit (self, here, problem == NULL ? g_object_ref (after) : NULL, problem);
    }
  if (now == NULL)
    return;
  g_hash_table_add (self->seen, now);
  self->last[vocabulary] = praxis_term_get_label (now);
}

/* --- All of them ------------------------------------------------------------------------------------------ */

static gboolean
read_library (Reading      *self,
              PraxisStore  *store,
              const char   *digest_uuid,
              GError      **error)
{
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) edit_free);
  self->repeated = g_hash_table_new (g_str_hash, g_str_equal);
  self->seen = g_hash_table_new (NULL, NULL);
  for (guint v = 0; v < PRAXIS_N_VOCABULARIES; v++)
    {
      GPtrArray *terms = praxis_store_list_terms (store, digest_uuid, v, error);

      if (terms == NULL)
        return FALSE;
      self->by_name[v] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      self->by_uuid[v] = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < terms->len; i++)
        {
          add_names (self, terms->pdata[i]);
          g_hash_table_insert (self->by_uuid[v], (gpointer) praxis_term_get_uuid (terms->pdata[i]), terms->pdata[i]);
        }
      g_ptr_array_extend_and_steal (self->all, terms);
    }
  return TRUE;
}

static void
find_repeated (Reading   *self,
               GPtrArray *terms)
{
  g_autoptr(GHashTable) uuids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < terms->len; i++)
    {
      const char *uuid = praxis_term_get_uuid (terms->pdata[i]);

      if (uuid != NULL && !g_hash_table_add (uuids, (gpointer) uuid))
        g_hash_table_add (self->repeated, (gpointer) uuid);
    }
}

/* Says of new terms at the head of a vocabulary which one of the library they stand before. */
static void
find_ahead (Reading   *self,
            GPtrArray *terms,
            guint      place,
            guint      n_edits)
{
  PraxisImportTermEdit *edit = n_edits < self->edits->len ? self->edits->pdata[n_edits] : NULL;

  if (edit == NULL || edit->before != NULL || edit->after == NULL || edit->behind != NULL)
    return;
  for (guint i = place + 1; i < terms->len && edit->ahead == NULL; i++)
    {
      PraxisTerm *next = find_term (self, terms->pdata[i]);

      if (praxis_term_get_vocabulary (terms->pdata[i]) == praxis_term_get_vocabulary (edit->after) && next != NULL &&
          next != edit->after)
        edit->ahead = g_strdup (praxis_term_get_label (next));
    }
}

/**
 * praxis_import_list_term_edits:
 * @store: a library
 * @digest_uuid: a digest of it
 * @terms: (element-type PraxisTerm): the vocabularies as a source has them
 * @bases: (element-type utf8): for each of them the praxis_term_dup_fingerprint() that it had when the source was written, or %NULL
 * @error: return location
 *
 * Finds what an import does to the vocabularies of the digest. Each edit is one to the vocabularies as those before leave them.
 *
 * Returns: (transfer full) (element-type PraxisImportTermEdit): the edits, and what is left out with a reason; empty where the
 *   library has all that the source says. %NULL with an error of the library
 */
GPtrArray *
praxis_import_list_term_edits (PraxisStore  *store,
                               const char   *digest_uuid,
                               GPtrArray    *terms,
                               GPtrArray    *bases,
                               GError      **error)
{
  g_auto(Reading) self = { 0 };

  if (!read_library (&self, store, digest_uuid, error))
    return NULL;
  find_repeated (&self, terms);
  for (guint i = 0; i < terms->len; i++)
    {
      guint n_edits = self.edits->len;

      read_term (&self, terms->pdata[i], bases->pdata[i]);
      find_ahead (&self, terms, i, n_edits);
    }
  return g_steal_pointer (&self.edits);
}

/**
 * praxis_import_describe_term_edit:
 * @edit: an edit without a problem
 *
 * Returns: (transfer full): what it changes, for people, as "the topic “Empathy”"
 */
char *
praxis_import_describe_term_edit (const PraxisImportTermEdit *edit)
{
  const char *label = praxis_term_get_label (edit->after);
  gboolean is_topic = praxis_term_get_vocabulary (edit->after) == PRAXIS_VOCABULARY_TOPIC;

  if (edit->before == NULL && is_topic)
    /* Translators: in a list of what was edited */
    return g_strdup_printf (_("the new topic “%s”"), label);
  if (edit->before == NULL)
    /* Translators: in a list of what was edited */
    return g_strdup_printf (_("the new type of research “%s”"), label);
  if (is_topic)
    /* Translators: in a list of what was edited */
    return g_strdup_printf (_("the topic “%s”"), label);
  /* Translators: in a list of what was edited */
  return g_strdup_printf (_("the type of research “%s”"), label);
}
