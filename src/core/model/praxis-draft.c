/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-draft.h"

/*
 * The content of a post while it can change: what an importer understood, what a file says, what an author
 * types. It knows the post and the revision that it started from; saving it in the store makes a new
 * revision and a new PraxisPost. Topics and types of research are labels here, which the store finds in the
 * digest's vocabularies.
 *
 * Its JSON form (praxis-draft-json.c) is what a revision holds, so a revision can always be made a draft again.
 *
 * A copy shares the texts with the draft that it was made from, so that a state for every key that was pressed
 * (edit/praxis-undo-stack) costs next to nothing.
 */

struct _PraxisDraft
{
  GObject parent_instance;

  char        *post_uuid;
  GRefString  *title;
  GRefString  *summary;
  GRefString  *implications;
  GPtrArray   *citations;
  GPtrArray   *findings;
  GPtrArray   *notices;
  GStrv        terms[PRAXIS_N_VOCABULARIES];
  gint64       base_revision;
  PraxisMonth  month;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisDraft, praxis_draft, G_TYPE_OBJECT)

static void
praxis_draft_finalize (GObject *object)
{
  PraxisDraft *self = PRAXIS_DRAFT (object);

  g_free (self->post_uuid);
  g_ref_string_release (self->title);
  g_ref_string_release (self->summary);
  g_ref_string_release (self->implications);
  g_ptr_array_unref (self->citations);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->notices);
  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    g_strfreev (self->terms[i]);

  G_OBJECT_CLASS (praxis_draft_parent_class)->finalize (object);
}

static void
praxis_draft_class_init (PraxisDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = praxis_draft_finalize;

  /**
   * PraxisDraft::changed:
   * @field: a #PraxisDraftField
   *
   * A part of the content is another one now.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
emit_changed (PraxisDraft      *self,
              PraxisDraftField  field)
{
  g_signal_emit (self, signals[CHANGED], 0, (guint) field);
}

/* Text that stays the same is no change. */
static void
set_text (PraxisDraft       *self,
          GRefString       **member,
          const char        *text,
          PraxisDraftField   field)
{
  if (text == NULL)
    text = "";
  if (g_str_equal (*member, text))
    return;
  g_ref_string_release (*member);
  *member = g_ref_string_new (text);
  emit_changed (self, field);
}

static void
praxis_draft_init (PraxisDraft *self)
{
  self->title = g_ref_string_new ("");
  self->summary = g_ref_string_new ("");
  self->implications = g_ref_string_new ("");
  self->citations = g_ptr_array_new_with_free_func (g_object_unref);
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  self->notices = g_ptr_array_new_with_free_func (g_object_unref);
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

/* Copies share their texts. */
static gboolean
same_text (GRefString *a,
           GRefString *b)
{
  return a == b || g_str_equal (a, b);
}

/* Whether two lists hold the same citations, which never change. */
static gboolean
same_citations (GPtrArray *a,
                GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      PraxisCitation *one = g_ptr_array_index (a, i), *other = g_ptr_array_index (b, i);

      if (one != other &&
          (!g_str_equal (praxis_citation_get_json (one), praxis_citation_get_json (other)) ||
           g_strcmp0 (praxis_citation_get_reference (one), praxis_citation_get_reference (other)) != 0))
        return FALSE;
    }
  return TRUE;
}

/**
 * praxis_draft_copy:
 * @self: a draft
 *
 * Returns: (transfer full): a draft of the same content, that saves onto the same post
 */
PraxisDraft *
praxis_draft_copy (PraxisDraft *self)
{
  PraxisDraft *copy;

  g_return_val_if_fail (PRAXIS_IS_DRAFT (self), NULL);

  copy = praxis_draft_new ();
  praxis_draft_set_post_uuid (copy, self->post_uuid);
  copy->base_revision = self->base_revision;
  praxis_draft_set_content (copy, self);
  return copy;
}

/* As set_text(), without a copy of the text. */
static void
share_text (PraxisDraft       *self,
            GRefString       **member,
            GRefString        *text,
            PraxisDraftField   field)
{
  gboolean same = g_str_equal (*member, text);

  g_ref_string_acquire (text);
  g_ref_string_release (*member);
  *member = text;
  if (!same)
    emit_changed (self, field);
}

/* Takes a copy of a list of objects that never change. */
static void
set_objects (PraxisDraft       *self,
             GPtrArray        **member,
             GPtrArray         *objects,
             PraxisDraftField   field)
{
  /* The new ones are held before the old ones go: they may be the same. */
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < objects->len; i++)
    g_ptr_array_add (copy, g_object_ref (objects->pdata[i]));
  g_ptr_array_unref (*member);
  *member = copy;
  emit_changed (self, field);
}

/**
 * praxis_draft_set_content:
 * @self: a draft
 * @from: another draft
 *
 * Takes over the whole content; the post and the revision that @self saves onto stay.
 */
void
praxis_draft_set_content (PraxisDraft *self,
                          PraxisDraft *from)
{
  g_return_if_fail (PRAXIS_IS_DRAFT (self));
  g_return_if_fail (PRAXIS_IS_DRAFT (from));

  share_text (self, &self->title, from->title, PRAXIS_DRAFT_TITLE);
  praxis_draft_set_month (self, from->month);
  praxis_draft_set_citations (self, from->citations);
  share_text (self, &self->summary, from->summary, PRAXIS_DRAFT_SUMMARY);
  share_text (self, &self->implications, from->implications, PRAXIS_DRAFT_IMPLICATIONS);
  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    praxis_draft_set_terms (self, i, (const char * const *) from->terms[i]);
  praxis_draft_set_findings (self, from->findings);
  praxis_draft_set_notices (self, from->notices);
}

