/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-browser.h"

G_BEGIN_DECLS

/**
 * PraxisEmptyState:
 * @icon_name: an icon
 * @title: what is so, to be translated in the context "empty state"
 * @description: why, or what to do, to be translated as @title
 * @button_label: (nullable): what the button says, to be translated as @title
 * @action_name: (nullable): what the button does, with its target
 *
 * What stands where there are no posts to list.
 */
typedef struct
{
  const char *icon_name;
  const char *title;
  const char *description;
  const char *button_label;
  const char *action_name;
} PraxisEmptyState;

const PraxisEmptyState *praxis_empty_state_get (PraxisBrowser *browser);

G_END_DECLS
