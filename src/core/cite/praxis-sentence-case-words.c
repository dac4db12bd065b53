/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-sentence-case-words.h"

#include <string.h>

/* What is known of a word: from the lists, as one of their words bent, or by an ending that only common words have. A
 * word of which nothing is known may be a name. */

/* Common in one title, a name in the next. */
static const char * const ambiguous[] = {
  "act", "acts", "act's", "aids", "who's", "august", "march", "may", "will", "us", "sad", "turkey", "jordan", "chad",
  "georgia", "china's", "institute", "ministry", "academy", "bureau", "federation", "treaty", "union", "covenant",
  "church", "court", "society's", "war", "wars", "north", "south", "east", "west", "northern", "southern", "eastern",
  "black", "white", "blacks", "whites", "native", "natives", "president", "king", "queen", "prince", "princess",
  "saint", "lord", "sir", "general's", "mark", "rose", "grace", "frank", "bill", "rob", "pat", "art's", "drew",
  "chase", "grant's", "hunter", "carter", "parker", "baker", "fisher", "miller", "cooper", "mason", "taylor",
  "potter", "porter", "river", "lake", "mount", "mountain", "street", "avenue", "axis", "web's", "windows", "apple",
  "amazon", "zoom", "twitter", "mars", "venus", "mercury", "polish", "dish", "maria", "marie", "browning", "manning",
  "harding", "fleming", "keating", "golding", "canning", "downing", "flemming", "irving", "sterling", "wilding",
  "mohammed", "muhammed", "clement", "marshal", "raphael", "constance", "clarence", "lawrence", "laurence",
  "terrence", "terence", "prudence", "providence", "gregory", "montessory", "hilary", "hillary", "rosemary",
  "stability's", "trinity", "charity", "marion", "oliver", "carlisle", "ellery", "mallory", "emory", "avery",
  "kimberly", "beverly", "waverly", "christopher", "alastair", "constable", "huxtable", "dunstable", "barnstable",
  "kissing's", "sibling's", "passion's", "champion", "crichton", "horizon's", "dominic", "frederic", "hellenic",
  "oceanic", "mosaic", "baptist", "calvinist", "leninist", "trotskyist", "stalinist", "hinduist", "calvinism",
  "leninism", "stalinism", "maoism", "shintoism", "hellenism", "mccarthyism", "islamism", "anglicanism", NULL
};

/* Endings of words that are not names, and what must stand before them at least. */
static const char * const endings[] = {
  "tion", "tions", "tional", "tionally", "sion", "sions", "sional", "ment", "ments", "mental", "ness", "nesses",
  "ity", "ities", "ical", "ically", "ological", "ology", "ologies", "ologist", "ologists", "ive", "ives", "ively",
  "iveness", "ing", "ings", "ingly", "ous", "ously", "ful", "fully", "fulness", "less", "lessness", "able", "ably",
  "ability", "ible", "ibility", "therapy", "therapies", "therapist", "therapists", "therapeutic", "pathy", "pathic",
  "phobia", "phobic", "itis", "osis", "oses", "istic", "istics", "atic", "etic", "ance", "ances", "ence", "ences",
  "ency", "encies", "ancy", "ancies", "ism", "isms", "ship", "ships", "hood", "ization", "isation", "ize", "izes",
  "ized", "izing", "ise", "ised", "ising", "ify", "ified", "ifying", "ional", "ated", "ating", "ates", "ation",
  "ational", "ial", "ially", "ual", "ually", "ary", "aries", "ory", "ories", NULL
};
#define MIN_ENDED 8

/* What ends a word that is bent, and what its first form has there. */
static const struct { const char *ending; const char *instead; } bent[] = {
  { "s", "" }, { "es", "" }, { "es", "is" }, { "ies", "y" }, { "ed", "" }, { "ed", "e" }, { "ied", "y" },
  { "ing", "" }, { "ing", "e" }, { "ly", "" }, { "ily", "y" }, { "ers", "" }, { "ers", "e" }, { "er", "e" },
  { "ness", "" }, { "iness", "y" }, { "al", "" }, { "ally", "" }, { "'", "" }, { "ier", "y" }, { "iest", "y" },
};

/* Where a test is named, the last of its words. */
static const char * const instruments[] = {
  "scale", "inventory", "questionnaire", "index", "checklist", "schedule", "interview", "survey", "test", "battery",
  "indicator", "q-set", "q-sort", NULL
};

/* Written with a capital where a number stands behind it (Publication Manual, 6.19). */
static const char * const numbered[] = {
  "part", "study", "experiment", "chapter", "volume", "table", "figure", "axis", "cluster", "criterion", "appendix",
  "section", "book", "paper", "article", NULL
};

/* Small words of other languages that English has not. */
static const char * const foreign[] = {
  "der", "das", "und", "bei", "zur", "zum", "von", "für", "mit", "dem", "den", "des", "ein", "eine", "einer", "eines",
  "im", "auf", "nach", "aus", "über", "als", "le", "les", "la", "et", "du", "dans", "chez", "pour", "sur", "une",
  "aux", "au", "avec", "par", "el", "los", "las", "del", "y", "para", "como", "una", "sobre", "il", "lo", "gli",
  "della", "nella", "delle", "dei", "di", "che", "per la", "het", "een", "van", "bij", "voor", "och", "för", "av",
  "hos", "og", "til", "ved", "da", "dos", "na", "em", "com", NULL
};

