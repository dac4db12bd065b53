/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way to Speech Dispatcher, which speaks for programs. Its library waits for the other side with every call, and
 * first starts that where it is not there: so a thread has the connection, and does one order after the other.
 *
 *   say, stop ─> queue ─> thread ─> connection ─> Speech Dispatcher
 *   "ended", "failed" <─ main loop <─ the library's own thread, which hears what has been said
 *
 * An order has a number, and what is heard of an older one is of no interest. Speech Dispatcher has numbers of its own,
 * which are known only when an order has been given: what is heard before that waits in the list of those that ended. */

#include "config.h"

#include "praxis-speech.h"

#include <glib/gi18n.h>
#include <libspeechd.h>

typedef struct
{
  gatomicrefcount  references;
  GAsyncQueue     *orders;
  GMutex           mutex;
  PraxisSpeech    *speech;      /* borrowed; NULL when it has gone; only the main loop looks at it */
  SPDConnection   *connection;  /* only the thread's */
  guint            number;      /* of the last order, under the mutex */
  guint            message;     /* Speech Dispatcher's number of it, 0 before it is known, under the mutex */
  GArray          *ended;       /* messages, under the mutex */
} Shared;

typedef enum
{
  ORDER_SAY,
  ORDER_STOP,
  ORDER_END,
} OrderKind;

typedef struct
{
  OrderKind  kind;
  guint      number;
  char      *text;
  char      *language;
  int        rate;
} Order;

struct _PraxisSpeech
{
  GObject  parent_instance;

  Shared  *shared;
};

enum
{
  ENDED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisSpeech, praxis_speech, G_TYPE_OBJECT)

/* The library's callbacks know the number of a connection and no data. */
static GMutex connections_mutex;
static GHashTable *connections;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->text);
  g_free (order->language);
  g_free (order);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Order, order_free)

static Shared *
shared_ref (Shared *shared)
{
  g_atomic_ref_count_inc (&shared->references);

  return shared;
}

static void
shared_unref (gpointer data)
{
  Shared *shared = data;

  if (!g_atomic_ref_count_dec (&shared->references))
    return;

  g_async_queue_unref (shared->orders);
  g_array_unref (shared->ended);
  g_mutex_clear (&shared->mutex);
  g_free (shared);
}

/* --- Back to the main loop ------------------------------------------------------------------------------- */

typedef struct
{
  Shared *shared;
  guint   number;
  char   *failure;
} News;

static void
news_free (gpointer data)
{
  News *news = data;

  shared_unref (news->shared);
  g_free (news->failure);
  g_free (news);
}

static gboolean
is_newest (Shared *shared,
           guint   number)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&shared->mutex);

  return shared->number == number;
}

static gboolean
tell_cb (gpointer data)
{
  News *news = data;
  g_autoptr (GError) error = NULL;

  if (news->shared->speech == NULL || !is_newest (news->shared, news->number))
    return G_SOURCE_REMOVE;

  if (news->failure == NULL)
    {
      g_signal_emit (news->shared->speech, signals[ENDED], 0);
      return G_SOURCE_REMOVE;
    }

  error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, news->failure);
  g_signal_emit (news->shared->speech, signals[FAILED], 0, error);

  return G_SOURCE_REMOVE;
}

static void
tell (Shared     *shared,
      guint       number,
      const char *failure)
{
  News *news = g_new0 (News, 1);

  news->shared = shared_ref (shared);
  news->number = number;
  news->failure = g_strdup (failure);
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_cb, news, news_free);
}

/* On the library's thread. */
static void
ended_cb (size_t              message,
          size_t              client,
          SPDNotificationType type)
{
  Shared *shared;
  guint number = 0;

  g_mutex_lock (&connections_mutex);
  shared = connections != NULL ? g_hash_table_lookup (connections, GUINT_TO_POINTER (client)) : NULL;
  if (shared != NULL)
    shared_ref (shared);
  g_mutex_unlock (&connections_mutex);
  if (shared == NULL)
    return;

  g_mutex_lock (&shared->mutex);
  if (shared->message == message)
    number = shared->number;
  else
    g_array_append_val (shared->ended, ((guint) { message }));
  g_mutex_unlock (&shared->mutex);

  if (number != 0)
    tell (shared, number, NULL);
  shared_unref (shared);
}

/* --- The thread ------------------------------------------------------------------------------------------ */

static gboolean
connect_to_speech (Shared *shared)
{
  g_autofree char *failure = NULL;
  SPDConnection *connection;

  if (shared->connection != NULL)
    return TRUE;

  connection = spd_open2 ("praxis", "reader", NULL, SPD_MODE_THREADED, NULL, TRUE, &failure);
  if (connection == NULL)
    {
      g_debug ("Speech Dispatcher: %s", failure);
      return FALSE;
    }

  shared->connection = connection;
  connection->callback_end = ended_cb;
  g_mutex_lock (&connections_mutex);
  if (connections == NULL)
    connections = g_hash_table_new_full (NULL, NULL, NULL, shared_unref);
  g_hash_table_insert (connections, GUINT_TO_POINTER ((guint) spd_get_client_id (connection)), shared_ref (shared));
  g_mutex_unlock (&connections_mutex);
  spd_set_notification_on (connection, SPD_END);

  return TRUE;
}

