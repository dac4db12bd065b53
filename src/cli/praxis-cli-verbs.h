/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-cli.h"

G_BEGIN_DECLS

/* Each is in the file of its name. */
extern const PraxisCliVerb praxis_cli_verb_sample;
extern const PraxisCliVerb praxis_cli_verb_import;
extern const PraxisCliVerb praxis_cli_verb_new;
extern const PraxisCliVerb praxis_cli_verb_edit;
extern const PraxisCliVerb praxis_cli_verb_status;
extern const PraxisCliVerb praxis_cli_verb_history;
extern const PraxisCliVerb praxis_cli_verb_list;
extern const PraxisCliVerb praxis_cli_verb_show;
extern const PraxisCliVerb praxis_cli_verb_search;
extern const PraxisCliVerb praxis_cli_verb_styles;
extern const PraxisCliVerb praxis_cli_verb_notes;
extern const PraxisCliVerb praxis_cli_verb_reading;
extern const PraxisCliVerb praxis_cli_verb_topics;
extern const PraxisCliVerb praxis_cli_verb_types;
extern const PraxisCliVerb praxis_cli_verb_check;
extern const PraxisCliVerb praxis_cli_verb_cite;
extern const PraxisCliVerb praxis_cli_verb_plot;
extern const PraxisCliVerb praxis_cli_verb_retractions;
extern const PraxisCliVerb praxis_cli_verb_publish;
extern const PraxisCliVerb praxis_cli_verb_export;
extern const PraxisCliVerb praxis_cli_verb_key;
extern const PraxisCliVerb praxis_cli_verb_subscribe;
extern const PraxisCliVerb praxis_cli_verb_update;
extern const PraxisCliVerb praxis_cli_verb_verify;
extern const PraxisCliVerb praxis_cli_verb_backup;
extern const PraxisCliVerb praxis_cli_verb_restore;

G_END_DECLS
