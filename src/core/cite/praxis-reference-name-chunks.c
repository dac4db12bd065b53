/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-reference-name-chunks.h"

#include <string.h>

#include "praxis-reference-name-parts.h"
#include "praxis-reference-text.h"

/* Cuts a list of names at commas, semicolons, ampersands and "and", and says of each piece what it looks like. Who is
 * who is decided by the list as a whole, in praxis-reference-name-list.c. */

static const char * const conjunctions[] = { "and", "et", "und", NULL };
static const char * const suffixes[] = { "jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "2nd", "3rd", NULL };
static const char * const saints[] = { "st.", "ste.", NULL };
static const char * const degrees[] = { "phd", "ph.d.", "ph.d", "md", "m.d.", "psyd", "psy.d.", "msw", "rn", "edd", "ed.d.", "m.a.", "msc", "dr", "dr.", NULL };

/**
 * praxis_name_chunk_is_initials:
 * @token: a word without spaces
 * @strict: whether capitals must be followed by full stops ("J.A."), or stand alone ("J")
 *
 * Returns: whether @token is made of initials: "J.", "J.-P.", "Ch.", and without @strict "JA", "J-P", "JAB"
 */
gboolean
praxis_name_chunk_is_initials (const char *token,
                               gboolean    strict)
{
  guint bare = 0, dotted = 0, run = 0;

  for (const char *p = token; *p != '\0';)
    {
      guint lower = 0;

      p += praxis_reference_dash_length (p);
      if (!praxis_reference_starts_upper (p))
        return FALSE;
      p = g_utf8_next_char (p);
      while (*p != '\0' && g_unichar_islower (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          lower++;
        }
      if (*p == '.')
        {
          /* "Yu.", "Chr." abbreviate a given name; a longer word is one that merely ends the list. */
          if (lower > 2)
            return FALSE;
          dotted++;
          run = 0;
          p++;
        }
      else if (lower > 0)
        {
          return FALSE;
        }
      else
        {
          bare++;
          if (++run > 3)
            return FALSE;
        }
    }
  if (dotted + bare == 0)
    return FALSE;
  return !strict || bare == 0 || (dotted == 0 && bare == 1) || (dotted > 0 && bare == 1);
}

static gboolean
is_stop (const char *p)
{
  return *p == '\0' || *p == ' ' || *p == ',' || *p == ';' || *p == '&';
}

/* The length of an ellipsis at @p: "…", "...", ". . .". */
static gsize
ellipsis_length (const char *p)
{
  if (PRAXIS_STARTS_WITH (p, "…"))
    return strlen ("…");
  if (PRAXIS_STARTS_WITH (p, "..."))
    return 3 + strspn (p + 3, ".");
  if (PRAXIS_STARTS_WITH (p, ". . ."))
    return 5;
  return 0;
}

/* The length of "and" and its like at the start of a word, or 0. */
static gsize
conjunction_length (const char *p)
{
  for (gsize i = 0; conjunctions[i] != NULL; i++)
    {
      gsize n = strlen (conjunctions[i]);

      if (strncmp (p, conjunctions[i], n) == 0 && p[n] == ' ' && !praxis_reference_has_prefix (p, "et al"))
        return n;
    }
  return 0;
}

static void
count_tokens (PraxisNameChunk *chunk)
{
  g_auto(GStrv) tokens = g_strsplit (chunk->text, " ", -1);
  guint n = g_strv_length (tokens), leading = 0, trailing = 0;

  /* "St. John" is a family name, "St. G." are initials. */
  if (!(n > 1 && praxis_reference_in_list (tokens[0], saints) && !praxis_name_chunk_is_initials (tokens[1], FALSE)))
    while (leading < n && praxis_name_chunk_is_initials (tokens[leading], TRUE))
      leading++;
  while (trailing < n - leading && praxis_name_chunk_is_initials (tokens[n - 1 - trailing], leading == 0 && n - trailing == 1))
    trailing++;
  /* "Berg, J. van der": the particle belongs to the initials before it. */
  if (leading > 0 && leading < n)
    {
      guint particles = leading;

      while (particles < n && praxis_name_list_is_particle (tokens[particles]) && g_ascii_islower (*tokens[particles]))
        particles++;
      if (particles == n)
        leading = n;
    }

  chunk->n_words = n - MIN (n, leading + trailing);
  chunk->n_initials = MIN (n, leading + trailing);
  if (leading >= n || (n == 1 && praxis_name_chunk_is_initials (tokens[0], FALSE)))
    chunk->kind = PRAXIS_NAME_CHUNK_INITIALS;
  else if (leading > 0)
    chunk->kind = PRAXIS_NAME_CHUNK_INITIALS_WORDS;
  else if (trailing > 0 && trailing < n)
    chunk->kind = PRAXIS_NAME_CHUNK_WORDS_INITIALS;
  else
    chunk->kind = PRAXIS_NAME_CHUNK_WORDS;
}

/* "et al." alone: with a sentence behind it, this is more than a list of names. */
static gboolean
is_et_al (const char *text)
{
  const char *space;

  if (!praxis_reference_has_prefix (text, "et al") && !praxis_reference_has_prefix (text, "et coll"))
    return FALSE;
  space = strchr (text + strlen ("et "), ' ');
  return space == NULL || !praxis_reference_starts_upper (space + 1);
}

static void
classify (PraxisNameChunk *chunk)
{
  if (is_et_al (chunk->text) ||
      g_ascii_strcasecmp (chunk->text, "others") == 0 || g_ascii_strcasecmp (chunk->text, "colleagues") == 0)
    chunk->kind = PRAXIS_NAME_CHUNK_ET_AL;
  else if (ellipsis_length (chunk->text) > 0)
    chunk->kind = PRAXIS_NAME_CHUNK_ELLIPSIS;
  else if (praxis_reference_in_list (chunk->text, suffixes))
    chunk->kind = PRAXIS_NAME_CHUNK_SUFFIX;
  else if (praxis_reference_in_list (chunk->text, degrees) && strlen (chunk->text) > 2)
    chunk->kind = PRAXIS_NAME_CHUNK_DEGREE;
  else
    count_tokens (chunk);
}

static void
add_chunk (GPtrArray           *chunks,
           char                *text,
           PraxisNameSeparator  before)
{
  PraxisNameChunk *chunk;

  praxis_reference_trim (text, ",;:");
  if (*text == '\0')
    {
      g_free (text);
      return;
    }
  chunk = g_new0 (PraxisNameChunk, 1);
  chunk->text = text;
  chunk->before = before;
  classify (chunk);
  g_ptr_array_add (chunks, chunk);
}

/* Where the suffix of "R. III" and "Smith JA Jr." begins, which stands behind initials without a comma; or NULL. */
static char *
find_suffix (char *text)
{
  char *space = strrchr (text, ' ');
  g_autofree char *last = NULL, *before = NULL;
  const char *word;

  if (space == NULL || space == text)
    return NULL;
  last = praxis_reference_trim (g_strdup (space), ".");
  before = g_strchomp (g_strndup (text, (gsize) (space - text)));
  word = strrchr (before, ' ');
  return praxis_reference_in_list (last, suffixes) && praxis_name_chunk_is_initials (word != NULL ? word + 1 : before, FALSE)
           ? space : NULL;
}

/* "Smith et al." and "R. III" are two pieces without a separator between them. */
static void
add_piece (GPtrArray           *chunks,
           const char          *start,
           const char          *end,
           PraxisNameSeparator  before)
{
  g_autofree char *text = g_strndup (start, (gsize) (end - start));
  const char *others;
  char *suffix;

  praxis_reference_trim (text, ",;:");
  others = praxis_reference_find_word (text, "et al");
  suffix = find_suffix (text);
  if (others != NULL && others > text)
    {
      add_chunk (chunks, g_strndup (text, (gsize) (others - text)), before);
      add_chunk (chunks, g_strdup (others), PRAXIS_NAME_SEPARATOR_COMMA);
    }
  else if (suffix != NULL)
    {
      add_chunk (chunks, g_strndup (text, (gsize) (suffix - text)), before);
      add_chunk (chunks, praxis_reference_trim (g_strdup (suffix), "."), PRAXIS_NAME_SEPARATOR_COMMA);
    }
  else
    {
      add_chunk (chunks, g_steal_pointer (&text), before);
    }
}

static void
chunk_free (gpointer data)
{
  PraxisNameChunk *chunk = data;

  g_free (chunk->text);
  g_free (chunk);
}

/**
 * praxis_name_chunks_new:
 * @text: a list of names in one line
 *
 * Returns: (transfer full) (element-type PraxisNameChunk): its pieces
 */
GPtrArray *
praxis_name_chunks_new (const char *text)
{
  GPtrArray *chunks = g_ptr_array_new_with_free_func (chunk_free);
  PraxisNameSeparator before = PRAXIS_NAME_SEPARATOR_NONE;
  const char *start = text;

  for (const char *p = text;; p++)
    {
      PraxisNameSeparator separator = PRAXIS_NAME_SEPARATOR_NONE;
      gsize length = 1, dots = *p != '\0' && is_stop (p == text ? " " : p - 1) ? ellipsis_length (p) : 0;

      if (*p == '\0' || *p == ',')
        separator = PRAXIS_NAME_SEPARATOR_COMMA;
      else if (*p == ';')
        separator = PRAXIS_NAME_SEPARATOR_SEMICOLON;
      else if (*p == '&')
        separator = PRAXIS_NAME_SEPARATOR_AND;
      else if (p > text && p[-1] == ' ' && (length = conjunction_length (p)) > 0)
        separator = PRAXIS_NAME_SEPARATOR_AND;
      else if (dots == 0)
        continue;

      add_piece (chunks, start, p, before);
      if (dots > 0)
        {
          add_chunk (chunks, g_strndup (p, dots), PRAXIS_NAME_SEPARATOR_COMMA);
          separator = PRAXIS_NAME_SEPARATOR_COMMA;
          length = dots;
        }
      if (*p == '\0')
        break;
      /* Of ", &" the ampersand counts. */
      before = separator == PRAXIS_NAME_SEPARATOR_COMMA && before == PRAXIS_NAME_SEPARATOR_NONE && chunks->len == 0
                 ? PRAXIS_NAME_SEPARATOR_NONE : separator;
      start = p + length;
      p = start - 1;
    }
  return chunks;
}
