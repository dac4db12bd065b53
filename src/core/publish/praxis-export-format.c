/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-export-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cite/praxis-reference-writer.h"
#include "praxis-export-email.h"
#include "praxis-export-private.h"
#include "praxis-feed.h"

/*
 * Everything that can be made of posts, in the order in which it is offered: for the web, for readers, for mail, for other
 * programs. A format is one file, which its row makes, or a folder, which its row writes.
 */

#define LABEL_CONTEXT "how something is exported"

#define OF_PUBLISHED \
  (PRAXIS_EXPORT_OF_ISSUE | PRAXIS_EXPORT_OF_DIGEST | PRAXIS_EXPORT_OF_YEAR | PRAXIS_EXPORT_OF_TOPIC | PRAXIS_EXPORT_OF_LIST | \
   PRAXIS_EXPORT_OF_READING_LIST)

static const PraxisExportFormat formats[] = {
  {
    .name = "post",
    .label = NC_ ("how something is exported", "Whole Page"),
    .scopes = PRAXIS_EXPORT_OF_POST,
    .has_theme = TRUE,
    .make = praxis_export_make_page,
  },
  {
    .name = "issue",
    .label = NC_ ("how something is exported", "Whole Page"),
    .scopes = PRAXIS_EXPORT_OF_ISSUE,
    .has_theme = TRUE,
    .make = praxis_export_make_page,
  },
  {
    .name = "fragment",
    .label = NC_ ("how something is exported", "HTML Fragment"),
    .description = N_("The text with its structure and without a page around it, for pasting into a content management system. "
                      "Drafts are left out of an issue."),
    .scopes = PRAXIS_EXPORT_OF_POST | PRAXIS_EXPORT_OF_ISSUE,
    .is_html = TRUE,
    .make = praxis_export_make_fragment,
  },
  {
    .name = "site",
    .label = NC_ ("how something is exported", "Web Site"),
    .scopes = PRAXIS_EXPORT_OF_DIGEST,
    .has_theme = TRUE,
    .write = praxis_export_write_site,
  },
  {
    .name = "archive",
    .label = NC_ ("how something is exported", "Archive for Readers"),
    .description = N_("What is published of it as one file for people who have Praxis: they read it offline, search it and keep "
                      "notes on it."),
    .scopes = PRAXIS_EXPORT_OF_DIGEST,
    .write = praxis_export_write_archive,
  },
  {
    .name = "epub",
    .label = NC_ ("how something is exported", "Book (EPUB)"),
    .description = N_("What is published of it, for programs and devices that read books."),
    .scopes = OF_PUBLISHED,
    .make = praxis_export_make_book,
  },
  {
    .name = "email",
    .label = NC_ ("how something is exported", "E-Mail"),
    .description = N_("What is published of the month as a message that your mail program opens. Praxis sends nothing itself."),
    .scopes = PRAXIS_EXPORT_OF_ISSUE,
    .variant = PRAXIS_EMAIL_MESSAGE,
    .make = praxis_export_make_email,
  },
  {
    .name = "newsletter",
    .label = NC_ ("how something is exported", "Newsletter"),
    .description = N_("What is published of the month as HTML with its styles in it, for pasting into a newsletter service."),
    .scopes = PRAXIS_EXPORT_OF_ISSUE,
    .is_html = TRUE,
    .variant = PRAXIS_EMAIL_NEWSLETTER,
    .make = praxis_export_make_email,
  },
  {
    .name = "atom",
    .label = NC_ ("how something is exported", "Feed (Atom)"),
    .description = N_("The newest posts, whole, for programs that read feeds."),
    .scopes = PRAXIS_EXPORT_OF_DIGEST | PRAXIS_EXPORT_OF_TOPIC,
    .variant = PRAXIS_FEED_ATOM,
    .make = praxis_export_make_feed,
  },
  {
    .name = "json-feed",
    .label = NC_ ("how something is exported", "Feed (JSON Feed)"),
    .description = N_("The newest posts, whole, for programs that read feeds."),
    .scopes = PRAXIS_EXPORT_OF_DIGEST | PRAXIS_EXPORT_OF_TOPIC,
    .variant = PRAXIS_FEED_JSON,
    .make = praxis_export_make_feed,
  },
  {
    .name = "markdown",
    .label = NC_ ("how something is exported", "Markdown Folder"),
    .description = N_("One text file a post, for git and other programs. Praxis reads the folder back, and Hugo makes a site of it."),
    .scopes = PRAXIS_EXPORT_OF_DIGEST,
    .takes_drafts = TRUE,
    .write = praxis_export_write_markdown,
  },
  {
    .name = "csl-json",
    .label = NC_ ("how something is exported", "References (CSL-JSON)"),
    .description = N_("The works that the posts are about, for programs for references."),
    .scopes = PRAXIS_EXPORT_OF_POST | OF_PUBLISHED,
    .variant = PRAXIS_REFERENCE_CSL_JSON,
    .make = praxis_export_make_references,
  },
  {
    .name = "ris",
    .label = NC_ ("how something is exported", "References (RIS)"),
    .description = N_("The works that the posts are about, for programs for references."),
    .scopes = PRAXIS_EXPORT_OF_POST | OF_PUBLISHED,
    .variant = PRAXIS_REFERENCE_RIS,
    .make = praxis_export_make_references,
  },
  {
    .name = "bibtex",
    .label = NC_ ("how something is exported", "References (BibTeX)"),
    .description = N_("The works that the posts are about, for programs for references."),
    .scopes = PRAXIS_EXPORT_OF_POST | OF_PUBLISHED,
    .variant = PRAXIS_REFERENCE_BIBTEX,
    .make = praxis_export_make_references,
  },
};

