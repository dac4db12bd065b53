/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The export dialog's issues, years and topics, those of the digest that is chosen. */

#include "config.h"

#include "praxis-export-dialog-private.h"

#include "store/praxis-store-digests.h"
#include "store/praxis-store-terms.h"

typedef struct
{
  GPtrArray *issues;
  GPtrArray *topics;
} Parts;

static void
parts_free (Parts *parts)
{
  g_clear_pointer (&parts->issues, g_ptr_array_unref);
  g_clear_pointer (&parts->topics, g_ptr_array_unref);
  g_free (parts);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Parts, parts_free)

/* Runs in a reader thread. */
static gpointer
parts_job (PraxisStore   *store,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (Parts) parts = g_new0 (Parts, 1);

  parts->issues = praxis_store_list_issues (store, data, error);
  if (parts->issues != NULL)
    parts->topics = praxis_store_list_terms (store, data, PRAXIS_VOCABULARY_TOPIC, error);

  return parts->topics != NULL ? g_steal_pointer (&parts) : NULL;
}

static int
compare_issues (gconstpointer a,
                gconstpointer b)
{
  PraxisMonth month_a = praxis_issue_get_month (*(PraxisIssue **) a);
  PraxisMonth month_b = praxis_issue_get_month (*(PraxisIssue **) b);

  return month_a < month_b ? 1 : month_a > month_b ? -1 : 0;
}

static void
fill_issues (PraxisExportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  PraxisMonth wanted = self->post != NULL ? praxis_post_get_month (self->post) : PRAXIS_MONTH_NONE;
  guint selected = 0;

  g_ptr_array_sort (self->issues, compare_issues);
  for (guint i = 0; i < self->issues->len; i++)
    {
      PraxisMonth month = praxis_issue_get_month (self->issues->pdata[i]);
      g_autofree char *name = praxis_month_format (month);

      gtk_string_list_append (names, name);
      if (month == wanted)
        selected = i;
    }

  adw_combo_row_set_model (self->issue_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->issue_row, selected);
}

/* Those that have issues, newest first. */
static void
fill_years (PraxisExportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  int last = 0;

  g_array_set_size (self->years, 0);
  for (guint i = 0; i < self->issues->len; i++)
    {
      int year = praxis_month_get_year (praxis_issue_get_month (self->issues->pdata[i]));
      g_autofree char *name = g_strdup_printf ("%d", year);

      if (year == last || year == 0)
        continue;
      last = year;
      g_array_append_val (self->years, year);
      gtk_string_list_append (names, name);
    }

  adw_combo_row_set_model (self->year_row, G_LIST_MODEL (names));
}

static void
fill_topics (PraxisExportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->topics->len; i++)
    gtk_string_list_append (names, praxis_term_get_label (self->topics->pdata[i]));
  adw_combo_row_set_model (self->topic_row, G_LIST_MODEL (names));
}

static void
parts_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (PraxisExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Parts) parts = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (praxis_export_dialog_is_closed (self) || parts == NULL)
    return;

  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  self->issues = g_steal_pointer (&parts->issues);
  self->topics = g_steal_pointer (&parts->topics);
  fill_issues (self);
  fill_years (self);
  fill_topics (self);
  praxis_export_dialog_update (self);
}

/* Fills what there is to choose from a digest: its issues, its years and its topics. */
void
praxis_export_dialog_read_digest (PraxisExportDialog *self)
{
  PraxisDigest *digest = praxis_export_dialog_get_digest (self);

  if (digest != NULL)
    praxis_library_read_async (self->library, parts_job, g_strdup (praxis_digest_get_uuid (digest)), g_free,
                               (GDestroyNotify) parts_free, self->cancellable, parts_read_cb, g_object_ref (self));
}
