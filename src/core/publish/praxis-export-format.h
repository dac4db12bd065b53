/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "archive/praxis-signing-key.h"
#include "model/praxis-digest.h"
#include "praxis-export.h"
#include "praxis-theme.h"

G_BEGIN_DECLS

/**
 * PraxisExportScope:
 * @PRAXIS_EXPORT_OF_POST: one post
 * @PRAXIS_EXPORT_OF_ISSUE: one month
 * @PRAXIS_EXPORT_OF_DIGEST: everything that a digest has published
 * @PRAXIS_EXPORT_OF_YEAR: what is published of a year
 * @PRAXIS_EXPORT_OF_TOPIC: what is published on a topic
 * @PRAXIS_EXPORT_OF_LIST: what is published of some posts, such as those that a search has found
 * @PRAXIS_EXPORT_OF_READING_LIST: what is published of the reader's list
 *
 * What something can be made of.
 */
typedef enum
{
  PRAXIS_EXPORT_OF_POST = 1 << 0,
  PRAXIS_EXPORT_OF_ISSUE = 1 << 1,
  PRAXIS_EXPORT_OF_DIGEST = 1 << 2,
  PRAXIS_EXPORT_OF_YEAR = 1 << 3,
  PRAXIS_EXPORT_OF_TOPIC = 1 << 4,
  PRAXIS_EXPORT_OF_LIST = 1 << 5,
  PRAXIS_EXPORT_OF_READING_LIST = 1 << 6,
} PraxisExportScope;

/**
 * PraxisExportRequest:
 * @digest_uuid: (nullable): the digest; not needed with @post_id
 * @post_id: the row of a post; 0 for none
 * @month: a month; %PRAXIS_MONTH_NONE for none
 * @year: a year; 0 for none
 * @topic: (nullable): the label of a topic, or one of its other names
 * @ids: (nullable) (array length=n_ids): the rows of posts
 * @n_ids: how many
 * @name: (nullable): what the posts of @ids are called, such as the words that were searched for
 * @reading_list: whether only posts of the reader's list are meant
 * @drafts: whether also what is not published goes out, where a format has room for it
 * @only_plan: whether nothing is written, and the report is of what would be
 * @sign_with: (nullable): the key that an archive is signed with; %NULL for the digest's own, if it has one
 * @is_unsigned: whether an archive is not signed, whatever the digest has
 * @theme: (nullable): how pages look; %NULL for the digest's own theme
 * @progress: (nullable): told, in the thread that exports, how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): ends it early, with everything as it was
 *
 * What is exported. Where several of its parts are set, a post must be of all of them. All of it is borrowed.
 */
typedef struct
{
  const char           *digest_uuid;
  gint64                post_id;
  PraxisMonth           month;
  int                   year;
  const char           *topic;
  const gint64         *ids;
  gsize                 n_ids;
  const char           *name;
  gboolean              reading_list;
  gboolean              drafts;
  gboolean              only_plan;
  const PraxisSigningKey *sign_with;
  gboolean              is_unsigned;
  PraxisTheme          *theme;
  PraxisExportProgress  progress;
  gpointer              user_data;
  GCancellable         *cancellable;
} PraxisExportRequest;

/**
 * PraxisExportFile:
 * @name: what it is called
 * @bytes: what it holds
 * @digest: the digest that it is of
 *
 * A file that was made and is nowhere yet.
 */
typedef struct
{
  char         *name;
  GBytes       *bytes;
  PraxisDigest *digest;
} PraxisExportFile;

typedef struct _PraxisExportFormat PraxisExportFormat;

/**
 * PraxisExportFormat:
 * @name: what commands call it
 * @label: what people call it, in context "how something is exported"; see praxis_export_format_get_label()
 * @description: (nullable): what it is for; see praxis_export_format_get_description()
 * @scopes: what it can be made of
 * @takes_drafts: whether it has room for what is not published
 * @has_theme: whether it looks as a theme says
 * @is_html: whether it is HTML that can be pasted elsewhere
 * @variant: which of those that @make or @write knows
 * @make: (nullable): makes the one file that it is
 * @write: (nullable): writes the folder that it is; the library is read as it is at one moment meanwhile
 *
 * One thing that can be made of posts. The command line and the window offer what is in the table of these, so that a new one is
 * a row of it.
 */
struct _PraxisExportFormat
{
  const char           *name;
  const char           *label;
  const char           *description;
  PraxisExportScope     scopes;
  gboolean              takes_drafts;
  gboolean              has_theme;
  gboolean              is_html;
  int                   variant;
  PraxisExportFile   *(*make)  (const PraxisExportFormat   *self,
                                PraxisStore                *store,
                                const PraxisExportRequest  *request,
                                GError                    **error);
  PraxisExportReport *(*write) (const PraxisExportFormat   *self,
                                PraxisStore                *store,
                                const PraxisExportRequest  *request,
                                GFile                      *folder,
                                GError                    **error);
};

const PraxisExportFormat *praxis_export_list_formats           (gsize                      *n_formats);
const PraxisExportFormat *praxis_export_format_find            (const char                 *name);
const PraxisExportFormat *praxis_export_format_get_print       (void);
const char               *praxis_export_format_get_label       (const PraxisExportFormat   *self);
const char               *praxis_export_format_get_description (const PraxisExportFormat   *self);
PraxisExportFile         *praxis_export_format_make            (const PraxisExportFormat   *self,
                                                                PraxisStore                *store,
                                                                const PraxisExportRequest  *request,
                                                                GError                    **error);
gboolean                  praxis_export_format_write           (const PraxisExportFormat   *self,
                                                                PraxisStore                *store,
                                                                const PraxisExportRequest  *request,
                                                                GFile                      *folder,
                                                                PraxisExportReport        **report,
                                                                GError                    **error);
PraxisExportFile         *praxis_export_file_new               (PraxisDigest               *digest,
                                                                char                       *name,
                                                                char                       *text);
void                      praxis_export_file_free              (PraxisExportFile           *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisExportFile, praxis_export_file_free)

G_END_DECLS
