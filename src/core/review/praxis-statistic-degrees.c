/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-statistic-private.h"

#include <math.h>

/* Degrees of freedom in all the shapes that texts give them: "(45)", "(2, 1,234.5)", "(df = 1, N = 90)", "t45", "df = 2, 45". */

typedef PraxisNumberScanner Scanner;

#define MAX_ITEMS 5

/* One number of a list. */
typedef struct
{
  double   value;
  int      decimals;
  gsize    length;
  gboolean is_n;
  gboolean follows_tight_comma;   /* a comma without a space: "1,234" may be one number */
} Item;

typedef struct
{
  Item  items[MAX_ITEMS];
  gsize n_items;
} List;

/* "df =", "df2 =", "N =" */
static gboolean
scan_label (Scanner  *scanner,
            gboolean *is_n)
{
  static const char *const labels[] = { "df1", "df2", "df", "d.f" };
  Scanner ahead = *scanner;
  gboolean is_label = *is_n = praxis_statistic_scan_word (&ahead, "n");

  for (gsize i = 0; !is_label && i < G_N_ELEMENTS (labels); i++)
    is_label = praxis_statistic_scan_word (&ahead, labels[i]);
  praxis_number_scanner_skip (&ahead, ".");
  if (!is_label || praxis_statistic_scan_comparison (&ahead) != '=')
    {
      *is_n = FALSE;
      return FALSE;
    }
  *scanner = ahead;
  return TRUE;
}

/* A number, or what the recognition of characters makes of a one. */
static gboolean
scan_item (Scanner *scanner,
           Item    *item)
{
  const char *start;

  praxis_number_scanner_skip_spaces (scanner);
  scan_label (scanner, &item->is_n);
  start = scanner->at;
  if (!praxis_number_scanner_scan (scanner, PRAXIS_NUMBER_UNSIGNED | (item->is_n ? PRAXIS_NUMBER_GROUPS : 0), &item->value,
                                   &item->decimals))
    {
      if (!praxis_statistic_scan_word (scanner, "l") && !praxis_statistic_scan_word (scanner, "i"))
        return FALSE;
      item->value = 1;
    }
  item->length = scanner->at - start;
  return TRUE;
}

/* Items with commas or semicolons between them, up to a bracket. */
static gboolean
scan_list (Scanner    *scanner,
           List       *list,
           const char *closing)
{
  gboolean follows_tight_comma = FALSE;

  for (list->n_items = 0; list->n_items < MAX_ITEMS;)
    {
      Item *item = &list->items[list->n_items++];

      *item = (Item) { .follows_tight_comma = follows_tight_comma && g_ascii_isdigit (*scanner->at) };
      if (!scan_item (scanner, item))
        return FALSE;
      follows_tight_comma = *scanner->at == ',';
      praxis_number_scanner_skip_spaces (scanner);
      if (praxis_number_scanner_skip (scanner, closing))
        return TRUE;
      if (!praxis_number_scanner_skip (scanner, ",") && !praxis_number_scanner_skip (scanner, ";"))
        return FALSE;
    }
  return FALSE;
}

static void
drop_item (List  *list,
           gsize  at)
{
  memmove (list->items + at, list->items + at + 1, (list->n_items - at - 1) * sizeof (Item));
  list->n_items--;
}

/* Takes the number of people out of the list; NaN where it has none. */
static double
drop_n (List *list)
{
  for (gsize i = 0; i < list->n_items; i++)
    {
      double n = list->items[i].value;

      if (list->items[i].is_n)
        {
          drop_item (list, i);
          return n;
        }
    }
  return NAN;
}

/* Makes one number of the last two that are groups of its digits, "1" and "234". */
static gboolean
join_group (List *list)
{
  for (gsize i = list->n_items; i-- > 1;)
    {
      Item *item = &list->items[i], *before = item - 1;
      gsize n_whole = item->length - (item->decimals > 0 ? item->decimals + 1 : 0);

      if (item->follows_tight_comma && n_whole == 3 && before->length <= 3 && before->decimals == 0)
        {
          before->value = before->value * 1000 + item->value;
          before->length += item->length;
          before->decimals = item->decimals;
          drop_item (list, i);
          return TRUE;
        }
    }
  return FALSE;
}

/* Those of t and r are the second ones, what is left over, as in statcheck's table. */
static gboolean
set_degrees (PraxisStatistic *statistic,
             double           first,
             double           second)
{
  gboolean is_left_over = statistic->type == PRAXIS_STATISTIC_T || statistic->type == PRAXIS_STATISTIC_R;

  statistic->df1 = is_left_over ? NAN : first;
  statistic->df2 = is_left_over ? first : second;
  return first > 0 && (isnan (second) || second > 0);
}

