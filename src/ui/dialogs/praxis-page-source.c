/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a page or records come from: a file, the clipboard, a text that was dropped. It is read and parsed in a
 * thread of its own. */

#include "config.h"

#include "praxis-page-source.h"

#include <glib/gi18n.h>

#include "import/praxis-blog-page-importer.h"
#include "import/praxis-record-importer.h"
#include "import/praxis-text-decoder.h"
#include "praxis-error.h"
#include "praxis-task.h"

typedef struct
{
  GFile        *file;       /* one of the three */
  GdkClipboard *clipboard;
  GBytes       *bytes;
  GBytes       *plain;      /* the text of a page that the clipboard has as HTML */
  char         *name;

  PraxisMarkdownFolder *folder; /* what was understood of Markdown */
} Source;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_clear_object (&source->file);
  g_clear_object (&source->clipboard);
  g_clear_pointer (&source->bytes, g_bytes_unref);
  g_clear_pointer (&source->plain, g_bytes_unref);
  g_clear_pointer (&source->folder, praxis_markdown_folder_free);
  g_free (source->name);
  g_free (source);
}

/* A folder, or the file in it that stands for it. */
static gboolean
is_folder (Source *source)
{
  return g_strcmp0 (source->name, PRAXIS_MARKDOWN_DIGEST_FILE) == 0 ||
         g_file_query_file_type (source->file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY;
}

static PraxisBlogPage *
take_folder (Source               *source,
             PraxisMarkdownFolder *folder)
{
  source->folder = folder;
  return folder != NULL ? praxis_markdown_folder_to_page (folder) : NULL;
}

/* Records and Markdown are told from a page by how they begin. */
static PraxisBlogPage *
understand (Source        *source,
            GBytes        *bytes,
            GCancellable  *cancellable,
            GError       **error)
{
  GBytes *maybe_records = source->plain != NULL ? source->plain : bytes;
  g_autofree char *text = praxis_text_decoder_decode (maybe_records, NULL);
  PraxisRecordFormat format = text != NULL ? praxis_record_format_detect (text) : PRAXIS_RECORD_FORMAT_NONE;

  if (format != PRAXIS_RECORD_FORMAT_NONE)
    return praxis_record_importer_read (text, format, cancellable, error);
  if (text != NULL && praxis_markdown_is_file (text, -1))
    return take_folder (source, praxis_markdown_folder_new_for_file (maybe_records, source->name, error));

  return praxis_blog_page_importer_decode (bytes, source->name, cancellable, error);
}

static void
read_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Source *source = task_data;
  GError *error = NULL;
  PraxisBlogPage *page = NULL;

  if (source->file != NULL && is_folder (source))
    page = take_folder (source, praxis_markdown_folder_read (source->file, cancellable, &error));
  else if (source->file != NULL)
    source->bytes = praxis_text_decoder_load (source->file, cancellable, &error);
  if (source->bytes != NULL)
    page = understand (source, source->bytes, cancellable, &error);

  if (page != NULL)
    g_task_return_pointer (task, page, (GDestroyNotify) praxis_blog_page_free);
  else
    g_task_return_error (task, error);
}

static GTask *
new_task (GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data,
          gpointer             source_tag)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, g_new0 (Source, 1), source_free);

  return task;
}

/* A dialog that shows what can be read. */
GtkFileDialog *
praxis_page_source_file_dialog_new (void)
{
  static const char *const suffixes[] = { "md", "json", "xml", "nbib", "enw", "bib", "ris" };
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) pages = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (pages, _("Web Pages, Text and References"));
  gtk_file_filter_add_mime_type (pages, "text/html");
  gtk_file_filter_add_mime_type (pages, "application/xhtml+xml");
  gtk_file_filter_add_mime_type (pages, "text/plain");
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (pages, suffixes[i]);
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, pages);
  g_list_store_append (filters, all);

  gtk_file_dialog_set_title (dialog, _("Choose a File to Import"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));

  return dialog;
}

void
praxis_page_source_read_file (GFile               *file,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = new_task (cancellable, callback, user_data, praxis_page_source_read_file);
  Source *source = g_task_get_task_data (task);
  g_autofree char *base = g_file_get_basename (file);

  source->file = g_object_ref (file);
  source->name = base != NULL ? g_filename_display_name (base) : NULL;
  praxis_task_run_in_thread (task, read_thread);
}

void
praxis_page_source_read_text (const char          *text,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = new_task (cancellable, callback, user_data, praxis_page_source_read_text);
  Source *source = g_task_get_task_data (task);

  source->bytes = g_bytes_new (text, strlen (text));
  source->name = g_strdup (_("Dropped Text"));
  praxis_task_run_in_thread (task, read_thread);
}

/* --- The clipboard ---------------------------------------------------------------------------------------- */

static gboolean
clipboard_has (GTask      *task,
               const char *type)
{
  const Source *source = g_task_get_task_data (task);

  return gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (source->clipboard), type);
}

static void read_type (GTask      *task,
                       const char *type);

static void
spliced_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (source);
  Source *page_source = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (memory), result, &error) < 0)
    {
      g_task_return_error (task, error);
      return;
    }

  page_source->plain = g_steal_pointer (&page_source->bytes);
  page_source->bytes = g_memory_output_stream_steal_as_bytes (memory);
  if (page_source->plain == NULL && clipboard_has (task, "text/html"))
    {
      read_type (task, "text/html");
      return;
    }

  praxis_task_run_in_thread (task, read_thread);
}

static void
clipboard_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GOutputStream) memory = NULL;
  GCancellable *cancellable = g_task_get_cancellable (task);

  stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  if (stream == NULL)
    {
      g_task_return_new_error_literal (task, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                                       _("There is no text in the clipboard. Copy the page’s text first."));
      return;
    }

  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, cancellable, spliced_cb, g_steal_pointer (&task));
}

static void
read_type (GTask      *task,
           const char *type)
{
  const Source *source = g_task_get_task_data (task);
  const char *types[] = { type, "text/plain;charset=utf-8", "text/plain", NULL };

  gdk_clipboard_read_async (source->clipboard, types, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                            clipboard_read_cb, g_object_ref (task));
}

/* HTML where the clipboard has it: it knows more of the page than its text. Records are text, whatever the page
 * looked like that they were copied from. */
void
praxis_page_source_read_clipboard (GdkClipboard        *clipboard,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GTask) task = new_task (cancellable, callback, user_data, praxis_page_source_read_clipboard);
  Source *source = g_task_get_task_data (task);

  source->clipboard = g_object_ref (clipboard);
  source->name = g_strdup (_("Clipboard"));
  read_type (task, clipboard_has (task, "text/plain;charset=utf-8") || clipboard_has (task, "text/plain")
                   ? "text/plain;charset=utf-8" : "text/html");
}

/* @name is what the page comes from, for people; @folder is what it is made of, where it is Markdown. */
PraxisBlogPage *
praxis_page_source_read_finish (GAsyncResult          *result,
                                char                 **name,
                                PraxisMarkdownFolder **folder,
                                GError               **error)
{
  Source *source = g_task_get_task_data (G_TASK (result));

  g_set_str (name, source->name);
  *folder = g_steal_pointer (&source->folder);
  return g_task_propagate_pointer (G_TASK (result), error);
}
