/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The export dialog's issues and years, those of the digest that is chosen. */

#include "config.h"

#include "praxis-export-dialog-private.h"

#include <glib/gi18n.h>

#include "store/praxis-store-digests.h"

/* Runs in a reader thread. */
static gpointer
issues_job (PraxisStore   *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return praxis_store_list_issues (store, data, error);
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
  praxis_export_dialog_update (self);
}

/* Those that have issues, newest first, below all of them. */
static void
fill_years (PraxisExportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  int last = 0;

  g_array_set_size (self->years, 0);
  /* Translators: all years of a blog */
  gtk_string_list_append (names, C_("what is exported", "All"));
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
issues_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (PraxisExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *issues = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable) || issues == NULL)
    {
      g_clear_pointer (&issues, g_ptr_array_unref);
      return;
    }

  g_clear_pointer (&self->issues, g_ptr_array_unref);
  self->issues = issues;
  fill_issues (self);
  fill_years (self);
}

/* Fills what there is to choose from a digest: its issues and its years. */
void
praxis_export_dialog_read_issues (PraxisExportDialog *self)
{
  PraxisDigest *digest = praxis_export_dialog_get_digest (self);

  if (digest != NULL)
    praxis_library_read_async (self->library, issues_job, g_strdup (praxis_digest_get_uuid (digest)), g_free,
                               (GDestroyNotify) g_ptr_array_unref, self->cancellable, issues_read_cb,
                               g_object_ref (self));
}
