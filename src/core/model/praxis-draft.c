/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-draft.h"

#include <glib/gi18n-lib.h>

#include "praxis-error.h"
#include "praxis-post.h"

/*
 * The content of a post while it can change: what an importer understood, what a file says, what an author
 * types. It knows the post and the revision that it started from; saving it in the store makes a new
 * revision and a new PraxisPost. Topics and types of research are labels here, which the store finds in the
 * digest's vocabularies.
 *
 * Its JSON form is what a revision holds, so a revision can always be made a draft again.
 */

struct _PraxisDraft
{
  GObject parent_instance;

  char        *post_uuid;
  char        *title;
  char        *summary;
  char        *implications;
  GPtrArray   *citations;
  GStrv        terms[PRAXIS_N_VOCABULARIES];
  gint64       base_revision;
  PraxisMonth  month;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUMMARY,
  PROP_IMPLICATIONS,
  PROP_MONTH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PraxisDraft, praxis_draft, G_TYPE_OBJECT)

/* The names of the vocabularies in the JSON form. */
static const char *const term_keys[PRAXIS_N_VOCABULARIES] = { "topics", "types" };

static void
praxis_draft_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  PraxisDraft *self = PRAXIS_DRAFT (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    case PROP_IMPLICATIONS:
      g_value_set_string (value, self->implications);
      break;
    case PROP_MONTH:
      g_value_set_uint (value, self->month);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_draft_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  PraxisDraft *self = PRAXIS_DRAFT (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      praxis_draft_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUMMARY:
      praxis_draft_set_summary (self, g_value_get_string (value));
      break;
    case PROP_IMPLICATIONS:
      praxis_draft_set_implications (self, g_value_get_string (value));
      break;
    case PROP_MONTH:
      praxis_draft_set_month (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_draft_finalize (GObject *object)
{
  PraxisDraft *self = PRAXIS_DRAFT (object);

  g_free (self->post_uuid);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->implications);
  g_ptr_array_unref (self->citations);
  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    g_strfreev (self->terms[i]);

  G_OBJECT_CLASS (praxis_draft_parent_class)->finalize (object);
}

static void
praxis_draft_class_init (PraxisDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = praxis_draft_get_property;
  object_class->set_property = praxis_draft_set_property;
  object_class->finalize = praxis_draft_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, "", flags);
  properties[PROP_IMPLICATIONS] = g_param_spec_string ("implications", NULL, NULL, "", flags);
  properties[PROP_MONTH] = g_param_spec_uint ("month", NULL, NULL, 0, 999912, PRAXIS_MONTH_NONE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
praxis_draft_init (PraxisDraft *self)
{
  self->title = g_strdup ("");
  self->summary = g_strdup ("");
  self->implications = g_strdup ("");
  self->citations = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    self->terms[i] = g_new0 (char *, 1);
}

/**
 * praxis_draft_new:
 *
 * Returns: (transfer full): an empty draft of a new post
 */
PraxisDraft *
praxis_draft_new (void)
{
  return g_object_new (PRAXIS_TYPE_DRAFT, NULL);
}

/**
 * praxis_draft_new_from_post:
 * @post: a post
 *
 * Returns: (transfer full): a draft with the post's content, which saves onto the post
 */
PraxisDraft *
praxis_draft_new_from_post (PraxisPost *post)
{
  PraxisDraft *self;

  g_return_val_if_fail (PRAXIS_IS_POST (post), NULL);

  self = praxis_draft_new ();
  praxis_draft_set_post_uuid (self, praxis_post_get_uuid (post));
  praxis_draft_set_base_revision (self, praxis_post_get_revision (post));
  praxis_draft_set_title (self, praxis_post_get_title (post));
  praxis_draft_set_month (self, praxis_post_get_month (post));
  praxis_draft_set_summary (self, praxis_post_get_summary (post));
  praxis_draft_set_implications (self, praxis_post_get_implications (post));
  for (guint i = 0; i < praxis_post_get_citations (post)->len; i++)
    praxis_draft_add_citation (self, g_ptr_array_index (praxis_post_get_citations (post), i));
  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    {
      g_autoptr(GStrvBuilder) labels = g_strv_builder_new ();
      g_auto(GStrv) strv = NULL;
      GPtrArray *terms = praxis_post_get_terms (post, i);

      for (guint j = 0; j < terms->len; j++)
        g_strv_builder_add (labels, praxis_term_get_label (g_ptr_array_index (terms, j)));
      strv = g_strv_builder_end (labels);
      praxis_draft_set_terms (self, i, (const char * const *) strv);
    }
  return self;
}

/* Citations are written as objects of two members: the CSL-JSON item, whole, and the printed reference. */
static gboolean
read_citations (PraxisDraft  *self,
                yyjson_val   *array,
                GError      **error)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);
  yyjson_val *value;

  while ((value = yyjson_arr_iter_next (&iter)) != NULL)
    {
      g_autoptr(PraxisCitation) citation = NULL;
      g_autofree char *json = yyjson_val_write (yyjson_obj_get (value, "csl"), YYJSON_WRITE_NOFLAG, NULL);

      citation = praxis_citation_new (json != NULL ? json : "null",
                                      praxis_json_get_string (value, "reference"), error);
      if (citation == NULL)
        return FALSE;
      praxis_draft_add_citation (self, citation);
    }
  return TRUE;
}

/**
 * praxis_draft_new_from_json:
 * @json: what praxis_draft_to_json() gave
 * @error: return location
 *
 * Returns: (transfer full): a draft of a new post with that content; %NULL with %PRAXIS_ERROR_INVALID
 */
PraxisDraft *
praxis_draft_new_from_json (const char  *json,
                            GError     **error)
{
  g_autoptr(PraxisDraft) self = praxis_draft_new ();
  g_autoptr(PraxisJson) document = NULL;
  yyjson_val *root;

  g_return_val_if_fail (json != NULL, NULL);

  document = praxis_json_parse (json, -1, error);
  if (document == NULL)
    return NULL;
  root = yyjson_doc_get_root (document);
  if (!yyjson_is_obj (root))
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                           _("This is not the content of a post: it is not a JSON object."));
      return NULL;
    }

  praxis_draft_set_title (self, praxis_json_get_string (root, "title"));
  praxis_draft_set_month (self, praxis_month_parse (praxis_json_get_string (root, "month")));
  praxis_draft_set_summary (self, praxis_json_get_string (root, "summary"));
  praxis_draft_set_implications (self, praxis_json_get_string (root, "implications"));
  if (!read_citations (self, yyjson_obj_get (root, "citations"), error))
    return NULL;
  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    {
      g_auto(GStrv) labels = praxis_json_get_strv (root, term_keys[i]);

      praxis_draft_set_terms (self, i, (const char * const *) labels);
    }
  return g_steal_pointer (&self);
}

