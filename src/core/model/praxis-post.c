/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-post.h"

#include "praxis-citation.h"

/*
 * A post as the library holds it. A snapshot that nobody changes: an edit lives in a PraxisDraft, and saving
 * that makes a new post. The texts are owned here; the fields that it was made from only say so.
 */

struct _PraxisPost
{
  GObject parent_instance;

  PraxisPostFields fields;
};

enum
{
  PROP_0,
  PROP_UUID,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PraxisPost, praxis_post, G_TYPE_OBJECT)

static const gsize texts[] = {
  G_STRUCT_OFFSET (PraxisPostFields, uuid),
  G_STRUCT_OFFSET (PraxisPostFields, slug),
  G_STRUCT_OFFSET (PraxisPostFields, digest_uuid),
  G_STRUCT_OFFSET (PraxisPostFields, title),
  G_STRUCT_OFFSET (PraxisPostFields, summary),
  G_STRUCT_OFFSET (PraxisPostFields, implications),
};

static const gsize arrays[] = {
  G_STRUCT_OFFSET (PraxisPostFields, citations),
  G_STRUCT_OFFSET (PraxisPostFields, findings),
  G_STRUCT_OFFSET (PraxisPostFields, notices),
  G_STRUCT_OFFSET (PraxisPostFields, terms[PRAXIS_VOCABULARY_TOPIC]),
  G_STRUCT_OFFSET (PraxisPostFields, terms[PRAXIS_VOCABULARY_TYPE]),
};

