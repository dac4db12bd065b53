/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is on the clipboard, as CommonMark: HTML of a word processor or a web page is cleaned in another thread; of
 * what has no such form the text is taken as it is. */

#include "config.h"

#include "praxis-paste.h"

#include "import/praxis-rich-text.h"
#include "praxis-task.h"

/* More than a text that somebody writes has; a file that was copied by mistake. */
#define MAX_BYTES (2 * 1024 * 1024)

static void
convert_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GBytes *bytes = data;
  gsize size;
  const char *html = g_bytes_get_data (bytes, &size);
  GError *error = NULL;
  char *markdown = praxis_rich_text_to_markdown (html, size, &error);

  if (markdown != NULL)
    g_task_return_pointer (task, markdown, g_free);
  else
    g_task_return_error (task, error);
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (text != NULL)
    g_task_return_pointer (task, text, g_free);
  else
    g_task_return_error (task, error);
}

static void
html_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) < 0)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  if (g_bytes_get_size (bytes) == 0 || g_bytes_get_size (bytes) > MAX_BYTES)
    {
      gdk_clipboard_read_text_async (g_task_get_source_object (task), g_task_get_cancellable (task), text_read_cb,
                                     g_object_ref (task));
      return;
    }
  g_task_set_task_data (task, g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
  praxis_task_run_in_thread (task, convert_thread);
}

static void
html_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  g_autoptr (GOutputStream) memory = NULL;

  if (stream == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, g_task_get_cancellable (task), html_loaded_cb, g_object_ref (task));
}

/* With @plain the text is taken as it is, whatever other forms there are. */
void
praxis_paste_async (GdkClipboard        *clipboard,
                    gboolean             plain,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  static const char *types[] = { "text/html", NULL };
  GTask *task = g_task_new (clipboard, cancellable, callback, user_data);

  g_task_set_source_tag (task, praxis_paste_async);
  if (!plain && gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), types[0]))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, cancellable, html_read_cb, task);
  else
    gdk_clipboard_read_text_async (clipboard, cancellable, text_read_cb, task);
}

char *
praxis_paste_finish (GAsyncResult  *result,
                     GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
