/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The question what is meant by several works where one is wanted. */

#include "config.h"

#include "praxis-many-works.h"

#include <glib/gi18n.h>

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  PraxisManyWorks answer = PRAXIS_MANY_WORKS_NONE;

  if (g_str_equal (response, "first"))
    answer = PRAXIS_MANY_WORKS_FIRST;
  else if (g_str_equal (response, "all"))
    answer = PRAXIS_MANY_WORKS_ALL;
  g_task_return_int (task, answer);
}

/* A post is about one work; what has more of them may be meant to become posts. */
void
praxis_many_works_ask_async (GtkWidget           *parent,
                             guint                n_works,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  AdwDialog *dialog = adw_alert_dialog_new (NULL, _("These fields take one work. All of them can become drafts of their own."));

  g_task_set_source_tag (task, praxis_many_works_ask_async);
  adw_alert_dialog_format_heading (ADW_ALERT_DIALOG (dialog), ngettext ("%u Work", "%u Works", n_works), n_works);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _("_Cancel"),
                                  "all", _("Import _All…"),
                                  "first", _("Use the _First"),
                                  NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "first");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), parent, NULL, answered_cb, task);
}

PraxisManyWorks
praxis_many_works_ask_finish (GAsyncResult *result)
{
  return (PraxisManyWorks) g_task_propagate_int (G_TASK (result), NULL);
}
