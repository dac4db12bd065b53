/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells where somebody clicked in the article: the part of the post, which one of several, and the words of that part
 * that stand before the place. Called once a page, in a script world of its own.
 *
 * Whoever scrolls the page looks at something there: from then on it does not follow what is written, until a click
 * in it leads back to that. */

function textBefore (part, event)
{
  const caret = document.caretRangeFromPoint (event.clientX, event.clientY);

  if (caret === null || !part.contains (caret.startContainer))
    return "";

  const range = document.createRange ();
  range.selectNodeContents (part);
  range.setEnd (caret.startContainer, caret.startOffset);
  return range.toString ();
}

globalThis.follows = true;
for (const kind of ["wheel", "keydown"])
  document.addEventListener (kind, () => { globalThis.follows = false; }, { passive: true });

document.addEventListener ("click", event => {
  const part = event.target.closest ("[data-field]");

  if (part === null || event.target.closest ("a") !== null || !document.getSelection ().isCollapsed)
    return;
  globalThis.follows = true;
  window.webkit.messageHandlers.praxis.postMessage ({
    kind: "part",
    field: part.dataset.field,
    index: Number (part.dataset.index ?? 0),
    before: textBefore (part, event),
  });
});
