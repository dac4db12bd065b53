/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-retraction-file.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "cite/praxis-identifier.h"
#include "praxis-csv-reader.h"
#include "praxis-error.h"
#include "praxis-import-private.h"

/*
 * The Retraction Watch data as Crossref gives them out: comma-separated values with one notice a row
 * (https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/). Columns are found by their names, so that others
 * may come. What is not known is "unavailable" or empty in the columns of DOIs, 0 in those of PubMed IDs. A notice about several works
 * has their DOIs in one cell, and is a record of each. Dates are "5/17/2023 0:00", month first. Reasons are separated by ";", and
 * begin with "+" in older files.
 *
 * The file is read as a stream: of 60 MB there is never more in memory than the few words of each row that are kept.
 */

/* Several times what there is in the world. */
#define MAX_RECORDS 1000000

/* A file with more damaged rows is no such file. */
#define MAX_PROBLEMS 1000

/* How many characters of a value a message names. */
#define MAX_QUOTED 60

#define ROWS_BETWEEN_REPORTS 512

#define RETRACT_AND_REPLACE "Retract and Replace"

typedef enum
{
  COLUMN_NATURE,
  COLUMN_DATE,
  COLUMN_DOI,
  /* The ones from here on may be missing. */
  COLUMN_PMID,
  COLUMN_NOTICE_DOI,
  COLUMN_REASON,
  N_COLUMNS,
} Column;

#define N_NEEDED COLUMN_PMID

static const char *const column_names[N_COLUMNS] = {
  "RetractionNature", "RetractionDate", "OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionDOI", "Reason",
};

/* What a row says of its work, by the name of its nature. */
static const struct
{
  const char        *name;
  PraxisNoticeState  state;
} natures[] = {
  { "Retraction", PRAXIS_NOTICE_RETRACTED },
  { "Expression of concern", PRAXIS_NOTICE_CONCERN },
  { "Correction", PRAXIS_NOTICE_CORRECTED },
  { "Reinstatement", PRAXIS_NOTICE_NONE_KNOWN },
};

typedef struct
{
  PraxisRetractionFile *file;
  PraxisCsvReader      *csv;
  /* Where each column stands; -1 where it is missing. */
  int                   columns[N_COLUMNS];
  char                 *today;
} Reading;

static void
add_problem (Reading    *reading,
             const char *message)
{
  g_ptr_array_add (reading->file->problems, praxis_import_problem_new (praxis_csv_reader_get_line (reading->csv), message));
}

/* Only ASCII is compared, so that other encodings than UTF-8 do no harm; what is kept is made valid. */
static char *
dup_column (Reading *reading,
            Column   column)
{
  int index = reading->columns[column];
  g_autofree char *text = NULL;

  if (index < 0)
    return g_strdup ("");
  text = g_utf8_make_valid (praxis_csv_reader_get_field (reading->csv, index), -1);
  return g_strdup (g_strstrip (text));
}

/* --- Cells with several identifiers --- */

static gboolean
is_separator (gunichar c)
{
  return c == ';' || c == ',' || c == '|' || c == '\0' || g_unichar_isspace (c);
}

static char *
fold_pmid (const char *text)
{
  return g_strdup (*text != '0' && strspn (text, "0123456789") == strlen (text) ? text : "");
}

/* Whether an identifier ends at @text. A DOI can hold ";" and ",": only where nothing, or the next one, follows these, it ends. */
static gboolean
ends_identifier (Column      column,
                 const char *text)
{
  gunichar c = g_utf8_get_char (text);
  const char *next;

  if (!is_separator (c))
    return FALSE;
  if (column == COLUMN_PMID || c == '\0' || g_unichar_isspace (c))
    return TRUE;
  next = g_utf8_next_char (text);
  return is_separator (g_utf8_get_char (next)) || g_str_has_prefix (next, "10.") ||
         g_ascii_strncasecmp (next, "doi:", 4) == 0 || g_ascii_strncasecmp (next, "http", 4) == 0;
}

/* What @fold makes of each part of a cell that it takes for an identifier. Returns: (element-type utf8) */
static GPtrArray *
list_identifiers (Reading  *reading,
                  Column    column,
                  char   *(*fold) (const char *text))
{
  GPtrArray *identifiers = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = dup_column (reading, column);
  const char *start = text;

  for (const char *c = text; ; c = g_utf8_next_char (c))
    {
      g_autofree char *part = NULL;
      g_autofree char *identifier = NULL;

      if (!ends_identifier (column, c))
        continue;
      part = g_strndup (start, c - start);
      identifier = fold (part);
      if (*identifier != '\0')
        g_ptr_array_add (identifiers, g_steal_pointer (&identifier));
      if (*c == '\0')
        return identifiers;
      start = g_utf8_next_char (c);
    }
}

