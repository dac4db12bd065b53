/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "praxis-markdown-importer.h"

G_BEGIN_DECLS

/* What the file of the digest itself is called. */
#define PRAXIS_MARKDOWN_DIGEST_FILE "digest.md"

/**
 * PraxisMarkdownFolder:
 * @names: (element-type utf8): the files that were understood, as paths in the folder
 * @files: (element-type PraxisMarkdownFile): what they say
 * @problems: (element-type PraxisImportProblem): why the other ones were not
 *
 * A digest as a folder of Markdown files.
 */
typedef struct
{
  GPtrArray *names;
  GPtrArray *files;
  GPtrArray *problems;
} PraxisMarkdownFolder;

GPtrArray            *praxis_markdown_folder_list      (GFile                 *folder,
                                                        GError               **error);
PraxisMarkdownFolder *praxis_markdown_folder_read      (GFile                 *folder,
                                                        GCancellable          *cancellable,
                                                        GError               **error);
PraxisMarkdownFolder *praxis_markdown_folder_new_for_file (GBytes            *bytes,
                                                        const char            *name,
                                                        GError               **error);
void                  praxis_markdown_folder_free      (PraxisMarkdownFolder  *self);
PraxisDigest         *praxis_markdown_folder_get_digest (PraxisMarkdownFolder *self);
PraxisImport         *praxis_markdown_folder_to_import (PraxisMarkdownFolder  *self,
                                                        const char            *source);
PraxisBlogPage       *praxis_markdown_folder_to_page   (PraxisMarkdownFolder  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisMarkdownFolder, praxis_markdown_folder_free)

G_END_DECLS
