/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looking works up in the network, which an author has to agree to once: where, and whether, the settings say. */

#include "config.h"

#include "praxis-work-lookup.h"

#include <glib/gi18n.h>

#include "lookup/praxis-lookup.h"
#include "store/praxis-store-looked-up.h"

gboolean
praxis_work_lookup_is_allowed (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  return g_settings_get_boolean (settings, "lookup-allowed");
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  gboolean is_allowed = g_str_equal (response, "allow");

  if (is_allowed)
    g_settings_set_boolean (settings, "lookup-allowed", TRUE);
  g_task_return_boolean (task, is_allowed);
}

/* Who will be asked first. */
static char *
dup_host (GSettings  *settings,
          const char *key)
{
  g_autofree char *address = g_settings_get_string (settings, key);
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED, NULL);
  g_autoptr (GVariant) usual = NULL;
  g_autoptr (GUri) usual_uri = NULL;

  if (uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0')
    return g_strdup (g_uri_get_host (uri));
  usual = g_settings_get_default_value (settings, key);
  usual_uri = g_uri_parse (g_variant_get_string (usual, NULL), G_URI_FLAGS_NONE, NULL);
  return g_strdup (g_uri_get_host (usual_uri));
}

/* Whoever agrees is not asked again. */
void
praxis_work_lookup_ask_async (GtkWidget           *parent,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autofree char *doi_host = dup_host (settings, "lookup-doi-address");
  g_autofree char *pubmed_host = dup_host (settings, "lookup-pubmed-address");
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  AdwDialog *dialog = adw_alert_dialog_new (_("Look Up Works in the Network?"), NULL);

  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog),
                                /* Translators: two hosts: "doi.org" and "pmc.ncbi.nlm.nih.gov" */
                                _("Praxis sends the number of the work to %s, which passes DOIs on to their registry, or to %s. They learn "
                                  "the number, the address of your connection and the version of Praxis. Nothing that is in the fields "
                                  "is replaced unless you say so. You can change this in the preferences."),
                                doi_host, pubmed_host);
  g_task_set_source_tag (task, praxis_work_lookup_ask_async);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _("_Not Now"),
                                  "allow", _("_Look Up"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "allow", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "allow");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), parent, NULL, answered_cb, task);
}

/* Returns: whether works may be looked up now */
gboolean
praxis_work_lookup_ask_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  PraxisCitation *citation = praxis_lookup_find_finish (PRAXIS_LOOKUP (source), result, &error);

  if (citation != NULL)
    g_task_return_pointer (task, citation, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Asks at the addresses of the settings. */
void
praxis_work_lookup_find_async (PraxisIdentifierKind  kind,
                               const char           *value,
                               GCancellable         *cancellable,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autofree char *doi_address = g_settings_get_string (settings, "lookup-doi-address");
  g_autofree char *pubmed_address = g_settings_get_string (settings, "lookup-pubmed-address");
  g_autoptr (PraxisLookup) lookup = praxis_lookup_new (doi_address, pubmed_address);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, praxis_work_lookup_find_async);
  praxis_lookup_find_async (lookup, kind, value, cancellable, found_cb, task);
}

/* Returns: (transfer full): the work; %NULL with an error of praxis_lookup_find_finish() */
PraxisCitation *
praxis_work_lookup_find_finish (GAsyncResult  *result,
                                GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Remembering ------------------------------------------------------------------------------------------ */

typedef struct
{
  char           *doi;
  PraxisCitation *found;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_free (answer->doi);
  g_object_unref (answer->found);
  g_free (answer);
}

static gpointer
keep_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Answer *answer = data;

  return praxis_store_keep_looked_up (store, answer->doi, answer->found, error) ? data : NULL;
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  /* The author has what was found in any case. */
  if (praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error) == NULL)
    g_debug ("What was looked up is not kept: %s", error->message);
}

/* Keeps what a registry said of a DOI, for the proof-reader. */
void
praxis_work_lookup_keep (PraxisLibrary  *library,
                         const char     *doi,
                         PraxisCitation *found)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->doi = g_strdup (doi);
  answer->found = g_object_ref (found);
  praxis_library_write_async (library, keep_job, answer, answer_free, NULL, NULL, kept_cb, NULL);
}
