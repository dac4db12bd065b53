/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-lookup.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "praxis-error.h"
#include "praxis-lookup-answer.h"
#include "praxis-lookup-request.h"
#include "praxis-web.h"

/*
 * Looks a work up in the web by its number. A DOI is resolved with a request for data instead of the publisher's page
 * (https://www.crossref.org/documentation/retrieve-metadata/content-negotiation/), a number of PubMed goes to the Literature
 * Citation Exporter of the NCBI (https://pmc.ncbi.nlm.nih.gov/api/ctxp/). Each is told the number and nothing else: no cookies, and
 * nothing is kept.
 */

struct _PraxisLookup
{
  GObject parent_instance;

  SoupSession *session;
  char        *doi_address;
  char        *pubmed_address;
  guint        timeout;
};

G_DEFINE_FINAL_TYPE (PraxisLookup, praxis_lookup, G_TYPE_OBJECT)

#define DEFAULT_TIMEOUT (10 * 1000)

#define ACCEPT_CSL "application/vnd.citationstyles.csl+json"
#define ACCEPT_JSON "application/json, */*;q=0.5"

/* What is asked for, until the answer is there. */
typedef struct
{
  PraxisIdentifierKind  kind;
  char                 *value;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->value);
  g_free (question);
}

/* An address that a path can be put behind. */
static char *
dup_address (const char *address,
             const char *fallback)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (address != NULL ? address : ""));

  if (*trimmed == '\0')
    return g_strdup (fallback);
  return g_strconcat (trimmed, g_str_has_suffix (trimmed, "/") ? "" : "/", NULL);
}

/* What stands behind the address of the service, where a work has the identifier @value. */
static char *
dup_path (PraxisIdentifierKind  kind,
          const char           *value)
{
  g_autofree char *doi = praxis_identifier_dup_doi (kind, value);
  g_autofree char *escaped = NULL;

  if (doi != NULL)
    return g_uri_escape_string (doi, "/:;()!$&'*+,=@", FALSE);
  /* The exporter wants the number of an article in PMC without its letters. */
  escaped = g_uri_escape_string (g_str_has_prefix (value, "PMC") ? value + 3 : value, NULL, FALSE);
  return g_strconcat (kind == PRAXIS_IDENTIFIER_PMCID ? "pmc" : "pubmed", "/?format=csl&id=", escaped, NULL);
}

static gboolean
is_pubmed (PraxisIdentifierKind kind)
{
  return kind == PRAXIS_IDENTIFIER_PMID || kind == PRAXIS_IDENTIFIER_PMCID;
}

static GUri *
get_question_uri (PraxisLookup         *self,
                  PraxisIdentifierKind  kind,
                  const char           *value,
                  GError              **error)
{
  const char *service = is_pubmed (kind) ? self->pubmed_address : self->doi_address;
  g_autofree char *path = dup_path (kind, value);
  g_autofree char *address = g_strconcat (service, path, NULL);
  g_autoptr(GUri) uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);

  if (uri != NULL && praxis_web_can_ask (uri))
    return g_steal_pointer (&uri);
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
               _("Works cannot be looked up at “%s”: a web address begins with “https://”. Correct it in the preferences."), service);
  return NULL;
}

