/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the proof-reader says of the post that is being written. It looks when the typing rests, in a reader thread, and says only
 * that something is another remark now: who shows remarks keeps what stays. */

#include "config.h"

#include "praxis-proof.h"

#include "praxis-question.h"
#include "review/praxis-finding-offer.h"

/* Long enough that nothing flickers while a number is typed. */
#define DELAY_MS 600

struct _PraxisProof
{
  GObject            parent_instance;

  PraxisEditSession *session;
  PraxisReviewer    *reviewer;
  PraxisQuestion    *question;
  GListStore        *remarks;
  GPtrArray         *findings;
  GPtrArray         *decisions;
  gboolean           has_looked;
};

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisProof, praxis_proof, G_TYPE_OBJECT)

/* --- Looking --------------------------------------------------------------------------------------------- */

typedef struct
{
  PraxisReviewer *reviewer;
  PraxisDraft    *draft;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_object_unref (wanted->reviewer);
  g_object_unref (wanted->draft);
  g_free (wanted);
}

typedef struct
{
  GPtrArray *remarks;
  GPtrArray *findings;
  GPtrArray *decisions;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_ptr_array_unref (answer->remarks);
  g_ptr_array_unref (answer->findings);
  g_ptr_array_unref (answer->decisions);
  g_free (answer);
}

/* Runs in a reader thread. */
static gpointer
review_job (PraxisStore   *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Wanted *wanted = data;
  Answer *answer;
  GPtrArray *decisions = NULL;
  GPtrArray *remarks = praxis_review_draft (store, wanted->reviewer, wanted->draft, &decisions, error);

  if (remarks == NULL)
    return NULL;
  answer = g_new0 (Answer, 1);
  answer->remarks = remarks;
  answer->findings = praxis_finding_list (wanted->draft, decisions);
  answer->decisions = decisions;
  return answer;
}

/* Whether a remark says again what another one said, at the same place. */
static gboolean
says_the_same (PraxisRemark *a,
               PraxisRemark *b)
{
  const PraxisRemarkFields *one = praxis_remark_get_fields (a), *other = praxis_remark_get_fields (b);

  return praxis_remark_compare (a, b) == 0 && one->severity == other->severity && g_str_equal (one->message, other->message) &&
         g_strcmp0 (one->original, other->original) == 0;
}

/* What is the same stays the same object, so that rows and underlines of it are left alone. */
static void
set_remarks (PraxisProof *self,
             GPtrArray   *remarks)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->remarks));
  guint start = 0, end = 0, n_common = MIN (n_before, remarks->len);

  for (; start < n_common; start++)
    {
      g_autoptr (PraxisRemark) before = g_list_model_get_item (G_LIST_MODEL (self->remarks), start);

      if (!says_the_same (before, remarks->pdata[start]))
        break;
    }
  for (; end < n_common - start; end++)
    {
      g_autoptr (PraxisRemark) before = g_list_model_get_item (G_LIST_MODEL (self->remarks), n_before - 1 - end);

      if (!says_the_same (before, remarks->pdata[remarks->len - 1 - end]))
        break;
    }
  g_list_store_splice (self->remarks, start, n_before - start - end, remarks->pdata + start, remarks->len - start - end);
}

static void
answered_cb (PraxisProof *self,
             Answer      *answer)
{
  set_remarks (self, answer->remarks);
  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  self->decisions = g_ptr_array_ref (answer->decisions);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = g_ptr_array_ref (answer->findings);
  self->has_looked = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
look_after (PraxisProof *self,
            guint        delay_ms)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->reviewer = g_object_ref (self->reviewer);
  wanted->draft = praxis_draft_copy (praxis_edit_session_get_draft (self->session));
  praxis_question_ask (self->question, delay_ms, wanted);
}

static void
draft_changed_cb (PraxisProof *self)
{
  look_after (self, DELAY_MS);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_proof_dispose (GObject *object)
{
  PraxisProof *self = PRAXIS_PROOF (object);

  g_clear_object (&self->question);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (praxis_proof_parent_class)->dispose (object);
}

static void
praxis_proof_finalize (GObject *object)
{
  PraxisProof *self = PRAXIS_PROOF (object);

  g_object_unref (self->reviewer);
  g_object_unref (self->remarks);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->decisions);

  G_OBJECT_CLASS (praxis_proof_parent_class)->finalize (object);
}

