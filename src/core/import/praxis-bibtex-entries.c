/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-bibtex-entries.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * A BibTeX database, cut into its entries ("Tame the BeaST", sections 2 and 5, https://ctan.org/pkg/tamethebeast): what
 * stands between them is free text, abbreviations (@string) are put in, and an entry that is damaged ends where the next
 * line begins one, so that it costs itself alone. Each byte is read once, or once more where an entry is damaged.
 */

#define MAX_FIELDS 200
/* What abbreviations may make longer: a value, and all values of a source together. */
#define MAX_VALUE ((gsize) 64 * 1024)
#define MIN_BUDGET ((gsize) 1024 * 1024)

typedef struct
{
  const char *text;
  const char *p;
  const char *counted;
  guint       line;
  GPtrArray  *entries;
  GHashTable *strings;
  gsize       budget;
  gboolean    is_endless;
} Reader;

/* The abbreviations that the standard styles of BibTeX define (btxbst.doc). The months stay words. */
static const char *const defined[][2] = {
  { "jan", "jan" }, { "feb", "feb" }, { "mar", "mar" }, { "apr", "apr" }, { "may", "may" }, { "jun", "jun" },
  { "jul", "jul" }, { "aug", "aug" }, { "sep", "sep" }, { "oct", "oct" }, { "nov", "nov" }, { "dec", "dec" },
  { "acmcs", "ACM Computing Surveys" }, { "acta", "Acta Informatica" }, { "cacm", "Communications of the ACM" },
  { "ibmjrd", "IBM Journal of Research and Development" }, { "ibmsj", "IBM Systems Journal" },
  { "ieeese", "IEEE Transactions on Software Engineering" }, { "ieeetc", "IEEE Transactions on Computers" },
  { "ieeetcad", "IEEE Transactions on Computer-Aided Design of Integrated Circuits" },
  { "ipl", "Information Processing Letters" }, { "jacm", "Journal of the ACM" },
  { "jcss", "Journal of Computer and System Sciences" }, { "scp", "Science of Computer Programming" },
  { "sicomp", "SIAM Journal on Computing" }, { "tocs", "ACM Transactions on Computer Systems" },
  { "tods", "ACM Transactions on Database Systems" }, { "tog", "ACM Transactions on Graphics" },
  { "toms", "ACM Transactions on Mathematical Software" }, { "toois", "ACM Transactions on Office Information Systems" },
  { "toplas", "ACM Transactions on Programming Languages and Systems" }, { "tcs", "Theoretical Computer Science" },
};

static void
field_free (gpointer data)
{
  PraxisBibtexField *field = data;

  g_free (field->name);
  g_ref_string_release (field->value);
  g_free (field);
}

static void
entry_free (gpointer data)
{
  PraxisBibtexEntry *entry = data;

  g_free (entry->type);
  g_free (entry->key);
  g_free (entry->damage);
  g_ptr_array_unref (entry->fields);
  g_free (entry);
}

/**
 * praxis_bibtex_get:
 * @entry: an entry
 * @name: the name of a field, in small letters
 *
 * Returns: (transfer none) (nullable): its value, a string of GRefString; %NULL where there is none, or nothing in it
 */
const char *
praxis_bibtex_get (PraxisBibtexEntry *entry,
                   const char        *name)
{
  for (guint i = 0; i < entry->fields->len; i++)
    {
      const PraxisBibtexField *field = g_ptr_array_index (entry->fields, i);

      if (g_str_equal (field->name, name))
        return field->value;
    }
  return NULL;
}

/**
 * praxis_bibtex_add:
 * @entry: an entry
 * @name: the name of a field, in small letters
 * @value: a string of GRefString, of which a reference is taken
 *
 * Adds a field. Whether the entry has it already is the caller's matter.
 */
void
praxis_bibtex_add (PraxisBibtexEntry *entry,
                   const char        *name,
                   char              *value)
{
  PraxisBibtexField *field = g_new0 (PraxisBibtexField, 1);

  field->name = g_strdup (name);
  field->value = g_ref_string_acquire (value);
  g_ptr_array_add (entry->fields, field);
}

/* --- The parts of the source ------------------------------------------------------------------------------ */

static guint
line_of (Reader     *self,
         const char *at)
{
  for (; self->counted < at; self->counted++)
    self->line += *self->counted == '\n';
  return self->line;
}

static gsize
name_length (const char *text)
{
  return strcspn (text, " \t\n\r\"#%'(),={}@\\");
}

/* Space, and what a program took for a comment: "%" to the end of the line. */
static void
skip_space (Reader *self)
{
  self->p += strspn (self->p, " \t\n\r");
  while (*self->p == '%')
    {
      self->p += strcspn (self->p, "\n");
      self->p += strspn (self->p, " \t\n\r");
    }
}

/**
 * praxis_bibtex_begins_at:
 * @line: the beginning of a line
 *
 * An address in a text, "@home", begins no entry: there is a bracket behind the type, and a key with its comma behind that.
 *
 * Returns: whether an entry begins in it, "@article{key,", or what is no record: "@string{", "@comment{", "@preamble{"
 */
gboolean
praxis_bibtex_begins_at (const char *line)
{
  static const char *const others[] = { "string", "comment", "preamble" };
  const char *p = line + strspn (line, " \t");
  const char *type;
  gsize length;

  if (*p != '@')
    return FALSE;
  type = p + 1 + strspn (p + 1, " \t");
  length = name_length (type);
  p = type + length;
  p += strspn (p, " \t");
  if (length == 0 || !g_ascii_isalpha (*type) || (*p != '{' && *p != '('))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (strlen (others[i]) == length && g_ascii_strncasecmp (others[i], type, length) == 0)
        return TRUE;
    }
  p += 1 + strspn (p + 1, " \t");
  p += strcspn (p, ",\r\n={}@ \t");
  p += strspn (p, " \t");
  return *p == ',' || *p == '\n' || *p == '\r';
}

