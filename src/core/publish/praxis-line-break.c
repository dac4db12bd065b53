/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-line-break.h"

/* Lines for pictures, which break none by themselves. */

/* How wide a letter is, in hundredths of its size: what letters of fonts with serifs are on average. */
static guint
width_of (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  if (g_unichar_iswide (c))
    return 100;
  return g_unichar_isupper (c) ? 68 : 53;
}

/**
 * praxis_line_guess_width:
 * @text: a line of text
 *
 * Returns: about how wide it is in whatever font it will be shown, in units of the font's size
 */
double
praxis_line_guess_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += width_of (g_utf8_get_char (p));
  return width / 100.0;
}

/**
 * praxis_line_is_rtl:
 * @text: a line of text
 * @otherwise: what to say of one without letters
 *
 * Returns: whether it begins with a letter that is written from right to left (Unicode Standard Annex 9, P2)
 */
gboolean
praxis_line_is_rtl (const char *text,
                    gboolean    otherwise)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalpha (c))
        continue;
      switch (g_unichar_get_script (c))
        {
        case G_UNICODE_SCRIPT_ARABIC:
        case G_UNICODE_SCRIPT_HEBREW:
        case G_UNICODE_SCRIPT_NKO:
        case G_UNICODE_SCRIPT_SYRIAC:
        case G_UNICODE_SCRIPT_THAANA:
          return TRUE;
        default:
          return FALSE;
        }
    }
  return otherwise;
}

typedef struct
{
  GPtrArray         *lines;
  GString           *line;
  double             width;
  PraxisTextMeasure  measure;
  gpointer           user_data;
} Breaker;

static void
end_line (Breaker *self)
{
  if (self->line->len > 0)
    g_ptr_array_add (self->lines, g_strdup (self->line->str));
  g_string_truncate (self->line, 0);
}

/* Returns: whether @text, behind what is on the line, still fits */
static gboolean
fits (Breaker    *self,
      const char *space,
      const char *text)
{
  g_autofree char *longer = g_strconcat (self->line->str, space, text, NULL);

  return self->measure (longer, self->user_data) <= self->width;
}

/* Cuts what is too long for a line between two letters, as for languages without spaces. */
static void
add_long_word (Breaker    *self,
               const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      char letter[8] = { 0 };

      g_unichar_to_utf8 (g_utf8_get_char (p), letter);
      if (self->line->len > 0 && !fits (self, "", letter))
        end_line (self);
      g_string_append (self->line, letter);
    }
}

static void
add_word (Breaker    *self,
          const char *word)
{
  if (self->line->len > 0 && !fits (self, " ", word))
    end_line (self);
  if (self->line->len > 0)
    g_string_append_c (self->line, ' ');
  if (self->line->len > 0 || fits (self, "", word))
    g_string_append (self->line, word);
  else
    add_long_word (self, word);
}

/**
 * praxis_line_break:
 * @text: a text
 * @width: how wide a line may be
 * @measure: says how wide a line is
 * @user_data: for @measure
 *
 * Breaks a text between words, and within those that are wider than a line.
 *
 * Returns: (transfer full) (element-type utf8): its lines; none for an empty text
 */
GPtrArray *
praxis_line_break (const char        *text,
                   double             width,
                   PraxisTextMeasure  measure,
                   gpointer           user_data)
{
  g_auto(GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  Breaker self = { g_ptr_array_new_with_free_func (g_free), g_string_new (NULL), width, measure, user_data };

  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0')
        add_word (&self, words[i]);
    }
  end_line (&self);
  g_string_free (self.line, TRUE);
  return self.lines;
}
