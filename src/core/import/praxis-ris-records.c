/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-ris-records.h"

#include <string.h>

/*
 * The RIS format (Reference Manager's, https://refdb.sourceforge.net/manual-0.9.6/sect1-ris-format.html): "TY  - JOUR"
 * begins a record, "ER  - " ends it, each line has a tag, two spaces, a hyphen and a space. Programs leave out spaces and the end,
 * write tags small, and break lines. Who writes so does it in the first line of a record too, and only then is it
 * expected: "is - or was" may be a line of an abstract.
 */

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* How a program writes its tags. */
typedef struct
{
  gboolean is_lower;
  gboolean is_tight;
} Manner;

static const char *
skip_marks (const char *line)
{
  for (;;)
    {
      line += strspn (line, " \t");
      /* g_str_has_prefix() measures the whole source. */
      if (strncmp (line, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) != 0)
        return line;
      line += strlen (BYTE_ORDER_MARK);
    }
}

static const char *
line_end (const char *line)
{
  return line + strcspn (line, "\r\n");
}

static const char *
next_line (const char *end)
{
  return end + (end[0] == '\r' && end[1] == '\n' ? 2 : *end != '\0');
}

/* The tag at the beginning of a line, in capitals. Returns: where its text begins, or NULL. */
static const char *
match_tag (const char *line,
           Manner      manner,
           char        tag[3])
{
  gboolean is_known;
  gsize spaces;
  char after;

  line = skip_marks (line);
  if (!g_ascii_isalpha (line[0]) || !g_ascii_isalnum (line[1]) ||
      (!manner.is_lower && (g_ascii_islower (line[0]) || g_ascii_islower (line[1]))))
    return NULL;
  spaces = strspn (line + 2, " \t");
  if (spaces > 3 || line[2 + spaces] != '-')
    return NULL;
  tag[0] = g_ascii_toupper (line[0]);
  tag[1] = g_ascii_toupper (line[1]);
  tag[2] = '\0';
  is_known = manner.is_tight && (g_str_equal (tag, "TY") || g_str_equal (tag, "ER"));
  after = line[3 + spaces];
  if ((spaces == 0 && !manner.is_tight) || (spaces < 2 && !is_known && strchr (" \t\r\n", after) == NULL))
    return NULL;
  return line + 3 + spaces;
}

/* "TY - JOUR": the type is a word in letters, alone. Returns: where the type begins, or NULL. */
static const char *
match_begin (const char *line,
             Manner     *manner)
{
  char tag[3];
  const char *text = match_tag (line, (Manner) { TRUE, TRUE }, tag);
  const char *first = skip_marks (line);
  gsize length;

  if (text == NULL || !g_str_equal (tag, "TY"))
    return NULL;
  text += strspn (text, " \t");
  length = strcspn (text, " \t\r\n");
  if (length == 0 || length > 10 || strchr ("\r\n", text[length + strspn (text + length, " \t")]) == NULL)
    return NULL;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isalnum (text[i]))
        return NULL;
    }
  manner->is_lower = g_ascii_islower (*first);
  manner->is_tight = first[2] == '-';
  return text;
}

/**
 * praxis_ris_begins_at:
 * @line: the beginning of a line
 *
 * Returns: whether a record begins there
 */
gboolean
praxis_ris_begins_at (const char *line)
{
  Manner manner;

  return match_begin (line, &manner) != NULL;
}

/**
 * praxis_ris_reader_init:
 * @self: a reader
 * @text: RIS, UTF-8, with line ends of any kind; it has to outlive the reader
 *
 * Sets a reader to the beginning of a source.
 */
void
praxis_ris_reader_init (PraxisRisReader *self,
                        const char      *text)
{
  self->p = text;
  self->line = 1;
  self->strays = g_array_new (FALSE, FALSE, sizeof (guint));
}

void
praxis_ris_reader_clear (PraxisRisReader *self)
{
  g_clear_pointer (&self->strays, g_array_unref);
}

static void
advance (PraxisRisReader *self)
{
  self->p = next_line (line_end (self->p));
  self->line++;
}

static gboolean
is_blank (const char *line)
{
  return strchr ("\r\n", *skip_marks (line)) != NULL;
}

/* Lines in a row are one stray. */
static void
skip_strays (PraxisRisReader *self)
{
  gboolean is_noted = FALSE;

  while (*self->p != '\0' && !praxis_ris_begins_at (self->p))
    {
      gboolean blank = is_blank (self->p);

      if (!blank && !is_noted)
        g_array_append_val (self->strays, self->line);
      is_noted = !blank;
      advance (self);
    }
}

static void
trim (const char **text,
      const char **end)
{
  while (*text < *end && g_ascii_isspace (**text))
    (*text)++;
  while (*end > *text && g_ascii_isspace ((*end)[-1]))
    (*end)--;
}

/* Adds a line to the record. Returns: FALSE where the line ends it */
static gboolean
read_line (PraxisRisReader     *self,
           PraxisTaggedRecord  *record,
           Manner               manner,
           PraxisTaggedField  **field)
{
  char tag[3];
  const char *text = match_tag (self->p, manner, tag);
  const char *start = text != NULL ? text : self->p;
  const char *end = line_end (self->p);

  trim (&start, &end);
  if (text != NULL && g_str_equal (tag, "ER"))
    return FALSE;
  if (text != NULL)
    {
      *field = praxis_tagged_record_add (record, tag, start, end - start);
    }
  else if (start < end && *field != NULL)
    {
      g_string_append_c ((*field)->text, '\n');
      g_string_append_len ((*field)->text, start, end - start);
    }
  return TRUE;
}

/**
 * praxis_ris_reader_next:
 * @self: a reader
 *
 * Reads one record. What stands before it and is none is noted as a stray. A line without a tag goes on with the field
 * before it, behind a line end.
 *
 * Returns: (transfer full) (nullable): the record, with "TY" as its first field; %NULL at the end
 */
PraxisTaggedRecord *
praxis_ris_reader_next (PraxisRisReader *self)
{
  g_autoptr(PraxisTaggedRecord) record = NULL;
  PraxisTaggedField *field = NULL;
  Manner manner;
  const char *type;

  skip_strays (self);
  if (*self->p == '\0')
    return NULL;
  record = praxis_tagged_record_new (self->line);
  while (*self->p != '\0')
    {
      type = match_begin (self->p, &manner);
      /* A second type at once takes the place of the first; later it begins a record, the end of this one is missing. */
      if (type != NULL && record->fields->len > 1)
        break;
      if (type != NULL)
        {
          g_ptr_array_set_size (record->fields, 0);
          field = NULL;
          praxis_tagged_record_add (record, "TY", type, (gssize) strcspn (type, " \t\r\n"));
        }
      else if (!read_line (self, record, manner, &field))
        {
          advance (self);
          break;
        }
      advance (self);
    }
  return g_steal_pointer (&record);
}
