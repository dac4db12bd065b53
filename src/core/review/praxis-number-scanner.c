/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-number-scanner.h"

/* Reads numbers as journals print them: "−0.52", ".03", "4,507", "1.8e-06", "1.8 × 10⁻⁶". */

/**
 * praxis_number_scanner_is_word_start:
 * @self: a place in a text
 *
 * Returns: whether neither a letter nor a digit stands right before it
 */
gboolean
praxis_number_scanner_is_word_start (const PraxisNumberScanner *self)
{
  return self->at == self->text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_find_prev_char (self->text, self->at)));
}

/**
 * praxis_number_scanner_skip:
 * @self: a place in a text
 * @words: what may stand there
 *
 * Returns: whether that stands there; the place is behind it then
 */
gboolean
praxis_number_scanner_skip (PraxisNumberScanner *self,
                            const char          *words)
{
  const char *at = self->at;

  for (; *words != '\0'; words++)
    {
      /* A space stands for one that does not break as well. */
      if (*words == ' ' && (g_str_has_prefix (at, "\u00a0") || g_str_has_prefix (at, "\u202f")))
        at = g_utf8_next_char (at);
      else if (*at++ != *words)
        return FALSE;
    }
  self->at = at;
  return TRUE;
}

/**
 * praxis_number_scanner_skip_spaces:
 * @self: a place in a text
 *
 * Goes over white space of any kind, thin and no-break spaces among it.
 */
void
praxis_number_scanner_skip_spaces (PraxisNumberScanner *self)
{
  while (g_unichar_isspace (g_utf8_get_char (self->at)) || g_str_has_prefix (self->at, "\u2060"))
    self->at = g_utf8_next_char (self->at);
}

/**
 * praxis_number_scanner_skip_percent:
 * @self: a place in a text
 *
 * Returns: whether "%", "percent" or "per cent" stands there, behind spaces or none; the place is behind it then
 */
gboolean
praxis_number_scanner_skip_percent (PraxisNumberScanner *self)
{
  PraxisNumberScanner ahead = *self;

  praxis_number_scanner_skip_spaces (&ahead);
  if (!praxis_number_scanner_skip (&ahead, "%") && !praxis_number_scanner_skip (&ahead, "percent") &&
      !praxis_number_scanner_skip (&ahead, "per cent"))
    return FALSE;
  *self = ahead;
  return TRUE;
}

/**
 * praxis_number_scanner_skip_comparison:
 * @self: a place in a text
 * @comparison: (out): '=', '<' or '>'
 *
 * Returns: whether "=", "<", ">", "≤" or "≥" stands there; the place is behind it then
 */