static void
write_citations (PraxisDraft       *self,
                 PraxisJsonBuilder *builder,
                 yyjson_mut_val    *root)
{
  yyjson_mut_val *array = yyjson_mut_obj_add_arr (builder, root, "citations");

  for (guint i = 0; i < self->citations->len; i++)
    {
      PraxisCitation *citation = g_ptr_array_index (self->citations, i);
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (builder, array);
      const char *reference = praxis_citation_get_reference (citation);

      yyjson_mut_obj_add_val (builder, object, "csl",
                              yyjson_mut_rawcpy (builder, praxis_citation_get_json (citation)));
      if (reference != NULL)
        praxis_json_add_string (builder, object, "reference", reference);
    }
}

/**
 * praxis_draft_to_json:
 * @self: a draft
 *
 * Writes the content in a form that is the same for the same content, so that it can be hashed.
 *
 * Returns: (transfer full): the content as JSON on one line
 */
char *
praxis_draft_to_json (PraxisDraft *self)
{
  g_autoptr(PraxisJsonBuilder) builder = yyjson_mut_doc_new (NULL);
  g_autofree char *month = NULL;
  yyjson_mut_val *root;

  g_return_val_if_fail (PRAXIS_IS_DRAFT (self), NULL);

  root = yyjson_mut_obj (builder);
  yyjson_mut_doc_set_root (builder, root);
  month = praxis_month_to_string (self->month);
  praxis_json_add_string (builder, root, "title", self->title);
  praxis_json_add_string (builder, root, "month", month);
  write_citations (self, builder, root);
  praxis_json_add_string (builder, root, "summary", self->summary);
  praxis_json_add_string (builder, root, "implications", self->implications);
  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    praxis_json_add_strv (builder, root, term_keys[i], (const char * const *) self->terms[i]);
  return praxis_json_to_string (builder, FALSE);
}

/**
 * praxis_draft_get_post_uuid:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): the post that it saves onto; %NULL for a new one
 */
const char *
praxis_draft_get_post_uuid (PraxisDraft *self)
{
  g_return_val_if_fail (PRAXIS_IS_DRAFT (self), NULL);

  return self->post_uuid;
}

/**
 * praxis_draft_set_post_uuid:
 * @self: a draft
 * @uuid: (nullable): the post that it saves onto
 */
void
praxis_draft_set_post_uuid (PraxisDraft *self,
                            const char  *uuid)
{
  g_return_if_fail (PRAXIS_IS_DRAFT (self));

  g_set_str (&self->post_uuid, uuid);
}

/**
 * praxis_draft_get_base_revision:
 * @self: a draft
 *
 * Returns: the revision that it started from; 0 for a new post
 */
gint64
praxis_draft_get_base_revision (PraxisDraft *self)
{
  g_return_val_if_fail (PRAXIS_IS_DRAFT (self), 0);

  return self->base_revision;
}

/**
 * praxis_draft_set_base_revision:
 * @self: a draft
 * @revision: the revision that it starts from
 */
void
praxis_draft_set_base_revision (PraxisDraft *self,
                                gint64       revision)
{
  g_return_if_fail (PRAXIS_IS_DRAFT (self));

  self->base_revision = revision;
}

/**
 * praxis_draft_get_title:
 * @self: a draft
 *
 * Returns: (transfer none): its title
 */
