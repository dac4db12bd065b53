#include "praxis-suggestion.h"
GPtrArray *praxis_suggest_terms (PraxisStore *store, const char *digest_uuid, PraxisDraft *draft, GCancellable *cancellable, GError **error) { return g_ptr_array_new (); }
