/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-reference-name-list.h"

#include <string.h>

#include "praxis-reference-name-chunks.h"
#include "praxis-reference-name-parts.h"
#include "praxis-reference-text.h"

/* Makes people and groups of a list of names as it is printed in a reference.
 *
 * The pieces between the separators do not say alone what they are: "Smith, Jones" may be two people or one. So the list
 * is looked at as a whole: with initials anywhere, a piece without them is a family name of its own; without any, an even
 * number of pieces between "and"s is family name and given name. */

/* Degrees that look like initials. */
static const char * const short_degrees[] = { "MD", "M.D.", "RN", "MA", "M.A.", "MS", "M.S.", "BA", "B.A.", NULL };

static PraxisNameChunk *
chunk_at (GPtrArray *chunks,
          guint      index)
{
  return index < chunks->len ? g_ptr_array_index (chunks, index) : NULL;
}

/* Whether the piece at @index gives the given names of the family name before it. */
static gboolean
is_given_at (GPtrArray *chunks,
             guint      index)
{
  PraxisNameChunk *chunk = chunk_at (chunks, index);
  PraxisNameChunk *next = chunk_at (chunks, index + 1);

  if (chunk == NULL || chunk->kind != PRAXIS_NAME_CHUNK_INITIALS || chunk->before == PRAXIS_NAME_SEPARATOR_AND)
    return FALSE;
  /* "LI, K." after a family name: two capitals that have initials of their own behind them. */
  if (!praxis_name_chunk_is_initials (chunk->text, TRUE) && strchr (chunk->text, ' ') == NULL && strchr (chunk->text, '.') == NULL &&
      next != NULL && next->kind == PRAXIS_NAME_CHUNK_INITIALS && next->before == PRAXIS_NAME_SEPARATOR_COMMA)
    return FALSE;
  return TRUE;
}

/* Whether the pieces from the one at @start to the next "and" or semicolon are an even number of plain words. */
static gboolean
pairs_up (GPtrArray *chunks,
          guint      start,
          gboolean  *given_first)
{
  guint count = 0;

  *given_first = FALSE;
  for (guint i = start; i < chunks->len; i++)
    {
      PraxisNameChunk *chunk = chunk_at (chunks, i);

      if (i > start && chunk->before != PRAXIS_NAME_SEPARATOR_COMMA)
        break;
      if (chunk->kind != PRAXIS_NAME_CHUNK_WORDS)
        continue;
      count++;
      if (chunk->n_words >= 2)
        *given_first = TRUE;
    }
  return count % 2 == 0 && count > 0;
}

/* Whether the list, which has no initials at all, is written "Family, Given". */
static gboolean
is_inverted (GPtrArray *chunks)
{
  for (guint i = 0; i < chunks->len; i++)
    {
      PraxisNameChunk *chunk = chunk_at (chunks, i);
      gboolean given_first;

      if (i > 0 && chunk->before == PRAXIS_NAME_SEPARATOR_COMMA)
        continue;
      if (chunk->kind == PRAXIS_NAME_CHUNK_ET_AL || pairs_up (chunks, i, &given_first))
        continue;
      /* "Smith, John, and Jane Doe": only the first is turned round. */
      if (i > 0 && given_first)
        continue;
      return FALSE;
    }
  return TRUE;
}

/* "al-Hassan" is one word. */
static gboolean
has_particle (const char *word)
{
  const char *hyphen = strchr (word, '-');
  g_autofree char *particle = hyphen != NULL ? g_strndup (word, (gsize) (hyphen - word)) : NULL;

  return particle != NULL && praxis_name_list_is_particle (particle) && praxis_reference_starts_upper (hyphen + 1);
}

static gboolean
is_prose (PraxisNameChunk *chunk)
{
  g_auto(GStrv) words = g_strsplit (chunk->text, " ", -1);
  guint n = g_strv_length (words);

  if (chunk->kind != PRAXIS_NAME_CHUNK_WORDS && chunk->kind != PRAXIS_NAME_CHUNK_INITIALS_WORDS &&
      chunk->kind != PRAXIS_NAME_CHUNK_WORDS_INITIALS)
    return FALSE;
  if (n > 6)
    return TRUE;
  for (guint i = 0; i < n; i++)
    {
      gunichar c = g_utf8_get_char (words[i]);

      if (g_unichar_isdigit (c) || strpbrk (words[i], "?!:\"()[]/") != NULL)
        return TRUE;
      if (g_unichar_islower (c) && !praxis_name_list_is_particle (words[i]) && !has_particle (words[i]) && !g_str_has_prefix (words[i], "d'") &&
          !g_str_has_prefix (words[i], "d’") && strcmp (words[i], "with") != 0 && strcmp (words[i], "the") != 0)
        return TRUE;
      if (g_unichar_islower (c) && !has_particle (words[i]) && i == n - 1 && n > 1 && chunk->kind == PRAXIS_NAME_CHUNK_WORDS)
        return TRUE;
    }
  return FALSE;
}

