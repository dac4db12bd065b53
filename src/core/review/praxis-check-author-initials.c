/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-checks.h"

/* Given names: initials run together or without periods, and whole names beside initials. One remark a work, on the first of them. */

typedef enum
{
  GIVEN_WHOLE,     /* "Falk", "Jean-Pierre M." */
  GIVEN_INITIALS,  /* "F.", "C. Y.", "J.-P.", "Ch." */
  GIVEN_BARE,      /* "F", "F Y" */
  GIVEN_JOINED,    /* "FF" */
} Given;

/* Whether a part of given names is in small letters but for the first, and no initial. */
static gboolean
is_whole (const char *part)
{
  const char *second = g_utf8_next_char (part);

  return g_unichar_islower (g_utf8_get_char (second)) && strchr (part, '.') == NULL;
}

static Given
get_form (const char *given)
{
  g_auto(GStrv) parts = g_strsplit_set (given, " -\u00a0", -1);
  Given form = GIVEN_INITIALS;

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (parts[i], -1);

      if (length == 0)
        continue;
      if (!g_unichar_isupper (g_utf8_get_char (parts[i])) || is_whole (parts[i]))
        return GIVEN_WHOLE;
      if (strchr (parts[i], '.') != NULL)
        continue;
      if (length > 3)
        return GIVEN_WHOLE;
      form = MAX (form, length == 1 ? GIVEN_BARE : GIVEN_JOINED);
    }
  return form;
}

/* "F. F." for "FF" and "F F" */
static char *
dup_with_periods (const char *given)
{
  GString *text = g_string_new (NULL);

  for (const char *p = given; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '-')
        g_string_append_c (text, '-');
      if (!g_unichar_isupper (c))
        continue;
      if (text->len > 0 && text->str[text->len - 1] == '.')
        g_string_append_c (text, ' ');
      g_string_append_unichar (text, c);
      g_string_append_c (text, '.');
    }
  return g_string_free_and_steal (text);
}

static void
remark (PraxisReviewContext *context,
        guint                index,
        const char          *variable,
        const char          *given,
        const char          *message,
        const char          *reason)
{
  praxis_review_remark (context, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_SUGGESTION,
    .place = { .field = PRAXIS_DRAFT_CITATIONS, .index = index, .variable = variable },
    .text = given,
    .message = message,
    .reason = reason,
  });
}

/* Scripts without capitals have no initials. */
static gboolean
can_have_initials (const char *given)
{
  gunichar c = g_utf8_get_char (given);

  return g_unichar_isupper (c) || g_unichar_islower (c);
}

/* The first name of some form. */
static const PraxisName *
find_form (GPtrArray *names,
           Given      from,
           Given      to)
{
  for (guint i = 0; i < names->len; i++)
    {
      const PraxisName *name = names->pdata[i];
      Given form;

      if (name->given == NULL || name->family == NULL || !can_have_initials (name->given))
        continue;
      form = get_form (name->given);
      if (form >= from && form <= to)
        return name;
    }
  return NULL;
}

static void
check_names (PraxisReviewContext *context,
             guint                index,
             const char          *variable,
             GPtrArray           *names)
{
  const PraxisName *without = find_form (names, GIVEN_BARE, GIVEN_JOINED);
  const PraxisName *whole = find_form (names, GIVEN_WHOLE, GIVEN_WHOLE);
  g_autofree char *message = NULL;

  if (without != NULL)
    {
      g_autofree char *periods = dup_with_periods (without->given);

      message = g_strdup_printf (_("The initials “%s” of %s have no periods: “%s”."), without->given, without->family, periods);
      remark (context, index, variable, without->given, message,
              _("Each initial has a period and a space behind it; letters that stand together are read as one name."));
    }
  else if (whole != NULL && find_form (names, GIVEN_INITIALS, GIVEN_INITIALS) != NULL)
    {
      message = g_strdup_printf (_("%s has a whole given name, “%s”, others have initials."), whole->family, whole->given);
      remark (context, index, variable, whole->given, message,
              _("The names of a work are all given in one way; styles make initials of whole names, and cannot make whole names of "
                "initials."));
    }
}

static void
run (PraxisReviewContext *context)
{
  static const char * const variables[] = { "author", "editor" };
  GPtrArray *citations = praxis_draft_get_citations (praxis_review_context_get_draft (context));

  for (guint i = 0; i < citations->len; i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (variables); j++)
        {
          g_autoptr(GPtrArray) names = praxis_citation_get_names (citations->pdata[i], variables[j]);

          check_names (context, i, variables[j], names);
        }
    }
}

const PraxisCheck praxis_check_author_initials = {
  .name = "author-initials",
  .label = N_("Initials of authors"),
  .rule = N_("Initials have periods, and the names of a work are all given in one way."),
  .source = "APA 7, 9.8",
  .fields = PRAXIS_CHECK_READS (CITATIONS),
  .run = run,
};
