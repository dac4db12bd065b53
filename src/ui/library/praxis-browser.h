/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-digest.h"
#include "model/praxis-month.h"
#include "search/praxis-searcher.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_BROWSER (praxis_browser_get_type ())
G_DECLARE_FINAL_TYPE (PraxisBrowser, praxis_browser, PRAXIS, BROWSER, GObject)

PraxisBrowser      *praxis_browser_new            (PraxisLibrary    *library);
PraxisLibrary      *praxis_browser_get_library    (PraxisBrowser    *self);
const PraxisFilter *praxis_browser_get_filter     (PraxisBrowser    *self);
PraxisSearchResult *praxis_browser_get_result     (PraxisBrowser    *self);
GPtrArray          *praxis_browser_get_entries    (PraxisBrowser    *self);
GPtrArray          *praxis_browser_get_digests    (PraxisBrowser    *self);
PraxisDigest       *praxis_browser_find_digest    (PraxisBrowser    *self,
                                                   const char       *uuid);
const char         *praxis_browser_get_blurb      (PraxisBrowser    *self,
                                                   PraxisMonth       month);
const GError       *praxis_browser_get_error      (PraxisBrowser    *self);
gboolean            praxis_browser_is_narrowed    (PraxisBrowser    *self);
gboolean            praxis_browser_is_searching   (PraxisBrowser    *self);
void                praxis_browser_set_text       (PraxisBrowser    *self,
                                                   const char       *text);
void                praxis_browser_set_collection (PraxisBrowser    *self,
                                                   PraxisCollection  collection,
                                                   const char       *digest_uuid);
void                praxis_browser_keep           (PraxisBrowser    *self,
                                                   gint64            id);
void                praxis_browser_set_choice     (PraxisBrowser    *self,
                                                   PraxisFacet       facet,
                                                   const char       *value,
                                                   PraxisChoice      choice);
void                praxis_browser_set_sort       (PraxisBrowser    *self,
                                                   PraxisSort        sort);
void                praxis_browser_set_any_topic  (PraxisBrowser    *self,
                                                   gboolean          any);
void                praxis_browser_clear_choices  (PraxisBrowser    *self);
void                praxis_browser_clear          (PraxisBrowser    *self);
void                praxis_browser_refresh        (PraxisBrowser    *self);

G_END_DECLS
