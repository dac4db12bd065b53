/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-notice.h"

#include <glib/gi18n-lib.h>

#include "praxis-text.h"

/* What a publisher has said of a work that a post is about, and the post's author shows to readers: a snapshot that nobody
 * changes. */

struct _PraxisNotice
{
  GObject            parent_instance;

  char              *doi;
  char              *pmid;
  char              *date;
  char              *notice_doi;
  PraxisNoticeState  state;
};

G_DEFINE_FINAL_TYPE (PraxisNotice, praxis_notice, G_TYPE_OBJECT)

static const char *const state_names[PRAXIS_N_NOTICE_STATES] = { "none-known", "corrected", "concern", "replaced", "retracted" };

/* Translators: what has happened to a published work */
static const char *const state_labels[PRAXIS_N_NOTICE_STATES] = {
  NC_ ("notice", "No notice known"),
  NC_ ("notice", "Corrected"),
  NC_ ("notice", "Notice of concern"),
  NC_ ("notice", "Retracted and replaced"),
  NC_ ("notice", "Retracted"),
};

static void
praxis_notice_finalize (GObject *object)
{
  PraxisNotice *self = PRAXIS_NOTICE (object);

  g_free (self->doi);
  g_free (self->pmid);
  g_free (self->date);
  g_free (self->notice_doi);

  G_OBJECT_CLASS (praxis_notice_parent_class)->finalize (object);
}

static void
praxis_notice_class_init (PraxisNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = praxis_notice_finalize;
}

static void
praxis_notice_init (PraxisNotice *self)
{
}

