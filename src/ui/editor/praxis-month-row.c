/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The issue that a post is in: none, one that there is, or a month that gets its issue with this post. */

#include "config.h"

#include "praxis-month-row.h"

#include <glib/gi18n.h>

/* How far before and after today a new issue is offered. */
#define MONTHS_BACK 24
#define MONTHS_AHEAD 12

struct _PraxisMonthRow
{
  AdwComboRow        parent_instance;

  PraxisEditSession *session;
  GArray            *issues;
  GArray            *months;
  gboolean           is_following;
};

G_DEFINE_FINAL_TYPE (PraxisMonthRow, praxis_month_row, ADW_TYPE_COMBO_ROW)

static PraxisMonth
add_months (PraxisMonth month,
            int         n)
{
  int count = praxis_month_get_year (month) * 12 + praxis_month_get_month (month) - 1 + n;

  return praxis_month_new (count / 12, count % 12 + 1);
}

static gboolean
has_month (GArray      *months,
           PraxisMonth  month)
{
  for (guint i = 0; i < months->len; i++)
    {
      if (g_array_index (months, PraxisMonth, i) == month)
        return TRUE;
    }
  return FALSE;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  return (int) *(const PraxisMonth *) b - (int) *(const PraxisMonth *) a;
}

/* The months to choose from, newest first; the first place is for none. */
static GArray *
list_months (GArray      *issues,
             PraxisMonth  own)
{
  GArray *months = g_array_new (FALSE, FALSE, sizeof (PraxisMonth));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  PraxisMonth today = praxis_month_new (g_date_time_get_year (now), g_date_time_get_month (now));

  g_array_append_vals (months, issues->data, issues->len);
  for (int i = -MONTHS_BACK; i <= MONTHS_AHEAD; i++)
    {
      PraxisMonth month = add_months (today, i);

      if (!has_month (months, month))
        g_array_append_val (months, month);
    }
  if (own != PRAXIS_MONTH_NONE && !has_month (months, own))
    g_array_append_val (months, own);
  g_array_sort (months, compare_newest_first);
  return months;
}

static void
selected_cb (PraxisMonthRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (self->is_following || self->session == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  praxis_edit_session_end_step (self->session);
  praxis_draft_set_month (praxis_edit_session_get_draft (self->session),
                          selected == 0 ? PRAXIS_MONTH_NONE : g_array_index (self->months, PraxisMonth, selected - 1));
}

/* The months to choose from, among them the one that the post has. */
static void
fill (PraxisMonthRow *self,
      PraxisMonth     own)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_clear_pointer (&self->months, g_array_unref);
  self->months = list_months (self->issues, own);
  gtk_string_list_append (labels, C_("the issue of a post", "None"));
  for (guint i = 0; i < self->months->len; i++)
    {
      PraxisMonth month = g_array_index (self->months, PraxisMonth, i);
      g_autofree char *words = praxis_month_format (month);
      /* Translators: %s is a month that has no issue yet; choosing it makes one. */
      g_autofree char *label = has_month (self->issues, month) ? g_strdup (words) : g_strdup_printf (_("%s, new"), words);

      gtk_string_list_append (labels, label);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
}

static void
follow (PraxisMonthRow *self)
{
  PraxisMonth month = praxis_draft_get_month (praxis_edit_session_get_draft (self->session));
  guint selected = 0;

  self->is_following = TRUE;
  /* An old revision may have a month that was none to choose. */
  if (self->months == NULL || (month != PRAXIS_MONTH_NONE && !has_month (self->months, month)))
    fill (self, month);
  for (guint i = 0; i < self->months->len; i++)
    {
      if (g_array_index (self->months, PraxisMonth, i) == month)
        selected = i + 1;
    }
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  self->is_following = FALSE;
}

static void
draft_changed_cb (PraxisMonthRow *self,
                  guint           field)
{
  if (field == PRAXIS_DRAFT_MONTH)
    follow (self);
}

static void
praxis_month_row_dispose (GObject *object)
{
  PraxisMonthRow *self = PRAXIS_MONTH_ROW (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->issues, g_array_unref);
  g_clear_pointer (&self->months, g_array_unref);

  G_OBJECT_CLASS (praxis_month_row_parent_class)->dispose (object);
}

static void
praxis_month_row_class_init (PraxisMonthRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = praxis_month_row_dispose;
}

static void
praxis_month_row_init (PraxisMonthRow *self)
{
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/* @months are those that have an issue. */
void
praxis_month_row_set_session (PraxisMonthRow    *self,
                              PraxisEditSession *session,
                              GArray            *months)
{
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->issues = g_array_ref (months);
  follow (self);
  g_signal_connect_object (praxis_edit_session_get_draft (session), "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
