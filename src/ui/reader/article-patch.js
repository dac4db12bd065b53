/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes the article on the page the same as another one by changing only what differs, so that nothing flickers and
 * the page does not jump. What changes out of sight is brought into sight, unless somebody has scrolled to something
 * else (article-clicks.js). It is the body of a function with the argument `html`, called in a script world of its own:
 * the page's own scripts stay off, and a document that is only parsed runs none. */

/* The last thing that changed, from which one sees what is being written. */
let changed = null;

function morph (node, wanted)
{
  if (node.isEqualNode (wanted))
    return;
  changed = node;

  if (node.nodeType !== wanted.nodeType || node.nodeName !== wanted.nodeName)
    {
      changed = document.importNode (wanted, true);
      node.replaceWith (changed);
    }
  else if (node.nodeType !== Node.ELEMENT_NODE)
    node.data = wanted.data;
  else
    {
      morphAttributes (node, wanted);
      morphChildren (node, wanted);
    }
}

function morphAttributes (node, wanted)
{
  for (const { name } of [...node.attributes])
    {
      if (!wanted.hasAttribute (name))
        node.removeAttribute (name);
    }
  for (const { name, value } of wanted.attributes)
    {
      if (node.getAttribute (name) !== value)
        node.setAttribute (name, value);
    }
}

/* What is equal at both ends stays; only what lies between is changed, added or removed. */
function morphChildren (node, wanted)
{
  let children = [...node.childNodes], others = [...wanted.childNodes];

  while (children.length > 0 && others.length > 0 && children[0].isEqualNode (others[0]))
    {
      children.shift ();
      others.shift ();
    }
  while (children.length > 0 && others.length > 0 && children.at (-1).isEqualNode (others.at (-1)))
    {
      children.pop ();
      others.pop ();
    }

  const common = Math.min (children.length, others.length);
  const last = children.at (-1) ?? null;
  const end = last !== null ? last.nextSibling : null;

  for (let i = 0; i < common; i++)
    morph (children[i], others[i]);
  for (const extra of children.slice (common))
    extra.remove ();
  if (others.length > common)
    {
      const added = others.slice (common).map (other => document.importNode (other, true));

      changed = added.at (-1);
      if (last !== null)
        added.forEach (child => node.insertBefore (child, end));
      else
        insertBetween (node, wanted, others[0], added);
    }
}

/* Where nothing lies between the equal ends, the place is that of the first new child. */
function insertBetween (node, wanted, first, added)
{
  const place = node.childNodes[[...wanted.childNodes].indexOf (first)] ?? null;

  added.forEach (child => node.insertBefore (child, place));
}

/* As far as it must be moved and no further. */
function bringIntoSight (node)
{
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const box = element?.getBoundingClientRect ();

  if (box !== undefined && element.isConnected && (box.bottom > window.innerHeight || box.top < 0))
    element.scrollIntoView ({ block: box.height > window.innerHeight ? "end" : "nearest" });
}

const article = document.querySelector ("article");
const wanted = new DOMParser ().parseFromString (html, "text/html").querySelector ("article");

if (article !== null && wanted !== null)
  morph (article, wanted);
if (changed !== null)
  globalThis.articleMarks.refresh ();
if (changed !== null && changed !== article && globalThis.follows)
  bringIntoSight (changed);
return article !== null;
