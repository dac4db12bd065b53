/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/praxis-store-subscriptions.h"
#include "subscribe/praxis-offer.h"
#include "test-archives.h"
#include "test-nginx.h"

G_BEGIN_DECLS

/* An author's library and a reader's, as in TestArchives, with a web server between the two. */
typedef struct
{
  TestArchives      archives;
  TestNginx        *nginx;
  PraxisDownloader *downloader;
  char             *folder;
} TestServedArchive;

void                 test_served_archive_set_up        (TestServedArchive  *test,
                                                      gconstpointer     data);
void                 test_served_archive_tear_down     (TestServedArchive  *test,
                                                      gconstpointer     data);
void                 test_served_archive_add_posts     (TestServedArchive  *test,
                                                      guint             n_posts);
void                 test_served_archive_publish       (TestServedArchive  *test,
                                                      const char       *folder);
PraxisArchiveReport *test_served_archive_subscribe     (TestServedArchive  *test);
PraxisSubscription  *test_served_archive_get           (TestServedArchive  *test);
PraxisArchiveReport *test_served_archive_update        (TestServedArchive  *test,
                                                      const char       *agreed_key,
                                                      GError          **error);

#define test_served_archive_add_test(path, func) \
  g_test_add (path, TestServedArchive, NULL, test_served_archive_set_up, func, test_served_archive_tear_down)

G_END_DECLS
