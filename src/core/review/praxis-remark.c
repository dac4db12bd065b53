/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-remark.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/praxis-text.h"

/* One thing that the proof-reader says of a post: a snapshot that nobody changes. */

struct _PraxisRemark
{
  GObject             parent_instance;

  /* Its texts and its objects are its own. */
  PraxisRemarkFields  fields;
};

G_DEFINE_FINAL_TYPE (PraxisRemark, praxis_remark, G_TYPE_OBJECT)

static const char *const severity_names[PRAXIS_N_SEVERITIES] = { "suggestion", "doubt", "error" };

/* Translators: how much a remark of the proof-reader weighs */
static const char *const severity_labels[PRAXIS_N_SEVERITIES] = {
  NC_ ("severity", "Suggestion"),
  NC_ ("severity", "Doubt"),
  NC_ ("severity", "Error"),
};

/* The texts of a remark, the variable of its place among them. */
static const gsize texts[] = {
  G_STRUCT_OFFSET (PraxisRemarkFields, place.variable), G_STRUCT_OFFSET (PraxisRemarkFields, text),
  G_STRUCT_OFFSET (PraxisRemarkFields, message),        G_STRUCT_OFFSET (PraxisRemarkFields, reason),
  G_STRUCT_OFFSET (PraxisRemarkFields, key),            G_STRUCT_OFFSET (PraxisRemarkFields, fix_label),
  G_STRUCT_OFFSET (PraxisRemarkFields, replacement),    G_STRUCT_OFFSET (PraxisRemarkFields, original),
};

static void
praxis_remark_finalize (GObject *object)
{
  PraxisRemark *self = PRAXIS_REMARK (object);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (G_STRUCT_MEMBER (char *, &self->fields, texts[i]));
  g_clear_object (&self->fields.finding);
  g_clear_object (&self->fields.notice);

  G_OBJECT_CLASS (praxis_remark_parent_class)->finalize (object);
}

static void
praxis_remark_class_init (PraxisRemarkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = praxis_remark_finalize;
}

static void
praxis_remark_init (PraxisRemark *self)
{
}

/**
 * praxis_remark_new:
 * @fields: what it is made from
 *
 * Returns: (transfer full): the remark
 */
PraxisRemark *
praxis_remark_new (const PraxisRemarkFields *fields)
{
  PraxisRemark *self;

  g_return_val_if_fail (fields != NULL && fields->check != NULL, NULL);
  g_return_val_if_fail (fields->message != NULL && fields->reason != NULL, NULL);

  self = g_object_new (PRAXIS_TYPE_REMARK, NULL);
  self->fields = *fields;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    G_STRUCT_MEMBER (char *, &self->fields, texts[i]) = g_strdup (G_STRUCT_MEMBER (const char *, fields, texts[i]));
  if (fields->finding != NULL)
    g_object_ref (fields->finding);
  if (fields->notice != NULL)
    g_object_ref (fields->notice);
  return self;
}

/**
 * praxis_remark_get_fields:
 * @self: a remark
 *
 * Returns: (transfer none): what it is made from, valid as long as it is
 */
const PraxisRemarkFields *
praxis_remark_get_fields (PraxisRemark *self)
{
  g_return_val_if_fail (PRAXIS_IS_REMARK (self), NULL);

  return &self->fields;
}

/**
 * praxis_remark_get_key:
 * @self: a remark
 *
 * Returns: (transfer none): what tells it from other remarks of its check on the same post, wherever it stands
 */
const char *
praxis_remark_get_key (PraxisRemark *self)
{
  g_return_val_if_fail (PRAXIS_IS_REMARK (self), NULL);

  if (self->fields.key != NULL)
    return self->fields.key;
  return self->fields.text != NULL ? self->fields.text : "";
}

/**
 * praxis_remark_can_fix:
 * @self: a remark
 *
 * Returns: whether it knows for certain what should stand there
 */
gboolean
praxis_remark_can_fix (PraxisRemark *self)
{
  g_return_val_if_fail (PRAXIS_IS_REMARK (self), FALSE);

  return self->fields.fix_label != NULL &&
         (self->fields.replacement != NULL || self->fields.finding != NULL || self->fields.notice != NULL);
}

/* Puts the replacement into a text; NULL where the text is another one by now. */
static char *
replace_in_text (PraxisRemark *self,
                 const char   *text)
{
  const PraxisPlace *place = &self->fields.place;
  glong length = g_utf8_strlen (text, -1);
  const char *start, *end;

  if ((glong) place->end > length || place->start > place->end)
    return NULL;
  start = g_utf8_offset_to_pointer (text, place->start);
  end = g_utf8_offset_to_pointer (start, place->end - place->start);
  if (self->fields.original == NULL || strlen (self->fields.original) != (gsize) (end - start) ||
      strncmp (start, self->fields.original, end - start) != 0)
    return NULL;
  return g_strdup_printf ("%.*s%s%s", (int) (start - text), text, self->fields.replacement, end);
}

static gboolean
fix_text (PraxisRemark *self,
          PraxisDraft  *draft,
          const char   *text,
          void        (*set) (PraxisDraft *draft, const char *text))
{
  g_autofree char *fixed = replace_in_text (self, text);

  if (fixed == NULL)
    return FALSE;
  set (draft, fixed);
  return TRUE;
}

/* A copy of a list of objects with another one in the place @index. */
static GPtrArray *
with_other (GPtrArray *objects,
            guint      index,
            gpointer   other)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < objects->len; i++)
    g_ptr_array_add (copy, g_object_ref (i == index ? other : objects->pdata[i]));
  return copy;
}

