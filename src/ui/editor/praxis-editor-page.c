/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One post, being written: the form on the left, the preview on the right, or one of them where there is room for
 * one. Nothing is saved by pressing a button; under the title stands when the library last had everything, and a
 * banner says why it has not. */

#include "config.h"

#include "praxis-editor-page-private.h"

#include <glib/gi18n.h>

#include "praxis-editor-context.h"
#include "praxis-error-dialog.h"
#include "praxis-open-posts.h"

enum
{
  PROP_0,
  PROP_COMPACT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PraxisEditorPage, praxis_editor_page, ADW_TYPE_NAVIGATION_PAGE)

static PraxisAutosave *
get_autosave (PraxisEditorPage *self)
{
  return praxis_edit_session_get_autosave (self->session);
}

static PraxisDraft *
get_draft (PraxisEditorPage *self)
{
  return praxis_edit_session_get_draft (self->session);
}

/* --- What is said of the post ---------------------------------------------------------------------------- */

static void
update_title (PraxisEditorPage *self)
{
  const char *title = praxis_draft_get_title (get_draft (self));

  if (*title == '\0')
    title = C_("a post without a title", "New Post");
  adw_window_title_set_title (self->window_title, title);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
}

/* The last time stays while the next save is on its way: a word that comes and goes with every key would disturb. */
static char *
describe_saving (PraxisEditorPage *self)
{
  gint64 saved = praxis_autosave_get_saved (get_autosave (self));
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (saved);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *words = NULL;

  if (praxis_autosave_get_state (get_autosave (self)) == PRAXIS_AUTOSAVE_FAILED)
    return g_strdup (C_("state of a post", "Not saved"));
  if (saved == 0)
    return g_strdup (C_("state of a post", "Saved as you write"));
  /* Translators: the time of day, as hours and minutes. */
  words = g_date_time_format (time, g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (now) &&
                                    g_date_time_get_year (time) == g_date_time_get_year (now) ? _("%H:%M") : "%x");
  /* Translators: %s is a time or a date. */
  return g_strdup_printf (C_("state of a post", "Saved %s"), words);
}

static void
update_failed (PraxisEditorPage *self)
{
  const GError *error = praxis_autosave_get_error (get_autosave (self));
  g_autofree char *words = NULL;

  if (error != NULL)
    {
      words = g_strdup_printf (_("Not saved: %s What you write stays here, and Praxis keeps trying."), error->message);
      adw_banner_set_title (self->failed_banner, words);
    }
  adw_banner_set_revealed (self->failed_banner, error != NULL);
}

static void
update_actions (PraxisEditorPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PraxisStatus status = praxis_autosave_get_status (get_autosave (self));
  gboolean is_stored = praxis_autosave_get_post_id (get_autosave (self)) != 0;

  gtk_widget_action_set_enabled (widget, "editor.undo", praxis_edit_session_can_undo (self->session));
  gtk_widget_action_set_enabled (widget, "editor.redo", praxis_edit_session_can_redo (self->session));
  gtk_widget_action_set_enabled (widget, "editor.accept-suggestion", praxis_editor_form_has_suggestion (self->form));
  gtk_widget_action_set_enabled (widget, "editor.mark-ready", status == PRAXIS_STATUS_DRAFT);
  gtk_widget_action_set_enabled (widget, "editor.mark-draft", status == PRAXIS_STATUS_READY);
  gtk_widget_action_set_enabled (widget, "editor.discard", status == PRAXIS_STATUS_NEEDS_UPDATE);
  gtk_widget_action_set_enabled (widget, "editor.history", is_stored);
  gtk_widget_action_set_enabled (widget, "editor.duplicate", is_stored);
}

/* What a start after a crash offers to go on with. */
static void
register_post (PraxisEditorPage *self)
{
  if (self->is_registered || praxis_autosave_get_post_id (get_autosave (self)) == 0)
    return;
  praxis_open_posts_add (praxis_edit_session_get_post_uuid (self->session));
  self->is_registered = TRUE;
}

static void
update (PraxisEditorPage *self)
{
  g_autofree char *saving = describe_saving (self);

  adw_window_title_set_subtitle (self->window_title, saving);
  gtk_menu_button_set_label (self->status_button,
                             praxis_status_get_label (praxis_autosave_get_status (get_autosave (self))));
  update_failed (self);
  update_actions (self);
  register_post (self);
}

static void
draft_changed_cb (PraxisEditorPage *self,
                  guint             field)
{
  if (field == PRAXIS_DRAFT_TITLE)
    update_title (self);
}

static void
stepped_cb (PraxisEditorPage *self,
            guint             field)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  /* The texts put the caret where something changed; what has the keyboard already keeps it. */
  if (field == PRAXIS_DRAFT_SUMMARY || field == PRAXIS_DRAFT_IMPLICATIONS || focus == NULL)
    praxis_editor_form_focus (self->form, field);
}

static void
conflict_cb (PraxisEditorPage *self)
{
  adw_banner_set_revealed (self->conflict_banner, TRUE);
}

static void
try_again_cb (PraxisEditorPage *self)
{
  praxis_autosave_save (get_autosave (self));
}

/* --- Form and preview ------------------------------------------------------------------------------------ */

static void
update_panes (PraxisEditorPage *self)
{
  gboolean is_shown = gtk_toggle_button_get_active (self->preview_button);

  gtk_widget_set_visible (GTK_WIDGET (self->form), !self->compact || !is_shown);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), is_shown);
}

