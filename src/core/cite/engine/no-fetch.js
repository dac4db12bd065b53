// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stands in the bundle for the library that would load addresses: the engine has no network.

export default function fetch () {
  throw new Error ('The citation engine has no network.');
}