/* Made for the printer and never offered as a file. */
static const PraxisExportFormat print_format = {
  .name = "print",
  .scopes = PRAXIS_EXPORT_OF_POST | PRAXIS_EXPORT_OF_ISSUE,
  .variant = PRAXIS_FRAGMENT_PRINT,
  .make = praxis_export_make_fragment,
};

/**
 * praxis_export_list_formats:
 * @n_formats: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_formats): everything that can be made of posts
 */
const PraxisExportFormat *
praxis_export_list_formats (gsize *n_formats)
{
  *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

/**
 * praxis_export_format_find:
 * @name: (nullable): a name
 *
 * Returns: (transfer none) (nullable): the format of that name
 */
const PraxisExportFormat *
praxis_export_format_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (g_strcmp0 (formats[i].name, name) == 0)
        return &formats[i];
    }
  return NULL;
}

/**
 * praxis_export_format_get_print:
 *
 * Returns: (transfer none): the page that is printed of a post or a month, which is not among those of
 *   praxis_export_list_formats(); it has no label
 */
const PraxisExportFormat *
praxis_export_format_get_print (void)
{
  return &print_format;
}

/**
 * praxis_export_format_get_label:
 * @self: a format
 *
 * Returns: (transfer none): what people call it, in the language of the process
 */
const char *
praxis_export_format_get_label (const PraxisExportFormat *self)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, LABEL_CONTEXT, self->label);
}

/**
 * praxis_export_format_get_description:
 * @self: a format
 *
 * Returns: (transfer none) (nullable): what it is for, in the language of the process
 */
const char *
praxis_export_format_get_description (const PraxisExportFormat *self)
{
  return self->description != NULL ? g_dgettext (GETTEXT_PACKAGE, self->description) : NULL;
}

/**
 * praxis_export_format_make:
 * @self: a format that is one file
 * @store: a library
 * @request: what of
 * @error: return location
 *
 * Makes a file for wherever it shall go, such as the clipboard. Reads the library as it is at one moment; if no transaction
 * is open it opens one.
 *
 * Returns: (transfer full) (nullable): the file; otherwise @error is %PRAXIS_ERROR_NOT_FOUND or %PRAXIS_ERROR_INVALID where
 *   there is nothing to export, %G_IO_ERROR_CANCELLED, or one of the library or the references
 */
