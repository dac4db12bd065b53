/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-typed-work.h"

#include <glib/gi18n-lib.h>

#include "cite/praxis-work.h"
#include "praxis-error.h"
#include "praxis-task.h"
#include "praxis-text-decoder.h"

/*
 * The one entry of the editor takes whatever an author has at hand of a work: an identifier, a record of a database or of a
 * program for references, or the reference as somebody printed it. Which of them it is, its text tells.
 */

void
praxis_typed_work_free (PraxisTypedWork *self)
{
  g_free (self->value);
  g_clear_pointer (&self->records, praxis_blog_page_free);
  g_clear_pointer (&self->reference, praxis_reference_parse_free);
  g_free (self);
}

static gboolean
read_reference (PraxisTypedWork  *self,
                const char       *text,
                GError          **error)
{
  g_autoptr(PraxisReferenceParse) reference = praxis_reference_parse (text);

  if (!praxis_reference_parse_is_one (reference))
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                           _("This is no identifier, no record and no reference that Praxis knows. "
                             "Type what you know into the fields below."));
      return FALSE;
    }
  self->reference = g_steal_pointer (&reference);
  return TRUE;
}

/**
 * praxis_typed_work_read:
 * @text: what was typed or pasted
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Understands what somebody gives to name a work. Records may ask the citation engine: not for the main loop.
 *
 * Returns: (transfer full): what it is; %NULL with %PRAXIS_ERROR_INVALID where it is nothing that is known, or records of which
 *   none could be read, and with %G_IO_ERROR_CANCELLED
 */
