#pragma once
#include "model/praxis-draft.h"
#include "store/praxis-store.h"
typedef struct { char *label; PraxisVocabulary vocabulary; double confidence; char *reason; } PraxisSuggestion;
GPtrArray *praxis_suggest_terms (PraxisStore *store, const char *digest_uuid, PraxisDraft *draft, GCancellable *cancellable, GError **error);