static void
disconnect_from_speech (Shared *shared)
{
  if (shared->connection == NULL)
    return;

  g_mutex_lock (&connections_mutex);
  g_hash_table_remove (connections, GUINT_TO_POINTER ((guint) spd_get_client_id (shared->connection)));
  g_mutex_unlock (&connections_mutex);
  g_clear_pointer (&shared->connection, spd_close);
}

/* Whether all of it has been said already. */
static gboolean
take_message (Shared *shared,
              guint   number,
              guint   message)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&shared->mutex);
  gboolean has_ended = FALSE;

  if (shared->number == number)
    shared->message = message;
  for (guint i = 0; i < shared->ended->len; i++)
    has_ended |= g_array_index (shared->ended, guint, i) == message;
  g_array_set_size (shared->ended, 0);

  return has_ended;
}

static void
say (Shared *shared,
     Order  *order)
{
  int message;

  if (!is_newest (shared, order->number))
    return;
  if (!connect_to_speech (shared))
    {
      tell (shared, order->number, _("Speech Dispatcher, which speaks for programs, is not on this computer or cannot be "
                                     "started. Install it together with a voice, and try again."));
      return;
    }

  /* A language that no voice has is the voice's matter. */
  spd_set_language (shared->connection, order->language);
  spd_set_voice_rate (shared->connection, order->rate);
  message = spd_say (shared->connection, SPD_TEXT, order->text);
  if (message < 0)
    {
      disconnect_from_speech (shared);
      tell (shared, order->number, _("Speech Dispatcher does not answer any more."));
    }
  else if (take_message (shared, order->number, message))
    tell (shared, order->number, NULL);
}

static gpointer
run (gpointer data)
{
  Shared *shared = data;

  for (;;)
    {
      g_autoptr (Order) order = g_async_queue_pop (shared->orders);

      if (order->kind == ORDER_SAY)
        say (shared, order);
      else if (shared->connection != NULL)
        spd_cancel (shared->connection);
      if (order->kind == ORDER_END)
        break;
    }

  disconnect_from_speech (shared);
  shared_unref (shared);

  return NULL;
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
give_order (PraxisSpeech *self,
            Order        *order)
{
  Shared *shared = self->shared;

  g_mutex_lock (&shared->mutex);
  order->number = ++shared->number;
  shared->message = 0;
  g_mutex_unlock (&shared->mutex);
  g_async_queue_push (shared->orders, order);
}

static void
praxis_speech_dispose (GObject *object)
{
  PraxisSpeech *self = PRAXIS_SPEECH (object);

  if (self->shared != NULL)
    {
      Order *order = g_new0 (Order, 1);

      order->kind = ORDER_END;
      give_order (self, order);
      self->shared->speech = NULL;
      g_clear_pointer (&self->shared, shared_unref);
    }

  G_OBJECT_CLASS (praxis_speech_parent_class)->dispose (object);
}

static void
praxis_speech_class_init (PraxisSpeechClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = praxis_speech_dispose;

  /* What was said last has been said. */
  signals[ENDED] =
    g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /* It cannot be said; the error says why in words for people. */
  signals[FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
praxis_speech_init (PraxisSpeech *self)
{
  Shared *shared = g_new0 (Shared, 1);

  g_atomic_ref_count_init (&shared->references);
  g_mutex_init (&shared->mutex);
  shared->orders = g_async_queue_new_full (order_free);
  shared->ended = g_array_new (FALSE, FALSE, sizeof (guint));
  shared->speech = self;
  self->shared = shared;
  g_thread_unref (g_thread_new ("speech", run, shared_ref (shared)));
}

PraxisSpeech *
praxis_speech_new (void)
{
  return g_object_new (PRAXIS_TYPE_SPEECH, NULL);
}

/* Says @text, after what is being said if that was not stopped; what came of that is not told any more. @language is BCP 47; @rate is from -100 to 100, 0 for the usual. */
void
praxis_speech_say (PraxisSpeech *self,
                   const char   *text,
                   const char   *language,
                   int           rate)
{
  Order *order = g_new0 (Order, 1);

  order->kind = ORDER_SAY;
  order->text = g_strdup (text);
  order->language = g_strdup (language);
  order->rate = rate;
  give_order (self, order);
}

void
praxis_speech_stop (PraxisSpeech *self)
{
  Order *order = g_new0 (Order, 1);

  order->kind = ORDER_STOP;
  give_order (self, order);
}
