/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-blog-page.h"
#include "praxis-markdown-reader.h"

G_BEGIN_DECLS

/**
 * PraxisMarkdownFile:
 * @digest: (nullable): what it says of a digest
 * @issue: (nullable): the issue that it is
 * @post: (nullable): the post that it is
 * @stem: (nullable): the name of the file, where a post can have it in addresses
 * @problems: (element-type PraxisImportProblem): what was not taken of it
 *
 * A file of a digest as Markdown with front matter. It is one of the three.
 */
typedef struct
{
  PraxisMarkdownDigest *digest;
  PraxisMarkdownIssue *issue;
  PraxisMarkdownPost  *post;
  char                *stem;
  GPtrArray           *problems;
} PraxisMarkdownFile;

gboolean            praxis_markdown_is_file     (const char          *text,
                                                 gssize               length);
char               *praxis_markdown_decode      (GBytes              *bytes,
                                                 GError             **error);
PraxisMarkdownFile *praxis_markdown_file_read   (const char          *text,
                                                 gssize               length,
                                                 GError             **error);
void                praxis_markdown_file_set_name (PraxisMarkdownFile *self,
                                                 const char          *name);
void                praxis_markdown_file_free   (PraxisMarkdownFile  *self);
void                praxis_markdown_file_add_to (PraxisMarkdownFile  *self,
                                                 PraxisImport        *import,
                                                 const char          *name);
PraxisBlogPage     *praxis_markdown_file_to_page (PraxisMarkdownFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisMarkdownFile, praxis_markdown_file_free)

G_END_DECLS