static GHashTable *classes;

typedef struct
{
  PraxisWordClass  class;
  const char      *spelling;
} Entry;

static void
add_words (const char      *words,
           PraxisWordClass  class)
{
  g_auto(GStrv) list = g_strsplit (words, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      Entry *entry;

      if (*list[i] == '\0')
        continue;
      entry = g_new (Entry, 1);
      entry->class = class;
      entry->spelling = g_intern_string (list[i]);
      g_hash_table_replace (classes, g_utf8_casefold (list[i], -1), entry);
    }
}

/* Later ones win. */
static void
ensure_classes (void)
{
  static gsize initialized;

  if (!g_once_init_enter (&initialized))
    return;
  classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (gsize i = 0; praxis_sentence_case_common[i] != NULL; i++)
    add_words (praxis_sentence_case_common[i], PRAXIS_WORD_COMMON);
  for (gsize i = 0; praxis_sentence_case_acronyms[i] != NULL; i++)
    add_words (praxis_sentence_case_acronyms[i], PRAXIS_WORD_ACRONYM);
  add_words (praxis_sentence_case_function, PRAXIS_WORD_FUNCTION);
  for (gsize i = 0; praxis_sentence_case_proper[i] != NULL; i++)
    add_words (praxis_sentence_case_proper[i], PRAXIS_WORD_PROPER);
  for (gsize i = 0; ambiguous[i] != NULL; i++)
    add_words (ambiguous[i], PRAXIS_WORD_AMBIGUOUS);
  g_once_init_leave (&initialized, 1);
}

static gboolean
is_listed (const char      *folded,
           PraxisWordClass  class)
{
  const Entry *entry = g_hash_table_lookup (classes, folded);

  return entry != NULL && entry->class == class;
}

static gboolean
is_bent (const char *folded)
{
  gsize length = strlen (folded);

  for (gsize i = 0; i < G_N_ELEMENTS (bent); i++)
    {
      gsize n = strlen (bent[i].ending);
      g_autofree char *base = NULL;

      if (length < n + 3 || !g_str_has_suffix (folded, bent[i].ending))
        continue;
      base = g_strdup_printf ("%.*s%s", (int) (length - n), folded, bent[i].instead);
      if (is_listed (base, PRAXIS_WORD_COMMON))
        return TRUE;
    }
  return FALSE;
}

/* "-ion" and the like: no apostrophe, nothing that is not English. */
static gboolean
has_common_ending (const char *folded)
{
  if (strlen (folded) < MIN_ENDED || strspn (folded, "abcdefghijklmnopqrstuvwxyz") != strlen (folded))
    return FALSE;
  for (gsize i = 0; endings[i] != NULL; i++)
    {
      if (g_str_has_suffix (folded, endings[i]))
        return TRUE;
    }
  return FALSE;
}

/* The names that stand for themselves may belong to somebody: "Freud's", "Germany's". */
static const Entry *
find_owner (const char *folded)
{
  gsize length = strlen (folded);
  g_autofree char *owner = NULL;
  const Entry *entry;

  if (!g_str_has_suffix (folded, "'s") && !g_str_has_suffix (folded, "s'"))
    return NULL;
  owner = g_strndup (folded, g_str_has_suffix (folded, "'s") ? length - 2 : length - 1);
  entry = g_hash_table_lookup (classes, owner);
  return entry != NULL && entry->class == PRAXIS_WORD_PROPER ? entry : NULL;
}

/* @word is one word in any case, with a straight apostrophe. Sets @spelling to how the list spells a name or an acronym,
 * NULL for anything else and for the possessive of a name. */
PraxisWordClass
praxis_sentence_case_classify (const char  *word,
                               const char **spelling)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);
  const Entry *entry;

  ensure_classes ();
  *spelling = NULL;
  entry = g_hash_table_lookup (classes, folded);
  if (entry != NULL)
    {
      if (entry->class == PRAXIS_WORD_PROPER || entry->class == PRAXIS_WORD_ACRONYM)
        *spelling = entry->spelling;
      return entry->class;
    }
  if (find_owner (folded) != NULL)
    return PRAXIS_WORD_PROPER;
  return is_bent (folded) || has_common_ending (folded) ? PRAXIS_WORD_COMMON : PRAXIS_WORD_UNKNOWN;
}

/* Whether only its ending speaks for a word's being a common one: "Carlbring" has that of "reading". */
gboolean
praxis_sentence_case_is_guessed (const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);
  const char *spelling;

  return praxis_sentence_case_classify (word, &spelling) == PRAXIS_WORD_COMMON && !is_listed (folded, PRAXIS_WORD_COMMON) &&
         !is_bent (folded);
}

const char * const *
praxis_sentence_case_get_phrases (void)
{
  return praxis_sentence_case_phrases;
}

static gboolean
is_in (const char * const *list,
       const char         *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);

  return g_strv_contains (list, folded);
}

/* Whether @word is the kind of a test, with which its name would end. */
gboolean
praxis_sentence_case_is_instrument (const char *word)
{
  return is_in (instruments, word);
}

/* Whether @word has a capital where a number follows it. */
gboolean
praxis_sentence_case_is_numbered (const char *word)
{
  return is_in (numbered, word);
}

/* Whether @word speaks for another language. */
gboolean
praxis_sentence_case_is_foreign (const char *word)
{
  return is_in (foreign, word);
}
