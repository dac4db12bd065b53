/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The commands of the issue page, and when each of them can be given. */

#include "config.h"

#include "praxis-issue-page-private.h"

#include <glib/gi18n.h>

#include "edit/praxis-blurb.h"
#include "praxis-fragment.h"
#include "praxis-issue-row.h"
#include "praxis-month-dialog.h"
#include "praxis-printing.h"
#include "praxis-publish-dialog.h"

static PraxisIssueItem *
get_selected (PraxisIssuePage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/* --- Order ----------------------------------------------------------------------------------------------- */

static void
select_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PraxisIssuePage *self = PRAXIS_ISSUE_PAGE (widget);

  gtk_single_selection_set_selected (self->selection, praxis_issue_page_find (self, g_variant_get_int64 (parameter)));
}

static void
move_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisIssuePage *self = PRAXIS_ISSUE_PAGE (widget);
  guint position = gtk_single_selection_get_selected (self->selection);
  gboolean up = g_str_equal (action_name, "issue.move-up");

  if (position == GTK_INVALID_LIST_POSITION || (up && position == 0))
    return;

  praxis_issue_page_place (self, position, up ? position - 1 : position + 1);
}

/* One post above or below another one, where it was dropped. */
static void
place_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PraxisIssuePage *self = PRAXIS_ISSUE_PAGE (widget);
  gint64 dropped, place;
  gboolean below;
  guint from, to;

  g_variant_get (parameter, "(xxb)", &dropped, &place, &below);
  from = praxis_issue_page_find (self, dropped);
  to = praxis_issue_page_find (self, place);

  /* A row of another window's page, say. */
  if (from == GTK_INVALID_LIST_POSITION || to == GTK_INVALID_LIST_POSITION)
    return;

  if (below && to < from)
    to++;
  else if (!below && to > from)
    to--;
  praxis_issue_page_place (self, from, to);
}

static void
menu_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (PRAXIS_IS_ISSUE_ROW (row))
    praxis_issue_row_popup_menu (PRAXIS_ISSUE_ROW (row));
}

/* --- Posts ----------------------------------------------------------------------------------------------- */

static void
edit_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisIssueItem *item = get_selected (PRAXIS_ISSUE_PAGE (widget));

  if (item != NULL)
    gtk_widget_activate_action (widget, "win.edit-post", "x", praxis_issue_item_get_id (item));
}

/* The library has it with its first word. */
static void
new_post_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  PraxisIssuePage *self = PRAXIS_ISSUE_PAGE (widget);

  gtk_widget_activate_action (widget, "win.new-post-in", "(su)", self->key->digest_uuid, self->key->month);
}

static void
make (PraxisIssuePage   *self,
      PraxisIssueChange *change,
      const char        *words)
{
  PraxisIssueChange *back = praxis_issue_change_new_back (change);

  praxis_issue_page_make (self, change, back, words);
  praxis_issue_change_unref (change);
  praxis_issue_change_unref (back);
}

static void
set_status (PraxisIssuePage *self,
            gint64           id,
            PraxisStatus     status)
{
  make (self, praxis_issue_change_new_status (self->key, id, status),
        status == PRAXIS_STATUS_READY ? _("Post marked as ready") : _("Post is a draft again"));
}

static void
status_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PraxisIssuePage *self = PRAXIS_ISSUE_PAGE (widget);
  PraxisIssueItem *item = get_selected (self);

  if (g_str_equal (action_name, "issue.advance"))
    set_status (self, g_variant_get_int64 (parameter), PRAXIS_STATUS_READY);
  else if (item != NULL)
    set_status (self, praxis_issue_item_get_id (item),
                g_str_equal (action_name, "issue.mark-ready") ? PRAXIS_STATUS_READY : PRAXIS_STATUS_DRAFT);
}

static void
month_chosen_cb (PraxisIssuePage   *self,
                 const char        *response,
                 PraxisMonthDialog *dialog)
{
  gint64 *id = g_object_get_data (G_OBJECT (dialog), "post");
  PraxisMonth month = praxis_month_dialog_get_month (dialog);
  g_autofree char *name = praxis_month_format (month);
  g_autofree char *words = month == PRAXIS_MONTH_NONE ? g_strdup (_("Post taken out of the issue"))
    /* Translators: %s is a month. */
    : g_strdup_printf (_("Post moved to %s"), name);

  make (self, praxis_issue_change_new_month (self->key, *id, month), words);
}