/**
 * praxis_draft_get_differences:
 * @self: a draft
 * @other: another draft
 *
 * Returns: the parts in which they differ, a bit `1 << PraxisDraftField` each
 */
guint
praxis_draft_get_differences (PraxisDraft *self,
                              PraxisDraft *other)
{
  static const PraxisDraftField term_fields[PRAXIS_N_VOCABULARIES] = { PRAXIS_DRAFT_TOPICS, PRAXIS_DRAFT_TYPES };
  guint same = 0;

  g_return_val_if_fail (PRAXIS_IS_DRAFT (self), 0);
  g_return_val_if_fail (PRAXIS_IS_DRAFT (other), 0);

  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    same |= (guint) g_strv_equal ((const char * const *) self->terms[i], (const char * const *) other->terms[i])
            << term_fields[i];
  same |= (guint) (self->month == other->month) << PRAXIS_DRAFT_MONTH;
  same |= (guint) same_text (self->title, other->title) << PRAXIS_DRAFT_TITLE;
  same |= (guint) same_text (self->summary, other->summary) << PRAXIS_DRAFT_SUMMARY;
  same |= (guint) same_text (self->implications, other->implications) << PRAXIS_DRAFT_IMPLICATIONS;
  same |= (guint) same_citations (self->citations, other->citations) << PRAXIS_DRAFT_CITATIONS;
  same |= (guint) praxis_findings_equal (self->findings, other->findings) << PRAXIS_DRAFT_FINDINGS;
  same |= (guint) praxis_notices_equal (self->notices, other->notices) << PRAXIS_DRAFT_NOTICES;
  return ~same & ((1u << PRAXIS_N_DRAFT_FIELDS) - 1);
}

/**
 * praxis_draft_equal:
 * @self: a draft
 * @other: another draft
 *
 * Returns: whether both have the same content
 */
gboolean
praxis_draft_equal (PraxisDraft *self,
                    PraxisDraft *other)
{
  return praxis_draft_get_differences (self, other) == 0;
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

  set_text (self, &self->title, title, PRAXIS_DRAFT_TITLE);
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

  set_text (self, &self->summary, summary, PRAXIS_DRAFT_SUMMARY);
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

  set_text (self, &self->implications, implications, PRAXIS_DRAFT_IMPLICATIONS);
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
  emit_changed (self, PRAXIS_DRAFT_MONTH);
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
  emit_changed (self, PRAXIS_DRAFT_CITATIONS);
}

/**
 * praxis_draft_set_citations:
 * @self: a draft
 * @citations: (element-type PraxisCitation): the works it is about, in their order; copied
 */
void
praxis_draft_set_citations (PraxisDraft *self,
                            GPtrArray   *citations)
{
  g_return_if_fail (PRAXIS_IS_DRAFT (self));
  g_return_if_fail (citations != NULL);

  if (!same_citations (self->citations, citations))
    set_objects (self, &self->citations, citations, PRAXIS_DRAFT_CITATIONS);
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
  static const char * const none[] = { NULL };
  GStrv copy;

  g_return_if_fail (PRAXIS_IS_DRAFT (self));
  g_return_if_fail (vocabulary < PRAXIS_N_VOCABULARIES);

  if (labels == NULL)
    labels = none;
  if (g_strv_equal (labels, (const char * const *) self->terms[vocabulary]))
    return;
  copy = g_strdupv ((GStrv) labels);
  g_strfreev (self->terms[vocabulary]);
  self->terms[vocabulary] = copy;
  emit_changed (self, vocabulary == PRAXIS_VOCABULARY_TOPIC ? PRAXIS_DRAFT_TOPICS : PRAXIS_DRAFT_TYPES);
}

/**
 * praxis_draft_get_findings:
 * @self: a draft
 *
 * Returns: (transfer none) (element-type PraxisFinding): the effects that it reports, in their order
 */
GPtrArray *
praxis_draft_get_findings (PraxisDraft *self)
{
  g_return_val_if_fail (PRAXIS_IS_DRAFT (self), NULL);

  return self->findings;
}

/**
 * praxis_draft_set_findings:
 * @self: a draft
 * @findings: (element-type PraxisFinding): the effects that it reports, in their order; copied
 */
void
praxis_draft_set_findings (PraxisDraft *self,
                           GPtrArray   *findings)
{
  g_return_if_fail (PRAXIS_IS_DRAFT (self));
  g_return_if_fail (findings != NULL);

  if (!praxis_findings_equal (self->findings, findings))
    set_objects (self, &self->findings, findings, PRAXIS_DRAFT_FINDINGS);
}

/**
 * praxis_draft_get_notices:
 * @self: a draft
 *
 * Returns: (transfer none) (element-type PraxisNotice): what publishers have said of its works
 */
GPtrArray *
praxis_draft_get_notices (PraxisDraft *self)
{
  g_return_val_if_fail (PRAXIS_IS_DRAFT (self), NULL);

  return self->notices;
}

/**
 * praxis_draft_set_notices:
 * @self: a draft
 * @notices: (element-type PraxisNotice): what publishers have said of its works; copied
 */
void
praxis_draft_set_notices (PraxisDraft *self,
                          GPtrArray   *notices)
{
  g_return_if_fail (PRAXIS_IS_DRAFT (self));
  g_return_if_fail (notices != NULL);

  if (!praxis_notices_equal (self->notices, notices))
    set_objects (self, &self->notices, notices, PRAXIS_DRAFT_NOTICES);
}