static void
praxis_proof_class_init (PraxisProofClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = praxis_proof_dispose;
  object_class->finalize = praxis_proof_finalize;

  /* It has looked; the remarks may be others. */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* A decision could not be kept; with the GError. */
  signals[FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
praxis_proof_init (PraxisProof *self)
{
  g_autoptr (PraxisReviewSettings) settings = praxis_review_settings_new ();

  self->reviewer = praxis_reviewer_new (settings);
  self->remarks = g_list_store_new (PRAXIS_TYPE_REMARK);
  self->findings = g_ptr_array_new ();
  self->decisions = g_ptr_array_new ();
}

PraxisProof *
praxis_proof_new (PraxisEditSession *session)
{
  PraxisProof *self = g_object_new (PRAXIS_TYPE_PROOF, NULL);

  self->session = g_object_ref (session);
  self->question = praxis_question_new (praxis_edit_session_get_library (session), review_job, wanted_free, answer_free);
  g_signal_connect_object (self->question, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (praxis_edit_session_get_draft (session), "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  /* Its settings are in the library, and what was decided elsewhere. */
  g_signal_connect_object (praxis_edit_session_get_library (session), "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  praxis_proof_look (self);

  return self;
}

/* Looks at once: something that is not in the draft has changed. */
void
praxis_proof_look (PraxisProof *self)
{
  look_after (self, 0);
}

/* The remarks that are open, in the order of the form. */
GListModel *
praxis_proof_get_remarks (PraxisProof *self)
{
  return G_LIST_MODEL (self->remarks);
}

/* The findings of the post, and the effects that are offered as such. */
GPtrArray *
praxis_proof_get_findings (PraxisProof *self)
{
  return self->findings;
}

/* What was decided on others. */
GPtrArray *
praxis_proof_get_decisions (PraxisProof *self)
{
  return self->decisions;
}

gboolean
praxis_proof_has_looked (PraxisProof *self)
{
  return self->has_looked;
}

guint
praxis_proof_count (PraxisProof    *self,
                    PraxisSeverity  severity)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->remarks)); i++)
    {
      g_autoptr (PraxisRemark) remark = g_list_model_get_item (G_LIST_MODEL (self->remarks), i);

      count += praxis_remark_get_fields (remark)->severity == severity;
    }

  return count;
}

/* --- Going through --------------------------------------------------------------------------------------- */

/* Whether a remark stands behind a place, or before it. */
static gboolean
is_beyond (PraxisRemark      *remark,
           const PraxisPlace *place,
           gboolean           backwards)
{
  const PraxisPlace *own = &praxis_remark_get_fields (remark)->place;
  gint64 distance = own->field != place->field ? (gint64) own->field - place->field
                    : own->index != place->index ? (gint64) own->index - place->index
                                                 : (gint64) own->start - place->start;

  return backwards ? distance < 0 : distance > 0;
}

/* The number of a remark, from 1; 0 where it was made of a text that has changed. */
guint
praxis_proof_find_number (PraxisProof  *self,
                          PraxisRemark *remark)
{
  guint position;

  return g_list_store_find (self->remarks, remark, &position) ? position + 1 : 0;
}

/* The one behind @remark (or before it), since several may be about one place; without it, or where it has gone, the
 * nearest one to @place. From the last one it goes on with the first. */
PraxisRemark *
praxis_proof_find_next (PraxisProof       *self,
                        PraxisRemark      *remark,
                        const PraxisPlace *place,
                        gboolean           backwards)
{
  guint n_remarks = g_list_model_get_n_items (G_LIST_MODEL (self->remarks));
  guint number = remark != NULL ? praxis_proof_find_number (self, remark) : 0;

  if (number > 0)
    return g_list_model_get_item (G_LIST_MODEL (self->remarks), (number - 1 + (backwards ? n_remarks - 1 : 1)) % n_remarks);
  for (guint i = 0; place != NULL && i < n_remarks; i++)
    {
      g_autoptr (PraxisRemark) other = g_list_model_get_item (G_LIST_MODEL (self->remarks), backwards ? n_remarks - 1 - i : i);

      if (is_beyond (other, place, backwards))
        return g_steal_pointer (&other);
    }

  return n_remarks > 0 ? g_list_model_get_item (G_LIST_MODEL (self->remarks), backwards ? n_remarks - 1 : 0) : NULL;
}

/* --- Deciding -------------------------------------------------------------------------------------------- */

/* One step that can be undone. Whether the place still had the words that were remarked on. */
gboolean
praxis_proof_fix (PraxisProof  *self,
                  PraxisRemark *remark)
{
  g_autoptr (PraxisDraft) draft = praxis_draft_copy (praxis_edit_session_get_draft (self->session));

  if (!praxis_remark_fix (remark, draft))
    return FALSE;
  praxis_edit_session_end_step (self->session);
  praxis_edit_session_replace (self->session, draft);
  praxis_proof_look (self);

  return TRUE;
}

typedef struct
{
  PraxisProof *proof;
  char        *post_uuid;
  char        *check;
  char        *key;
  char        *text;
  char        *reason;
  gboolean     is_taken_back;
} Decision;

static void
decision_free (gpointer data)
{
  Decision *decision = data;

  g_object_unref (decision->proof);
  g_free (decision->post_uuid);
  g_free (decision->check);
  g_free (decision->key);
  g_free (decision->text);
  g_free (decision->reason);
  g_free (decision);
}

/* Runs in the writer thread. */
static gpointer
decide_job (PraxisStore   *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Decision *decision = data;
  gboolean success;

  success = decision->is_taken_back
    ? praxis_store_take_back_decision (store, decision->post_uuid, decision->check, decision->key, error)
    : praxis_store_decide (store, decision->post_uuid, decision->check, decision->key, decision->text, decision->reason, error);
  return success ? data : NULL;
}

static void
decided_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PraxisProof) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->session == NULL)
    return;
  if (praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error) == NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
  praxis_proof_look (self);
}