static void
reply_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(PraxisLookupReply) reply = NULL;
  g_autoptr(PraxisCitation) citation = NULL;
  g_autoptr(GError) error = NULL;
  Question *question = g_task_get_task_data (task);

  reply = praxis_lookup_request_finish (result, &error);
  if (reply != NULL)
    citation = praxis_lookup_answer_read (reply, question->kind, question->value, &error);
  if (citation != NULL)
    g_task_return_pointer (task, g_steal_pointer (&citation), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
praxis_lookup_dispose (GObject *object)
{
  PraxisLookup *self = PRAXIS_LOOKUP (object);

  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (praxis_lookup_parent_class)->dispose (object);
}

static void
praxis_lookup_finalize (GObject *object)
{
  PraxisLookup *self = PRAXIS_LOOKUP (object);

  g_free (self->doi_address);
  g_free (self->pubmed_address);

  G_OBJECT_CLASS (praxis_lookup_parent_class)->finalize (object);
}

static void
praxis_lookup_class_init (PraxisLookupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = praxis_lookup_dispose;
  object_class->finalize = praxis_lookup_finalize;
}

static void
praxis_lookup_init (PraxisLookup *self)
{
  /* A session has neither cookies nor a cache of its own. */
  self->session = soup_session_new_with_options ("user-agent", "Praxis/" PACKAGE_VERSION, NULL);
  self->timeout = DEFAULT_TIMEOUT;
}

/**
 * praxis_lookup_new:
 * @doi_address: (nullable): the address to put a DOI behind; %NULL or empty for %PRAXIS_LOOKUP_DOI_ADDRESS
 * @pubmed_address: (nullable): the address of a Literature Citation Exporter; %NULL or empty for
 *   %PRAXIS_LOOKUP_PUBMED_ADDRESS
 *
 * It is used in the thread that made it, whose main context must run.
 *
 * Returns: (transfer full): what looks works up
 */
PraxisLookup *
praxis_lookup_new (const char *doi_address,
                   const char *pubmed_address)
{
  PraxisLookup *self = g_object_new (PRAXIS_TYPE_LOOKUP, NULL);

  self->doi_address = dup_address (doi_address, PRAXIS_LOOKUP_DOI_ADDRESS);
  self->pubmed_address = dup_address (pubmed_address, PRAXIS_LOOKUP_PUBMED_ADDRESS);
  return self;
}

/**
 * praxis_lookup_set_timeout:
 * @self: what looks works up
 * @timeout: how long a work is waited for in all, in milliseconds; ten seconds where nobody says otherwise
 */
void
praxis_lookup_set_timeout (PraxisLookup *self,
                           guint         timeout)
{
  g_return_if_fail (PRAXIS_IS_LOOKUP (self));
  g_return_if_fail (timeout > 0);

  self->timeout = timeout;
}

/**
 * praxis_lookup_can_find:
 * @kind: a kind of identifier
 *
 * Returns: whether works can be looked up by it
 */
gboolean
praxis_lookup_can_find (PraxisIdentifierKind kind)
{
  return kind == PRAXIS_IDENTIFIER_DOI || kind == PRAXIS_IDENTIFIER_ARXIV || kind == PRAXIS_IDENTIFIER_PMID ||
         kind == PRAXIS_IDENTIFIER_PMCID;
}

/**
 * praxis_lookup_can_ask:
 * @address: an address of a service
 *
 * Returns: whether it is one of the web, so that works can be looked up there
 */
gboolean
praxis_lookup_can_ask (const char *address)
{
  g_autoptr(GUri) uri = NULL;

  g_return_val_if_fail (address != NULL, FALSE);

  uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  return uri != NULL && praxis_web_can_ask (uri);
}

/**
 * praxis_lookup_find_async:
 * @self: what looks works up
 * @kind: what @value is
 * @value: an identifier in the form that praxis_identifier_parse() gives
 * @cancellable: (nullable): a cancellable
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Asks for a work. Where a service is busy or the connection breaks, it is asked a second time.
 */
void
praxis_lookup_find_async (PraxisLookup         *self,
                          PraxisIdentifierKind  kind,
                          const char           *value,
                          GCancellable         *cancellable,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GUri) uri = NULL;
  g_autoptr(GError) error = NULL;
  Question *question;

  g_return_if_fail (PRAXIS_IS_LOOKUP (self));
  g_return_if_fail (value != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, praxis_lookup_find_async);
  question = g_new0 (Question, 1);
  question->kind = kind;
  question->value = g_strdup (value);
  g_task_set_task_data (task, question, question_free);
  if (!praxis_lookup_can_find (kind))
    {
      g_task_return_new_error (task, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                               _("Works can be looked up by a DOI, a number of PubMed or PubMed Central, or a number of arXiv."));
      return;
    }
  uri = get_question_uri (self, kind, value, &error);
  if (uri == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  praxis_lookup_request_async (self->session, uri, is_pubmed (kind) ? ACCEPT_JSON : ACCEPT_CSL, self->timeout, cancellable, reply_cb,
                               g_steal_pointer (&task));
}

/**
 * praxis_lookup_find_finish:
 * @self: what looks works up
 * @result: what the callback was given
 * @error: return location
 *
 * Fails with %PRAXIS_ERROR_NOT_FOUND where nobody knows such a work, %PRAXIS_ERROR_INVALID where it cannot be looked up or the
 * answer is no description of a work, %PRAXIS_ERROR_TOO_LARGE where the answer is larger than any description,
 * %PRAXIS_ERROR_FAILED where there is no connection or the service has a fault, and %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the work
 */
PraxisCitation *
praxis_lookup_find_finish (PraxisLookup  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (PRAXIS_IS_LOOKUP (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
