/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-theme.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/*
 * Whether what is written in a theme's colours can be read: the contrast of every colour of text with every surface that
 * it stands on, as the Web Content Accessibility Guidelines 2.2 reckon it, level AA.
 */

#define LEAST 4.5

typedef struct
{
  const char *ink;
  const char *surface;
} Pair;

static const Pair pairs[] = {
  { "--ink", "--paper" },
  { "--ink", "--panel" },
  { "--faint", "--paper" },
  { "--faint", "--panel" },
  { "--accent", "--paper" },
  { "--accent", "--panel" },
  { "--accent-strong", "--paper" },
  { "--accent-strong", "--panel" },
  { "--heading-ink", "--paper" },
  { "--heading-ink", "--panel" },
  { "--band-ink", "--band" },
  { "--band-accent", "--band" },
};

typedef struct
{
  const Pair *pair;
  double      ratio;
  gboolean    dark;
  gboolean    both;
} Fault;

/* One of the three parts of a colour, as light. */
static double
get_channel (const char *hex,
             gsize       i)
{
  gsize length = strlen (hex) == 4 ? 1 : 2;
  int high = g_ascii_xdigit_value (hex[1 + i * length]);
  int low = g_ascii_xdigit_value (hex[i * length + length]);
  double value = (high * 16 + low) / 255.0;

  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
get_luminance (PraxisTheme *self,
               const char  *variable,
               gboolean     dark)
{
  g_autofree char *colour = praxis_theme_dup_colour (self, variable, dark);

  return 0.2126 * get_channel (colour, 0) + 0.7152 * get_channel (colour, 1) + 0.0722 * get_channel (colour, 2);
}

/**
 * praxis_theme_get_contrast:
 * @self: a theme
 * @one: a variable that is a colour
 * @other: another one
 * @dark: whether it is asked for in the dark
 *
 * Returns: the contrast of both, from 1 to 21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)
 */
double
praxis_theme_get_contrast (PraxisTheme *self,
                           const char  *one,
                           const char  *other,
                           gboolean     dark)
{
  double a = get_luminance (self, one, dark), b = get_luminance (self, other, dark);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static gboolean
is_same_in_dark (PraxisTheme *self,
                 const char  *variable)
{
  g_autofree char *light = praxis_theme_dup_colour (self, variable, FALSE);
  g_autofree char *dark = praxis_theme_dup_colour (self, variable, TRUE);

  return g_ascii_strcasecmp (light, dark) == 0;
}

static int
compare_faults (gconstpointer a,
                gconstpointer b)
{
  double first = ((const Fault *) a)->ratio, second = ((const Fault *) b)->ratio;

  return (first > second) - (first < second);
}

static void
check_pair (PraxisTheme *self,
            const Pair  *pair,
            GArray      *faults)
{
  const char *scheme = praxis_theme_get_value (self, "--color-scheme");
  gboolean both = is_same_in_dark (self, pair->ink) && is_same_in_dark (self, pair->surface);

  for (guint dark = FALSE; dark <= TRUE; dark++)
    {
      Fault fault = { pair, praxis_theme_get_contrast (self, pair->ink, pair->surface, dark), dark, both };

      if (strstr (scheme, dark ? "dark" : "light") == NULL || fault.ratio >= LEAST)
        continue;
      g_array_append_val (faults, fault);
      if (both)
        break;
    }
}

static char *
describe (const Fault *fault)
{
  /* Cut off, so that nothing just below is called enough. */
  double ratio = floor (fault->ratio * 10) / 10;

  if (fault->both)
    /* Translators: two variables of a theme, such as --ink and --paper, and how much they differ, such as 3.2 */
    return g_strdup_printf (_("%s on %s has a contrast of %.1f:1; text needs at least %.1f:1."), fault->pair->ink,
                            fault->pair->surface, ratio, LEAST);
  if (fault->dark)
    return g_strdup_printf (_("On dark pages %s on %s has a contrast of %.1f:1; text needs at least %.1f:1."), fault->pair->ink,
                            fault->pair->surface, ratio, LEAST);
  return g_strdup_printf (_("On light pages %s on %s has a contrast of %.1f:1; text needs at least %.1f:1."), fault->pair->ink,
                          fault->pair->surface, ratio, LEAST);
}

/**
 * praxis_theme_list_warnings:
 * @self: a theme
 *
 * Lists the colours of text that stand out too little from what is behind them for everybody to read them.
 *
 * Returns: (transfer full): a sentence for each, the worst first
 */
GStrv
praxis_theme_list_warnings (PraxisTheme *self)
{
  g_autoptr(GArray) faults = g_array_new (FALSE, FALSE, sizeof (Fault));
  g_autoptr(GStrvBuilder) warnings = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    check_pair (self, &pairs[i], faults);
  g_array_sort (faults, compare_faults);
  for (guint i = 0; i < faults->len; i++)
    g_strv_builder_take (warnings, describe (&g_array_index (faults, Fault, i)));
  return g_strv_builder_end (warnings);
}
