// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the libraries expect of their surroundings and a bare context of JavaScriptCore does not have. Nothing in the
// bundle may reach the network: there is no fetch, and what would call it says so.

const globals = globalThis;

globals.console ??= { log () {}, info () {}, warn () {}, error () {}, debug () {} };
globals.setTimeout ??= () => 0;
globals.clearTimeout ??= () => {};

globals.TextEncoder ??= class {
  encode (text) {
    const bytes = unescape (encodeURIComponent (text));
    return Uint8Array.from (bytes, byte => byte.charCodeAt (0));
  }
};

globals.TextDecoder ??= class {
  decode (bytes) {
    return decodeURIComponent (escape (String.fromCharCode (...bytes)));
  }
};