static void
take_name (PraxisNameList *self,
           PraxisName           *name)
{
  if (name->given != NULL)
    self->initialled++;
  g_ptr_array_add (self->names, name);
}

/* A family name, with what belongs to it behind. Returns how many more pieces were used. */
static guint
take_family (PraxisNameList *self,
             GPtrArray            *chunks,
             guint                 index,
             const char           *family)
{
  PraxisName *name = praxis_name_new ();
  PraxisNameChunk *next = chunk_at (chunks, index + 1);
  g_autofree char *trimmed = praxis_reference_trim (g_strdup (family), ".");
  guint used = 0;

  praxis_name_set_family (name, trimmed);
  /* "Smith, Jr., J." */
  if (next != NULL && next->kind == PRAXIS_NAME_CHUNK_SUFFIX && is_given_at (chunks, index + 2))
    {
      name->suffix = praxis_name_format_suffix (next->text);
      used = 1;
    }
  if (is_given_at (chunks, index + 1 + used))
    {
      praxis_name_set_given (name, chunk_at (chunks, index + 1 + used)->text);
      used++;
    }
  else
    {
      self->doubtful = TRUE;
    }
  take_name (self, name);
  return used;
}

/* "J. A. Jones" after "Smith," and before ", B.": the comma between two people is missing. */
static guint
take_broken_pair (PraxisNameList *self,
                  GPtrArray            *chunks,
                  guint                 index)
{
  PraxisNameChunk *chunk = chunk_at (chunks, index);
  PraxisName *last = g_ptr_array_index (self->names, self->names->len - 1);
  g_auto(GStrv) tokens = g_strsplit (chunk->text, " ", -1);
  guint n = g_strv_length (tokens), end = 0;
  g_autofree char *given = NULL, *family = NULL;

  while (end < n && praxis_name_chunk_is_initials (tokens[end], TRUE))
    end++;
  given = praxis_name_join_words (tokens, 0, end);
  family = praxis_name_join_words (tokens, end, n);
  praxis_name_set_given (last, given);
  self->initialled++;
  return take_family (self, chunks, index, family);
}

static guint
take_words (PraxisNameList *self,
            GPtrArray            *chunks,
            guint                 index,
            gboolean              inverted,
            guint                 with_initials)
{
  PraxisNameChunk *chunk = chunk_at (chunks, index);
  PraxisNameChunk *next = chunk_at (chunks, index + 1);

  if (is_given_at (chunks, index + 1) ||
      (next != NULL && next->kind == PRAXIS_NAME_CHUNK_SUFFIX && is_given_at (chunks, index + 2)))
    return take_family (self, chunks, index, chunk->text);
  if (praxis_name_list_is_organisation (chunk->text))
    {
      const char *text = praxis_reference_has_prefix (chunk->text, "the ") && chunk->before == PRAXIS_NAME_SEPARATOR_AND ? chunk->text + 4 : chunk->text;

      self->groups++;
      g_ptr_array_add (self->names, praxis_name_new_literal (text));
      return 0;
    }
  if (inverted && with_initials == 0 && next != NULL && next->kind == PRAXIS_NAME_CHUNK_WORDS &&
      next->before == PRAXIS_NAME_SEPARATOR_COMMA)
    {
      PraxisName *name = praxis_name_new ();

      praxis_name_set_family (name, chunk->text);
      praxis_name_set_given (name, next->text);
      take_name (self, name);
      return 1;
    }
  if (chunk->n_words >= 2 && !praxis_name_list_is_particle (chunk->text) &&
      g_unichar_isupper (g_utf8_get_char (chunk->text)))
    {
      take_name (self, praxis_name_new_given_first (chunk->text));
      return 0;
    }
  return take_family (self, chunks, index, chunk->text);
}

