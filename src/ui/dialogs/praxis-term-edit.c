/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A change to a vocabulary as data, so that it can be done in another thread and taken back later. Only a merge
 * cannot be taken back. */

#include "config.h"

#include "praxis-term-edit.h"

#include <glib/gi18n.h>

#include "store/praxis-store-terms.h"
#include "store/praxis-store-vocabulary.h"

typedef enum
{
  KIND_ADD,
  KIND_REMOVE,
  KIND_NAMES,
  KIND_MOVE,
  KIND_RETIRE,
  KIND_MERGE,
} Kind;

struct _PraxisTermEdit
{
  PraxisTermEdit   *inverse;
  char             *digest_uuid;
  char             *label;       /* as it is called before */
  char             *other;       /* as it is called after; what it is merged into */
  GStrv             aliases;
  Kind              kind;
  PraxisVocabulary  vocabulary;
  guint             position;
  gboolean          retired;
};

static PraxisTermEdit *
edit_new (Kind              kind,
          const char       *digest_uuid,
          PraxisVocabulary  vocabulary,
          const char       *label)
{
  PraxisTermEdit *edit = g_atomic_rc_box_new0 (PraxisTermEdit);

  edit->kind = kind;
  edit->digest_uuid = g_strdup (digest_uuid);
  edit->vocabulary = vocabulary;
  edit->label = g_strdup (label);

  return edit;
}

static PraxisTermEdit *
edit_new_for_term (Kind        kind,
                   const char *digest_uuid,
                   PraxisTerm *term)
{
  return edit_new (kind, digest_uuid, praxis_term_get_vocabulary (term), praxis_term_get_label (term));
}

static void
edit_clear (gpointer data)
{
  PraxisTermEdit *edit = data;

  g_clear_pointer (&edit->inverse, praxis_term_edit_unref);
  g_free (edit->digest_uuid);
  g_free (edit->label);
  g_free (edit->other);
  g_strfreev (edit->aliases);
}

PraxisTermEdit *
praxis_term_edit_new_add (const char       *digest_uuid,
                          PraxisVocabulary  vocabulary,
                          const char       *label)
{
  PraxisTermEdit *edit = edit_new (KIND_ADD, digest_uuid, vocabulary, label);

  edit->inverse = edit_new (KIND_REMOVE, digest_uuid, vocabulary, label);
  return edit;
}

/* @label and @aliases are all the names that the term has afterwards. */
PraxisTermEdit *
praxis_term_edit_new_names (const char         *digest_uuid,
                            PraxisTerm         *term,
                            const char         *label,
                            const char * const *aliases)
{
  PraxisTermEdit *edit = edit_new_for_term (KIND_NAMES, digest_uuid, term);

  edit->other = g_strdup (label);
  edit->aliases = g_strdupv ((char **) aliases);
  edit->inverse = edit_new (KIND_NAMES, digest_uuid, edit->vocabulary, label);
  edit->inverse->other = g_strdup (edit->label);
  edit->inverse->aliases = g_strdupv ((char **) praxis_term_get_aliases (term));
  return edit;
}

PraxisTermEdit *
praxis_term_edit_new_move (const char *digest_uuid,
                           PraxisTerm *term,
                           guint       from,
                           guint       to)
{
  PraxisTermEdit *edit = edit_new_for_term (KIND_MOVE, digest_uuid, term);

  edit->position = to;
  edit->inverse = edit_new_for_term (KIND_MOVE, digest_uuid, term);
  edit->inverse->position = from;
  return edit;
}

PraxisTermEdit *
praxis_term_edit_new_retire (const char *digest_uuid,
                             PraxisTerm *term,
                             gboolean    retired)
{
  PraxisTermEdit *edit = edit_new_for_term (KIND_RETIRE, digest_uuid, term);

  edit->retired = retired;
  edit->inverse = edit_new_for_term (KIND_RETIRE, digest_uuid, term);
  edit->inverse->retired = !retired;
  return edit;
}

PraxisTermEdit *
praxis_term_edit_new_merge (const char *digest_uuid,
                            PraxisTerm *term,
                            const char *into)
{
  PraxisTermEdit *edit = edit_new_for_term (KIND_MERGE, digest_uuid, term);

  edit->other = g_strdup (into);
  return edit;
}

PraxisTermEdit *
praxis_term_edit_ref (PraxisTermEdit *edit)
{
  return g_atomic_rc_box_acquire (edit);
}

void
praxis_term_edit_unref (PraxisTermEdit *edit)
{
  g_atomic_rc_box_release_full (edit, edit_clear);
}

/* What takes it back; NULL where nothing does. */
PraxisTermEdit *
praxis_term_edit_get_inverse (PraxisTermEdit *edit)
{
  return edit->inverse;
}

/* What was done, for a toast. */
char *
praxis_term_edit_dup_message (PraxisTermEdit *edit)
{
  switch (edit->kind)
    {
    case KIND_ADD:
      return g_strdup_printf (_("“%s” added"), edit->label);
    case KIND_REMOVE:
      return g_strdup_printf (_("“%s” removed"), edit->label);
    case KIND_NAMES:
      if (g_strcmp0 (edit->label, edit->other) == 0)
        return g_strdup_printf (_("Other names of “%s” changed"), edit->label);
      return g_strdup_printf (_("“%s” renamed to “%s”"), edit->label, edit->other);
    case KIND_MOVE:
      return g_strdup_printf (_("“%s” moved"), edit->label);
    case KIND_RETIRE:
      if (edit->retired)
        return g_strdup_printf (_("“%s” is no longer offered"), edit->label);
      return g_strdup_printf (_("“%s” is offered again"), edit->label);
    case KIND_MERGE:
      return g_strdup_printf (_("“%s” merged into “%s”"), edit->label, edit->other);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* A PraxisJob: does it. */
gpointer
praxis_term_edit_job (PraxisStore   *store,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  const PraxisTermEdit *edit = data;
  const char * const *aliases = (const char * const *) edit->aliases;
  gboolean done = FALSE;

  switch (edit->kind)
    {
    case KIND_ADD:
      done = praxis_store_add_term (store, edit->digest_uuid, edit->vocabulary, edit->label, NULL, error);
      break;
    case KIND_REMOVE:
      done = praxis_store_remove_unused_term (store, edit->digest_uuid, edit->vocabulary, edit->label, error);
      break;
    case KIND_NAMES:
      done = praxis_store_set_term_names (store, edit->digest_uuid, edit->vocabulary, edit->label, edit->other,
                                          aliases, error);
      break;
    case KIND_MOVE:
      done = praxis_store_move_term (store, edit->digest_uuid, edit->vocabulary, edit->label, edit->position, error);
      break;
    case KIND_RETIRE:
      done = praxis_store_retire_term (store, edit->digest_uuid, edit->vocabulary, edit->label, edit->retired, error);
      break;
    case KIND_MERGE:
      done = praxis_store_merge_terms (store, edit->digest_uuid, edit->vocabulary, edit->label, edit->other, error);
      break;
    default:
      g_assert_not_reached ();
    }

  return done ? data : NULL;
}
