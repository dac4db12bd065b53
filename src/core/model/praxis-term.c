/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-term.h"

#include <glib/gi18n-lib.h>

#include "praxis-sha256.h"
#include "praxis-text.h"

/*
 * One value of a digest's vocabulary: a topic or a type of research. Its aliases are the labels that it
 * had before, those of values merged into it, and those that importers shall know it by.
 */

struct _PraxisTerm
{
  GObject parent_instance;

  char             *uuid;
  char             *label;
  char             *slug;
  GStrv             aliases;
  PraxisVocabulary  vocabulary;
  gboolean          retired;
};

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_RETIRED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PraxisTerm, praxis_term, G_TYPE_OBJECT)

/* The vocabularies that a new digest starts with, in the order in which they are offered. */
static const char *const topics[] = {
  NC_ ("topic", "Adherence"),
  NC_ ("topic", "Alliance and Therapeutic Relationship"),
  NC_ ("topic", "Anxiety Disorders"),
  NC_ ("topic", "Attachment"),
  NC_ ("topic", "Attendance, Attrition, and Drop-Out"),
  NC_ ("topic", "Client Factors"),
  NC_ ("topic", "Client Preferences"),
  NC_ ("topic", "Cognitive Therapy (CT) and Cognitive-Behavioural Therapy (CBT)"),
  NC_ ("topic", "Combination Therapy"),
  NC_ ("topic", "Common Factors"),
  NC_ ("topic", "Cost-effectiveness"),
  NC_ ("topic", "Depression and Depressive Symptoms"),
  NC_ ("topic", "Efficacy of Treatments"),
  NC_ ("topic", "Empathy"),
  NC_ ("topic", "Feedback and Progress Monitoring"),
  NC_ ("topic", "Group Psychotherapy"),
  NC_ ("topic", "Illness and Medical Comorbidities"),
  NC_ ("topic", "Interpersonal Psychotherapy (IPT)"),
  NC_ ("topic", "Long-term Outcomes"),
  NC_ ("topic", "Medications/Pharmacotherapy"),
  NC_ ("topic", "Miscellaneous"),
  NC_ ("topic", "Neuroscience and Brain"),
  NC_ ("topic", "Outcomes and Deterioration"),
  NC_ ("topic", "Personality Disorders"),
  NC_ ("topic", "Placebo Effect"),
  NC_ ("topic", "Practice-Based Research and Practice Research Networks"),
  NC_ ("topic", "Psychodynamic Therapy (PDT)"),
  NC_ ("topic", "Resistance and Reactance"),
  NC_ ("topic", "Self-Reflection and Awareness"),
  NC_ ("topic", "Suicide and Crisis Intervention"),
  NC_ ("topic", "Termination"),
  NC_ ("topic", "Therapist Factors"),
  NC_ ("topic", "Training"),
  NC_ ("topic", "Transference and Countertransference"),
  NC_ ("topic", "Trauma and/or PTSD"),
  NC_ ("topic", "Treatment Length and Frequency"),
};

static const char *const types[] = {
  NC_ ("type of research", "Meta-analysis"),
  NC_ ("type of research", "Systematic review"),
  NC_ ("type of research", "Narrative review"),
  NC_ ("type of research", "Randomized controlled trial"),
  NC_ ("type of research", "Naturalistic or effectiveness study"),
  NC_ ("type of research", "Process study"),
  NC_ ("type of research", "Survey"),
  NC_ ("type of research", "Qualitative study"),
  NC_ ("type of research", "Case study"),
  NC_ ("type of research", "Practice guideline"),
  NC_ ("type of research", "Book or chapter"),
};

/* The blog that the vocabulary comes from misspelt the first topic, and old pages still carry it so. */
static const char *const adherence_aliases[] = { "Adherance", NULL };

