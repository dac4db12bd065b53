/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/praxis-month.h"

/*
 * What was typed. Options may stand before or behind the verb, those of a verb behind it; "--" ends them; a
 * value follows its option or an equals sign. GOptionContext is not used: it takes options of two values apart,
 * and takes an option for the value of the one before it.
 */

static const PraxisCliOption common_options[] = {
  { "library", PRAXIS_CLI_OPTION_VALUE, N_("FILE"), N_("use this library instead of your own") },
  { "json", PRAXIS_CLI_OPTION_FLAG, NULL, N_("print one JSON document, for programs") },
  { "help", PRAXIS_CLI_OPTION_FLAG, NULL, N_("say how to use the program, or a verb") },
  { "version", PRAXIS_CLI_OPTION_FLAG, NULL, N_("print the version") },
  { NULL },
};

G_DEFINE_QUARK (praxis-cli-error-quark, praxis_cli_error)

const PraxisCliOption *
praxis_cli_get_common_options (void)
{
  return common_options;
}

/* Sets an error of usage, and is always FALSE. */
gboolean
praxis_cli_usage_error (GError     **error,
                        const char  *format,
                        ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (PRAXIS_CLI_ERROR, PRAXIS_CLI_ERROR_USAGE, format, arguments));
  va_end (arguments);
  return FALSE;
}

static const PraxisCliOption *
find_in (const PraxisCliOption *options,
         const char            *name)
{
  for (; options != NULL && options->name != NULL; options++)
    {
      if (g_str_equal (options->name, name))
        return options;
    }
  return NULL;
}

static const PraxisCliOption *
find_option (PraxisCli  *self,
             const char *name)
{
  const PraxisCliOption *option = find_in (common_options, name);

  if (option == NULL && self->verb != NULL)
    option = find_in (self->verb->options, name);
  return option;
}

/* The values of an option that is given: its list is made by the first one. */
static GPtrArray *
ensure_values (PraxisCli  *self,
               const char *name)
{
  GPtrArray *values = g_hash_table_lookup (self->values, name);

  if (values == NULL)
    {
      values = g_ptr_array_new ();
      g_hash_table_insert (self->values, (char *) name, values);
    }
  return values;
}

static gboolean
add_value (const PraxisCliOption  *option,
           GPtrArray              *values,
           const char             *value,
           GError                **error)
{
  if (value == NULL)
    return praxis_cli_usage_error (error, _("--%s needs a value: --%s %s."),
                                   option->name, option->name, _(option->values));
  if (*value == '\0')
    return praxis_cli_usage_error (error, _("The value of --%s is empty."), option->name);
  g_ptr_array_add (values, (char *) value);
  return TRUE;
}

/* The word behind the one at @index, where it can be a value. */
static const char *
take_next (char **argv,
           int   *index)
{
  const char *next = argv[*index + 1];

  if (next == NULL || g_str_has_prefix (next, "--"))
    return NULL;
  *index += 1;
  return next;
}

/* Whether the word behind the one at @index is nothing but digits. */
static gboolean
number_follows (char **argv,
                int    index)
{
  const char *next = argv[index + 1];

  return next != NULL && *next != '\0' && next[strspn (next, "0123456789")] == '\0';
}

static gboolean
parse_option (PraxisCli  *self,
              char      **argv,
              int        *index,
              GError    **error)
{
  const char *word = argv[*index] + 2;
  const char *equals = strchr (word, '=');
  g_autofree char *name = equals != NULL ? g_strndup (word, equals - word) : g_strdup (word);
  const PraxisCliOption *option = find_option (self, name);
  GPtrArray *values;

  if (option == NULL)
    return praxis_cli_usage_error (error, _("There is no option “--%s” here. “praxis-cli %s%s--help” lists what there is."),
                                   name, self->verb != NULL ? self->verb->name : "",
                                   self->verb != NULL ? " " : "");
  if (option->kind == PRAXIS_CLI_OPTION_FLAG)
    {
      ensure_values (self, option->name);
      return equals == NULL || praxis_cli_usage_error (error, _("--%s takes no value."), option->name);
    }
  if (option->kind != PRAXIS_CLI_OPTION_VALUES && g_hash_table_contains (self->values, option->name))
    return praxis_cli_usage_error (error, _("--%s is given twice."), option->name);

  values = ensure_values (self, option->name);
  return add_value (option, values, equals != NULL ? equals + 1 : take_next (argv, index), error) &&
         (option->kind != PRAXIS_CLI_OPTION_PAIR ||
          add_value (option, values, take_next (argv, index), error)) &&
         (option->kind != PRAXIS_CLI_OPTION_NUMBERS || !number_follows (argv, *index) ||
          add_value (option, values, take_next (argv, index), error));
}

static gboolean
parse_argument (PraxisCli   *self,
                const char  *word,
                GError     **error)
{
  if (self->verb != NULL)
    {
      if (*word == '\0')
        return praxis_cli_usage_error (error, _("An argument is empty."));
      g_ptr_array_add (self->arguments, (char *) word);
      return TRUE;
    }

  self->verb = praxis_cli_find_verb (word);
  return self->verb != NULL ||
         praxis_cli_usage_error (error, _("There is no verb “%s”. “praxis-cli --help” lists them."), word);
}