/* Whether the line end at @p is followed by an entry. */
static inline gboolean
is_before_entry (const char *p)
{
  return *p == '\n' && praxis_bibtex_begins_at (p + 1);
}

/* Where the text ends that was read. */
static const char *
read_end (Reader *self)
{
  const char *end = self->p;

  while (end > self->text && g_ascii_isspace (end[-1]))
    end--;
  return end;
}

/* To the line that begins the next entry, which may be the one where the reading stands. */
static void
skip_to_entry (Reader *self)
{
  const char *end = read_end (self);

  while (*end != '\0' && !is_before_entry (end))
    end += 1 + strcspn (end + 1, "\n");
  self->p = *end != '\0' ? end + 1 : end;
}

/* Reads a text in braces or quotes, from its first sign on. Returns: %NULL, or what is wrong. */
static const char *
skip_delimited (Reader *self)
{
  gboolean in_quotes = *self->p == '"';
  guint depth = in_quotes ? 0 : 1;

  for (self->p++; *self->p != '\0'; self->p++)
    {
      if (*self->p == '{' && ++depth > PRAXIS_BIBTEX_MAX_DEPTH)
        return _("The braces in it are deeper in each other than 100 times.");
      if (*self->p == '}')
        {
          if (depth == 0)
            return _("There is a closing brace too many in it.");
          depth--;
        }
      if (depth == 0 && *self->p == (in_quotes ? '"' : '}'))
        {
          self->p++;
          return NULL;
        }
      if (is_before_entry (self->p))
        break;
    }
  return in_quotes && depth == 0 ? _("A quotation mark is not closed in it.") : _("A brace is not closed in it.");
}

/* Something in braces that is no record, a comment or preamble: also one with entries in it. Only the first that has no
 * end is looked for to the end of the source. */
static void
skip_block (Reader *self)
{
  const char *start = self->p;
  char open = *start, close = open == '(' ? ')' : '}';
  gsize depth = 0;

  for (; *self->p != '\0' && !(self->is_endless && is_before_entry (self->p)); self->p++)
    {
      depth += *self->p == open;
      if (*self->p == close && --depth == 0)
        {
          self->p++;
          return;
        }
    }
  self->is_endless = TRUE;
  self->p = start + 1;
  skip_to_entry (self);
}

