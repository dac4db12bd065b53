/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-finding.h"

G_BEGIN_DECLS

/* How many of 100 people improve in the comparison group, where nobody has said: what a number needed to treat is worked out for. */
#define PRAXIS_MEANING_EVENT_RATE 0.2

/**
 * PraxisMeaning:
 * @overlap: the share of both groups that lies where the other one is too, from 0 to 1
 * @u3: Cohen's U3: the share of the better group that is above the middle of the other one
 * @superiority: how probable it is that one person of the better group, picked by chance, is above one of the other
 * @event_rate: the share of the comparison group that improves anyway, which @nnt assumes
 * @nnt: how many have to be treated for one more to improve; infinite for no effect
 *
 * What a standardized mean difference says of people, if the values of both groups are normally distributed with the same variance.
 */
typedef struct
{
  double overlap;
  double u3;
  double superiority;
  double event_rate;
  double nnt;
} PraxisMeaning;

gboolean praxis_meaning_init        (PraxisMeaning       *self,
                                     double               difference,
                                     double               event_rate);
gboolean praxis_meaning_of_finding  (PraxisFinding       *finding,
                                     PraxisMeaning       *meaning);
double   praxis_meaning_normal      (double               z);
double   praxis_meaning_normal_inverse (double            probability);

G_END_DECLS
