/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-source.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "import/praxis-blog-page-importer.h"
#include "import/praxis-markdown-folder.h"
#include "import/praxis-record-importer.h"
#include "import/praxis-text-decoder.h"
#include "praxis-error.h"

/* The files that an import is given: read, recognised and understood, all before the library is touched. */

static void
source_free (gpointer data)
{
  PraxisCliSource *source = data;

  g_free (source->name);
  g_clear_pointer (&source->page, praxis_blog_page_free);
  g_clear_pointer (&source->markdown, praxis_markdown_file_free);
  g_clear_error (&source->error);
  g_free (source);
}

/**
 * praxis_cli_load:
 * @self: a call
 * @argument: a file; "-" is standard input
 * @error: return location
 *
 * Returns: (transfer full): what is in it; %NULL with an error of reading, or %G_IO_ERROR_CANCELLED
 */
GBytes *
praxis_cli_load (PraxisCli   *self,
                 const char  *argument,
                 GError     **error)
{
  g_autoptr(GFile) file = NULL;

  if (g_str_equal (argument, "-"))
    {
      g_autoptr(GInputStream) stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);

      return praxis_text_decoder_read (stream, self->cancellable, error);
    }
  file = g_file_new_for_path (argument);
  return praxis_text_decoder_load (file, self->cancellable, error);
}