static void
write_decision (Decision *decision)
{
  PraxisProof *self = decision->proof;

  praxis_library_write_async (praxis_edit_session_get_library (self->session), decide_job, decision, decision_free, NULL, NULL,
                              decided_cb, g_object_ref (self));
}

/* A new post is in the library, and has its name, when it was saved once. */
static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Decision *decision = user_data;
  PraxisProof *self = decision->proof;
  g_autoptr (GError) error = NULL;

  if (self->session != NULL && praxis_autosave_flush_finish (PRAXIS_AUTOSAVE (source), result, &error))
    decision->post_uuid = g_strdup (praxis_edit_session_get_post_uuid (self->session));
  if (decision->post_uuid != NULL)
    write_decision (decision);
  else
    decision_free (decision);
}

static void
decide (PraxisProof *self,
        const char  *check,
        const char  *key,
        const char  *text,
        const char  *reason,
        gboolean     is_taken_back)
{
  Decision *decision = g_new0 (Decision, 1);

  decision->proof = g_object_ref (self);
  decision->check = g_strdup (check);
  decision->key = g_strdup (key);
  decision->text = g_strdup (text);
  decision->reason = g_strdup (reason);
  decision->is_taken_back = is_taken_back;
  praxis_autosave_flush_async (praxis_edit_session_get_autosave (self->session), flushed_cb, decision);
}

/* The author knows better, and may say why. */
void
praxis_proof_ignore (PraxisProof  *self,
                     PraxisRemark *remark,
                     const char   *reason)
{
  const PraxisRemarkFields *fields = praxis_remark_get_fields (remark);

  decide (self, fields->check, praxis_remark_get_key (remark), fields->text, reason, FALSE);
}

/* An effect that is no finding. */
void
praxis_proof_reject_finding (PraxisProof   *self,
                             PraxisFinding *finding)
{
  g_autofree char *key = praxis_finding_dup_key (finding);

  decide (self, PRAXIS_FINDING_DECISION, key, praxis_finding_get_fields (finding)->quote, NULL, FALSE);
}

void
praxis_proof_take_back (PraxisProof *self,
                        const char  *check,
                        const char  *key)
{
  decide (self, check, key, NULL, NULL, TRUE);
}
