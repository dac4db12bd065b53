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
} TestSiteArchive;

void                 test_site_archive_set_up        (TestSiteArchive  *test,
                                                      gconstpointer     data);
void                 test_site_archive_tear_down     (TestSiteArchive  *test,
                                                      gconstpointer     data);
void                 test_site_archive_add_posts     (TestSiteArchive  *test,
                                                      guint             n_posts);
void                 test_site_archive_publish       (TestSiteArchive  *test,
                                                      const char       *folder);
PraxisArchiveReport *test_site_archive_subscribe     (TestSiteArchive  *test);
PraxisSubscription  *test_site_archive_get           (TestSiteArchive  *test);
PraxisArchiveReport *test_site_archive_update        (TestSiteArchive  *test,
                                                      const char       *agreed_key,
                                                      GError          **error);

#define test_site_archive_add_test(path, func) \
  g_test_add (path, TestSiteArchive, NULL, test_site_archive_set_up, func, test_site_archive_tear_down)

G_END_DECLS
