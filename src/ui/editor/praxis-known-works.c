/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tells while somebody types whether another post is about the same work already. */

#include "config.h"

#include "praxis-known-works.h"

#include <glib/gi18n.h>

#include "model/praxis-entry.h"
#include "praxis-question.h"
#include "store/praxis-store-reviews.h"

#define DELAY_MS 300

struct _PraxisKnownWorks
{
  GObject            parent_instance;

  PraxisEditSession *session;
  PraxisQuestion    *question;
};

enum
{
  FOUND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisKnownWorks, praxis_known_works, G_TYPE_OBJECT)

typedef struct
{
  PraxisCitation *citation;
  char           *post_uuid;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_object_unref (wanted->citation);
  g_free (wanted->post_uuid);
  g_free (wanted);
}

/* Runs in a reader thread. */
static gpointer
find_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Wanted *wanted = data;

  return praxis_store_find_reviews (store, NULL, wanted->citation, wanted->post_uuid, error);
}

static void
tell (PraxisKnownWorks *self,
      GPtrArray        *entries)
{
  PraxisEntry *entry = entries != NULL && entries->len > 0 ? g_ptr_array_index (entries, 0) : NULL;
  g_autofree char *month = NULL;
  g_autofree char *words = NULL;

  if (entry != NULL && entry->month != PRAXIS_MONTH_NONE)
    {
      month = praxis_month_format (entry->month);
      words = g_strdup_printf (_("A post of %s is about this work already: “%s”"), month, entry->title);
    }
  else if (entry != NULL)
    words = g_strdup_printf (_("Another post is about this work already: “%s”"), entry->title);

  g_signal_emit (self, signals[FOUND], 0, words, entry != NULL ? entry->id : 0);
}

static void
praxis_known_works_dispose (GObject *object)
{
  PraxisKnownWorks *self = PRAXIS_KNOWN_WORKS (object);

  g_clear_object (&self->question);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (praxis_known_works_parent_class)->dispose (object);
}

static void
praxis_known_works_class_init (PraxisKnownWorksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = praxis_known_works_dispose;

  /* A sentence for people and the row of the other post; NULL and 0 for none. */
  signals[FOUND] =
    g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
}

static void
praxis_known_works_init (PraxisKnownWorks *self)
{
}

PraxisKnownWorks *
praxis_known_works_new (PraxisEditSession *session)
{
  PraxisKnownWorks *self = g_object_new (PRAXIS_TYPE_KNOWN_WORKS, NULL);

  self->session = g_object_ref (session);
  self->question = praxis_question_new (praxis_edit_session_get_library (session), find_job, wanted_free,
                                        (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (self->question, "answered", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);

  return self;
}

/* "found" answers. */
void
praxis_known_works_look (PraxisKnownWorks *self,
                         PraxisCitation   *citation)
{
  Wanted *wanted;

  if (praxis_citation_get_field (citation, "DOI") == NULL && praxis_citation_get_field (citation, "title") == NULL)
    {
      praxis_question_drop (self->question);
      tell (self, NULL);
      return;
    }

  wanted = g_new0 (Wanted, 1);
  wanted->citation = g_object_ref (citation);
  wanted->post_uuid = g_strdup (praxis_edit_session_get_post_uuid (self->session));
  praxis_question_ask (self->question, DELAY_MS, wanted);
}