static gboolean
fix_citation (PraxisRemark *self,
              PraxisDraft  *draft)
{
  const PraxisPlace *place = &self->fields.place;
  GPtrArray *citations = praxis_draft_get_citations (draft);
  g_autoptr(PraxisCitationBuilder) builder = NULL;
  g_autoptr(PraxisCitation) citation = NULL;
  g_autoptr(GPtrArray) fixed = NULL;

  if (place->index >= citations->len || place->variable == NULL ||
      g_strcmp0 (praxis_citation_get_field (citations->pdata[place->index], place->variable), self->fields.original) != 0)
    return FALSE;
  builder = praxis_citation_builder_new_from (citations->pdata[place->index]);
  praxis_citation_builder_set_string (builder, place->variable, self->fields.replacement);
  citation = praxis_citation_builder_end (builder, praxis_citation_get_reference (citations->pdata[place->index]));
  fixed = with_other (citations, place->index, citation);
  praxis_draft_set_citations (draft, fixed);
  return TRUE;
}

static gboolean
fix_finding (PraxisRemark *self,
             PraxisDraft  *draft)
{
  GPtrArray *findings = praxis_draft_get_findings (draft);
  g_autoptr(GPtrArray) fixed = NULL;
  g_autofree char *now = NULL;
  guint index = self->fields.place.index;

  if (index >= findings->len || self->fields.finding == NULL)
    return FALSE;
  now = praxis_finding_to_text (findings->pdata[index]);
  if (g_strcmp0 (now, self->fields.original) != 0)
    return FALSE;
  fixed = with_other (findings, index, self->fields.finding);
  praxis_draft_set_findings (draft, fixed);
  return TRUE;
}

static gboolean
fix_notices (PraxisRemark *self,
             PraxisDraft  *draft)
{
  GPtrArray *notices = praxis_draft_get_notices (draft);
  g_autoptr(GPtrArray) fixed = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < notices->len; i++)
    {
      if (!praxis_notice_is_of_same_work (notices->pdata[i], self->fields.notice))
        g_ptr_array_add (fixed, g_object_ref (notices->pdata[i]));
    }
  if (praxis_notice_get_state (self->fields.notice) != PRAXIS_NOTICE_NONE_KNOWN)
    g_ptr_array_add (fixed, g_object_ref (self->fields.notice));
  if (praxis_notices_equal (fixed, notices))
    return FALSE;
  praxis_draft_set_notices (draft, fixed);
  return TRUE;
}

/**
 * praxis_remark_fix:
 * @self: a remark
 * @draft: a draft of the post that it is on
 *
 * Writes what should stand there. It writes nothing where the place has other words by now than those that were remarked on.
 *
 * Returns: whether the draft is another one now
 */
gboolean
praxis_remark_fix (PraxisRemark *self,
                   PraxisDraft  *draft)
{
  g_return_val_if_fail (PRAXIS_IS_REMARK (self), FALSE);
  g_return_val_if_fail (PRAXIS_IS_DRAFT (draft), FALSE);

  if (!praxis_remark_can_fix (self))
    return FALSE;
  if (self->fields.notice != NULL)
    return fix_notices (self, draft);
  switch (self->fields.place.field)
    {
    case PRAXIS_DRAFT_TITLE:
      return fix_text (self, draft, praxis_draft_get_title (draft), praxis_draft_set_title);
    case PRAXIS_DRAFT_SUMMARY:
      return fix_text (self, draft, praxis_draft_get_summary (draft), praxis_draft_set_summary);
    case PRAXIS_DRAFT_IMPLICATIONS:
      return fix_text (self, draft, praxis_draft_get_implications (draft), praxis_draft_set_implications);
    case PRAXIS_DRAFT_CITATIONS:
      return fix_citation (self, draft);
    case PRAXIS_DRAFT_FINDINGS:
      return fix_finding (self, draft);
    case PRAXIS_DRAFT_MONTH:
    case PRAXIS_DRAFT_TOPICS:
    case PRAXIS_DRAFT_TYPES:
    case PRAXIS_DRAFT_NOTICES:
    default:
      return FALSE;
    }
}

/**
 * praxis_remark_compare:
 * @self: a remark
 * @other: another one on the same post
 *
 * Returns: below 0, 0 or above 0 as @self stands before, at or behind the place of @other, in the order of the editor
 */
int
praxis_remark_compare (PraxisRemark *self,
                       PraxisRemark *other)
{
  const PraxisPlace *a = &self->fields.place, *b = &other->fields.place;

  if (a->field != b->field)
    return (int) a->field - (int) b->field;
  if (a->index != b->index)
    return a->index < b->index ? -1 : 1;
  if (a->start != b->start)
    return a->start < b->start ? -1 : 1;
  if (a->end != b->end)
    return a->end < b->end ? -1 : 1;
  return g_strcmp0 (self->fields.check, other->fields.check);
}

/**
 * praxis_severity_to_string:
 * @severity: a severity
 *
 * Returns: (transfer none): its name on the command line, "doubt", the same in every language
 */
const char *
praxis_severity_to_string (PraxisSeverity severity)
{
  g_return_val_if_fail (severity < PRAXIS_N_SEVERITIES, "");

  return severity_names[severity];
}

/**
 * praxis_severity_parse:
 * @string: (nullable): what praxis_severity_to_string() gave
 *
 * Returns: the severity; a suggestion where it is no name of one
 */
PraxisSeverity
praxis_severity_parse (const char *string)
{
  return praxis_text_find_name (severity_names, PRAXIS_N_SEVERITIES, string, PRAXIS_SEVERITY_SUGGESTION);
}

/**
 * praxis_severity_get_label:
 * @severity: a severity
 *
 * Returns: (transfer none): its name for people, in the process's language
 */
const char *
praxis_severity_get_label (PraxisSeverity severity)
{
  g_return_val_if_fail (severity < PRAXIS_N_SEVERITIES, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "severity", severity_labels[severity]);
}