static void
move_to_month_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  PraxisIssuePage *self = PRAXIS_ISSUE_PAGE (widget);
  PraxisIssueItem *item = get_selected (self);
  AdwDialog *dialog;
  gint64 id;

  if (item == NULL)
    return;

  id = praxis_issue_item_get_id (item);
  dialog = praxis_month_dialog_new (praxis_issue_item_get_title (item), self->key->month);
  praxis_month_dialog_refuse (PRAXIS_MONTH_DIALOG (dialog), self->key->month);
  g_object_set_data_full (G_OBJECT (dialog), "post", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (dialog, "response::move", G_CALLBACK (month_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* --- The blurb ------------------------------------------------------------------------------------------- */

static char *
dup_proposal (PraxisIssuePage *self)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (PraxisIssueItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if ((praxis_issue_item_get_missing (item) & PRAXIS_MISSING_TITLE) == 0)
        g_strv_builder_add (titles, praxis_issue_item_get_title (item));
    }
  all = g_strv_builder_end (titles);

  return praxis_blurb_propose (praxis_digest_get_language (self->digest), (const char * const *) all);
}

static void
proposal_accepted_cb (PraxisIssuePage *self,
                      const char      *response,
                      AdwAlertDialog  *dialog)
{
  praxis_blurb_editor_write (self->blurb_editor, adw_alert_dialog_get_body (dialog));
}

/* Nothing that the author wrote is overwritten without her word. */
static void
propose_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PraxisIssuePage *self = PRAXIS_ISSUE_PAGE (widget);
  g_autofree char *proposal = dup_proposal (self);
  AdwDialog *dialog;

  if (proposal == NULL || *proposal == '\0')
    return;

  if (praxis_blurb_editor_is_empty (self->blurb_editor))
    {
      praxis_blurb_editor_write (self->blurb_editor, proposal);
      return;
    }

  dialog = adw_alert_dialog_new (_("Replace Blurb?"), proposal);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "keep", _("_Keep Mine"), "replace", _("_Replace"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "replace", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response::replace", G_CALLBACK (proposal_accepted_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* --- Out ------------------------------------------------------------------------------------------------- */

static void
publish_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PraxisIssuePage *self = PRAXIS_ISSUE_PAGE (widget);

  /* The writer does one thing after the other: what is published has the blurb as it stands. */
  praxis_blurb_editor_save (self->blurb_editor);
  adw_dialog_present (praxis_publish_dialog_new (self->library, self->digest, self->key->month), widget);
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisIssuePage *self = PRAXIS_ISSUE_PAGE (widget);
  PraxisIssueItem *item = get_selected (self);
  gboolean one = g_str_equal (action_name, "issue.copy-post-html");

  praxis_blurb_editor_save (self->blurb_editor);
  if (!one || item != NULL)
    praxis_fragment_copy_articles (widget, self->library, self->key->digest_uuid,
                                   one ? praxis_issue_item_get_id (item) : 0, self->key->month);
}

static void
print_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PraxisIssuePage *self = PRAXIS_ISSUE_PAGE (widget);

  praxis_blurb_editor_save (self->blurb_editor);
  if (g_str_equal (action_name, "issue.print"))
    praxis_printing_print (widget, self->library, self->key->digest_uuid, 0, self->key->month);
  else
    praxis_printing_save_pdf (widget, self->library, self->key->digest_uuid, 0, self->key->month);
}

static void
copy_references_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  PraxisIssuePage *self = PRAXIS_ISSUE_PAGE (widget);
  GVariantBuilder ids = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("ax"));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (PraxisIssueItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_variant_builder_add (&ids, "x", praxis_issue_item_get_id (item));
    }
  gtk_widget_activate_action (widget, "win.copy-references-of", "ax", &ids);
}

static void
refresh_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  praxis_issue_page_read (PRAXIS_ISSUE_PAGE (widget));
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  if (g_str_equal (action_name, "issue.undo"))
    praxis_issue_page_undo (PRAXIS_ISSUE_PAGE (widget));
  else
    praxis_issue_page_redo (PRAXIS_ISSUE_PAGE (widget));
}

