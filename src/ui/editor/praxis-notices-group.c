/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The notices about its works that the post shows to readers; each can be taken off again. They come onto a post by a fix of the
 * proof-reader, so that the group is there only where there are some. */

#include "config.h"

#include "praxis-notices-group.h"

#include <glib/gi18n.h>

#include "review/praxis-known-notice.h"

struct _PraxisNoticesGroup
{
  AdwBin             parent_instance;

  GtkWidget         *rows;
  PraxisEditSession *session;
};

G_DEFINE_FINAL_TYPE (PraxisNoticesGroup, praxis_notices_group, ADW_TYPE_BIN)

/* One step that can be undone. */
static void
take_off_cb (GtkWidget          *button,
             PraxisNoticesGroup *self)
{
  PraxisNotice *notice = g_object_get_data (G_OBJECT (button), "notice");
  g_autoptr (PraxisDraft) draft = praxis_draft_copy (praxis_edit_session_get_draft (self->session));
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  GPtrArray *notices = praxis_draft_get_notices (draft);

  for (guint i = 0; i < notices->len; i++)
    {
      if (notices->pdata[i] != notice)
        g_ptr_array_add (kept, notices->pdata[i]);
    }
  praxis_draft_set_notices (draft, kept);
  praxis_edit_session_end_step (self->session);
  praxis_edit_session_replace (self->session, draft);
}

static GtkWidget *
new_row (PraxisNoticesGroup *self,
         PraxisNotice       *notice)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "hexpand", TRUE, NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Take Off"));
  g_autofree char *words = praxis_known_notice_dup_words (notice);
  g_autofree char *description = g_strdup_printf (_("Take this notice off the post: %s"), words);

  gtk_label_set_label (GTK_LABEL (label), words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, description);
  g_object_set_data_full (G_OBJECT (button), "notice", g_object_ref (notice), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (take_off_cb), self, 0);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), button);

  return row;
}

static void
show_notices (PraxisNoticesGroup *self)
{
  GPtrArray *notices = praxis_draft_get_notices (praxis_edit_session_get_draft (self->session));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; i < notices->len; i++)
    gtk_box_append (GTK_BOX (self->rows), new_row (self, notices->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self), notices->len > 0);
}

static void
draft_changed_cb (PraxisNoticesGroup *self,
                  guint               field)
{
  if (field == PRAXIS_DRAFT_NOTICES)
    show_notices (self);
}

static void
praxis_notices_group_dispose (GObject *object)
{
  g_clear_object (&PRAXIS_NOTICES_GROUP (object)->session);

  G_OBJECT_CLASS (praxis_notices_group_parent_class)->dispose (object);
}

static void
praxis_notices_group_class_init (PraxisNoticesGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = praxis_notices_group_dispose;
}

static void
praxis_notices_group_init (PraxisNoticesGroup *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Notices"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("Readers see them above the summary."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->rows);
  adw_bin_set_child (ADW_BIN (self), group);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
praxis_notices_group_set_session (PraxisNoticesGroup *self,
                                  PraxisEditSession  *session)
{
  g_set_object (&self->session, session);
  g_signal_connect_object (praxis_edit_session_get_draft (session), "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_notices (self);
}
