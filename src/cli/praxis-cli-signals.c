/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-signals.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

/*
 * Ctrl+C cancels what runs, which then ends by itself with nothing half done; pressed again it ends the program
 * at once. A thread waits for the signals, since little may be done inside a handler.
 */

typedef struct
{
  sigset_t      signals;
  GCancellable *cancellable;
} Watch;

static gpointer
watch_thread (gpointer data)
{
  Watch *watch = data;
  int received;

  if (sigwait (&watch->signals, &received) == 0)
    g_cancellable_cancel (watch->cancellable);
  if (sigwait (&watch->signals, &received) == 0)
    {
      sigset_t only;

      sigemptyset (&only);
      sigaddset (&only, received);
      signal (received, SIG_DFL);
      pthread_sigmask (SIG_UNBLOCK, &only, NULL);
      kill (getpid (), received);
    }
  return NULL;
}

/**
 * praxis_cli_watch_signals:
 * @cancellable: what SIGINT, SIGTERM and SIGHUP cancel
 *
 * To be called before there is another thread. Signals that the caller of the program ignores stay ignored.
 */
void
praxis_cli_watch_signals (GCancellable *cancellable)
{
  static const int ending[] = { SIGINT, SIGTERM, SIGHUP };
  static Watch watch;
  gboolean any = FALSE;

  watch.cancellable = g_object_ref (cancellable);
  sigemptyset (&watch.signals);
  for (gsize i = 0; i < G_N_ELEMENTS (ending); i++)
    {
      struct sigaction action;

      if (sigaction (ending[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
        {
          sigaddset (&watch.signals, ending[i]);
          any = TRUE;
        }
    }
  if (!any)
    return;
  pthread_sigmask (SIG_BLOCK, &watch.signals, NULL);
  g_thread_unref (g_thread_new ("signals", watch_thread, &watch));
}