static void
praxis_post_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  PraxisPost *self = PRAXIS_POST (object);

  switch (prop_id)
    {
    case PROP_UUID:
      g_value_set_string (value, self->fields.uuid);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->fields.title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_post_finalize (GObject *object)
{
  PraxisPost *self = PRAXIS_POST (object);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (G_STRUCT_MEMBER (char *, &self->fields, texts[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_ptr_array_unref (G_STRUCT_MEMBER (GPtrArray *, &self->fields, arrays[i]));

  G_OBJECT_CLASS (praxis_post_parent_class)->finalize (object);
}

static void
praxis_post_class_init (PraxisPostClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = praxis_post_get_property;
  object_class->finalize = praxis_post_finalize;

  properties[PROP_UUID] =
    g_param_spec_string ("uuid", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
praxis_post_init (PraxisPost *self)
{
}

/**
 * praxis_post_new:
 * @fields: what it is made from; texts that are %NULL are stored as empty, arrays that are %NULL as empty
 *
 * Returns: (transfer full): the post
 */
PraxisPost *
praxis_post_new (const PraxisPostFields *fields)
{
  PraxisPost *self = g_object_new (PRAXIS_TYPE_POST, NULL);

  self->fields = *fields;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char **text = &G_STRUCT_MEMBER (const char *, &self->fields, texts[i]);

      *text = g_strdup (*text != NULL ? *text : "");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    {
      GPtrArray **array = &G_STRUCT_MEMBER (GPtrArray *, &self->fields, arrays[i]);

      *array = *array != NULL ? g_ptr_array_ref (*array) : g_ptr_array_new ();
    }
  return self;
}

/**
 * praxis_post_get_id:
 * @self: a post
 *
 * Returns: its row in the library, which is never reused; 0 where it is in none
 */
gint64
praxis_post_get_id (PraxisPost *self)
{
  g_return_val_if_fail (PRAXIS_IS_POST (self), 0);

  return self->fields.id;
}

/**
 * praxis_post_get_uuid:
 * @self: a post
 *
 * Returns: (transfer none): its UUID
 */
const char *
praxis_post_get_uuid (PraxisPost *self)
{
  g_return_val_if_fail (PRAXIS_IS_POST (self), NULL);

  return self->fields.uuid;
}

/**
 * praxis_post_get_slug:
 * @self: a post
 *
 * Returns: (transfer none): its name in addresses
 */
const char *
praxis_post_get_slug (PraxisPost *self)
{
  g_return_val_if_fail (PRAXIS_IS_POST (self), NULL);

  return self->fields.slug;
}

/**
 * praxis_post_get_digest_uuid:
 * @self: a post
 *
 * Returns: (transfer none): the UUID of its digest
 */
const char *
praxis_post_get_digest_uuid (PraxisPost *self)
{
  g_return_val_if_fail (PRAXIS_IS_POST (self), NULL);

  return self->fields.digest_uuid;
}

/**
 * praxis_post_get_title:
 * @self: a post
 *
 * Returns: (transfer none): its title
 */
const char *
praxis_post_get_title (PraxisPost *self)
{
  g_return_val_if_fail (PRAXIS_IS_POST (self), NULL);

  return self->fields.title;
}

/**
 * praxis_post_get_summary:
 * @self: a post
 *
 * Returns: (transfer none): its summary, CommonMark
 */
const char *
praxis_post_get_summary (PraxisPost *self)
{
  g_return_val_if_fail (PRAXIS_IS_POST (self), NULL);

  return self->fields.summary;
}

/**
 * praxis_post_get_implications:
 * @self: a post
 *
 * Returns: (transfer none): its practice implications, CommonMark
 */
const char *
praxis_post_get_implications (PraxisPost *self)
{
  g_return_val_if_fail (PRAXIS_IS_POST (self), NULL);

  return self->fields.implications;
}

/**
 * praxis_post_get_month:
 * @self: a post
 *
 * Returns: the month of its issue; %PRAXIS_MONTH_NONE where it is in none
 */
PraxisMonth
praxis_post_get_month (PraxisPost *self)
{
  g_return_val_if_fail (PRAXIS_IS_POST (self), PRAXIS_MONTH_NONE);

  return self->fields.month;
}

/**
 * praxis_post_get_status:
 * @self: a post
 *
 * Returns: its status
 */
PraxisStatus
praxis_post_get_status (PraxisPost *self)
{
  g_return_val_if_fail (PRAXIS_IS_POST (self), PRAXIS_STATUS_DRAFT);

  return self->fields.status;
}

/**
 * praxis_post_get_position:
 * @self: a post
 *
 * Returns: its place in its issue, from 0
 */
int
praxis_post_get_position (PraxisPost *self)
{
  g_return_val_if_fail (PRAXIS_IS_POST (self), 0);

  return self->fields.position;
}

/**
 * praxis_post_get_revision:
 * @self: a post
 *
 * Returns: the revision that this is
 */
gint64
praxis_post_get_revision (PraxisPost *self)
{
  g_return_val_if_fail (PRAXIS_IS_POST (self), 0);

  return self->fields.revision;
}

/**
 * praxis_post_get_created:
 * @self: a post
 *
 * Returns: when it was made, in seconds since 1970-01-01 UTC
 */
gint64
praxis_post_get_created (PraxisPost *self)
{
  g_return_val_if_fail (PRAXIS_IS_POST (self), 0);

  return self->fields.created;
}

/**
 * praxis_post_get_modified:
 * @self: a post
 *
 * Returns: when its text last changed, in seconds since 1970-01-01 UTC
 */
gint64
praxis_post_get_modified (PraxisPost *self)
{
  g_return_val_if_fail (PRAXIS_IS_POST (self), 0);

  return self->fields.modified;
}

/**
 * praxis_post_get_published:
 * @self: a post
 *
 * Returns: when it was first published, in seconds since 1970-01-01 UTC; 0 where it was not
 */
gint64
praxis_post_get_published (PraxisPost *self)
{
  g_return_val_if_fail (PRAXIS_IS_POST (self), 0);

  return self->fields.published;
}

/**
 * praxis_post_get_deleted:
 * @self: a post
 *
 * Returns: when it was moved to the trash, in seconds since 1970-01-01 UTC; 0 where it was not
 */
gint64
praxis_post_get_deleted (PraxisPost *self)
{
  g_return_val_if_fail (PRAXIS_IS_POST (self), 0);

  return self->fields.deleted;
}

/**
 * praxis_post_get_own:
 * @self: a post
 *
 * Returns: what the reader has on it, bits of #PraxisOwn
 */
guint
praxis_post_get_own (PraxisPost *self)
{
  g_return_val_if_fail (PRAXIS_IS_POST (self), 0);

  return self->fields.own;
}

/**
 * praxis_post_get_withdrawn:
 * @self: a post
 *
 * Returns: when it was no longer in its archive, in seconds since 1970-01-01 UTC; 0 where it is, or came from none
 */
gint64
praxis_post_get_withdrawn (PraxisPost *self)
{
  g_return_val_if_fail (PRAXIS_IS_POST (self), 0);

  return self->fields.withdrawn;
}

/**
 * praxis_post_get_citations:
 * @self: a post
 *
 * Returns: (transfer none) (element-type PraxisCitation): the works it is about, in their order
 */
GPtrArray *
praxis_post_get_citations (PraxisPost *self)
{
  g_return_val_if_fail (PRAXIS_IS_POST (self), NULL);

  return self->fields.citations;
}

/**
 * praxis_post_get_findings:
 * @self: a post
 *
 * Returns: (transfer none) (element-type PraxisFinding): the effects that it reports, as its author confirmed them
 */
GPtrArray *
praxis_post_get_findings (PraxisPost *self)
{
  g_return_val_if_fail (PRAXIS_IS_POST (self), NULL);

  return self->fields.findings;
}

/**
 * praxis_post_get_notices:
 * @self: a post
 *
 * Returns: (transfer none) (element-type PraxisNotice): what publishers have said of its works since
 */
GPtrArray *
praxis_post_get_notices (PraxisPost *self)
{
  g_return_val_if_fail (PRAXIS_IS_POST (self), NULL);

  return self->fields.notices;
}

/**
 * praxis_post_get_terms:
 * @self: a post
 * @vocabulary: which vocabulary
 *
 * Returns: (transfer none) (element-type PraxisTerm): its topics or types of research, in the order of the
 *   digest's vocabulary
 */
GPtrArray *
praxis_post_get_terms (PraxisPost       *self,
                       PraxisVocabulary  vocabulary)
{
  g_return_val_if_fail (PRAXIS_IS_POST (self), NULL);
  g_return_val_if_fail (vocabulary < PRAXIS_N_VOCABULARIES, NULL);

  return self->fields.terms[vocabulary];
}
