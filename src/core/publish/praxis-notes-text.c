/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/praxis-note.h"
#include "praxis-catalogue.h"
#include "praxis-html.h"
#include "praxis-markdown-escape.h"
#include "praxis-notes-private.h"
#include "praxis-page.h"

/* Notes and the reading list for people: as Markdown and as a page. What a reader wrote is plain text, line by line. */

/* --- Markdown --- */

/* Each line stays a line: a backslash at its end breaks it, and none begins what it is not. */
static void
append_lines (GString    *markdown,
              const char *text,
              const char *indent)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr(GString) line = g_string_new (NULL);
      g_autofree char *guarded = NULL;
      gboolean breaks = *lines[i] != '\0' && lines[i + 1] != NULL && *lines[i + 1] != '\0';

      praxis_markdown_append_escaped (line, g_strstrip (lines[i]), -1);
      guarded = praxis_markdown_guard_start (line->str);
      g_string_append_printf (markdown, "%s%s%s\n", indent, guarded, breaks ? "\\" : "");
    }
}

static void
append_references (GString                   *markdown,
                   const PraxisNotesDocument *self,
                   const PraxisReading       *reading)
{
  for (guint i = 0; i < reading->citations->len; i++)
    {
      g_autofree char *text = praxis_references_dup_text (self->references, reading->citations->pdata[i]);

      append_lines (markdown, text, "");
      g_string_append_c (markdown, '\n');
    }
}

static void
append_notes (GString   *markdown,
              GPtrArray *notes)
{
  for (guint i = 0; i < notes->len; i++)
    {
      g_autofree char *day = praxis_notes_dup_day (praxis_note_get_modified (notes->pdata[i]));

      if (*praxis_note_get_quote (notes->pdata[i]) != '\0')
        {
          append_lines (markdown, praxis_note_get_quote (notes->pdata[i]), "> ");
          g_string_append_c (markdown, '\n');
        }
      if (*praxis_note_get_text (notes->pdata[i]) != '\0')
        {
          append_lines (markdown, praxis_note_get_text (notes->pdata[i]), "");
          g_string_append_c (markdown, '\n');
        }
      g_string_append_printf (markdown, "*%s*\n\n", day);
    }
}

char *
praxis_notes_write_markdown (const PraxisNotesDocument *self)
{
  g_autoptr(GString) markdown = g_string_new (NULL);

  g_string_append_printf (markdown, "# %s\n\n", praxis_notes_get_title (self));
  for (guint i = 0; i < self->posts->len; i++)
    {
      const PraxisNotesPost *post = self->posts->pdata[i];
      g_autofree char *origin = praxis_notes_dup_origin (post->reading);

      g_string_append (markdown, "## ");
      praxis_markdown_append_escaped (markdown, praxis_notes_get_post_title (post->reading), -1);
      g_string_append (markdown, "\n\n");
      if (*origin != '\0')
        {
          g_string_append_c (markdown, '*');
          praxis_markdown_append_escaped (markdown, origin, -1);
          g_string_append (markdown, "*\n\n");
        }
      append_references (markdown, self, post->reading);
      append_notes (markdown, post->notes);
    }
  while (g_str_has_suffix (markdown->str, "\n\n"))
    g_string_truncate (markdown, markdown->len - 1);
  return g_string_free_and_steal (g_steal_pointer (&markdown));
}

/* --- HTML --- */

static void
write_lines (PraxisHtml *html,
             const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  praxis_html_open (html, "p", NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        praxis_html_void (html, "br", NULL);
      praxis_html_text (html, lines[i]);
    }
  praxis_html_close (html);
}

static void
write_note (PraxisHtml *html,
            PraxisNote *note)
{
  g_autofree char *day = praxis_notes_dup_day (praxis_note_get_modified (note));

  if (*praxis_note_get_quote (note) != '\0')
    {
      praxis_html_open (html, "blockquote", NULL);
      write_lines (html, praxis_note_get_quote (note));
      praxis_html_close (html);
    }
  if (*praxis_note_get_text (note) != '\0')
    write_lines (html, praxis_note_get_text (note));
  praxis_html_open (html, "p", NULL);
  praxis_html_open (html, "small", NULL);
  praxis_html_element (html, "time", day, "datetime", day, NULL);
  praxis_html_close (html);
  praxis_html_close (html);
}

static void
write_post (PraxisHtml                *html,
            const PraxisNotesDocument *self,
            const PraxisNotesPost     *post)
{
  g_autofree char *origin = praxis_notes_dup_origin (post->reading);

  praxis_html_open (html, "section", NULL);
  praxis_html_element (html, "h2", praxis_notes_get_post_title (post->reading), NULL);
  if (*origin != '\0')
    praxis_html_element (html, "p", origin, NULL);
  for (guint i = 0; i < post->reading->citations->len; i++)
    {
      g_autofree char *reference = praxis_references_dup_html (self->references, post->reading->citations->pdata[i]);

      praxis_html_open (html, "p", "class", "reference", NULL);
      praxis_html_append (html, reference);
      praxis_html_close (html);
    }
  for (guint i = 0; i < post->notes->len; i++)
    write_note (html, post->notes->pdata[i]);
  praxis_html_close (html);
}

char *
praxis_notes_write_html (const PraxisNotesDocument *self)
{
  PraxisHtml *html = praxis_html_new ();
  const char *style = praxis_page_get_style ();
  g_autofree char *policy = praxis_page_dup_policy (style, NULL, FALSE);
  g_autofree char *language = praxis_catalogue_dup_process_language ();

  praxis_html_doctype (html);
  praxis_html_open (html, "html", "lang", language, "dir", praxis_html_get_direction (language), NULL);
  praxis_html_open (html, "head", NULL);
  praxis_page_write_head (html, policy, praxis_notes_get_title (self));
  praxis_html_void (html, "meta", "name", "generator", "content", "Praxis " PACKAGE_VERSION, NULL);
  praxis_html_style (html, style);
  praxis_html_close (html);
  praxis_html_open (html, "body", "class", "notes", NULL);
  praxis_html_open (html, "main", NULL);
  praxis_html_element (html, "h1", praxis_notes_get_title (self), NULL);
  for (guint i = 0; i < self->posts->len; i++)
    write_post (html, self, self->posts->pdata[i]);
  praxis_html_close (html);
  praxis_html_close (html);
  praxis_html_close (html);
  return praxis_html_free_to_string (html);
}