static guint
take_chunk (PraxisNameList *self,
            GPtrArray            *chunks,
            guint                 index,
            gboolean              inverted,
            guint                 with_initials)
{
  PraxisNameChunk *chunk = chunk_at (chunks, index);
  PraxisName *last = self->names->len > 0 ? g_ptr_array_index (self->names, self->names->len - 1) : NULL;

  switch (chunk->kind)
    {
    case PRAXIS_NAME_CHUNK_ET_AL:
      g_ptr_array_add (self->names, praxis_name_new_literal (PRAXIS_REFERENCE_ET_AL));
      return 0;
    case PRAXIS_NAME_CHUNK_ELLIPSIS:
      g_ptr_array_add (self->names, praxis_name_new_literal (PRAXIS_REFERENCE_ELLIPSIS));
      return 0;
    case PRAXIS_NAME_CHUNK_SUFFIX:
      if (last != NULL && last->suffix == NULL && last->literal == NULL)
        last->suffix = praxis_name_format_suffix (chunk->text);
      return 0;
    case PRAXIS_NAME_CHUNK_DEGREE:
      return 0;
    case PRAXIS_NAME_CHUNK_WORDS_INITIALS:
      take_name (self, praxis_name_new_family_first (chunk->text));
      return 0;
    case PRAXIS_NAME_CHUNK_INITIALS_WORDS:
      if (last != NULL && last->given == NULL && last->literal == NULL && chunk->before == PRAXIS_NAME_SEPARATOR_COMMA && is_given_at (chunks, index + 1))
        return take_broken_pair (self, chunks, index);
      take_name (self, praxis_name_new_given_first (chunk->text));
      return 0;
    case PRAXIS_NAME_CHUNK_INITIALS:
      if (!praxis_name_chunk_is_initials (chunk->text, TRUE) && is_given_at (chunks, index + 1))
        return take_family (self, chunks, index, chunk->text);
      /* "Smith, J., MD": the initials are there already. */
      if (last != NULL && last->given != NULL && praxis_reference_in_list (chunk->text, short_degrees))
        return 0;
      if (last != NULL && last->literal == NULL)
        praxis_name_set_given (last, chunk->text);
      else
        g_ptr_array_add (self->names, praxis_name_new_literal (chunk->text));
      self->doubtful = TRUE;
      return 0;
    case PRAXIS_NAME_CHUNK_WORDS:
    default:
      return take_words (self, chunks, index, inverted, with_initials);
    }
}

/* One organisation, or several that are joined by "&" where each half has its own telling word. */
static gboolean
take_organisation (PraxisNameList *self,
                   const char           *text)
{
  g_autofree char *copy = g_strdup (text);
  char *bracket, *ampersand;
  gsize words = 0;

  for (const char *p = text; *p != '\0'; p++)
    words += *p == ' ';
  if ((bracket = strchr (copy, '[')) != NULL)
    *bracket = '\0';
  praxis_reference_trim (copy, ".,");
  if (*copy == '\0' || words > 24)
    return FALSE;

  ampersand = strstr (copy, " & ");
  if (ampersand != NULL)
    {
      g_autofree char *first = g_strndup (copy, (gsize) (ampersand - copy));

      praxis_reference_trim (first, ",");
      if (praxis_name_list_is_organisation (first) && praxis_name_list_is_organisation (ampersand + 3))
        {
          self->groups = 2;
          g_ptr_array_add (self->names, praxis_name_new_literal (first));
          g_ptr_array_add (self->names, praxis_name_new_literal (ampersand + 3));
          return TRUE;
        }
    }
  self->groups = 1;
  g_ptr_array_add (self->names, praxis_name_new_literal (copy));
  return TRUE;
}

static gboolean
is_acronym (const char *text)
{
  gsize n = strcspn (text, " .,");

  if (n < 2 || n > 8 || strchr (text, ' ') != NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      if (!g_ascii_isupper (text[i]))
        return FALSE;
    }
  return TRUE;
}

/**
 * praxis_name_list_new:
 * @text: a list of names in one line, as it is printed before the year or after "In"
 *
 * Returns: (transfer full): the names
 */