/* --- Values ----------------------------------------------------------------------------------------------- */

/* Takes a name for what it stands for; one that nobody defined stands for itself. */
static const char *
append_abbreviation (Reader  *self,
                     GString *value)
{
  gsize length = name_length (self->p);
  g_autofree char *name = g_ascii_strdown (self->p, (gssize) length);
  const char *text = g_hash_table_lookup (self->strings, name);
  gsize size;

  if (length == 0)
    return _("A value is missing in it.");
  size = text != NULL ? strlen (text) : length;
  if (value->len + size > MAX_VALUE || size > self->budget)
    return _("What its abbreviations (@string) stand for is too long.");
  self->budget -= size;
  if (text != NULL)
    g_string_append (value, text);
  else
    g_string_append_len (value, self->p, (gssize) length);
  self->p += length;
  return NULL;
}

/* A value: texts, numbers and abbreviations, with "#" between them. */
static const char *
read_value (Reader  *self,
            GString *value)
{
  for (;;)
    {
      const char *start = self->p, *damage = NULL;

      if (*start == '{' || *start == '"')
        {
          damage = skip_delimited (self);
          if (damage == NULL)
            g_string_append_len (value, start + 1, self->p - start - 2);
        }
      else
        {
          damage = append_abbreviation (self, value);
        }
      if (damage != NULL)
        return damage;
      skip_space (self);
      if (*self->p != '#')
        return NULL;
      self->p++;
      skip_space (self);
    }
}

/* "name = value" */
static const char *
read_field (Reader   *self,
            char    **name,
            GString  *value)
{
  gsize length = name_length (self->p);

  if (length == 0)
    return *self->p == '\0' || *self->p == '@' ? _("Its closing brace is missing.") : _("The name of a field is missing in it.");
  *name = g_ascii_strdown (self->p, (gssize) length);
  self->p += length;
  skip_space (self);
  if (*self->p != '=')
    return _("An equals sign is missing in it.");
  self->p++;
  skip_space (self);
  return read_value (self, value);
}

/* --- Entries ---------------------------------------------------------------------------------------------- */

/* The first one counts, as for BibTeX. */
static void
keep_field (PraxisBibtexEntry *entry,
            GHashTable        *names,
            const char        *name,
            GString           *value)
{
  g_autoptr(GRefString) text = NULL;

  if (value->len == 0 || !g_hash_table_add (names, g_strdup (name)))
    return;
  text = g_ref_string_new_len (value->str, (gssize) value->len);
  praxis_bibtex_add (entry, name, text);
}

/* The key and its comma; EndNote leaves the key out, and other programs both. */
static void
read_key (Reader            *self,
          PraxisBibtexEntry *entry)
{
  gsize length;
  const char *after;

  skip_space (self);
  length = strcspn (self->p, ",={}\"\n");
  after = self->p + length;
  if (*after == '=')
    length = 0;
  entry->key = g_strstrip (g_strndup (self->p, length));
  self->p += length;
  skip_space (self);
  if (*self->p == ',')
    self->p++;
}

static const char *
read_fields (Reader            *self,
             PraxisBibtexEntry *entry)
{
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GString) value = g_string_new (NULL);

  for (;;)
    {
      g_autofree char *name = NULL;
      const char *damage;

      skip_space (self);
      while (*self->p == ',')
        {
          self->p++;
          skip_space (self);
        }
      if (*self->p == '}' || *self->p == ')')
        {
          self->p++;
          return NULL;
        }
      if (entry->fields->len == MAX_FIELDS)
        return _("It has more than 200 fields.");
      g_string_truncate (value, 0);
      damage = read_field (self, &name, value);
      if (damage != NULL)
        return damage;
      keep_field (entry, names, name, value);
    }
}