static void
praxis_term_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  PraxisTerm *self = PRAXIS_TERM (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_RETIRED:
      g_value_set_boolean (value, self->retired);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_term_finalize (GObject *object)
{
  PraxisTerm *self = PRAXIS_TERM (object);

  g_free (self->uuid);
  g_free (self->label);
  g_free (self->slug);
  g_strfreev (self->aliases);

  G_OBJECT_CLASS (praxis_term_parent_class)->finalize (object);
}

static void
praxis_term_class_init (PraxisTermClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = praxis_term_get_property;
  object_class->finalize = praxis_term_finalize;

  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_RETIRED] =
    g_param_spec_boolean ("retired", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
praxis_term_init (PraxisTerm *self)
{
}

/**
 * praxis_term_new:
 * @uuid: (nullable): its UUID; %NULL for a value that is in no digest
 * @vocabulary: which vocabulary it is of
 * @label: its name
 * @slug: (nullable): its name in addresses
 * @aliases: (nullable) (array zero-terminated=1): other names
 * @retired: whether it is no longer offered for new posts
 *
 * Returns: (transfer full): the value
 */
PraxisTerm *
praxis_term_new (const char         *uuid,
                 PraxisVocabulary    vocabulary,
                 const char         *label,
                 const char         *slug,
                 const char * const *aliases,
                 gboolean            retired)
{
  PraxisTerm *self = g_object_new (PRAXIS_TYPE_TERM, NULL);

  self->uuid = g_strdup (uuid);
  self->vocabulary = vocabulary;
  self->label = g_strdup (label);
  self->slug = g_strdup (slug);
  self->aliases = aliases != NULL ? g_strdupv ((GStrv) aliases) : g_new0 (char *, 1);
  self->retired = retired;
  return self;
}

/**
 * praxis_term_get_uuid:
 * @self: a value
 *
 * Returns: (transfer none) (nullable): its UUID
 */
const char *
praxis_term_get_uuid (PraxisTerm *self)
{
  g_return_val_if_fail (PRAXIS_IS_TERM (self), NULL);

  return self->uuid;
}

/**
 * praxis_term_get_vocabulary:
 * @self: a value
 *
 * Returns: the vocabulary it is of
 */
PraxisVocabulary
praxis_term_get_vocabulary (PraxisTerm *self)
{
  g_return_val_if_fail (PRAXIS_IS_TERM (self), PRAXIS_VOCABULARY_TOPIC);

  return self->vocabulary;
}

/**
 * praxis_term_get_label:
 * @self: a value
 *
 * Returns: (transfer none): its name
 */
const char *
praxis_term_get_label (PraxisTerm *self)
{
  g_return_val_if_fail (PRAXIS_IS_TERM (self), NULL);

  return self->label;
}

/**
 * praxis_term_get_slug:
 * @self: a value
 *
 * Returns: (transfer none) (nullable): its name in addresses
 */
const char *
praxis_term_get_slug (PraxisTerm *self)
{
  g_return_val_if_fail (PRAXIS_IS_TERM (self), NULL);

  return self->slug;
}

/**
 * praxis_term_get_aliases:
 * @self: a value
 *
 * Returns: (transfer none) (array zero-terminated=1): its other names
 */
const char * const *
praxis_term_get_aliases (PraxisTerm *self)
{
  g_return_val_if_fail (PRAXIS_IS_TERM (self), NULL);

  return (const char * const *) self->aliases;
}

/**
 * praxis_term_is_retired:
 * @self: a value
 *
 * Returns: whether it is no longer offered for new posts
 */
gboolean
praxis_term_is_retired (PraxisTerm *self)
{
  g_return_val_if_fail (PRAXIS_IS_TERM (self), FALSE);

  return self->retired;
}

/**
 * praxis_term_dup_other_names:
 * @label: what a value is called
 * @names: (array zero-terminated=1): names for it
 *
 * Returns: (transfer full) (array zero-terminated=1): those that are other names, each once; two are the same under praxis_text_fold()
 */
GStrv
praxis_term_dup_other_names (const char         *label,
                             const char * const *names)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GStrvBuilder) others = g_strv_builder_new ();

  g_return_val_if_fail (label != NULL && names != NULL, NULL);

  g_hash_table_add (seen, praxis_text_fold (""));
  g_hash_table_add (seen, praxis_text_fold (label));
  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (g_hash_table_add (seen, praxis_text_fold (names[i])))
        g_strv_builder_add (others, names[i]);
    }
  return g_strv_builder_end (others);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * praxis_term_dup_fingerprint:
 * @self: a value
 *
 * Returns: (transfer full): hexadecimal digits that are the same for values of one label, the same other names in whatever order, and
 *   both or neither retired
 */
char *
praxis_term_dup_fingerprint (PraxisTerm *self)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autoptr(GString) all = NULL;

  g_return_val_if_fail (PRAXIS_IS_TERM (self), NULL);

  for (gsize i = 0; self->aliases[i] != NULL; i++)
    g_ptr_array_add (names, self->aliases[i]);
  g_ptr_array_sort (names, compare_names);
  all = g_string_new (self->label);
  g_string_append_printf (all, "%c%d", '\x1f', self->retired ? 1 : 0);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (all, "%c%s", '\x1f', (const char *) names->pdata[i]);
  return praxis_sha256_dup_fingerprint (all->str);
}

/**
 * praxis_vocabulary_get_built_in:
 * @vocabulary: which vocabulary
 *
 * Gives the values that a new digest starts with. Their labels are the untranslated ones: the store
 * translates them into the digest's language, not the process's, when it makes a digest.
 *
 * Returns: (transfer none) (element-type PraxisTerm): the values in their order
 */
GPtrArray *
praxis_vocabulary_get_built_in (PraxisVocabulary vocabulary)
{
  static GPtrArray *built_in[PRAXIS_N_VOCABULARIES];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      built_in[PRAXIS_VOCABULARY_TOPIC] = g_ptr_array_new ();
      for (gsize i = 0; i < G_N_ELEMENTS (topics); i++)
        g_ptr_array_add (built_in[PRAXIS_VOCABULARY_TOPIC],
                         praxis_term_new (NULL, PRAXIS_VOCABULARY_TOPIC, topics[i], NULL,
                                          i == 0 ? adherence_aliases : NULL, FALSE));
      built_in[PRAXIS_VOCABULARY_TYPE] = g_ptr_array_new ();
      for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
        g_ptr_array_add (built_in[PRAXIS_VOCABULARY_TYPE],
                         praxis_term_new (NULL, PRAXIS_VOCABULARY_TYPE, types[i], NULL, NULL, FALSE));
      g_once_init_leave (&ready, 1);
    }
  return built_in[vocabulary];
}
