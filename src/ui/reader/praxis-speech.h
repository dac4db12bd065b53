/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PRAXIS_TYPE_SPEECH (praxis_speech_get_type ())
G_DECLARE_FINAL_TYPE (PraxisSpeech, praxis_speech, PRAXIS, SPEECH, GObject)

PraxisSpeech *praxis_speech_new  (void);
void          praxis_speech_say  (PraxisSpeech *self,
                                  const char   *text,
                                  const char   *language,
                                  int           rate);
void          praxis_speech_stop (PraxisSpeech *self);

G_END_DECLS