static const char *
get_identifier (GPtrArray *identifiers,
                guint      i)
{
  return i < identifiers->len ? identifiers->pdata[i] : "";
}

/* --- The other cells --- */

/* "5/17/2023 0:00" or "2023-05-17" as "2023-05-17"; NULL where it is no date. */
static char *
parse_date (const char *text)
{
  guint year, month, day;

  if (sscanf (text, "%2u/%2u/%4u", &month, &day, &year) != 3 && sscanf (text, "%4u-%2u-%2u", &year, &month, &day) != 3)
    return NULL;
  if (year < 1000 || !g_date_valid_dmy (day, month, year))
    return NULL;
  return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
}

static char *
dup_date (Reading *reading)
{
  g_autofree char *text = dup_column (reading, COLUMN_DATE);
  g_autofree char *date = parse_date (text);
  g_autofree char *quoted = NULL;
  g_autofree char *message = NULL;

  if (date != NULL)
    return g_steal_pointer (&date);
  if (*text != '\0')
    {
      quoted = g_utf8_truncate_middle (text, MAX_QUOTED);
      message = g_strdup_printf (_("“%s” is no date."), quoted);
      add_problem (reading, message);
    }
  return g_strdup ("");
}

/* "+Concerns/Issues About Data;+Retract and Replace;" as "Concerns/Issues About Data; Retract and Replace". */
static char *
dup_reasons (Reading  *reading,
             gboolean *is_replaced)
{
  g_autofree char *text = dup_column (reading, COLUMN_REASON);
  g_auto(GStrv) parts = g_strsplit (text, ";", -1);
  GString *reasons = g_string_new (NULL);

  *is_replaced = FALSE;
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      const char *reason = g_strstrip (parts[i]);

      reason += *reason == '+';
      *is_replaced |= g_ascii_strcasecmp (reason, RETRACT_AND_REPLACE) == 0;
      if (*reason != '\0')
        g_string_append_printf (reasons, "%s%s", reasons->len > 0 ? "; " : "", reason);
    }
  return g_string_free_and_steal (reasons);
}

/* FALSE, with a word of it, for a nature that the format does not have. */
static gboolean
take_nature (Reading           *reading,
             PraxisNoticeState *state)
{
  g_autofree char *nature = dup_column (reading, COLUMN_NATURE);
  g_autofree char *quoted = NULL;
  g_autofree char *message = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (natures); i++)
    {
      if (g_ascii_strcasecmp (natures[i].name, nature) == 0)
        {
          *state = natures[i].state;
          return TRUE;
        }
    }
  quoted = g_utf8_truncate_middle (nature, MAX_QUOTED);
  message = g_strdup_printf (_("“%s” is no kind of notice that Praxis knows; the row was left out."), quoted);
  add_problem (reading, message);
  return FALSE;
}

static void
note_date (Reading    *reading,
           const char *date)
{
  PraxisRetractions *retractions = reading->file->retractions;

  /* A notice can be dated ahead. */
  if (strcmp (date, retractions->as_of) > 0 && strcmp (date, reading->today) <= 0)
    {
      g_free (retractions->as_of);
      retractions->as_of = g_strdup (date);
    }
}

static void
take_row (Reading *reading)
{
  g_autoptr(GPtrArray) dois = list_identifiers (reading, COLUMN_DOI, praxis_identifier_fold_doi);
  g_autoptr(GPtrArray) pmids = list_identifiers (reading, COLUMN_PMID, fold_pmid);
  g_autoptr(GPtrArray) notice_dois = NULL;
  g_autofree char *date = NULL;
  g_autofree char *reasons = NULL;
  PraxisNoticeState state;
  gboolean is_replaced;

  if (!take_nature (reading, &state))
    return;
  date = dup_date (reading);
  note_date (reading, date);
  if (dois->len == 0 && pmids->len == 0)
    {
      reading->file->n_without_work++;
      return;
    }
  notice_dois = list_identifiers (reading, COLUMN_NOTICE_DOI, praxis_identifier_fold_doi);
  reasons = dup_reasons (reading, &is_replaced);
  if (state == PRAXIS_NOTICE_RETRACTED && is_replaced)
    state = PRAXIS_NOTICE_REPLACED;
  /* A work is found by either of its identifiers, so that it does no harm where the two of a record are of different works. */
  for (guint i = 0; i < MAX (dois->len, pmids->len); i++)
    praxis_retractions_add (reading->file->retractions, &(PraxisRetraction) {
      .state = state, .doi = get_identifier (dois, i), .pmid = get_identifier (pmids, i), .date = date,
      .notice_doi = get_identifier (notice_dois, 0), .reasons = reasons,
    });
}

