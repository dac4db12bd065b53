/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A finding, to be corrected or written by hand. A number that is none, or that cannot be, is told beside its field, and keeps
 * the dialog open. */

#include "config.h"

#include "praxis-finding-dialog.h"

#include <glib/gi18n.h>
#include <math.h>

#include "praxis-field-row.h"
#include "review/praxis-number-scanner.h"

/* The numbers, in the order of the form. */
enum
{
  ESTIMATE,
  LOWER,
  UPPER,
  LEVEL,
  P,
  N_PEOPLE,
  N_STUDIES,
  N_NUMBERS
};

static const char *const number_titles[N_NUMBERS] = {
  NC_ ("finding", "Estimate"),
  NC_ ("finding", "Lower Bound of the Interval"),
  NC_ ("finding", "Upper Bound of the Interval"),
  NC_ ("finding", "Level of the Interval, in Percent"),
  NC_ ("finding", "p-Value (.03 or < .001)"),
  NC_ ("finding", "Number of People"),
  NC_ ("finding", "Number of Studies"),
};

struct _PraxisFindingDialog
{
  AdwDialog            parent_instance;

  AdwPreferencesGroup *numbers;
  AdwPreferencesGroup *words;
  AdwComboRow         *measure_row;
  AdwComboRow         *direction_row;
  AdwSwitchRow        *explain_row;

  PraxisFieldRow      *number_rows[N_NUMBERS];
  PraxisFieldRow      *comparison_row;
  PraxisFieldRow      *time_row;
  PraxisFinding       *finding;
};

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisFindingDialog, praxis_finding_dialog, ADW_TYPE_DIALOG)

/* --- Reading the form ------------------------------------------------------------------------------------ */

/* A number and nothing else; NaN for an empty field. */
static gboolean
read_number (const char *text,
             double     *number)
{
  PraxisNumberScanner scanner = { text, text };

  *number = NAN;
  praxis_number_scanner_skip_spaces (&scanner);
  if (*scanner.at == '\0')
    return TRUE;
  if (!praxis_number_scanner_scan (&scanner, PRAXIS_NUMBER_GROUPS, number, NULL))
    return FALSE;
  praxis_number_scanner_skip_spaces (&scanner);
  return *scanner.at == '\0';
}

static gboolean
read_p (const char *text,
        double     *p,
        char       *comparison)
{
  PraxisNumberScanner scanner = { text, text };

  *comparison = '=';
  praxis_number_scanner_skip_spaces (&scanner);
  praxis_number_scanner_skip_comparison (&scanner, comparison);
  return read_number (scanner.at, p) && !(*p < 0) && !(*p > 1);
}

static gboolean
take_number (PraxisFindingDialog *self,
             guint                which,
             double              *number)
{
  gboolean is_good = read_number (praxis_field_row_get_text (self->number_rows[which]), number);

  praxis_field_row_set_fault (self->number_rows[which], is_good ? NULL : _("This is no number."));
  return is_good;
}

static gboolean
take_count (PraxisFindingDialog *self,
            guint                which,
            gint64              *count)
{
  double number;
  gboolean is_good = read_number (praxis_field_row_get_text (self->number_rows[which]), &number) &&
                     (isnan (number) || (number >= 1 && number < 1e12 && number == floor (number)));

  praxis_field_row_set_fault (self->number_rows[which], is_good ? NULL : _("This is no whole number."));
  *count = is_good && !isnan (number) ? number : 0;
  return is_good;
}

static gboolean
take_p (PraxisFindingDialog *self,
        PraxisFindingFields *fields)
{
  gboolean is_good = read_p (praxis_field_row_get_text (self->number_rows[P]), &fields->p, &fields->p_comparison);

  praxis_field_row_set_fault (self->number_rows[P], is_good ? NULL : _("A p-value is a number between 0 and 1."));
  return is_good;
}

