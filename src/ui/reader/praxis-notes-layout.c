/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article and its notes: beside each other, one above the other, or, where there is little room, the notes in a sheet that
 * comes over the article when it is asked for. That they stand beside the article is remembered; a sheet is not. */

#include "config.h"

#include "praxis-notes-layout.h"

#include "praxis-notes-pane.h"

struct _PraxisNotesLayout
{
  AdwBin            parent_instance;

  AdwBottomSheet   *sheet;
  GtkPaned         *paned;

  PraxisNotesPane  *notes;
  gboolean          compact;
  gboolean          shown_beside;
};

typedef enum
{
  PROP_ARTICLE = 1,
  PROP_NOTES,
  PROP_COMPACT,
  PROP_SHOWN,
  PROP_SHOWN_BESIDE,
} PraxisNotesLayoutProperty;

static GParamSpec *properties[PROP_SHOWN_BESIDE + 1];

G_DEFINE_FINAL_TYPE (PraxisNotesLayout, praxis_notes_layout, ADW_TYPE_BIN)

static gboolean
is_shown (PraxisNotesLayout *self)
{
  return self->compact ? adw_bottom_sheet_get_open (self->sheet) : self->shown_beside;
}

static void
open_changed_cb (PraxisNotesLayout *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

static void
set_shown_beside (PraxisNotesLayout *self,
                  gboolean           shown)
{
  if (self->shown_beside == shown)
    return;

  self->shown_beside = shown;
  if (self->notes != NULL && !self->compact)
    gtk_widget_set_visible (GTK_WIDGET (self->notes), shown);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN_BESIDE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

/* Puts the notes where they belong. */
static void
place_notes (PraxisNotesLayout *self)
{
  GtkWidget *notes = GTK_WIDGET (self->notes);

  if (notes == NULL)
    return;

  adw_bottom_sheet_set_sheet (self->sheet, NULL);
  gtk_paned_set_end_child (self->paned, NULL);
  praxis_notes_pane_set_in_sheet (self->notes, self->compact);
  gtk_widget_set_visible (notes, self->compact || self->shown_beside);
  if (self->compact)
    adw_bottom_sheet_set_sheet (self->sheet, notes);
  else
    gtk_paned_set_end_child (self->paned, notes);
}

/* Who is writing a note goes on with it. */
static void
set_compact (PraxisNotesLayout *self,
             gboolean           compact)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean is_writing = focus != NULL && self->notes != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->notes));

  if (self->compact == compact)
    return;

  self->compact = compact;
  adw_bottom_sheet_set_open (self->sheet, FALSE);
  place_notes (self);
  if (is_writing)
    {
      praxis_notes_layout_set_shown (self, TRUE);
      gtk_widget_grab_focus (focus);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

/* The article is what is wanted now: nothing covers it any more. */
static void
uncover_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  adw_bottom_sheet_set_open (PRAXIS_NOTES_LAYOUT (widget)->sheet, FALSE);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_notes_layout_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  PraxisNotesLayout *self = PRAXIS_NOTES_LAYOUT (object);

  switch ((PraxisNotesLayoutProperty) prop_id)
    {
    case PROP_ARTICLE:
      g_value_set_object (value, gtk_paned_get_start_child (self->paned));
      break;
    case PROP_NOTES:
      g_value_set_object (value, self->notes);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    case PROP_SHOWN:
      g_value_set_boolean (value, is_shown (self));
      break;
    case PROP_SHOWN_BESIDE:
      g_value_set_boolean (value, self->shown_beside);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_notes_layout_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  PraxisNotesLayout *self = PRAXIS_NOTES_LAYOUT (object);

  switch ((PraxisNotesLayoutProperty) prop_id)
    {
    case PROP_ARTICLE:
      gtk_paned_set_start_child (self->paned, g_value_get_object (value));
      break;
    case PROP_NOTES:
      g_set_object (&self->notes, g_value_get_object (value));
      place_notes (self);
      break;
    case PROP_COMPACT:
      set_compact (self, g_value_get_boolean (value));
      break;
    case PROP_SHOWN:
      praxis_notes_layout_set_shown (self, g_value_get_boolean (value));
      break;
    case PROP_SHOWN_BESIDE:
      set_shown_beside (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_notes_layout_dispose (GObject *object)
{
  PraxisNotesLayout *self = PRAXIS_NOTES_LAYOUT (object);

  /* The child is one of the template's, which takes it away without telling the bin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_NOTES_LAYOUT);
  g_clear_object (&self->notes);

  G_OBJECT_CLASS (praxis_notes_layout_parent_class)->dispose (object);
}

static void
praxis_notes_layout_class_init (PraxisNotesLayoutClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = praxis_notes_layout_get_property;
  object_class->set_property = praxis_notes_layout_set_property;
  object_class->dispose = praxis_notes_layout_dispose;

  properties[PROP_ARTICLE] = g_param_spec_object ("article", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_NOTES] = g_param_spec_object ("notes", NULL, NULL, PRAXIS_TYPE_NOTES_PANE, flags);
  /* Whether there is too little room for both. */
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  /* Whether the notes are to be seen now. */
  properties[PROP_SHOWN] = g_param_spec_boolean ("shown", NULL, NULL, FALSE, flags);
  /* Whether they are wherever there is room for both. */
  properties[PROP_SHOWN_BESIDE] = g_param_spec_boolean ("shown-beside", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/reader/praxis-notes-layout.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisNotesLayout, sheet);
  gtk_widget_class_bind_template_child (widget_class, PraxisNotesLayout, paned);
  gtk_widget_class_bind_template_callback (widget_class, open_changed_cb);

  gtk_widget_class_install_action (widget_class, "notes.uncover", NULL, uncover_action);
}

static void
praxis_notes_layout_init (PraxisNotesLayout *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
praxis_notes_layout_set_shown (PraxisNotesLayout *self,
                               gboolean           shown)
{
  if (self->compact)
    adw_bottom_sheet_set_open (self->sheet, shown);
  else
    set_shown_beside (self, shown);
}
