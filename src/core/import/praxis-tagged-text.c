/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-tagged-text.h"

#include <string.h>

/* Records as lines that begin with a tag. A line without one goes on with the field before it. */

typedef struct
{
  GPtrArray          *records;
  PraxisTaggedRecord *record;
  PraxisTaggedField  *field;
} Reader;

static void
field_free (gpointer data)
{
  PraxisTaggedField *field = data;

  g_string_free (field->text, TRUE);
  g_free (field);
}

/**
 * praxis_tagged_record_new:
 * @line: the line of the source where it begins, from 1
 *
 * Returns: (transfer full): a record without fields
 */
PraxisTaggedRecord *
praxis_tagged_record_new (guint line)
{
  PraxisTaggedRecord *record = g_new0 (PraxisTaggedRecord, 1);

  record->fields = g_ptr_array_new_with_free_func (field_free);
  record->line = line;
  return record;
}

/**
 * praxis_tagged_record_free:
 * @record: (transfer full): a record
 */
void
praxis_tagged_record_free (PraxisTaggedRecord *record)
{
  g_ptr_array_unref (record->fields);
  g_free (record);
}

/**
 * praxis_tagged_record_add:
 * @record: a record
 * @tag: a tag, four characters at most
 * @text: what stands behind it
 * @length: the length of @text in bytes, or -1
 *
 * Adds a field.
 *
 * Returns: (transfer none): the field
 */
PraxisTaggedField *
praxis_tagged_record_add (PraxisTaggedRecord *record,
                          const char         *tag,
                          const char         *text,
                          gssize              length)
{
  PraxisTaggedField *field = g_new0 (PraxisTaggedField, 1);

  g_strlcpy (field->tag, tag, sizeof field->tag);
  field->text = g_string_new_len (text, length);
  g_ptr_array_add (record->fields, field);
  return field;
}

/**
 * praxis_tagged_match_nbib:
 * @line: a line
 * @tag: (out): the tag
 *
 * PubMed's form pads a tag to four letters and puts "- " behind it
 * (https://www.nlm.nih.gov/bsd/mms/medlineelements.html); some programs leave the padding out.
 *
 * Returns: where the text begins, or 0
 */
gsize
praxis_tagged_match_nbib (const char *line,
                          char        tag[5])
{
  gsize letters = 0, end;

  while (letters < 4 && g_ascii_isupper (line[letters]))
    letters++;
  end = letters;
  while (end < 4 && line[end] == ' ')
    end++;
  if (letters < 2 || line[end] != '-')
    return 0;
  memcpy (tag, line, letters);
  tag[letters] = '\0';
  return end + 1;
}

/**
 * praxis_tagged_match_enw:
 * @line: a line
 * @tag: (out): the tag, one character
 *
 * EndNote's form, refer's of old, has "%", a character and a space.
 *
 * Returns: where the text begins, or 0
 */
gsize
praxis_tagged_match_enw (const char *line,
                         char        tag[5])
{
  if (line[0] != '%' || !g_ascii_isgraph (line[1]) || (line[2] != ' ' && line[2] != '\t' && line[2] != '\0'))
    return 0;
  tag[0] = line[1];
  tag[1] = '\0';
  return 2;
}

static void
begin_record (Reader *self,
              guint   line)
{
  self->record = praxis_tagged_record_new (line);
  g_ptr_array_add (self->records, self->record);
}

/**
 * praxis_tagged_read:
 * @text: the source, UTF-8
 * @match: how a tag looks
 * @first_tag: the tag that begins a record
 * @blank_ends: whether an empty line ends a record; otherwise it is part of a field
 * @strays: (element-type guint): takes the numbers of lines that belong to no record
 *
 * Returns: (transfer full) (element-type PraxisTaggedRecord): the records in their order
 */
GPtrArray *
praxis_tagged_read (const char        *text,
                    PraxisTaggedMatch  match,
                    const char        *first_tag,
                    gboolean           blank_ends,
                    GArray            *strays)
{
  Reader self = { .records = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_tagged_record_free) };
  guint number = 1;

  for (const char *p = text; *p != '\0'; number++)
    {
      gsize length = strcspn (p, "\n");
      g_autofree char *line = g_strchomp (g_strndup (p, length));
      char tag[5];
      gsize skip = match (line, tag);

      p += length + (p[length] == '\n');
      if (skip > 0)
        {
          if (self.record == NULL || g_str_equal (tag, first_tag))
            begin_record (&self, number);
          self.field = praxis_tagged_record_add (self.record, tag, g_strchug (line + skip), -1);
        }
      else if (*line == '\0' && blank_ends)
        {
          self.record = NULL;
          self.field = NULL;
        }
      else if (self.field != NULL)
        {
          g_string_append_c (self.field->text, '\n');
          g_string_append (self.field->text, g_strchug (line));
        }
      else if (*line != '\0')
        {
          g_array_append_val (strays, number);
        }
    }
  return self.records;
}

/**
 * praxis_tagged_get:
 * @record: a record
 * @tag: a tag
 *
 * Returns: (transfer none) (nullable): the text of its first field with that tag; %NULL where there is none, or nothing in it
 */
const char *
praxis_tagged_get (const PraxisTaggedRecord *record,
                   const char               *tag)
{
  for (guint i = 0; i < record->fields->len; i++)
    {
      const PraxisTaggedField *field = g_ptr_array_index (record->fields, i);

      if (g_str_equal (field->tag, tag) && field->text->len > 0)
        return field->text->str;
    }
  return NULL;
}