gboolean
praxis_number_scanner_skip_comparison (PraxisNumberScanner *self,
                                       char                *comparison)
{
  static const struct { const char *sign; char comparison; } signs[] = {
    { "<=", '<' }, { ">=", '>' }, { "=", '=' }, { "<", '<' }, { ">", '>' }, { "≤", '<' }, { "≥", '>' },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (praxis_number_scanner_skip (self, signs[i].sign))
        {
          *comparison = signs[i].comparison;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
skip_sign (PraxisNumberScanner *self)
{
  return praxis_number_scanner_skip (self, "-") || praxis_number_scanner_skip (self, "−") ||
         praxis_number_scanner_skip (self, "–");
}

static gboolean
is_group (const char *at)
{
  return *at == ',' && g_ascii_isdigit (at[1]) && g_ascii_isdigit (at[2]) && g_ascii_isdigit (at[3]) && !g_ascii_isdigit (at[4]);
}

/* Copies digits; those of groups only behind one to three of the first. */
static void
take_digits (PraxisNumberScanner *self,
             GString             *digits,
             gboolean             with_groups)
{
  const char *start = self->at;

  while (g_ascii_isdigit (*self->at))
    g_string_append_c (digits, *self->at++);
  while (with_groups && self->at > start && self->at - start <= 3 + 4 * 4 && is_group (self->at))
    {
      g_string_append_len (digits, self->at + 1, 3);
      self->at += 4;
    }
}

/* "⁻⁶", in digits that stand above the line. */
static gboolean
take_raised_digits (PraxisNumberScanner *self,
                    GString             *digits)
{
  static const char *const raised[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  gboolean found = FALSE, is_digit = TRUE;

  if (praxis_number_scanner_skip (self, "⁻"))
    g_string_append_c (digits, '-');
  while (is_digit)
    {
      is_digit = FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (raised) && !is_digit; i++)
        {
          is_digit = praxis_number_scanner_skip (self, raised[i]);
          if (is_digit)
            g_string_append_c (digits, (char) ('0' + i));
        }
      found |= is_digit;
    }
  return found;
}

/* "× 10", with what may stand for the sign */
static gboolean
skip_times_ten (PraxisNumberScanner *self)
{
  static const char *const signs[] = { "×", "x", "*", "·", "⋅" };

  praxis_number_scanner_skip_spaces (self);
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (!praxis_number_scanner_skip (self, signs[i]))
        continue;
      praxis_number_scanner_skip_spaces (self);
      return praxis_number_scanner_skip (self, "10");
    }
  return FALSE;
}

/* "e-06", "× 10⁻⁶", "x 10^-6" and, where the power stood above the line, "× 10−6" */
static void
take_exponent (PraxisNumberScanner *self,
               GString             *digits)
{
  PraxisNumberScanner ahead = *self;
  gsize n_before = digits->len;
  gboolean is_short = praxis_number_scanner_skip (&ahead, "e") || praxis_number_scanner_skip (&ahead, "E"), is_raised;

  if (!is_short && !skip_times_ten (&ahead))
    return;
  g_string_append_c (digits, 'e');
  is_raised = !is_short && take_raised_digits (&ahead, digits);
  if (!is_raised)
    {
      gboolean is_marked = praxis_number_scanner_skip (&ahead, "^");
      gboolean is_negative = skip_sign (&ahead);

      /* "× 106" is no power. */
      if (!g_ascii_isdigit (*ahead.at) || (!is_short && !is_marked && !is_negative))
        {
          g_string_truncate (digits, n_before);
          return;
        }
      if (is_negative)
        g_string_append_c (digits, '-');
      take_digits (&ahead, digits, FALSE);
    }
  *self = ahead;
}

/* The mark between whole digits and decimals: a point, in the middle of the line too; or a comma where no group of three follows. */
static gboolean
skip_decimal_mark (PraxisNumberScanner *self,
                   PraxisNumberForm     form)
{
  static const char middle[] = "·";
  const char *behind = self->at + strlen (middle);

  /* "5·10^−6" has a factor. */
  if (g_str_has_prefix (self->at, middle) && g_ascii_isdigit (*behind) &&
      !(g_str_has_prefix (behind, "10") && behind[2] != '\0' && !g_ascii_isdigit (behind[2]) && strchr (" ,;)]", behind[2]) == NULL))
    {
      self->at = behind;
      return TRUE;
    }
  if ((*self->at != '.' && *self->at != ',') || !g_ascii_isdigit (self->at[1]))
    return FALSE;
  if (*self->at == ',' && ((form & PRAXIS_NUMBER_UNSIGNED) != 0 && (form & PRAXIS_NUMBER_EXPONENT) == 0))
    return FALSE;
  self->at++;
  return TRUE;
}

/**
 * praxis_number_scanner_scan:
 * @self: a place in a text
 * @form: what the number may look like
 * @number: (out): the number
 * @decimals: (out) (optional): how many decimals it is printed with
 *
 * Returns: whether a number stands there; the place is behind it then
 */
gboolean
praxis_number_scanner_scan (PraxisNumberScanner *self,
                            PraxisNumberForm     form,
                            double              *number,
                            int                 *decimals)
{
  PraxisNumberScanner ahead = *self;
  g_autoptr(GString) digits = g_string_new (NULL);
  gboolean is_negative = (form & PRAXIS_NUMBER_UNSIGNED) == 0 && skip_sign (&ahead);
  gsize n_whole, n_decimals = 0;

  praxis_number_scanner_skip_spaces (&ahead);
  take_digits (&ahead, digits, (form & PRAXIS_NUMBER_GROUPS) != 0);
  n_whole = digits->len;
  if (skip_decimal_mark (&ahead, form))
    {
      g_string_append_c (digits, '.');
      take_digits (&ahead, digits, FALSE);
      n_decimals = digits->len - n_whole - 1;
    }
  if (n_whole + n_decimals == 0)
    return FALSE;
  if ((form & PRAXIS_NUMBER_EXPONENT) != 0)
    take_exponent (&ahead, digits);
  *number = g_ascii_strtod (digits->str, NULL);
  if (is_negative)
    *number = -*number;
  if (decimals != NULL)
    *decimals = n_decimals;
  *self = ahead;
  return TRUE;
}
