/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "praxis-article-view.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_SPEECH_BAR (praxis_speech_bar_get_type ())
G_DECLARE_FINAL_TYPE (PraxisSpeechBar, praxis_speech_bar, PRAXIS, SPEECH_BAR, AdwBin)

void praxis_speech_bar_set_article (PraxisSpeechBar   *self,
                                    PraxisArticleView *article);
void praxis_speech_bar_read        (PraxisSpeechBar   *self,
                                    const char        *language);
void praxis_speech_bar_stop        (PraxisSpeechBar   *self);

G_END_DECLS
