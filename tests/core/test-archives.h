/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "archive/praxis-archive-apply.h"
#include "archive/praxis-archive-writer.h"
#include "model/praxis-note.h"
#include "test-library.h"

G_BEGIN_DECLS

/* An author's library with published posts, a reader's library that is empty, and an archive between the two. */
typedef struct
{
  TestLibrary       author;
  PraxisStore      *reader;
  char             *path;
  PraxisSigningKey *key;
} TestArchives;

void                 test_archives_set_up       (TestArchives   *test,
                                                 gconstpointer   data);
void                 test_archives_tear_down    (TestArchives   *test,
                                                 gconstpointer   data);
gint64               test_archives_publish      (TestArchives   *test,
                                                 const char     *title,
                                                 PraxisMonth     month,
                                                 const char     *topic);
void                 test_archives_edit         (TestArchives   *test,
                                                 gint64          id,
                                                 const char     *summary,
                                                 gboolean        publish);
PraxisArchiveOutcome test_archives_write        (TestArchives   *test);
PraxisArchiveReport *test_archives_apply        (TestArchives   *test);
gint64               test_archives_count        (PraxisStore    *store,
                                                 const char     *sql);
void                 test_archives_run          (PraxisStore    *store,
                                                 const char     *sql);
void                 test_archives_assert_sound (PraxisStore    *store);
void                 test_archives_list_post    (PraxisStore    *store,
                                                 const char     *slug);
PraxisNote          *test_archives_note_post    (PraxisStore    *store,
                                                 const char     *slug);

#define test_archives_add_test(path, func) \
  g_test_add (path, TestArchives, NULL, test_archives_set_up, func, test_archives_tear_down)


G_END_DECLS
