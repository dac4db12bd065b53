/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked of the library again and again while somebody types. It waits for a pause; each question takes the
 * place of the one before it, whose answer is dropped. */

#include "config.h"

#include "praxis-question.h"

struct _PraxisQuestion
{
  GObject         parent_instance;

  PraxisLibrary  *library;
  PraxisJob       job;
  GDestroyNotify  free_data;
  GDestroyNotify  free_answer;

  gpointer        data;
  GCancellable   *cancellable;
  guint           ask_id;
};

enum
{
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisQuestion, praxis_question, G_TYPE_OBJECT)

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (PraxisQuestion) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer answer = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (answer == NULL)
    {
      /* Nobody has asked aloud, so nobody is told. */
      g_debug ("A question has no answer: %s", error->message);
      return;
    }

  if (g_task_get_cancellable (G_TASK (result)) == self->cancellable)
    g_signal_emit (self, signals[ANSWERED], 0, answer);
  self->free_answer (answer);
}

static gboolean
ask_cb (gpointer user_data)
{
  PraxisQuestion *self = user_data;

  self->ask_id = 0;
  self->cancellable = g_cancellable_new ();
  praxis_library_read_async (self->library, self->job, g_steal_pointer (&self->data), self->free_data,
                             self->free_answer, self->cancellable, answered_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
praxis_question_dispose (GObject *object)
{
  PraxisQuestion *self = PRAXIS_QUESTION (object);

  praxis_question_drop (self);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (praxis_question_parent_class)->dispose (object);
}

static void
praxis_question_class_init (PraxisQuestionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = praxis_question_dispose;

  /* With what the job gave, which lives as long as the handler runs. */
  signals[ANSWERED] =
    g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
praxis_question_init (PraxisQuestion *self)
{
}

PraxisQuestion *
praxis_question_new (PraxisLibrary  *library,
                     PraxisJob       job,
                     GDestroyNotify  free_data,
                     GDestroyNotify  free_answer)
{
  PraxisQuestion *self = g_object_new (PRAXIS_TYPE_QUESTION, NULL);

  self->library = g_object_ref (library);
  self->job = job;
  self->free_data = free_data;
  self->free_answer = free_answer;

  return self;
}

/* Takes @data. */
void
praxis_question_ask (PraxisQuestion *self,
                     guint           delay_ms,
                     gpointer        data)
{
  praxis_question_drop (self);
  self->data = data;
  self->ask_id = g_timeout_add (delay_ms, ask_cb, self);
}

/* Nobody wants to know any more. */
void
praxis_question_drop (PraxisQuestion *self)
{
  g_clear_handle_id (&self->ask_id, g_source_remove);
  g_clear_pointer (&self->data, self->free_data);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}
