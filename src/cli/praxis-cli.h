/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/praxis-digest.h"
#include "praxis-json.h"
#include "store/praxis-store.h"

G_BEGIN_DECLS

#define PRAXIS_CLI_ERROR (praxis_cli_error_quark ())

/**
 * PraxisCliError:
 * @PRAXIS_CLI_ERROR_USAGE: the command line makes no sense
 *
 * Everything else is said by the core, in its own domain.
 */
typedef enum
{
  PRAXIS_CLI_ERROR_USAGE,
} PraxisCliError;

/**
 * PraxisCliStatus:
 * @PRAXIS_CLI_DONE: done
 * @PRAXIS_CLI_FAILED: refused or failed, and nothing was changed
 * @PRAXIS_CLI_WRONG_USAGE: the command line makes no sense
 * @PRAXIS_CLI_PARTIAL: done in part; the report says what was left out
 *
 * The exit status.
 */
typedef enum
{
  PRAXIS_CLI_DONE = 0,
  PRAXIS_CLI_FAILED = 1,
  PRAXIS_CLI_WRONG_USAGE = 2,
  PRAXIS_CLI_PARTIAL = 3,
} PraxisCliStatus;

typedef enum
{
  PRAXIS_CLI_OPTION_FLAG,
  PRAXIS_CLI_OPTION_VALUE,
  /* May be repeated. */
  PRAXIS_CLI_OPTION_VALUES,
  /* Takes two values. */
  PRAXIS_CLI_OPTION_PAIR,
  /* Takes a number, and another one where it follows. */
  PRAXIS_CLI_OPTION_NUMBERS,
} PraxisCliOptionKind;

/**
 * PraxisCliOption:
 * @name: the name without its dashes; %NULL ends a list
 * @kind: what it takes
 * @values: (nullable): its values in the help, marked with N_()
 * @help: what it does, marked with N_()
 */
typedef struct
{
  const char          *name;
  PraxisCliOptionKind  kind;
  const char          *values;
  const char          *help;
} PraxisCliOption;

typedef struct _PraxisCli PraxisCli;

/**
 * PraxisCliVerb:
 * @name: the verb
 * @arguments: (nullable): its arguments in the help, marked with N_()
 * @help: what it does, marked with N_()
 * @options: (nullable) (array zero-terminated=1): its own options
 * @min_arguments: how many arguments it needs
 * @max_arguments: how many it takes; -1 for any number
 * @reports_sentences: whether its JSON holds sentences of the core, which must not be translated there
 * @print_help: (nullable): adds to its help what no table has
 * @run: does it; an error of %PRAXIS_CLI_ERROR is %PRAXIS_CLI_WRONG_USAGE, every other one %PRAXIS_CLI_FAILED
 */
typedef struct
{
  const char            *name;
  const char            *arguments;
  const char            *help;
  const PraxisCliOption *options;
  int                    min_arguments;
  int                    max_arguments;
  gboolean               reports_sentences;
  void                 (*print_help) (PraxisCli *cli);
  PraxisCliStatus      (*run) (PraxisCli  *cli,
                               GError    **error);
} PraxisCliVerb;

/**
 * PraxisCli:
 * @verb: what to do; %NULL until it is known
 * @values: (element-type utf8 GPtrArray): the options that were given, with their values
 * @arguments: (element-type utf8): the arguments of the verb
 * @json: whether to print JSON
 * @cancellable: cancelled by Ctrl+C
 * @output: what goes to standard output at the end
 * @is_document: whether @output is for programs, and is written as it is
 *
 * One call of praxis-cli.
 */
struct _PraxisCli
{
  const PraxisCliVerb *verb;
  GHashTable          *values;
  GPtrArray           *arguments;
  gboolean             json;
  GCancellable        *cancellable;
  GString             *output;
  gboolean             is_document;
};

GQuark               praxis_cli_error_quark   (void);

/* The verbs */
const PraxisCliVerb *praxis_cli_find_verb     (const char             *name);
const PraxisCliVerb *praxis_cli_get_verb      (gsize                   index);

/* What was typed */
gboolean             praxis_cli_parse         (PraxisCli              *self,
                                               int                     argc,
                                               char                  **argv,
                                               GError                **error);
const PraxisCliOption *praxis_cli_get_common_options (void);
gboolean             praxis_cli_has           (PraxisCli              *self,
                                               const char             *option);
const char          *praxis_cli_get           (PraxisCli              *self,
                                               const char             *option);
gsize                praxis_cli_get_count     (PraxisCli              *self,
                                               const char             *option);
const char          *praxis_cli_get_nth       (PraxisCli              *self,
                                               const char             *option,
                                               gsize                   index);
const char          *praxis_cli_get_argument  (PraxisCli              *self,
                                               guint                   index);
gboolean             praxis_cli_get_revision  (PraxisCli              *self,
                                               const char             *option,
                                               gsize                   index,
                                               gint64                 *revision,
                                               GError                **error);
gboolean             praxis_cli_get_month     (PraxisCli              *self,
                                               const char             *option,
                                               guint                  *month,
                                               GError                **error);
gboolean             praxis_cli_get_number    (PraxisCli              *self,
                                               const char             *option,
                                               guint                   minimum,
                                               guint                   maximum,
                                               guint                  *number,
                                               GError                **error);

/* What is said */
void                 praxis_cli_print         (PraxisCli              *self,
                                               const char             *format,
                                               ...) G_GNUC_PRINTF (2, 3);
void                 praxis_cli_print_document (PraxisCli             *self,
                                               const char             *text);
void                 praxis_cli_print_json    (PraxisCli              *self,
                                               PraxisJsonBuilder      *json,
                                               yyjson_mut_val         *root);
gboolean             praxis_cli_flush         (PraxisCli              *self);
void                 praxis_cli_complain      (const char             *message);
void                 praxis_cli_show_progress (guint                   done,
                                               guint                   total);
void                 praxis_cli_end_progress  (void);
void                 praxis_cli_print_help    (PraxisCli              *self);
void                 praxis_cli_print_help_row (PraxisCli             *self,
                                               const char             *name,
                                               const char             *help);
gboolean             praxis_cli_usage_error   (GError                **error,
                                               const char             *format,
                                               ...) G_GNUC_PRINTF (2, 3);

/* The library */
char                *praxis_cli_dup_library   (PraxisCli              *self);
PraxisStore         *praxis_cli_open          (PraxisCli              *self,
                                               PraxisStoreMode         mode,
                                               GError                **error);
void                 praxis_cli_keep_references (PraxisCli            *self,
                                                 PraxisStore          *store);
PraxisDigest        *praxis_cli_choose_digest (PraxisCli              *self,
                                               PraxisStore            *store,
                                               GError                **error);

G_END_DECLS