static gboolean
take_header (Reading       *reading,
             GFile         *file,
             GCancellable  *cancellable,
             GError       **error)
{
  PraxisCsvResult result = praxis_csv_reader_next (reading->csv, cancellable, error);
  g_autofree char *name = g_file_get_parse_name (file);

  if (result == PRAXIS_CSV_FAILED)
    return FALSE;
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      reading->columns[i] = -1;
      for (guint j = 0; result == PRAXIS_CSV_RECORD && j < praxis_csv_reader_get_width (reading->csv); j++)
        {
          if (g_ascii_strcasecmp (praxis_csv_reader_get_field (reading->csv, j), column_names[i]) == 0)
            reading->columns[i] = j;
        }
      if (reading->columns[i] < 0 && i < N_NEEDED)
        {
          g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                       /* Translators: a file, and the name of a column */
                       _("“%s” is no file of the Retraction Watch data: it has no column “%s”."), name, column_names[i]);
          return FALSE;
        }
    }
  reading->file->has_pmids = reading->columns[COLUMN_PMID] >= 0;
  praxis_csv_reader_set_width (reading->csv, praxis_csv_reader_get_width (reading->csv));
  return TRUE;
}

static gboolean
check_size (Reading  *reading,
            GError  **error)
{
  if (reading->file->problems->len > MAX_PROBLEMS)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED,
                 _("More than %d rows of the file are damaged. Get it again, and import it as it is."), MAX_PROBLEMS);
  else if (reading->file->retractions->records->len > MAX_RECORDS)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_LARGE,
                 _("The file has more than %d records, which is more than Praxis takes."), MAX_RECORDS);
  else
    return TRUE;
  return FALSE;
}

static gboolean
take_rows (Reading             *reading,
           goffset              total,
           PraxisReadProgress   progress,
           gpointer             progress_data,
           GCancellable        *cancellable,
           GError             **error)
{
  for (guint row = 0;; row++)
    {
      PraxisCsvResult result = praxis_csv_reader_next (reading->csv, cancellable, error);

      if (result == PRAXIS_CSV_FAILED || result == PRAXIS_CSV_END)
        return result == PRAXIS_CSV_END;
      if (result == PRAXIS_CSV_RECORD)
        take_row (reading);
      else
        add_problem (reading, _("This row is damaged, and was left out."));
      if (!check_size (reading, error))
        return FALSE;
      if (progress != NULL && row % ROWS_BETWEEN_REPORTS == 0)
        progress (praxis_csv_reader_get_offset (reading->csv), total, progress_data);
    }
}

static goffset
get_size (GFile        *file,
          GCancellable *cancellable)
{
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  return info != NULL ? g_file_info_get_size (info) : 0;
}

static char *
dup_today (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%d");
}

/**
 * praxis_retraction_file_read:
 * @file: a CSV file of the Retraction Watch data
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads the file, which may come from anywhere, as it stands. Rows that are damaged are left out, and named. The day that the
 * records speak for is the newest one that stands in them: the file itself says none. Where they have none it is not known: when a
 * copy was written says nothing of how old it is, and praxis_known_file_dup_age_words() says what is certain.
 *
 * Returns: (transfer full): what is in it; %NULL with %PRAXIS_ERROR_INVALID where it is another file, %PRAXIS_ERROR_DAMAGED where
 *   more than a thousand rows are damaged, %PRAXIS_ERROR_TOO_LARGE, or an error of GIO
 */
PraxisRetractionFile *
praxis_retraction_file_read (GFile               *file,
                             PraxisReadProgress   progress,
                             gpointer             progress_data,
                             GCancellable        *cancellable,
                             GError             **error)
{
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(PraxisCsvReader) csv = NULL;
  g_autoptr(PraxisRetractionFile) self = NULL;
  g_autofree char *today = dup_today ();
  Reading reading;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  csv = praxis_csv_reader_new (G_INPUT_STREAM (stream));
  self = g_new0 (PraxisRetractionFile, 1);
  self->retractions = praxis_retractions_new ();
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_import_problem_free);
  reading = (Reading) { .file = self, .csv = csv, .today = today };
  if (!take_header (&reading, file, cancellable, error) ||
      !take_rows (&reading, get_size (file, cancellable), progress, progress_data, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * praxis_retraction_file_free:
 * @self: (transfer full): what was read
 */
void
praxis_retraction_file_free (PraxisRetractionFile *self)
{
  praxis_retractions_free (self->retractions);
  g_ptr_array_unref (self->problems);
  g_free (self);
}
