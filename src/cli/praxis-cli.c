/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "praxis-cli-signals.h"

/*
 * praxis-cli: the core without a display.
 *
 *   words ──praxis-cli-arguments──▶ PraxisCli ──a verb──▶ PraxisCli.output ──praxis-cli-output──▶ standard output
 *                                                  │
 *                                                  └─ GError ──▶ one line on standard error, exit status
 */

/* A file that is opened must not become the standard output that was closed. */
static void
keep_standard_files (void)
{
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    {
      /* For the wrong way, so that using it is still an error; the lowest free number is taken. */
      if (fcntl (fd, F_GETFD) < 0 && errno == EBADF)
        open ("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

static void
set_up_language (void)
{
  const char *translations = g_getenv ("PRAXIS_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, translations != NULL ? translations : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static PraxisCli *
praxis_cli_new (void)
{
  PraxisCli *self = g_new0 (PraxisCli, 1);

  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->arguments = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  self->output = g_string_new (NULL);
  return self;
}

static void
praxis_cli_free (PraxisCli *self)
{
  g_hash_table_unref (self->values);
  g_ptr_array_unref (self->arguments);
  g_string_free (self->output, TRUE);
  g_object_unref (self->cancellable);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisCli, praxis_cli_free)

static PraxisCliStatus
run_verb (PraxisCli  *self,
          GError    **error)
{
  if (praxis_cli_has (self, "help"))
    {
      praxis_cli_print_help (self);
      return PRAXIS_CLI_DONE;
    }
  if (praxis_cli_has (self, "version"))
    {
      praxis_cli_print (self, "praxis-cli %s\n", PACKAGE_VERSION);
      return PRAXIS_CLI_DONE;
    }

  if (self->json && self->verb->reports_sentences)
    {
      setlocale (LC_MESSAGES, "C");
      setlocale (LC_TIME, "C");
    }
  praxis_cli_watch_signals (self->cancellable);
  return self->verb->run (self, error);
}

static PraxisCliStatus
complain (const GError *error)
{
  gboolean is_usage = error->domain == PRAXIS_CLI_ERROR;

  praxis_cli_complain (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                       ? _("Stopped; nothing was changed.") : error->message);
  return is_usage ? PRAXIS_CLI_WRONG_USAGE : PRAXIS_CLI_FAILED;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(PraxisCli) self = NULL;
  g_autoptr(GError) error = NULL;
  PraxisCliStatus status = PRAXIS_CLI_WRONG_USAGE;

  keep_standard_files ();
  /* Who stops reading is noticed when writing. */
  signal (SIGPIPE, SIG_IGN);
  set_up_language ();
  g_set_prgname ("praxis-cli");

  self = praxis_cli_new ();
  if (praxis_cli_parse (self, argc, argv, &error))
    status = run_verb (self, &error);
  praxis_cli_end_progress ();
  if (error != NULL)
    status = complain (error);
  if (!praxis_cli_flush (self))
    status = PRAXIS_CLI_FAILED;
  return status;
}
