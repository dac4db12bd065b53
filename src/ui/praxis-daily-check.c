/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks for news of the subscribed digests once a day, where the user wants that: at a start, every hour that one may be due, and
 * when a network comes that costs nothing by the byte. What goes wrong is told to nobody: nobody has asked. */

#include "config.h"

#include "praxis-daily-check.h"

#include "subscribe/praxis-subscriber.h"

struct _PraxisDailyCheck
{
  GObject           parent_instance;

  PraxisSubscriber *subscriber;
  GSettings        *settings;
  GCancellable     *cancellable;
  guint             timer_id;
  gboolean          is_checking;
};

enum
{
  NEWS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisDailyCheck, praxis_daily_check, G_TYPE_OBJECT)

#define LOOK_SECONDS (60 * 60)
#define DAY_SECONDS (24 * 60 * 60)

/* A clock that was put back must not keep it from asking for ever. */
static gboolean
is_due (PraxisDailyCheck *self)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 last = g_settings_get_int64 (self->settings, "updates-checked");
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  return g_settings_get_boolean (self->settings, "updates-daily") && !self->is_checking && (now - last >= DAY_SECONDS || now < last) &&
         g_network_monitor_get_network_available (monitor) && !g_network_monitor_get_network_metered (monitor);
}

static gboolean
has_answer (GPtrArray *updates)
{
  for (guint i = 0; i < updates->len; i++)
    {
      if (((PraxisUpdate *) updates->pdata[i])->error == NULL)
        return TRUE;
    }
  return updates->len == 0;
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PraxisDailyCheck) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) updates = praxis_subscriber_check_finish (PRAXIS_SUBSCRIBER (source), result, &error);

  self->is_checking = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (updates == NULL)
    {
      g_debug ("Nobody could be asked for news: %s", error->message);
      return;
    }
  /* Where nobody has answered it is tried again within the day. */
  if (has_answer (updates))
    g_settings_set_int64 (self->settings, "updates-checked", g_get_real_time () / G_USEC_PER_SEC);
  g_signal_emit (self, signals[NEWS], 0, updates);
}

static void
look (PraxisDailyCheck *self)
{
  if (!is_due (self))
    return;
  self->is_checking = TRUE;
  praxis_subscriber_check_async (self->subscriber, NULL, self->cancellable, checked_cb, g_object_ref (self));
}

static gboolean
look_cb (gpointer user_data)
{
  look (user_data);
  return G_SOURCE_CONTINUE;
}

static void
praxis_daily_check_dispose (GObject *object)
{
  PraxisDailyCheck *self = PRAXIS_DAILY_CHECK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer_id, g_source_remove);

  G_OBJECT_CLASS (praxis_daily_check_parent_class)->dispose (object);
}

static void
praxis_daily_check_finalize (GObject *object)
{
  PraxisDailyCheck *self = PRAXIS_DAILY_CHECK (object);

  g_object_unref (self->subscriber);
  g_object_unref (self->settings);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (praxis_daily_check_parent_class)->finalize (object);
}

static void
praxis_daily_check_class_init (PraxisDailyCheckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = praxis_daily_check_dispose;
  object_class->finalize = praxis_daily_check_finalize;

  /* An array of PraxisUpdate, for as long as the handlers run. */
  signals[NEWS] =
    g_signal_new ("news", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
praxis_daily_check_init (PraxisDailyCheck *self)
{
  self->settings = g_settings_new (APP_ID);
  self->cancellable = g_cancellable_new ();
  self->timer_id = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
  g_signal_connect_object (self->settings, "changed::updates-daily", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
}

PraxisDailyCheck *
praxis_daily_check_new (PraxisLibrary *library)
{
  PraxisDailyCheck *self = g_object_new (PRAXIS_TYPE_DAILY_CHECK, NULL);

  self->subscriber = praxis_subscriber_new (library, NULL);
  look (self);
  return self;
}
