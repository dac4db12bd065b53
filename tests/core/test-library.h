/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cite/praxis-references.h"
#include "model/praxis-month.h"
#include "model/praxis-post.h"
#include "store/praxis-store.h"

G_BEGIN_DECLS

/* A library of its own for one test, with one empty digest, in a folder that goes away afterwards. */
typedef struct
{
  char        *folder;
  char        *path;
  char        *digest_uuid;
  PraxisStore *store;
} TestLibrary;

void   test_library_set_up    (TestLibrary   *test,
                               gconstpointer  data);
void   test_library_tear_down (TestLibrary   *test,
                               gconstpointer  data);
gint64 test_library_add       (TestLibrary   *test,
                               const char    *title,
                               PraxisMonth    month,
                               const char    *summary);
void   test_remove_folder     (const char    *path);

#define test_library_add_test(path, func) \
  g_test_add (path, TestLibrary, NULL, test_library_set_up, func, test_library_tear_down)

/* The references of a post in APA, loaded; they live as long as the program. */
PraxisReferences *test_references_of (PraxisPost *post);

G_END_DECLS