const char *
praxis_draft_get_title (PraxisDraft *self)
{
  g_return_val_if_fail (PRAXIS_IS_DRAFT (self), NULL);

  return self->title;
}

/**
 * praxis_draft_set_title:
 * @self: a draft
 * @title: (nullable): its title
 */
void
praxis_draft_set_title (PraxisDraft *self,
                        const char  *title)
{
  g_return_if_fail (PRAXIS_IS_DRAFT (self));

  if (g_set_str (&self->title, title != NULL ? title : ""))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * praxis_draft_get_summary:
 * @self: a draft
 *
 * Returns: (transfer none): its summary, CommonMark
 */
const char *
praxis_draft_get_summary (PraxisDraft *self)
{
  g_return_val_if_fail (PRAXIS_IS_DRAFT (self), NULL);

  return self->summary;
}

/**
 * praxis_draft_set_summary:
 * @self: a draft
 * @summary: (nullable): its summary, CommonMark
 */
void
praxis_draft_set_summary (PraxisDraft *self,
                          const char  *summary)
{
  g_return_if_fail (PRAXIS_IS_DRAFT (self));

  if (g_set_str (&self->summary, summary != NULL ? summary : ""))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}

/**
 * praxis_draft_get_implications:
 * @self: a draft
 *
 * Returns: (transfer none): its practice implications, CommonMark
 */
const char *
praxis_draft_get_implications (PraxisDraft *self)
{
  g_return_val_if_fail (PRAXIS_IS_DRAFT (self), NULL);

  return self->implications;
}

/**
 * praxis_draft_set_implications:
 * @self: a draft
 * @implications: (nullable): its practice implications, CommonMark
 */
void
praxis_draft_set_implications (PraxisDraft *self,
                               const char  *implications)
{
  g_return_if_fail (PRAXIS_IS_DRAFT (self));

  if (g_set_str (&self->implications, implications != NULL ? implications : ""))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IMPLICATIONS]);
}

/**
 * praxis_draft_get_month:
 * @self: a draft
 *
 * Returns: the month of its issue; %PRAXIS_MONTH_NONE where it is in none
 */
PraxisMonth
praxis_draft_get_month (PraxisDraft *self)
{
  g_return_val_if_fail (PRAXIS_IS_DRAFT (self), PRAXIS_MONTH_NONE);

  return self->month;
}

/**
 * praxis_draft_set_month:
 * @self: a draft
 * @month: the month of its issue, or %PRAXIS_MONTH_NONE
 */
void
praxis_draft_set_month (PraxisDraft *self,
                        PraxisMonth  month)
{
  g_return_if_fail (PRAXIS_IS_DRAFT (self));

  if (self->month == month)
    return;
  self->month = month;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MONTH]);
}

/**
 * praxis_draft_get_citations:
 * @self: a draft
 *
 * Returns: (transfer none) (element-type PraxisCitation): the works it is about, in their order
 */
GPtrArray *
praxis_draft_get_citations (PraxisDraft *self)
{
  g_return_val_if_fail (PRAXIS_IS_DRAFT (self), NULL);

  return self->citations;
}

/**
 * praxis_draft_add_citation:
 * @self: a draft
 * @citation: (transfer none): a work to put behind those that are there
 */
void
praxis_draft_add_citation (PraxisDraft    *self,
                           PraxisCitation *citation)
{
  g_return_if_fail (PRAXIS_IS_DRAFT (self));
  g_return_if_fail (PRAXIS_IS_CITATION (citation));

  g_ptr_array_add (self->citations, g_object_ref (citation));
}

/**
 * praxis_draft_clear_citations:
 * @self: a draft
 */
void
praxis_draft_clear_citations (PraxisDraft *self)
{
  g_return_if_fail (PRAXIS_IS_DRAFT (self));

  g_ptr_array_set_size (self->citations, 0);
}

/**
 * praxis_draft_get_terms:
 * @self: a draft
 * @vocabulary: which vocabulary
 *
 * Returns: (transfer none) (array zero-terminated=1): the labels of its topics or types of research
 */
const char * const *
praxis_draft_get_terms (PraxisDraft      *self,
                        PraxisVocabulary  vocabulary)
{
  g_return_val_if_fail (PRAXIS_IS_DRAFT (self), NULL);
  g_return_val_if_fail (vocabulary < PRAXIS_N_VOCABULARIES, NULL);

  return (const char * const *) self->terms[vocabulary];
}

/**
 * praxis_draft_set_terms:
 * @self: a draft
 * @vocabulary: which vocabulary
 * @labels: (nullable) (array zero-terminated=1): the labels of its topics or types of research, copied
 */
void
praxis_draft_set_terms (PraxisDraft        *self,
                        PraxisVocabulary    vocabulary,
                        const char * const *labels)
{
  GStrv copy;

  g_return_if_fail (PRAXIS_IS_DRAFT (self));
  g_return_if_fail (vocabulary < PRAXIS_N_VOCABULARIES);

  copy = labels != NULL ? g_strdupv ((GStrv) labels) : g_new0 (char *, 1);
  g_strfreev (self->terms[vocabulary]);
  self->terms[vocabulary] = copy;
}