static PraxisMarkdownFile *
read_markdown (PraxisCli  *self,
               GBytes     *bytes,
               gboolean   *is_markdown,
               GError    **error)
{
  const char *format = praxis_cli_get (self, "format");
  gboolean automatic = format == NULL || g_str_equal (format, "auto");
  g_autoptr(GError) failure = NULL;
  g_autofree char *text = NULL;

  *is_markdown = !automatic && g_str_equal (format, "markdown");
  if (!automatic && !*is_markdown)
    return NULL;
  text = praxis_markdown_decode (bytes, &failure);
  if (text != NULL && automatic)
    *is_markdown = praxis_markdown_is_file (text, -1);
  if (text != NULL && *is_markdown)
    return praxis_markdown_file_read (text, -1, error);
  if (*is_markdown)
    g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* Records are recognised by how they begin. */
static PraxisBlogPage *
read_records (PraxisCli  *self,
              GBytes     *bytes,
              gboolean   *is_records,
              GError    **error)
{
  const char *name = praxis_cli_get (self, "format");
  gboolean automatic = name == NULL || g_str_equal (name, "auto");
  PraxisRecordFormat format = praxis_record_format_from_name (name);
  g_autofree char *text = NULL;

  *is_records = format != PRAXIS_RECORD_FORMAT_NONE;
  if (!automatic && !*is_records)
    return NULL;
  text = praxis_text_decoder_decode (bytes, *is_records ? error : NULL);
  if (text != NULL && automatic)
    format = praxis_record_format_detect (text);
  *is_records = format != PRAXIS_RECORD_FORMAT_NONE;
  if (text == NULL || !*is_records)
    return NULL;
  return praxis_record_importer_read (text, format, self->cancellable, error);
}

static void
understand (PraxisCli       *self,
            PraxisCliSource *source,
            GBytes          *bytes,
            const char      *file_name)
{
  gboolean is_records, is_markdown;

  source->page = read_records (self, bytes, &is_records, &source->error);
  if (is_records)
    return;
  source->markdown = read_markdown (self, bytes, &is_markdown, &source->error);
  if (source->markdown != NULL && file_name != NULL)
    praxis_markdown_file_set_name (source->markdown, file_name);
  if (source->markdown != NULL)
    source->page = praxis_markdown_file_to_page (source->markdown);
  else if (!is_markdown)
    source->page = praxis_blog_page_importer_decode (bytes, file_name, self->cancellable, &source->error);
}

static PraxisCliSource *
read_source (PraxisCli  *self,
             const char *argument,
             const char *name)
{
  PraxisCliSource *source = g_new0 (PraxisCliSource, 1);
  gboolean is_input = g_str_equal (argument, "-");
  g_autoptr(GBytes) bytes = praxis_cli_load (self, argument, &source->error);

  source->name = is_input ? g_strdup (_("standard input")) : g_strdup (name);
  if (bytes != NULL)
    understand (self, source, bytes, is_input ? NULL : source->name);
  return source;
}

/* A folder stands for the files of the digest in it. */
static void
read_folder (PraxisCli  *self,
             const char *argument,
             GPtrArray  *sources)
{
  g_autoptr(GFile) folder = g_file_new_for_path (argument);
  g_autoptr(GError) failure = NULL;
  g_autoptr(GPtrArray) names = praxis_markdown_folder_list (folder, &failure);

  for (guint i = 0; names != NULL && i < names->len && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      g_autofree char *path = g_build_filename (argument, names->pdata[i], NULL);

      g_ptr_array_add (sources, read_source (self, path, names->pdata[i]));
    }
  if (names == NULL)
    {
      PraxisCliSource *source = g_new0 (PraxisCliSource, 1);

      source->name = g_path_get_basename (argument);
      source->error = g_steal_pointer (&failure);
      g_ptr_array_add (sources, source);
    }
}

static void
read_argument (PraxisCli  *self,
               const char *argument,
               GPtrArray  *sources)
{
  g_autofree char *name = g_path_get_basename (argument);

  if (g_file_test (argument, G_FILE_TEST_IS_DIR))
    read_folder (self, argument, sources);
  else
    g_ptr_array_add (sources, read_source (self, argument, name));
}

/**
 * praxis_cli_name_message:
 * @sources: (element-type PraxisCliSource): all sources
 * @source: one of them
 * @message: what is said of it
 *
 * Returns: (transfer full): @message, with the name of the source where there are several
 */
char *
praxis_cli_name_message (GPtrArray             *sources,
                         const PraxisCliSource *source,
                         const char            *message)
{
  return sources->len > 1 ? g_strdup_printf ("%s: %s", source->name, message) : g_strdup (message);
}

/**
 * praxis_cli_read_sources:
 * @self: a call, whose arguments are files and folders of digests
 * @error: return location
 *
 * Returns: (transfer full) (element-type PraxisCliSource): all files, with those that cannot be used; %NULL where nothing of
 *   them can, and then all but the last have been complained about
 */
GPtrArray *
praxis_cli_read_sources (PraxisCli  *self,
                         GError    **error)
{
  g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func (source_free);
  guint n_read = 0;

  for (guint i = 0; i < self->arguments->len; i++)
    {
      read_argument (self, praxis_cli_get_argument (self, i), sources);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return NULL;
    }
  for (guint i = 0; i < sources->len; i++)
    n_read += ((PraxisCliSource *) sources->pdata[i])->page != NULL;
  if (n_read > 0)
    return g_steal_pointer (&sources);

  for (guint i = 0; i < sources->len; i++)
    {
      const PraxisCliSource *source = g_ptr_array_index (sources, i);
      g_autofree char *message = praxis_cli_name_message (sources, source, source->error->message);

      if (i + 1 < sources->len)
        praxis_cli_complain (message);
      else
        g_set_error_literal (error, source->error->domain, source->error->code, message);
    }
  return NULL;
}

/**
 * praxis_cli_complain_of_sources:
 * @sources: (element-type PraxisCliSource): all sources
 *
 * Complains about those that cannot be used.
 *
 * Returns: %PRAXIS_CLI_PARTIAL where there are such
 */
PraxisCliStatus
praxis_cli_complain_of_sources (GPtrArray *sources)
{
  PraxisCliStatus status = PRAXIS_CLI_DONE;

  for (guint i = 0; i < sources->len; i++)
    {
      const PraxisCliSource *source = g_ptr_array_index (sources, i);
      g_autofree char *message = NULL;

      if (source->error == NULL)
        continue;
      message = praxis_cli_name_message (sources, source, source->error->message);
      praxis_cli_complain (message);
      status = PRAXIS_CLI_PARTIAL;
    }
  return status;
}