static void
preview_toggled_cb (PraxisEditorPage *self)
{
  if (!self->compact)
    self->wants_preview = gtk_toggle_button_get_active (self->preview_button);
  update_panes (self);
}

static void
set_compact (PraxisEditorPage *self,
             gboolean          compact)
{
  self->compact = compact;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

/* Where there is room for one of them, it is the one that is written in. */
static void
narrowed_cb (PraxisEditorPage *self)
{
  set_compact (self, TRUE);
  gtk_toggle_button_set_active (self->preview_button, FALSE);
  update_panes (self);
}

static void
widened_cb (PraxisEditorPage *self)
{
  set_compact (self, FALSE);
  gtk_toggle_button_set_active (self->preview_button, self->wants_preview);
  update_panes (self);
}

static void
part_clicked_cb (PraxisEditorPage *self,
                 const char       *part,
                 guint             index,
                 const char       *before)
{
  if (self->compact)
    gtk_toggle_button_set_active (self->preview_button, FALSE);
  praxis_editor_form_place_caret (self->form, part, index, before);
}

void
praxis_editor_page_show_error (PraxisEditorPage *self,
                               const char       *heading,
                               const GError     *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !g_cancellable_is_cancelled (self->cancellable))
    praxis_error_dialog_present (GTK_WIDGET (self), heading, error);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
context_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (PraxisEditorPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisEditorContext) context = NULL;

  context = praxis_editor_context_load_finish (PRAXIS_LIBRARY (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (context == NULL)
    {
      praxis_editor_page_show_error (self, _("The Post Cannot Be Edited"), error);
      return;
    }

  praxis_editor_form_set_context (self->form, context);
  praxis_preview_set_session (self->preview, self->session, context->digest, context->references);
  /* Whoever writes already stays where that is. */
  if (!praxis_edit_session_can_undo (self->session))
    praxis_editor_page_focus (self);
}

static void
praxis_editor_page_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_COMPACT:
      g_value_set_boolean (value, PRAXIS_EDITOR_PAGE (object)->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_editor_page_dispose (GObject *object)
{
  PraxisEditorPage *self = PRAXIS_EDITOR_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->is_registered && praxis_autosave_get_state (get_autosave (self)) == PRAXIS_AUTOSAVE_SAVED)
    praxis_open_posts_remove (praxis_edit_session_get_post_uuid (self->session));
  self->is_registered = FALSE;
  praxis_editor_page_stop_proof (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_EDITOR_PAGE);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (praxis_editor_page_parent_class)->dispose (object);
}

static void
praxis_editor_page_finalize (GObject *object)
{
  g_clear_object (&PRAXIS_EDITOR_PAGE (object)->cancellable);

  G_OBJECT_CLASS (praxis_editor_page_parent_class)->finalize (object);
}

static void
praxis_editor_page_class_init (PraxisEditorPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = praxis_editor_page_get_property;
  object_class->dispose = praxis_editor_page_dispose;
  object_class->finalize = praxis_editor_page_finalize;

  /* Whether there is room for the form or the preview, and some commands are at the bottom. */
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  praxis_editor_page_install_actions (widget_class);
  g_type_ensure (PRAXIS_TYPE_EDITOR_FORM);
  g_type_ensure (PRAXIS_TYPE_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/editor/praxis-editor-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisEditorPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, PraxisEditorPage, status_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisEditorPage, preview_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisEditorPage, checks_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisEditorPage, checks_icon);
  gtk_widget_class_bind_template_child (widget_class, PraxisEditorPage, checks_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisEditorPage, failed_banner);
  gtk_widget_class_bind_template_child (widget_class, PraxisEditorPage, conflict_banner);
  gtk_widget_class_bind_template_child (widget_class, PraxisEditorPage, form);
  gtk_widget_class_bind_template_child (widget_class, PraxisEditorPage, preview);
  gtk_widget_class_bind_template_callback (widget_class, narrowed_cb);
  gtk_widget_class_bind_template_callback (widget_class, part_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, preview_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, widened_cb);
}

static void
praxis_editor_page_init (PraxisEditorPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->wants_preview = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_toggle_button_set_active (self->preview_button, TRUE);
}

PraxisEditorPage *
praxis_editor_page_new (PraxisEditSession *session)
{
  PraxisEditorPage *self = g_object_new (PRAXIS_TYPE_EDITOR_PAGE, NULL);
  PraxisAutosave *autosave = praxis_edit_session_get_autosave (session);

  self->session = g_object_ref (session);
  praxis_editor_form_set_session (self->form, session);
  g_signal_connect_object (self->form, "suggested", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "state-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "stepped", G_CALLBACK (stepped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (autosave, "state-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (autosave, "conflict", G_CALLBACK (conflict_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_draft (self), "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  praxis_editor_page_start_proof (self);
  update_title (self);
  update (self);
  praxis_editor_context_load_async (praxis_edit_session_get_library (session),
                                    praxis_edit_session_get_digest_uuid (session), self->cancellable,
                                    context_loaded_cb, g_object_ref (self));

  return self;
}

PraxisEditSession *
praxis_editor_page_get_session (PraxisEditorPage *self)
{
  return self->session;
}

/* Where one begins to write. */
void
praxis_editor_page_focus (PraxisEditorPage *self)
{
  praxis_editor_form_focus (self->form, PRAXIS_DRAFT_TITLE);
}