static gboolean
parse_words (PraxisCli  *self,
             char      **argv,
             GError    **error)
{
  gboolean options_ended = FALSE;

  for (int i = 1; argv[i] != NULL; i++)
    {
      const char *word = argv[i];

      if (!options_ended && g_str_equal (word, "--"))
        {
          options_ended = TRUE;
        }
      else if (!options_ended && g_str_has_prefix (word, "--"))
        {
          if (!parse_option (self, argv, &i, error))
            return FALSE;
        }
      /* A single dash is standard input. */
      else if (!options_ended && word[0] == '-' && word[1] != '\0')
        {
          return praxis_cli_usage_error (error, _("There is no option “%s”. Write “--” before words that begin "
                                                  "with a dash."), word);
        }
      else if (!parse_argument (self, word, error))
        {
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_encoding (char   **argv,
                GError **error)
{
  for (int i = 1; argv[i] != NULL; i++)
    {
      if (!g_utf8_validate (argv[i], -1, NULL))
        {
          g_autofree char *valid = g_utf8_make_valid (argv[i], -1);

          return praxis_cli_usage_error (error, _("“%s” is not valid UTF-8."), valid);
        }
    }
  return TRUE;
}

static gboolean
check_arguments (PraxisCli  *self,
                 GError    **error)
{
  int given = self->arguments->len;

  if (self->verb == NULL)
    return praxis_cli_usage_error (error, _("Say what to do: “praxis-cli --help” lists the verbs."));
  if (given < self->verb->min_arguments)
    return praxis_cli_usage_error (error, _("Something is missing: praxis-cli %s %s."),
                                   self->verb->name, _(self->verb->arguments));
  if (self->verb->max_arguments >= 0 && given > self->verb->max_arguments)
    return praxis_cli_usage_error (error, _("“%s” is too much. “praxis-cli %s --help” says what the verb takes."),
                                   praxis_cli_get_argument (self, self->verb->max_arguments), self->verb->name);
  return TRUE;
}

/**
 * praxis_cli_parse:
 * @self: a call
 * @argc: how many words were typed
 * @argv: the words; they must live as long as @self
 * @error: return location
 *
 * Returns: whether they make sense; %FALSE with %PRAXIS_CLI_ERROR_USAGE
 */
gboolean
praxis_cli_parse (PraxisCli  *self,
                  int         argc,
                  char      **argv,
                  GError    **error)
{
  gboolean success;

  /* Without its own name there are no words either. */
  if (argc < 1)
    return check_arguments (self, error);

  success = check_encoding (argv, error) && parse_words (self, argv, error);
  self->json = praxis_cli_has (self, "json");
  if (!success || praxis_cli_has (self, "help") || praxis_cli_has (self, "version"))
    return success;
  return check_arguments (self, error);
}

gboolean
praxis_cli_has (PraxisCli  *self,
                const char *option)
{
  return g_hash_table_contains (self->values, option);
}

gsize
praxis_cli_get_count (PraxisCli  *self,
                      const char *option)
{
  GPtrArray *values = g_hash_table_lookup (self->values, option);

  return values != NULL ? values->len : 0;
}

/* Returns: (nullable): a value of an option, from 0 */
const char *
praxis_cli_get_nth (PraxisCli  *self,
                    const char *option,
                    gsize       index)
{
  GPtrArray *values = g_hash_table_lookup (self->values, option);

  return values != NULL && index < values->len ? g_ptr_array_index (values, index) : NULL;
}

/* Returns: (nullable): the value of an option; NULL where it is not given */
const char *
praxis_cli_get (PraxisCli  *self,
                const char *option)
{
  return praxis_cli_get_nth (self, option, 0);
}

/* Returns: (nullable): an argument of the verb, from 0 */
const char *
praxis_cli_get_argument (PraxisCli *self,
                         guint      index)
{
  return index < self->arguments->len ? g_ptr_array_index (self->arguments, index) : NULL;
}

/* Leaves @number as it is where the option is not given. */
gboolean
praxis_cli_get_number (PraxisCli   *self,
                       const char  *option,
                       guint        minimum,
                       guint        maximum,
                       guint       *number,
                       GError     **error)
{
  const char *text = praxis_cli_get (self, option);
  guint64 value;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, minimum, maximum, &value, NULL))
    return praxis_cli_usage_error (error, _("--%s is “%s”, but takes a number from %u to %u."),
                                   option, text, minimum, maximum);
  *number = value;
  return TRUE;
}

/* The number of a revision; leaves @revision as it is where the option has no such value. */
gboolean
praxis_cli_get_revision (PraxisCli   *self,
                         const char  *option,
                         gsize        index,
                         gint64      *revision,
                         GError     **error)
{
  const char *text = praxis_cli_get_nth (self, option, index);
  guint64 value;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &value, NULL))
    return praxis_cli_usage_error (error, _("--%s is “%s”, but takes the number of a revision. “praxis-cli history” "
                                            "lists them."), option, text);
  *revision = value;
  return TRUE;
}

/* Leaves @month as it is where the option is not given. */
gboolean
praxis_cli_get_month (PraxisCli   *self,
                      const char  *option,
                      guint       *month,
                      GError     **error)
{
  const char *text = praxis_cli_get (self, option);

  if (text == NULL)
    return TRUE;
  *month = praxis_month_parse (text);
  return *month != PRAXIS_MONTH_NONE ||
         praxis_cli_usage_error (error, _("“%s” is no month. Write it as in 2023-03."), text);
}