/* A number that can be one of the measure. */
static gboolean
take_effect (PraxisFindingDialog *self,
             guint                which,
             PraxisMeasure        measure,
             double              *number)
{
  const char *fault;

  if (!take_number (self, which, number))
    return FALSE;
  fault = praxis_measure_get_fault (measure, *number, which != ESTIMATE);
  if (which == ESTIMATE && isnan (*number))
    fault = _("A finding has an estimate.");
  praxis_field_row_set_fault (self->number_rows[which], fault);
  return fault == NULL;
}

/* How far an estimate may lie outside of its interval, as they are printed: with two decimals, and percentages with none. */
#define ROUNDING 0.0101
#define ROUNDING_OF_PERCENTAGE 1.0

/* The interval of a number needed to treat goes through infinity, and may hold what does not lie between its bounds. */
static gboolean
holds (const PraxisFindingFields *fields)
{
  double slack = fields->measure == PRAXIS_MEASURE_PERCENTAGE ? ROUNDING_OF_PERCENTAGE : ROUNDING;

  if (isnan (fields->lower) || isnan (fields->estimate) || fields->measure == PRAXIS_MEASURE_NNT)
    return TRUE;
  return fields->estimate >= fields->lower - slack && fields->estimate <= fields->upper + slack;
}

static gboolean
take_interval (PraxisFindingDialog *self,
               PraxisFindingFields *fields)
{
  gboolean is_good = take_effect (self, LOWER, fields->measure, &fields->lower);

  is_good &= take_effect (self, UPPER, fields->measure, &fields->upper);
  if (!is_good)
    return FALSE;
  if (isnan (fields->lower) != isnan (fields->upper))
    {
      praxis_field_row_set_fault (self->number_rows[isnan (fields->lower) ? LOWER : UPPER], _("An interval has two bounds."));
      return FALSE;
    }
  if (fields->lower > fields->upper)
    {
      praxis_field_row_set_fault (self->number_rows[LOWER], _("The lower bound is greater than the upper one."));
      return FALSE;
    }
  if (!holds (fields))
    {
      praxis_field_row_set_fault (self->number_rows[ESTIMATE], _("The interval does not hold the estimate."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
take_level (PraxisFindingDialog *self,
            PraxisFindingFields *fields)
{
  gboolean is_good = take_number (self, LEVEL, &fields->level);

  if (is_good && !isnan (fields->level) && !(fields->level >= 1 && fields->level < 100))
    {
      praxis_field_row_set_fault (self->number_rows[LEVEL], _("A level is between 1 and 100 percent: 95."));
      return FALSE;
    }
  return is_good;
}

/* Each field is looked at, so that all faults are told at once. */
static gboolean
take_numbers (PraxisFindingDialog *self,
              PraxisFindingFields *fields)
{
  gboolean is_good = take_effect (self, ESTIMATE, fields->measure, &fields->estimate);

  is_good &= take_interval (self, fields);
  is_good &= take_level (self, fields);
  is_good &= take_p (self, fields);
  is_good &= take_count (self, N_PEOPLE, &fields->n);
  is_good &= take_count (self, N_STUDIES, &fields->k);
  return is_good;
}

static void
save_cb (PraxisFindingDialog *self)
{
  PraxisFindingFields fields = PRAXIS_FINDING_FIELDS_INIT;
  g_autoptr (PraxisFinding) after = NULL;

  if (self->finding != NULL)
    fields = *praxis_finding_get_fields (self->finding);
  fields.measure = adw_combo_row_get_selected (self->measure_row) + 1;
  fields.direction = adw_combo_row_get_selected (self->direction_row);
  fields.comparison = praxis_field_row_get_text (self->comparison_row);
  fields.time_point = praxis_field_row_get_text (self->time_row);
  fields.is_explained = adw_switch_row_get_active (self->explain_row) && praxis_measure_is_standardized (fields.measure);
  if (!take_numbers (self, &fields))
    return;
  after = praxis_finding_new (&fields);
  g_signal_emit (self, signals[EDITED], 0, self->finding, after);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
cancel_cb (PraxisFindingDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* --- Filling the form ------------------------------------------------------------------------------------ */

static void
show_number (PraxisFindingDialog *self,
             guint                which,
             double               number,
             const char          *before)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *text = NULL;

  if (isnan (number))
    return;
  text = g_strconcat (before, g_ascii_formatd (buffer, sizeof buffer, "%.10g", number), NULL);
  praxis_field_row_set_text (self->number_rows[which], text);
}

static void
fill (PraxisFindingDialog       *self,
      const PraxisFindingFields *fields)
{
  const char comparison[] = { fields->p_comparison, ' ', '\0' };

  adw_combo_row_set_selected (self->measure_row, fields->measure - 1);
  adw_combo_row_set_selected (self->direction_row, fields->direction);
  show_number (self, ESTIMATE, fields->estimate, "");
  show_number (self, LOWER, fields->lower, "");
  show_number (self, UPPER, fields->upper, "");
  show_number (self, LEVEL, fields->level, "");
  show_number (self, P, fields->p, fields->p_comparison == '=' ? "" : comparison);
  show_number (self, N_PEOPLE, fields->n > 0 ? fields->n : NAN, "");
  show_number (self, N_STUDIES, fields->k > 0 ? fields->k : NAN, "");
  praxis_field_row_set_text (self->comparison_row, fields->comparison);
  praxis_field_row_set_text (self->time_row, fields->time_point);
  adw_switch_row_set_active (self->explain_row, fields->is_explained);
}

static PraxisFieldRow *
add_row (AdwPreferencesGroup *group,
         const char          *title)
{
  GtkWidget *row = praxis_field_row_new (title);

  adw_preferences_group_add (group, row);

  return PRAXIS_FIELD_ROW (row);
}

static void
build (PraxisFindingDialog *self)
{
  g_autoptr (GtkStringList) measures = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) directions = gtk_string_list_new (NULL);

  for (guint i = 1; i < PRAXIS_N_MEASURES; i++)
    gtk_string_list_append (measures, praxis_measure_get_label (i));
  for (guint i = 0; i < PRAXIS_N_DIRECTIONS; i++)
    gtk_string_list_append (directions, praxis_direction_get_label (i));
  adw_combo_row_set_model (self->measure_row, G_LIST_MODEL (measures));
  adw_combo_row_set_model (self->direction_row, G_LIST_MODEL (directions));
  for (guint i = 0; i < N_NUMBERS; i++)
    self->number_rows[i] = add_row (self->numbers, g_dpgettext2 (NULL, "finding", number_titles[i]));
  self->comparison_row = add_row (self->words, _("What Was Compared"));
  self->time_row = add_row (self->words, _("Time of Measurement"));
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_finding_dialog_dispose (GObject *object)
{
  PraxisFindingDialog *self = PRAXIS_FINDING_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_FINDING_DIALOG);
  g_clear_object (&self->finding);

  G_OBJECT_CLASS (praxis_finding_dialog_parent_class)->dispose (object);
}

static void
praxis_finding_dialog_class_init (PraxisFindingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_finding_dialog_dispose;

  /* With the finding that was edited, NULL for a new one, and what it is now. */
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, PRAXIS_TYPE_FINDING, PRAXIS_TYPE_FINDING);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/editor/praxis-finding-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisFindingDialog, numbers);
  gtk_widget_class_bind_template_child (widget_class, PraxisFindingDialog, words);
  gtk_widget_class_bind_template_child (widget_class, PraxisFindingDialog, measure_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisFindingDialog, direction_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisFindingDialog, explain_row);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
praxis_finding_dialog_init (PraxisFindingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  build (self);
}

/* For a new finding without one. */
AdwDialog *
praxis_finding_dialog_new (PraxisFinding *finding)
{
  PraxisFindingDialog *self = g_object_new (PRAXIS_TYPE_FINDING_DIALOG, NULL);

  if (finding != NULL)
    {
      self->finding = g_object_ref (finding);
      fill (self, praxis_finding_get_fields (finding));
    }

  return ADW_DIALOG (self);
}