PraxisTypedWork *
praxis_typed_work_read (const char    *text,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr(PraxisTypedWork) self = g_new0 (PraxisTypedWork, 1);
  PraxisRecordFormat format;

  g_return_val_if_fail (text != NULL, NULL);

  format = praxis_record_format_detect (text);
  if (format != PRAXIS_RECORD_FORMAT_NONE)
    {
      self->records = praxis_record_importer_read (text, format, cancellable, error);
      return self->records != NULL ? g_steal_pointer (&self) : NULL;
    }
  self->identifier = praxis_identifier_parse (text, &self->value);
  if (self->identifier == PRAXIS_IDENTIFIER_NONE && !read_reference (self, text, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * praxis_typed_work_read_file:
 * @file: a text file
 * @text: (out) (transfer full): what stands in it
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Understands a file as praxis_typed_work_read() understands a text.
 *
 * Returns: (transfer full): what it is; %NULL with the errors of praxis_typed_work_read() and praxis_text_decoder_load(), and with
 *   %PRAXIS_ERROR_INVALID where it is no text
 */
PraxisTypedWork *
praxis_typed_work_read_file (GFile         *file,
                             char         **text,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) local_error = NULL;
  PraxisTypedWork *self = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  *text = NULL;
  bytes = praxis_text_decoder_load (file, cancellable, error);
  if (bytes == NULL)
    return NULL;
  *text = praxis_text_decoder_decode (bytes, &local_error);
  if (*text != NULL)
    self = praxis_typed_work_read (*text, cancellable, &local_error);
  if (self != NULL)
    return self;
  if (*text != NULL && (praxis_record_format_detect (*text) != PRAXIS_RECORD_FORMAT_NONE ||
                        g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                         _("There is nothing in this file by which Praxis knows a work: no record, no identifier and no reference."));
  g_clear_pointer (text, g_free);
  return NULL;
}

typedef struct
{
  char  *text;
  GFile *file;   /* where the text has to be read first */
} Source;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_free (source->text);
  g_clear_object (&source->file);
  g_free (source);
}

static void
read_thread (GTask        *task,
             gpointer      source_object,
             gpointer      data,
             GCancellable *cancellable)
{
  Source *source = data;
  GError *error = NULL;
  PraxisTypedWork *work;

  work = source->file != NULL ? praxis_typed_work_read_file (source->file, &source->text, cancellable, &error)
                              : praxis_typed_work_read (source->text, cancellable, &error);
  if (work != NULL)
    g_task_return_pointer (task, work, (GDestroyNotify) praxis_typed_work_free);
  else
    g_task_return_error (task, error);
}

/**
 * praxis_typed_work_read_async:
 * @text: (nullable): a text; %NULL where @file has it
 * @file: (nullable): a text file
 * @cancellable: (nullable): a cancellable
 * @callback: called on the main loop
 * @user_data: for @callback
 *
 * praxis_typed_work_read(), or praxis_typed_work_read_file(), for the main loop: a file of records may be long.
 */
void
praxis_typed_work_read_async (const char          *text,
                              GFile               *file,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Source *source;

  g_return_if_fail ((text != NULL) != (file != NULL));

  source = g_new0 (Source, 1);
  source->text = g_strdup (text);
  g_set_object (&source->file, file);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, praxis_typed_work_read_async);
  g_task_set_task_data (task, source, source_free);
  praxis_task_run_in_thread (task, read_thread);
}

/**
 * praxis_typed_work_read_finish:
 * @result: what the callback was given
 * @text: (out) (transfer full) (nullable): what was read
 * @error: return location
 *
 * Returns: (transfer full): what it is; %NULL with the errors of the two functions
 */
PraxisTypedWork *
praxis_typed_work_read_finish (GAsyncResult  *result,
                               char         **text,
                               GError       **error)
{
  Source *source;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  source = g_task_get_task_data (G_TASK (result));
  *text = g_steal_pointer (&source->text);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * praxis_typed_work_describe:
 * @text: a text that is being typed
 *
 * Returns: (transfer none) (nullable): what it seems to be, in the process's language; %NULL where it is nothing that is known
 *   yet. It may turn out not to be readable
 */
const char *
praxis_typed_work_describe (const char *text)
{
  PraxisRecordFormat format;
  PraxisIdentifierKind kind;

  g_return_val_if_fail (text != NULL, NULL);

  format = praxis_record_format_detect (text);
  if (format != PRAXIS_RECORD_FORMAT_NONE)
    return praxis_record_format_get_label (format);
  kind = praxis_identifier_parse (text, NULL);
  if (kind != PRAXIS_IDENTIFIER_NONE)
    return praxis_identifier_kind_get_label (kind);
  return praxis_reference_looks_like_one (text) ? C_("what a typed text is", "Printed Reference") : NULL;
}

/* Where it stands in CSL-JSON. */
static const char *
get_variable (PraxisIdentifierKind kind)
{
  static const char *const variables[PRAXIS_N_IDENTIFIER_KINDS] = {
    [PRAXIS_IDENTIFIER_DOI] = "DOI",
    [PRAXIS_IDENTIFIER_PMID] = "PMID",
    [PRAXIS_IDENTIFIER_PMCID] = "PMCID",
    [PRAXIS_IDENTIFIER_ISBN] = "ISBN",
    [PRAXIS_IDENTIFIER_ARXIV] = "DOI",
    [PRAXIS_IDENTIFIER_URL] = "URL",
  };

  return variables[kind];
}

static gboolean
is_blank (PraxisCitation *citation)
{
  g_autoptr(GPtrArray) authors = praxis_citation_get_names (citation, "author");

  return praxis_citation_get_field (citation, "title") == NULL && praxis_citation_get_field (citation, "container-title") == NULL &&
         authors->len == 0;
}

/**
 * praxis_typed_work_identify:
 * @citation: a citation
 * @kind: a kind of identifier
 * @value: an identifier of that kind, as praxis_identifier_parse() gives it
 *
 * A work of which nothing is known but an ISBN is a book.
 *
 * Returns: (transfer full): the citation with the identifier in its place, everything else as it was
 */
PraxisCitation *
praxis_typed_work_identify (PraxisCitation       *citation,
                            PraxisIdentifierKind  kind,
                            const char           *value)
{
  g_autofree char *doi = NULL;
  g_autoptr(PraxisCitation) work = NULL;

  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), NULL);
  g_return_val_if_fail (kind > PRAXIS_IDENTIFIER_NONE && kind < PRAXIS_N_IDENTIFIER_KINDS, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  doi = praxis_identifier_dup_doi (kind, value);
  work = kind == PRAXIS_IDENTIFIER_ISBN && is_blank (citation) ? praxis_work_with_kind (citation, PRAXIS_WORK_BOOK)
                                                               : g_object_ref (citation);
  return praxis_work_with_text (work, get_variable (kind), doi != NULL ? doi : value);
}

/**
 * praxis_typed_work_replaces:
 * @citation: a citation
 * @kind: a kind of identifier
 * @value: an identifier of that kind, as praxis_identifier_parse() gives it
 *
 * Returns: whether the citation has another identifier in the place of this one
 */
gboolean
praxis_typed_work_replaces (PraxisCitation       *citation,
                            PraxisIdentifierKind  kind,
                            const char           *value)
{
  g_autofree char *before = NULL;
  g_autofree char *doi = NULL;

  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), FALSE);
  g_return_val_if_fail (kind > PRAXIS_IDENTIFIER_NONE && kind < PRAXIS_N_IDENTIFIER_KINDS, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  before = praxis_work_dup_text (citation, get_variable (kind));
  doi = praxis_identifier_dup_doi (kind, value);
  return *before != '\0' && g_ascii_strcasecmp (before, doi != NULL ? doi : value) != 0;
}
