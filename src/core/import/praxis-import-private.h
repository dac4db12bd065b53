/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-import.h"

G_BEGIN_DECLS

/* The words of an issue, of a digest and of a term that people write, as one text: what "after" of the table import_row holds. */
#define PRAXIS_IMPORT_ISSUE_WORDS "blurb"
#define PRAXIS_IMPORT_DIGEST_WORDS \
  "json_array (title, introduction, author, language, licence, base_url, " \
  "(SELECT json_group_array (name) FROM (SELECT name FROM term_name WHERE term_name.digest_id = digest.id " \
  "ORDER BY vocabulary, key)))"
/* What an import may change of a digest that is there. */
#define PRAXIS_IMPORT_DIGEST_COLUMNS \
  "title, introduction, author, language, licence, base_url, citation_style, citation_locale, site_theme, site_header, site_footer"
#define PRAXIS_IMPORT_DIGEST_SETTINGS "json_array (" PRAXIS_IMPORT_DIGEST_COLUMNS ")"
#define PRAXIS_IMPORT_TERM_WORDS \
  "json_array (label, retired, " \
  "(SELECT json_group_array (name) FROM (SELECT name FROM term_name WHERE term_id = term.id ORDER BY key)))"

typedef struct
{
  PraxisDraft  *draft;
  char         *uuid;
  char         *slug;
  /* For a new post that the source gives no name of its own. */
  char         *default_slug;
  char         *base;
  PraxisStatus  status;
  gboolean      is_work;
  GStrv         keywords;
  GStrv         former_slugs;
  gint64        published;
  gint64        modified;
} PraxisImportPost;

typedef struct
{
  PraxisMonth  month;
  char        *uuid;
} PraxisImportIssue;

typedef struct
{
  PraxisMonth  month;
  char        *text;
  char        *base;
} PraxisImportBlurb;

typedef struct
{
  PraxisMonth  month;
  GStrv        slugs;
} PraxisImportOrder;

struct _PraxisImport
{
  char         *source;
  PraxisDigest *digest;
  char         *digest_base;
  char         *title;
  gboolean      only_adds;
  GPtrArray    *terms;
  GPtrArray    *term_bases;
  GPtrArray    *posts;
  GPtrArray    *issues;
  GPtrArray    *blurbs;
  GPtrArray    *orders;
  GPtrArray    *problems;
};

gboolean      praxis_import_find_digest   (PraxisImport  *import,
                                           PraxisStore   *store,
                                           const char    *name,
                                           PraxisDigest **digest,
                                           GError       **error);
PraxisDigest *praxis_import_choose_digest (PraxisImport  *import,
                                           PraxisStore   *store,
                                           const char    *name,
                                           gboolean      *made,
                                           GError       **error);

const char   *praxis_import_text_or       (const char    *text,
                                           const char    *fallback);
gboolean      praxis_import_record        (PraxisStore   *store,
                                           gint64         import_id,
                                           const char    *kind,
                                           gint64         row,
                                           const char    *before,
                                           GError       **error);
gboolean      praxis_import_read_issue    (PraxisStore   *store,
                                           gint64         digest_id,
                                           PraxisMonth    month,
                                           gint64        *id,
                                           char         **blurb,
                                           GError       **error);
gboolean      praxis_import_take_edits    (PraxisImport  *import,
                                           PraxisStore   *store,
                                           gint64         digest_id,
                                           PraxisImportReport *report,
                                           GError       **error);

PraxisImportProblem *praxis_import_problem_new (guint       line,
                                                const char *message);

void praxis_import_post_free    (PraxisImportPost    *post);
void praxis_import_issue_free   (PraxisImportIssue   *issue);
void praxis_import_blurb_free   (PraxisImportBlurb   *blurb);
void praxis_import_order_free   (PraxisImportOrder   *order);
void praxis_import_problem_free (PraxisImportProblem *problem);
void praxis_imported_post_free  (PraxisImportedPost  *post);

G_END_DECLS
