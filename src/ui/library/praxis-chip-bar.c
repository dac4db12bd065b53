/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was chosen in the facets, over the list: a chip each, that a click takes away, and one that takes away
 * all of them. With two topics or more there is the switch between all and any. */

#include "config.h"

#include "praxis-chip-bar.h"

#include <glib/gi18n.h>

#include "praxis-facet-labels.h"

struct _PraxisChipBar
{
  AdwBin           parent_instance;

  GtkRevealer     *revealer;
  AdwWrapBox      *chips;
  AdwToggleGroup  *match;

  GPtrArray       *buttons;
  PraxisBrowser   *browser;
};

G_DEFINE_FINAL_TYPE (PraxisChipBar, praxis_chip_bar, ADW_TYPE_BIN)

static void
add_button (PraxisChipBar *self,
            GtkWidget     *button)
{
  adw_wrap_box_append (self->chips, button);
  g_ptr_array_add (self->buttons, button);
}

static GtkWidget *
new_chip_content (const char   *label,
                  PraxisChoice  choice)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_label_new (label);

  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 28);
  if (choice == PRAXIS_CHOICE_EXCLUDE)
    gtk_widget_add_css_class (words, "struck");
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));

  return box;
}

static void
add_chip (PraxisChipBar *self,
          PraxisFacet    facet,
          const char    *value,
          PraxisChoice   choice)
{
  g_autofree char *label = praxis_facet_dup_label (facet, value);
  g_autofree char *text = NULL;
  GtkWidget *button = gtk_button_new ();

  if (choice == PRAXIS_CHOICE_EXCLUDE)
    /* Translators: a button that takes away a filter; %s is a topic, year or journal that posts must not have. */
    text = g_strdup_printf (_("Show Posts with “%s” Again"), label);
  else
    /* Translators: a button that takes away a filter; %s is a topic, year or journal. */
    text = g_strdup_printf (_("Remove Filter “%s”"), label);

  gtk_button_set_child (GTK_BUTTON (button), new_chip_content (label, choice));
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "chips.remove");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(us)", facet, value);

  add_button (self, button);
}

static void
add_clear_button (PraxisChipBar *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (C_("take away all filters", "_Clear"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_tooltip_text (button, _("Remove All Filters"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "chips.clear");

  add_button (self, button);
}

/* Which of the buttons has the keyboard; -1 for none. */
static int
find_focus (PraxisChipBar *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    {
      if (gtk_widget_has_focus (self->buttons->pdata[i]))
        return i;
    }

  return -1;
}

static void
add_chips (PraxisChipBar      *self,
           const PraxisFilter *filter)
{
  for (PraxisFacet facet = 0; facet < PRAXIS_N_FACETS; facet++)
    {
      for (PraxisChoice choice = PRAXIS_CHOICE_INCLUDE; choice <= PRAXIS_CHOICE_EXCLUDE; choice++)
        {
          const char * const *values = praxis_filter_get_values (filter, facet, choice);

          for (guint i = 0; values != NULL && values[i] != NULL; i++)
            add_chip (self, facet, values[i], choice);
        }
    }

  if (self->buttons->len > 0)
    add_clear_button (self);
}

static void
filter_changed_cb (PraxisChipBar *self)
{
  const PraxisFilter *filter = praxis_browser_get_filter (self->browser);
  const char * const *topics = praxis_filter_get_values (filter, PRAXIS_FACET_TOPIC, PRAXIS_CHOICE_INCLUDE);
  int focus = find_focus (self);

  for (guint i = 0; i < self->buttons->len; i++)
    adw_wrap_box_remove (self->chips, self->buttons->pdata[i]);
  g_ptr_array_set_size (self->buttons, 0);

  add_chips (self, filter);

  adw_toggle_group_set_active_name (self->match, praxis_filter_get_any_topic (filter) ? "any" : "all");
  gtk_widget_set_visible (GTK_WIDGET (self->match), topics != NULL && topics[0] != NULL && topics[1] != NULL);
  gtk_revealer_set_reveal_child (self->revealer, self->buttons->len > 0);

  if (focus >= 0 && self->buttons->len > 0)
    gtk_widget_grab_focus (self->buttons->pdata[MIN ((guint) focus, self->buttons->len - 1)]);
}

static void
match_changed_cb (PraxisChipBar *self)
{
  if (self->browser != NULL)
    praxis_browser_set_any_topic (self->browser,
                                  g_strcmp0 (adw_toggle_group_get_active_name (self->match), "any") == 0);
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PraxisFacet facet;
  const char *value;

  g_variant_get (parameter, "(u&s)", &facet, &value);
  praxis_browser_set_choice (PRAXIS_CHIP_BAR (widget)->browser, facet, value, PRAXIS_CHOICE_NONE);
}

static void
clear_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  praxis_browser_clear_choices (PRAXIS_CHIP_BAR (widget)->browser);
}

static void
praxis_chip_bar_dispose (GObject *object)
{
  PraxisChipBar *self = PRAXIS_CHIP_BAR (object);

  g_ptr_array_set_size (self->buttons, 0);
  /* The template would take the child away without the bin's knowledge. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_CHIP_BAR);
  g_clear_object (&self->browser);

  G_OBJECT_CLASS (praxis_chip_bar_parent_class)->dispose (object);
}

static void
praxis_chip_bar_finalize (GObject *object)
{
  g_clear_pointer (&PRAXIS_CHIP_BAR (object)->buttons, g_ptr_array_unref);

  G_OBJECT_CLASS (praxis_chip_bar_parent_class)->finalize (object);
}

static void
praxis_chip_bar_class_init (PraxisChipBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = praxis_chip_bar_dispose;
  object_class->finalize = praxis_chip_bar_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/library/praxis-chip-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisChipBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, PraxisChipBar, chips);
  gtk_widget_class_bind_template_child (widget_class, PraxisChipBar, match);
  gtk_widget_class_bind_template_callback (widget_class, match_changed_cb);

  gtk_widget_class_install_action (widget_class, "chips.remove", "(us)", remove_action);
  gtk_widget_class_install_action (widget_class, "chips.clear", NULL, clear_action);
}

static void
praxis_chip_bar_init (PraxisChipBar *self)
{
  self->buttons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
praxis_chip_bar_set_browser (PraxisChipBar *self,
                             PraxisBrowser *browser)
{
  g_return_if_fail (self->browser == NULL);

  self->browser = g_object_ref (browser);
  g_signal_connect_object (browser, "filter-changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  filter_changed_cb (self);
}
