/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How somebody likes to read, between the settings and the reader's page. */

#include "config.h"

#include "praxis-reader-settings.h"

#define TEXT_SIZE_STEP 10
#define TEXT_SIZE_MIN 50
#define TEXT_SIZE_MAX 300

/* "As the system has it" is answered here, where the system is known, so that the page and the colour behind
 * it are always the same. */
void
praxis_reader_settings_get (GSettings           *settings,
                            PraxisReaderOptions *options)
{
  options->font_scale = g_settings_get_int (settings, "reader-size") / 100.0;
  options->width = g_settings_get_int (settings, "reader-width");
  options->line_spacing = g_settings_get_int (settings, "reader-line-spacing") / 100.0;
  options->justified = g_settings_get_boolean (settings, "reader-justified");
  options->scheme = (PraxisReaderScheme) g_settings_get_enum (settings, "reader-scheme");

  if (options->scheme == PRAXIS_READER_SCHEME_SYSTEM)
    options->scheme = adw_style_manager_get_dark (adw_style_manager_get_default ())
                        ? PRAXIS_READER_SCHEME_DARK : PRAXIS_READER_SCHEME_LIGHT;
}

/* Makes the text larger or smaller; 0 steps for the usual size. */
void
praxis_reader_settings_zoom (GSettings *settings,
                             int        steps)
{
  int size = g_settings_get_int (settings, "reader-size") + steps * TEXT_SIZE_STEP;

  if (steps == 0)
    g_settings_reset (settings, "reader-size");
  else
    g_settings_set_int (settings, "reader-size", CLAMP (size, TEXT_SIZE_MIN, TEXT_SIZE_MAX));
}