/* Whether fields go on behind the end of an entry: a brace too many ended it too early. */
static gboolean
goes_on (const char *p)
{
  gsize length;

  p += strspn (p, " \t\n");
  if (*p != ',')
    return FALSE;
  p += 1 + strspn (p + 1, " \t\n");
  length = name_length (p);
  return length > 0 && p[length + strspn (p + length, " \t\n")] == '=';
}

static void
read_entry (Reader     *self,
            const char *start,
            const char *type,
            gsize       length)
{
  PraxisBibtexEntry *entry = g_new0 (PraxisBibtexEntry, 1);
  const char *damage;

  entry->type = g_ascii_strdown (type, (gssize) length);
  entry->line = line_of (self, start);
  entry->fields = g_ptr_array_new_with_free_func (field_free);
  g_ptr_array_add (self->entries, entry);
  self->p++;
  read_key (self, entry);
  damage = read_fields (self, entry);
  if (damage == NULL && goes_on (self->p))
    damage = _("A brace too many ends it too early.");
  if (damage == NULL)
    return;
  entry->damage = g_strdup (damage);
  entry->damage_line = line_of (self, read_end (self));
  skip_to_entry (self);
}

/* @string{name = value} */
static void
read_string (Reader     *self,
             const char *start)
{
  g_autofree char *name = NULL;
  g_autoptr(GString) value = g_string_new (NULL);
  const char *damage;
  PraxisBibtexEntry *entry;

  self->p++;
  skip_space (self);
  damage = read_field (self, &name, value);
  skip_space (self);
  if (damage == NULL && *self->p != '}' && *self->p != ')')
    damage = _("Its closing brace is missing.");
  if (damage == NULL)
    {
      g_hash_table_replace (self->strings, g_steal_pointer (&name), g_strndup (value->str, value->len));
      self->p++;
      return;
    }
  entry = g_new0 (PraxisBibtexEntry, 1);
  entry->type = g_strdup ("string");
  entry->key = g_strdup (name != NULL ? name : "");
  entry->fields = g_ptr_array_new_with_free_func (field_free);
  entry->line = line_of (self, start);
  entry->damage = g_strdup (damage);
  entry->damage_line = line_of (self, read_end (self));
  g_ptr_array_add (self->entries, entry);
  skip_to_entry (self);
}

/* What begins at an "@". */
static void
read_at (Reader *self)
{
  const char *start = self->p;
  const char *type = start + 1 + strspn (start + 1, " \t\n");
  gsize length = name_length (type);
  const char *open = type + length + strspn (type + length, " \t\n");

  self->p = start + 1;
  if (length == 0 || !(g_ascii_isalpha (*type) || *type == '_') || (*open != '{' && *open != '('))
    return;
  self->p = open;
  if (length == 7 && g_ascii_strncasecmp (type, "comment", length) == 0)
    skip_block (self);
  else if (length == 8 && g_ascii_strncasecmp (type, "preamble", length) == 0)
    skip_block (self);
  else if (length == 6 && g_ascii_strncasecmp (type, "string", length) == 0)
    read_string (self, start);
  else
    read_entry (self, start, type, length);
}

/**
 * praxis_bibtex_read:
 * @text: a BibTeX database, UTF-8
 *
 * Returns: (transfer full) (element-type PraxisBibtexEntry): its entries in their order, those that are damaged among them,
 *   and the abbreviations that are
 */
GPtrArray *
praxis_bibtex_read (const char *text)
{
  g_autoptr(GHashTable) strings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Reader self = {
    .text = text, .p = text, .counted = text, .line = 1, .strings = strings,
    .entries = g_ptr_array_new_with_free_func (entry_free), .budget = MAX (MIN_BUDGET, 4 * strlen (text)),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (defined); i++)
    g_hash_table_insert (strings, g_strdup (defined[i][0]), g_strdup (defined[i][1]));
  for (;;)
    {
      self.p += strcspn (self.p, "@%");
      if (*self.p == '%')
        self.p += strcspn (self.p, "\n");
      else if (*self.p == '@')
        read_at (&self);
      else
        return self.entries;
    }
}
