/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes elements. Texts go in as texts, so that nothing in a post can be taken for markup. */

export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);

  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== false && value !== null)
      element.setAttribute(attribute, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

export function say(message, values) {
  return message.replace(/\{(\w+)\}/gu, (whole, name) => values[name] ?? whole);
}
