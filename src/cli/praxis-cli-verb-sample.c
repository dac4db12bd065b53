/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

#include <glib/gi18n.h>

#include "import/praxis-sample.h"
#include "praxis-cli-report.h"

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  g_autoptr(PraxisStore) store = praxis_cli_open (cli, PRAXIS_STORE_CREATE, error);
  g_autoptr(PraxisImportReport) report = NULL;

  if (store == NULL)
    return PRAXIS_CLI_FAILED;
  report = praxis_sample_import (store, error);
  if (report == NULL)
    return PRAXIS_CLI_FAILED;
  praxis_cli_print_import (cli, report);
  return PRAXIS_CLI_DONE;
}

const PraxisCliVerb praxis_cli_verb_sample = {
  .name = "sample",
  .help = N_("add the sample digest to the library"),
  .reports_sentences = TRUE,
  .run = run,
};