/* Brings a list to the numbers that the test has. "χ²(1, 90)" has the number of people too; that of a correlation is enough for it. */
static gboolean
use_list (List            *list,
          PraxisStatistic *statistic)
{
  gsize n_wanted = statistic->type == PRAXIS_STATISTIC_F ? 2 : 1;
  double n = drop_n (list);

  if (statistic->type == PRAXIS_STATISTIC_Z)
    return list->n_items == 0;
  if (statistic->type == PRAXIS_STATISTIC_R && list->n_items == 0)
    list->items[list->n_items++] = (Item) { .value = n - 2 };
  if (statistic->type == PRAXIS_STATISTIC_CHI2 && isnan (n) && list->n_items > 1)
    n_wanted = 2;
  while (list->n_items > n_wanted && join_group (list))
    ;
  if (list->n_items != n_wanted)
    return FALSE;
  return set_degrees (statistic, list->items[0].value, statistic->type == PRAXIS_STATISTIC_F ? list->items[1].value : NAN);
}

/* Whether all degrees of freedom are known. */
gboolean
praxis_statistic_has_degrees (const PraxisStatistic *self)
{
  return self->type == PRAXIS_STATISTIC_Z || !isnan (self->df1) || !isnan (self->df2);
}

/* In brackets of either kind; for z the number of people alone. */
gboolean
praxis_statistic_scan_degrees (Scanner         *scanner,
                               PraxisStatistic *statistic)
{
  Scanner ahead = *scanner;
  const char *closing;
  List list;

  praxis_number_scanner_skip_spaces (&ahead);
  closing = *ahead.at == '(' ? ")" : "]";
  if (!praxis_number_scanner_skip (&ahead, "(") && !praxis_number_scanner_skip (&ahead, "["))
    return FALSE;
  if (!scan_list (&ahead, &list, closing) || !use_list (&list, statistic))
    return FALSE;
  *scanner = ahead;
  return TRUE;
}

/* Those that stood below the line: "t45", "F2,45", "F 2, 45". Those of t have two digits at least: "t2" is a point in time. */
gboolean
praxis_statistic_scan_low_degrees (Scanner         *scanner,
                                   PraxisStatistic *statistic)
{
  Scanner ahead = *scanner;
  double first, second = NAN;

  if (statistic->type == PRAXIS_STATISTIC_F)
    praxis_number_scanner_skip_spaces (&ahead);
  if (!g_ascii_isdigit (*ahead.at) || !praxis_number_scanner_scan (&ahead, PRAXIS_NUMBER_UNSIGNED, &first, NULL))
    return FALSE;
  if (statistic->type == PRAXIS_STATISTIC_F)
    {
      if (!praxis_number_scanner_skip (&ahead, ","))
        return FALSE;
      praxis_number_scanner_skip_spaces (&ahead);
      if (!praxis_number_scanner_scan (&ahead, PRAXIS_NUMBER_UNSIGNED, &second, NULL))
        return FALSE;
    }
  else if (statistic->type != PRAXIS_STATISTIC_T || first < 10)
    {
      return FALSE;
    }
  if (!set_degrees (statistic, first, second))
    return FALSE;
  *scanner = ahead;
  return TRUE;
}

/* What joins the two of F: "df = 2, 45", "df = 2 and 45" */
static gboolean
scan_second (Scanner *scanner,
             Item    *item)
{
  Scanner ahead = *scanner;

  praxis_number_scanner_skip_spaces (&ahead);
  if (!praxis_number_scanner_skip (&ahead, ",") && !praxis_number_scanner_skip (&ahead, "/") &&
      !praxis_statistic_scan_word (&ahead, "and"))
    return FALSE;
  *item = (Item) { .value = 0 };
  if (!scan_item (&ahead, item))
    return FALSE;
  *scanner = ahead;
  return TRUE;
}

/* "degrees of freedom", "df" */
static gboolean
scan_word_degrees (Scanner *scanner)
{
  static const char *const words[] = { "degrees of freedom", "degree of freedom", "df", "d.f" };
  Scanner ahead = *scanner;

  praxis_number_scanner_skip_spaces (&ahead);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (!praxis_statistic_scan_word (&ahead, words[i]))
        continue;
      praxis_number_scanner_skip (&ahead, ".");
      *scanner = ahead;
      return TRUE;
    }
  return FALSE;
}

/* "df = 45", "45 degrees of freedom"; of a correlation also "n = 47" where @with_n says so. */
gboolean
praxis_statistic_scan_named_degrees (Scanner         *scanner,
                                     PraxisStatistic *statistic,
                                     gboolean         with_n)
{
  Scanner ahead = *scanner, behind = *scanner;
  List list = { .n_items = 1 };
  gboolean is_n, is_labelled = scan_label (&behind, &is_n);

  if ((is_n && (!with_n || statistic->type != PRAXIS_STATISTIC_R)) || !scan_item (&ahead, &list.items[0]))
    return FALSE;
  if (statistic->type == PRAXIS_STATISTIC_F && scan_second (&ahead, &list.items[1]))
    list.n_items = 2;
  if ((!is_labelled && !scan_word_degrees (&ahead)) || !use_list (&list, statistic))
    return FALSE;
  statistic->is_df_of_n = is_n;
  *scanner = ahead;
  return TRUE;
}
