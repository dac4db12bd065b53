/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-pdf-text.h"

/* The first @length bytes of @text, with the letters that are printed as one apart, and no space of a special width. */
char *
praxis_pdf_text_dup_plain (const char *text,
                           gsize       length)
{
  static const char * const ligatures[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };
  GString *plain = g_string_sized_new (length);

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0xfb00 && c < 0xfb00 + G_N_ELEMENTS (ligatures))
        g_string_append (plain, ligatures[c - 0xfb00]);
      else if (c == 0xa0 || c == 0x2009 || c == 0x202f)
        g_string_append_c (plain, ' ');
      else if (c != 0xad && c != 0x200b)
        g_string_append_unichar (plain, c);
    }
  return g_string_free_and_steal (plain);
}