PraxisNameList *
praxis_name_list_new (const char *text)
{
  PraxisNameList *self = g_new0 (PraxisNameList, 1);
  g_autofree char *clean = praxis_reference_trim (praxis_reference_clean (text), ",;:&");
  g_autoptr(GPtrArray) chunks = NULL;
  guint with_initials = 0, pieces = 0;
  gboolean inverted;

  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_name_free);
  chunks = praxis_name_chunks_new (clean);
  for (guint i = 0; i < chunks->len; i++)
    {
      PraxisNameChunk *chunk = chunk_at (chunks, i);

      /* A list without initials ends with the sentence's full stop. */
      if (i + 1 == chunks->len && chunk->kind == PRAXIS_NAME_CHUNK_WORDS)
        praxis_reference_trim (chunk->text, ".");
      with_initials += chunk->n_initials > 0;
      pieces += chunk->kind == PRAXIS_NAME_CHUNK_WORDS;
      self->prose = self->prose || (!praxis_name_list_is_organisation (chunk->text) && is_prose (chunk));
    }
  if (chunks->len == 0)
    {
      self->prose = TRUE;
      return self;
    }
  /* "R Core Team" has a letter, no initials. */
  if (with_initials == 0 || (chunks->len == 1 && (is_acronym (clean) || strchr (clean, '.') == NULL)))
    {
      PraxisNameChunk *first = chunk_at (chunks, 0);

      if ((praxis_name_list_is_organisation (clean) || (chunks->len == 1 && (first->n_words > 3 || is_acronym (clean)))) &&
          take_organisation (self, clean))
        return self;
    }

  inverted = with_initials == 0 && is_inverted (chunks);
  for (guint i = 0; i < chunks->len; i++)
    i += take_chunk (self, chunks, i, inverted, with_initials);
  return self;
}

void
praxis_name_list_free (PraxisNameList *self)
{
  g_ptr_array_unref (self->names);
  g_free (self);
}

/**
 * praxis_name_list_take_role:
 * @text: a list of names that is changed in place: a role behind it goes
 *
 * Returns: what "(Eds.)", ", editors", "(Trans.)" behind the names makes of them
 */
PraxisReferenceRole
praxis_name_list_take_role (char *text)
{
  static const struct { const char *word; PraxisReferenceRole role; } roles[] = {
    { "editors", PRAXIS_REFERENCE_ROLE_EDITOR }, { "editor", PRAXIS_REFERENCE_ROLE_EDITOR }, { "eds", PRAXIS_REFERENCE_ROLE_EDITOR },
    { "edits", PRAXIS_REFERENCE_ROLE_EDITOR }, { "ed", PRAXIS_REFERENCE_ROLE_EDITOR }, { "hrsg", PRAXIS_REFERENCE_ROLE_EDITOR },
    { "dir", PRAXIS_REFERENCE_ROLE_EDITOR }, { "éds", PRAXIS_REFERENCE_ROLE_EDITOR }, { "éd", PRAXIS_REFERENCE_ROLE_EDITOR },
    { "trans", PRAXIS_REFERENCE_ROLE_TRANSLATOR }, { "trad", PRAXIS_REFERENCE_ROLE_TRANSLATOR },
    { "(director", PRAXIS_REFERENCE_ROLE_DIRECTOR }, { "(directors", PRAXIS_REFERENCE_ROLE_DIRECTOR },
    { "(producer", PRAXIS_REFERENCE_ROLE_PRODUCER }, { "(producers", PRAXIS_REFERENCE_ROLE_PRODUCER },
    { "(host", PRAXIS_REFERENCE_ROLE_HOST }, { "(hosts", PRAXIS_REFERENCE_ROLE_HOST },
  };
  gsize end;

  praxis_reference_trim (text, ".,:");
  end = strlen (text);
  while (end > 0 && strchr (")].", text[end - 1]) != NULL)
    end--;
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      gsize n = strlen (roles[i].word);

      if (end <= n || g_ascii_strncasecmp (text + end - n, roles[i].word, n) != 0 || strchr ("([ ,.", text[end - n - 1]) == NULL)
        continue;
      text[end - n] = '\0';
      praxis_reference_trim (text, "([,.");
      /* The initial that ends the list keeps its full stop. */
      if (*text != '\0')
        {
          gsize left = strlen (text);

          if (text[left] == '\0' && g_ascii_isupper (text[left - 1]) && (left == 1 || strchr (" .-", text[left - 2]) != NULL))
            text[left] = '.', text[left + 1] = '\0';
        }
      return roles[i].role;
    }
  return PRAXIS_REFERENCE_ROLE_AUTHOR;
}

/**
 * praxis_name_list_get_variable:
 * @role: a role
 *
 * Returns: (transfer none): the CSL variable of those who have it
 */
const char *
praxis_name_list_get_variable (PraxisReferenceRole role)
{
  static const char * const variables[] = {
    [PRAXIS_REFERENCE_ROLE_AUTHOR] = "author", [PRAXIS_REFERENCE_ROLE_EDITOR] = "editor",
    [PRAXIS_REFERENCE_ROLE_TRANSLATOR] = "translator", [PRAXIS_REFERENCE_ROLE_DIRECTOR] = "director",
    [PRAXIS_REFERENCE_ROLE_PRODUCER] = "producer", [PRAXIS_REFERENCE_ROLE_HOST] = "host",
  };

  g_assert (role < G_N_ELEMENTS (variables));

  return variables[role];
}