static char *
dup_text (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

/**
 * praxis_notice_new:
 * @state: what was said
 * @doi: (nullable): the DOI of the work
 * @pmid: (nullable): its PubMed ID
 * @date: (nullable): when the notice was published, "2023-05-17"
 * @notice_doi: (nullable): the DOI of the notice
 *
 * Returns: (transfer full): the notice; its texts are empty where they were %NULL
 */
PraxisNotice *
praxis_notice_new (PraxisNoticeState  state,
                   const char        *doi,
                   const char        *pmid,
                   const char        *date,
                   const char        *notice_doi)
{
  PraxisNotice *self;

  g_return_val_if_fail (state < PRAXIS_N_NOTICE_STATES, NULL);

  self = g_object_new (PRAXIS_TYPE_NOTICE, NULL);
  self->state = state;
  self->doi = dup_text (doi);
  self->pmid = dup_text (pmid);
  self->date = dup_text (date);
  self->notice_doi = dup_text (notice_doi);
  return self;
}

/**
 * praxis_notice_get_state:
 * @self: a notice
 *
 * Returns: what was said
 */
PraxisNoticeState
praxis_notice_get_state (PraxisNotice *self)
{
  g_return_val_if_fail (PRAXIS_IS_NOTICE (self), PRAXIS_NOTICE_NONE_KNOWN);

  return self->state;
}

/**
 * praxis_notice_get_doi:
 * @self: a notice
 *
 * Returns: (transfer none): the DOI of the work; may be empty
 */
const char *
praxis_notice_get_doi (PraxisNotice *self)
{
  g_return_val_if_fail (PRAXIS_IS_NOTICE (self), NULL);

  return self->doi;
}

/**
 * praxis_notice_get_pmid:
 * @self: a notice
 *
 * Returns: (transfer none): the PubMed ID of the work; may be empty
 */
const char *
praxis_notice_get_pmid (PraxisNotice *self)
{
  g_return_val_if_fail (PRAXIS_IS_NOTICE (self), NULL);

  return self->pmid;
}

/**
 * praxis_notice_get_date:
 * @self: a notice
 *
 * Returns: (transfer none): when it was published, "2023-05-17"; may be empty
 */
const char *
praxis_notice_get_date (PraxisNotice *self)
{
  g_return_val_if_fail (PRAXIS_IS_NOTICE (self), NULL);

  return self->date;
}

/**
 * praxis_notice_get_notice_doi:
 * @self: a notice
 *
 * Returns: (transfer none): its own DOI; may be empty
 */
const char *
praxis_notice_get_notice_doi (PraxisNotice *self)
{
  g_return_val_if_fail (PRAXIS_IS_NOTICE (self), NULL);

  return self->notice_doi;
}

static gboolean
is_same_identifier (const char *a,
                    const char *b)
{
  return *a != '\0' && g_ascii_strcasecmp (a, b) == 0;
}

/**
 * praxis_notice_is_of_same_work:
 * @self: a notice
 * @other: another one
 *
 * Returns: whether both are about the same work, by its DOI or by its PubMed ID
 */
gboolean
praxis_notice_is_of_same_work (PraxisNotice *self,
                               PraxisNotice *other)
{
  g_return_val_if_fail (PRAXIS_IS_NOTICE (self), FALSE);
  g_return_val_if_fail (PRAXIS_IS_NOTICE (other), FALSE);

  return is_same_identifier (self->doi, other->doi) || is_same_identifier (self->pmid, other->pmid);
}

static gboolean
notice_equal (PraxisNotice *a,
              PraxisNotice *b)
{
  return a == b || (a->state == b->state && g_str_equal (a->doi, b->doi) && g_str_equal (a->pmid, b->pmid) &&
                    g_str_equal (a->date, b->date) && g_str_equal (a->notice_doi, b->notice_doi));
}

/**
 * praxis_notices_equal:
 * @notices: (element-type PraxisNotice): notices
 * @others: (element-type PraxisNotice): others
 *
 * Returns: whether both lists hold equal notices in the same order
 */
gboolean
praxis_notices_equal (GPtrArray *notices,
                      GPtrArray *others)
{
  if (notices->len != others->len)
    return FALSE;
  for (guint i = 0; i < notices->len; i++)
    {
      if (!notice_equal (notices->pdata[i], others->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

/**
 * praxis_notices_find_gravest:
 * @notices: (nullable) (element-type PraxisNotice): notices
 *
 * Returns: (transfer none) (nullable): the first of those that weigh most; %NULL where none says anything
 */
PraxisNotice *
praxis_notices_find_gravest (GPtrArray *notices)
{
  PraxisNotice *gravest = NULL;

  for (guint i = 0; notices != NULL && i < notices->len; i++)
    {
      PraxisNotice *notice = notices->pdata[i];

      if (notice->state > (gravest != NULL ? gravest->state : PRAXIS_NOTICE_NONE_KNOWN))
        gravest = notice;
    }
  return gravest;
}

/**
 * praxis_notices_to_json:
 * @notices: (element-type PraxisNotice): notices
 * @builder: the document that they shall stand in
 *
 * Returns: (transfer none): an array of objects, the same for the same notices
 */
yyjson_mut_val *
praxis_notices_to_json (GPtrArray         *notices,
                        PraxisJsonBuilder *builder)
{
  yyjson_mut_val *array = yyjson_mut_arr (builder);

  for (guint i = 0; i < notices->len; i++)
    {
      PraxisNotice *notice = notices->pdata[i];
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (builder, array);

      praxis_json_add_string (builder, object, "state", praxis_notice_state_to_string (notice->state));
      praxis_json_add_string (builder, object, "doi", notice->doi);
      praxis_json_add_string (builder, object, "pmid", notice->pmid);
      praxis_json_add_string (builder, object, "date", notice->date);
      praxis_json_add_string (builder, object, "notice_doi", notice->notice_doi);
    }
  return array;
}

/**
 * praxis_notices_from_json:
 * @array: (nullable): what praxis_notices_to_json() gave, or anything else
 *
 * Reads notices from a file that may come from anywhere: what is no notice, or says that none is known, is left out.
 *
 * Returns: (transfer full) (element-type PraxisNotice): the notices
 */
GPtrArray *
praxis_notices_from_json (yyjson_val *array)
{
  GPtrArray *notices = g_ptr_array_new_with_free_func (g_object_unref);
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);
  yyjson_val *value;

  while ((value = yyjson_arr_iter_next (&iter)) != NULL)
    {
      PraxisNoticeState state = praxis_notice_state_parse (praxis_json_get_string (value, "state"));

      if (state != PRAXIS_NOTICE_NONE_KNOWN)
        g_ptr_array_add (notices, praxis_notice_new (state, praxis_json_get_string (value, "doi"),
                                                     praxis_json_get_string (value, "pmid"),
                                                     praxis_json_get_string (value, "date"),
                                                     praxis_json_get_string (value, "notice_doi")));
    }
  return notices;
}

/**
 * praxis_notice_state_to_string:
 * @state: a state
 *
 * Returns: (transfer none): its name in files, "retracted"
 */
const char *
praxis_notice_state_to_string (PraxisNoticeState state)
{
  g_return_val_if_fail (state < PRAXIS_N_NOTICE_STATES, "");

  return state_names[state];
}

/**
 * praxis_notice_state_get_label:
 * @state: a state
 *
 * Returns: (transfer none): its name for people, in the process's language
 */
const char *
praxis_notice_state_get_label (PraxisNoticeState state)
{
  g_return_val_if_fail (state < PRAXIS_N_NOTICE_STATES, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "notice", state_labels[state]);
}

/**
 * praxis_notice_state_parse:
 * @string: (nullable): what praxis_notice_state_to_string() gave
 *
 * Returns: the state; that nothing is known where it is no name of one
 */
PraxisNoticeState
praxis_notice_state_parse (const char *string)
{
  return praxis_text_find_name (state_names, PRAXIS_N_NOTICE_STATES, string, PRAXIS_NOTICE_NONE_KNOWN);
}