/* --- All of them ----------------------------------------------------------------------------------------- */

static void
add_keys (GtkWidgetClass *widget_class)
{
  const GdkModifierType shift = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  /* Not accelerators of the application: the blurb undoes its own typing first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "issue.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, shift, "issue.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "issue.new-post", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, "issue.move-to-month", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK, "issue.mark-ready", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, shift, "issue.propose-blurb", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, shift, "issue.copy-html", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, shift, "issue.publish", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "issue.print", NULL);
}

void
praxis_issue_page_install_actions (GtkWidgetClass *widget_class)
{
  static const struct { const char *name; const char *type; GtkWidgetActionActivateFunc activate; } actions[] = {
    { "issue.select", "x", select_action },
    { "issue.place", "(xxb)", place_action },
    { "issue.advance", "x", status_action },
    { "issue.move-up", NULL, move_action },
    { "issue.move-down", NULL, move_action },
    { "issue.menu", NULL, menu_action },
    { "issue.edit", NULL, edit_action },
    { "issue.new-post", NULL, new_post_action },
    { "issue.mark-ready", NULL, status_action },
    { "issue.mark-draft", NULL, status_action },
    { "issue.move-to-month", NULL, move_to_month_action },
    { "issue.propose-blurb", NULL, propose_action },
    { "issue.publish", NULL, publish_action },
    { "issue.copy-html", NULL, copy_action },
    { "issue.copy-post-html", NULL, copy_action },
    { "issue.copy-references", NULL, copy_references_action },
    { "issue.print", NULL, print_action },
    { "issue.save-pdf", NULL, print_action },
    { "issue.refresh", NULL, refresh_action },
    { "issue.undo", NULL, undo_action },
    { "issue.redo", NULL, undo_action },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type, actions[i].activate);
  add_keys (widget_class);
}

void
praxis_issue_page_update_actions (PraxisIssuePage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PraxisIssueItem *item = get_selected (self);
  guint position = gtk_single_selection_get_selected (self->selection);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  PraxisStatus status = item != NULL ? praxis_issue_item_get_status (item) : PRAXIS_STATUS_PUBLISHED;
  gboolean is_complete = item != NULL && praxis_issue_item_get_missing (item) == 0;
  /* A site is brought up to date from any month: what has gone from it may have been all of this one. */
  gboolean has_site = self->digest != NULL && *praxis_digest_get_site_folder (self->digest) != '\0';

  gtk_widget_action_set_enabled (widget, "issue.edit", item != NULL);
  gtk_widget_action_set_enabled (widget, "issue.move-up", item != NULL && position > 0);
  gtk_widget_action_set_enabled (widget, "issue.move-down", item != NULL && position + 1 < n_items);
  gtk_widget_action_set_enabled (widget, "issue.move-to-month", item != NULL);
  gtk_widget_action_set_enabled (widget, "issue.copy-post-html", item != NULL);
  gtk_widget_action_set_enabled (widget, "issue.mark-ready", status == PRAXIS_STATUS_DRAFT && is_complete);
  gtk_widget_action_set_enabled (widget, "issue.mark-draft", status == PRAXIS_STATUS_READY);
  gtk_widget_action_set_enabled (widget, "issue.new-post", self->digest != NULL);
  gtk_widget_action_set_enabled (widget, "issue.propose-blurb", n_items > 0);
  gtk_widget_action_set_enabled (widget, "issue.copy-html", n_items > 0);
  gtk_widget_action_set_enabled (widget, "issue.copy-references", n_items > 0);
  gtk_widget_action_set_enabled (widget, "issue.print", n_items > 0);
  gtk_widget_action_set_enabled (widget, "issue.save-pdf", n_items > 0);
  gtk_widget_action_set_enabled (widget, "issue.publish", n_items > 0 || has_site);
  gtk_widget_action_set_enabled (widget, "issue.undo", self->undo_steps != NULL && self->undo_steps->len > 0);
  gtk_widget_action_set_enabled (widget, "issue.redo", self->redo_steps != NULL && self->redo_steps->len > 0);
}