PraxisExportFile *
praxis_export_format_make (const PraxisExportFormat   *self,
                           PraxisStore                *store,
                           const PraxisExportRequest  *request,
                           GError                    **error)
{
  PraxisExportFile *file;
  gboolean in_read;

  g_return_val_if_fail (self != NULL && self->make != NULL, NULL);
  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);
  g_return_val_if_fail (request->digest_uuid != NULL || request->post_id != 0, NULL);

  in_read = praxis_store_in_read (store);
  if (!in_read && !praxis_store_begin_read (store, error))
    return NULL;
  file = self->make (self, store, request, error);
  if (!in_read)
    praxis_store_end_read (store);
  return file;
}

typedef struct
{
  const PraxisExportFormat  *format;
  PraxisStore               *store;
  const PraxisExportRequest *request;
  GFile                     *folder;
} Run;

static PraxisExportReport *
run (gconstpointer   data,
     GError        **error)
{
  const Run *self = data;
  g_autoptr(PraxisExportFile) file = NULL;
  g_autoptr(PraxisFolder) target = NULL;

  if (self->format->write != NULL)
    return self->format->write (self->format, self->store, self->request, self->folder, error);
  file = self->format->make (self->format, self->store, self->request, error);
  if (file == NULL)
    return NULL;
  target = praxis_export_open_alone (self->folder, file->digest, self->request->only_plan, error);
  if (target == NULL)
    return NULL;
  return praxis_export_end_alone (target, file->name, g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes),
                                  error);
}

/**
 * praxis_export_format_write:
 * @self: a format
 * @store: a library
 * @request: what of
 * @folder: an empty folder, or one that was exported to before; made if it is missing
 * @report: (out) (optional) (transfer full): what was done
 * @error: return location
 *
 * Exports what is published, or what else @self says. Touches no file in @folder that an earlier export has not written.
 *
 * Returns: whether it did; otherwise the folder is as it was, and @error is one of praxis_export()'s or of
 *   praxis_export_format_make()'s
 */
gboolean
praxis_export_format_write (const PraxisExportFormat   *self,
                            PraxisStore                *store,
                            const PraxisExportRequest  *request,
                            GFile                      *folder,
                            PraxisExportReport        **report,
                            GError                    **error)
{
  const Run data = { self, store, request, folder };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (PRAXIS_IS_STORE (store), FALSE);
  g_return_val_if_fail (request->digest_uuid != NULL || request->post_id != 0, FALSE);
  g_return_val_if_fail (G_IS_FILE (folder), FALSE);

  return praxis_export_run (store, folder, request->only_plan, run, &data, report, error);
}

/**
 * praxis_export_file_new:
 * @digest: the digest that the file is of
 * @name: (transfer full): what it is called
 * @text: (transfer full) (nullable): what it holds
 *
 * Returns: (transfer full) (nullable): the file; %NULL where @text is
 */
PraxisExportFile *
praxis_export_file_new (PraxisDigest *digest,
                        char         *name,
                        char         *text)
{
  g_autofree char *owned_name = name;
  PraxisExportFile *file;

  if (text == NULL)
    return NULL;
  file = g_new0 (PraxisExportFile, 1);
  file->name = g_steal_pointer (&owned_name);
  file->bytes = g_bytes_new_take (text, strlen (text));
  file->digest = g_object_ref (digest);
  return file;
}

/**
 * praxis_export_file_free:
 * @file: (transfer full): a file
 */
void
praxis_export_file_free (PraxisExportFile *file)
{
  g_free (file->name);
  g_bytes_unref (file->bytes);
  g_object_unref (file->digest);
  g_free (file);
}
