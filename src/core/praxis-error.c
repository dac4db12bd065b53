/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-error.h"

G_DEFINE_QUARK (praxis-error-quark, praxis_error)
