// SPDX-License-Identifier: GPL-3.0-or-later
//
// The citation engine, as PraxisCslEngine calls it: one function, JSON in, JSON out.

import './stand-ins.js';
import { format, open } from './format.js';
import { readBibtex, readRis, writeBibtex, writeBibtexEntries } from './records.js';

const methods = { format, open, readBibtex, readRis, writeBibtex, writeBibtexEntries };

globalThis.praxisCall = (method, argument) => JSON.stringify (methods[method] (JSON.parse (argument)));
