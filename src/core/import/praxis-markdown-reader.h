/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-import.h"

G_BEGIN_DECLS

/**
 * PraxisMarkdownPost:
 * @draft: the content, as a draft of a new post; the UUID of an existing one is the caller's to set, with the revision
 * @uuid: (nullable): the UUID that the file says
 * @slug: (nullable): the name in addresses that the file says
 * @base: (nullable): the fingerprint of what the library had when the file was exported
 * @has_unknown: whether it has keys that Praxis does not know
 * @former_slugs: (array zero-terminated=1): the names that it had in addresses
 * @published: when it was published, in seconds since 1970-01-01 UTC; 0 where the file does not say
 * @modified: when what was published was written, likewise
 * @status: the status that the file says; %PRAXIS_STATUS_DRAFT where it says none
 * @has_status: whether it says one
 * @problems: (element-type PraxisImportProblem): what was not taken, such as a key that Praxis does not know
 *
 * A post as Markdown with front matter.
 */
typedef struct
{
  PraxisDraft  *draft;
  char         *uuid;
  char         *slug;
  char         *base;
  gboolean      has_unknown;
  GStrv         former_slugs;
  gint64        published;
  gint64        modified;
  PraxisStatus  status;
  gboolean      has_status;
  GPtrArray    *problems;
} PraxisMarkdownPost;

/**
 * PraxisMarkdownIssue:
 * @month: its month
 * @uuid: (nullable): the UUID that the file says
 * @blurb: its "This month…", CommonMark
 * @base: (nullable): the praxis_issue_fingerprint() of the blurb that the library had when it wrote the file
 * @slugs: (array zero-terminated=1): its posts' slugs in the author's order; empty where the file does not say
 * @problems: (element-type PraxisImportProblem): what was not taken
 *
 * An issue as Markdown with front matter.
 */
typedef struct
{
  PraxisMonth  month;
  char        *uuid;
  char        *blurb;
  char        *base;
  GStrv        slugs;
  GPtrArray   *problems;
} PraxisMarkdownIssue;

/**
 * PraxisMarkdownDigest:
 * @digest: what the file says of the digest
 * @base: (nullable): the praxis_digest_dup_fingerprint() of the digest that the library had when it wrote the file
 * @terms: (nullable) (element-type PraxisTerm): its vocabularies; %NULL where the file does not say
 * @term_bases: (nullable) (element-type utf8): for each of them the praxis_term_dup_fingerprint() of what the library had when it
 *   wrote the file, or %NULL
 * @problems: (element-type PraxisImportProblem): what was not taken
 *
 * A digest as Markdown with front matter.
 */
typedef struct
{
  PraxisDigest *digest;
  char         *base;
  GPtrArray    *terms;
  GPtrArray    *term_bases;
  GPtrArray    *problems;
} PraxisMarkdownDigest;

PraxisMarkdownPost  *praxis_markdown_read_post   (const char           *text,
                                                  gssize                length,
                                                  GError              **error);
void                 praxis_markdown_post_free   (PraxisMarkdownPost   *self);
PraxisMarkdownIssue *praxis_markdown_read_issue  (const char           *text,
                                                  gssize                length,
                                                  GError              **error);
void                 praxis_markdown_issue_free  (PraxisMarkdownIssue  *self);
PraxisMarkdownDigest *praxis_markdown_read_digest (const char          *text,
                                                  gssize                length,
                                                  GError              **error);
void                 praxis_markdown_digest_free (PraxisMarkdownDigest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisMarkdownPost, praxis_markdown_post_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisMarkdownIssue, praxis_markdown_issue_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisMarkdownDigest, praxis_markdown_digest_free)

G_END_DECLS
