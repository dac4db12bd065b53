/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the program does to an article without changing a node of it: it knows the article's plain text, marks places of
 * it with the highlights of CSS, finds words, and lays the reader's appearance over it without losing the place. Called
 * once a page, in a script world of its own.
 *
 * The plain text has one space for each run of white space and one line for each block. Places in it are counted in
 * characters (code points) towards the program and in UTF-16 units in here.
 */

const BLOCKS = new Set (["ADDRESS", "ARTICLE", "ASIDE", "BLOCKQUOTE", "BR", "DD", "DIV", "DL", "DT", "FIGURE", "FOOTER",
                         "H1", "H2", "H3", "H4", "H5", "H6", "HEADER", "HR", "LI", "OL", "P", "PRE", "SECTION", "TABLE",
                         "TD", "TH", "TR", "UL"]);

/* What is drawn, and what is folded, is not read: its numbers stand in the text, or in what it opens to. */
const SILENT = new Set (["svg", "DETAILS"]);

/* What is left free above and below a place that is scrolled to. */
const MARGIN = 48;

/* --- The plain text ------------------------------------------------------------------------------------------ */

/* The text and, for each of its units, the node and the place in it that the unit comes from. */
function readText ()
{
  const read = { text: "", nodes: [], offsets: [] };
  const article = document.querySelector ("article");
  let gap = "";

  function add (unit, node, offset)
  {
    read.text += unit;
    read.nodes.push (node);
    read.offsets.push (offset);
  }

  function readNode (node)
  {
    for (let i = 0; i < node.data.length; i++)
      {
        const unit = node.data[i];

        if (/[ \t\n\r\f]/.test (unit))
          {
            gap ||= " ";
            continue;
          }
        if (gap !== "" && read.text !== "")
          add (gap, node, i);
        gap = "";
        add (unit, node, i);
      }
  }

  function walk (element)
  {
    const isBlock = BLOCKS.has (element.nodeName);

    if (isBlock)
      gap = "\n";
    for (const child of element.childNodes)
      {
        if (child.nodeType === Node.TEXT_NODE)
          readNode (child);
        else if (child.nodeType === Node.ELEMENT_NODE && !SILENT.has (child.nodeName))
          walk (child);
      }
    if (isBlock)
      gap = "\n";
  }

  if (article !== null)
    walk (article);
  return read;
}

let known = null;

function getText ()
{
  known ??= readText ();
  return known;
}

function toCharacters (unit)
{
  let n = 0;

  for (const _ of getText ().text.slice (0, unit))
    n++;
  return n;
}

function toUnits (character)
{
  let units = 0;

  for (const one of getText ().text)
    {
      if (character-- <= 0)
        break;
      units += one.length;
    }
  return units;
}

/* The range of the units from @start to before @end. */
function makeRange (start, end)
{
  const { nodes, offsets } = getText ();
  const range = document.createRange ();

  range.setStart (nodes[start], offsets[start]);
  range.setEnd (nodes[end - 1], offsets[end - 1] + 1);
  return range;
}

/* The first unit for which @isPast says yes, where it says no before and yes from then on. */
function search (isPast)
{
  let low = 0, high = getText ().text.length;

  while (low < high)
    {
      const middle = (low + high) >> 1;

      if (isPast (middle))
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

function findFirstVisible ()
{
  return search (unit => makeRange (unit, unit + 1).getBoundingClientRect ().bottom > 0);
}

function findFirstIn (range)
{
  const { nodes, offsets } = getText ();

  return search (unit => range.comparePoint (nodes[unit], offsets[unit]) >= 0);
}

/* --- Marks --------------------------------------------------------------------------------------------------- */

/* Which are drawn above which. */
const PRIORITIES = { "praxis-passage": 0, "praxis-current-passage": 1, "praxis-sentence": 2, "praxis-match": 3,
                     "praxis-current-match": 4 };

function setMarks (name, ranges)
{
  const highlight = new Highlight (...ranges);

  highlight.priority = PRIORITIES[name] ?? 0;
  /* WebKit paints anew what goes, but not what another takes the place of. */
  CSS.highlights.delete (name);
  if (ranges.length > 0)
    CSS.highlights.set (name, highlight);
}

/* As far as it must be moved and no further. */
function bringIntoSight (range)
{
  const box = range.getBoundingClientRect ();

  if (box.top < MARGIN)
    window.scrollBy (0, box.top - MARGIN);
  else if (box.bottom > window.innerHeight - MARGIN)
    window.scrollBy (0, Math.min (box.bottom - window.innerHeight + MARGIN, box.top - MARGIN));
}

/* Marks the characters from @start to before @end, or nothing where there are none. */
function mark (name, start, end, scroll)
{
  const range = end > start ? makeRange (toUnits (start), toUnits (end)) : null;

  setMarks (name, range !== null ? [range] : []);
  if (range !== null && scroll)
    bringIntoSight (range);
}

/* --- Passages ------------------------------------------------------------------------------------------------ */

/* Of the words around a passage, as much as it takes to know it again. */
const CONTEXT = 64;

let passages = [];

/* @json: of each the key, and the characters from start to before end */
function setPassages (json)
{
  passages = JSON.parse (json).map (({ key, start, end }) => ({ key, start: toUnits (start), end: toUnits (end) }));
  setMarks ("praxis-passage", passages.map (({ start, end }) => makeRange (start, end)));
}

/* The units that are selected in the article, without the white space around them; null for none. */
function findSelection ()
{
  const selection = document.getSelection ();
  const { text, nodes, offsets } = getText ();

  if (selection.isCollapsed)
    return null;

  const range = selection.getRangeAt (0);
  let start = findFirstIn (range);
  let end = search (unit => range.comparePoint (nodes[unit], offsets[unit] + 1) > 0);

  while (start < end && /\s/.test (text[start]))
    start++;
  while (end > start && /\s/.test (text[end - 1]))
    end--;
  return start < end ? { start, end } : null;
}

function getSelection ()
{
  const { text } = getText ();
  const found = findSelection ();

  if (found === null)
    return null;

  /* A half of a character at an end is no text. */
  return {
    quote: text.slice (found.start, found.end),
    prefix: text.slice (Math.max (0, found.start - CONTEXT), found.start).replace (/^[\udc00-\udfff]/, ""),
    suffix: text.slice (found.end, found.end + CONTEXT).replace (/[\ud800-\udbff]$/, ""),
  };
}

function tell (message)
{
  window.webkit.messageHandlers.praxis.postMessage (message);
}

let hasSelection = false;

document.addEventListener ("selectionchange", () => {
  const has = findSelection () !== null;

  if (has !== hasSelection)
    tell ({ kind: "selection", has });
  hasSelection = has;
});

document.addEventListener ("click", event => {
  const caret = document.caretRangeFromPoint (event.clientX, event.clientY);

  if (caret === null || hasSelection || event.target.closest ("a") !== null)
    return;

  const passage = passages.find (({ start, end }) =>
    makeRange (start, end).isPointInRange (caret.startContainer, caret.startOffset));

  if (passage !== undefined)
    tell ({ kind: "passage", key: passage.key });
});

/* --- Speech -------------------------------------------------------------------------------------------------- */

/* The text as it is to be read aloud, with empty lines where references and topics are, so that places in it are the same;
 * and where to begin: at what is selected, or else at what is in sight. */
function getSpeech ()
{
  const { text, nodes } = getText ();
  const selection = findSelection ();
  let spoken = "";

  for (let i = 0; i < text.length; i++)
    {
      const isLeftOut = nodes[i].parentElement.closest (".citation, footer") !== null;

      /* The second half of a character that is left out would be one too many. */
      if (!isLeftOut)
        spoken += text[i];
      else if (!/[\udc00-\udfff]/.test (text[i]))
        spoken += "\n";
    }
  if (selection !== null)
    return { text: spoken, from: toCharacters (selection.start) };
  return { text: spoken, from: window.scrollY > 0 ? toCharacters (findFirstVisible ()) : 0 };
}

/* --- Finding ------------------------------------------------------------------------------------------------- */

const finding = { text: "", matches: [], current: -1, place: 0 };

/* What is compared: without case, accents and the forms of quotes, dashes and spaces. */
function fold (text)
{
  let folded = "";
  const places = [];

  for (let i = 0; i < text.length; i++)
    {
      const unit = text[i].normalize ("NFD").replace (/\p{M}/gu, "").toLowerCase ()
        .replace (/[\u2018\u2019\u201b\u2032]/g, "'").replace (/[\u201c-\u201f\u2033\u00ab\u00bb]/g, '"')
        .replace (/[\u2010-\u2015\u2212]/g, "-").replace (/\u00ad/g, "").replace (/\s/g, " ");

      folded += unit;
      for (let j = 0; j < unit.length; j++)
        places.push (i);
    }
  return { folded, places };
}

function findMatches (text)
{
  const needle = fold (text).folded;
  const { folded, places } = fold (getText ().text);
  const matches = [];

  if (needle.trim () === "")
    return matches;
  for (let i = folded.indexOf (needle); i >= 0; i = folded.indexOf (needle, i + needle.length))
    matches.push ({ start: places[i], end: places[i + needle.length - 1] + 1 });
  return matches;
}

function showMatches ()
{
  const ranges = finding.matches.map (({ start, end }) => makeRange (start, end));
  const current = ranges.splice (finding.current, finding.current < 0 ? 0 : 1);

  setMarks ("praxis-match", ranges);
  setMarks ("praxis-current-match", current);
  return current[0] ?? null;
}

function sayFound (wrapped)
{
  return { current: finding.current + 1, n: finding.matches.length, wrapped };
}

/* From what is in sight on; with a longer text from where the shorter one was found. */
function find (text)
{
  if (finding.text === "")
    finding.place = window.scrollY > 0 ? findFirstVisible () : 0;
  finding.text = text;
  finding.matches = findMatches (text);
  finding.current = finding.matches.findIndex (match => match.start >= finding.place);

  const wrapped = finding.current < 0 && finding.matches.length > 0;

  if (wrapped)
    finding.current = 0;

  const range = showMatches ();

  if (range !== null)
    bringIntoSight (range);
  return sayFound (wrapped);
}

/* To the next match, or by -1 to the one before; past the last one to the first. */
function step (by)
{
  const n = finding.matches.length;

  if (n === 0)
    return sayFound (false);

  const to = finding.current + by;

  finding.current = (to + n) % n;
  finding.place = finding.matches[finding.current].start;
  bringIntoSight (showMatches ());
  return sayFound (to < 0 || to >= n);
}

function stopFinding ()
{
  Object.assign (finding, { text: "", matches: [], current: -1, place: 0 });
  showMatches ();
}

/* --- Appearance ---------------------------------------------------------------------------------------------- */

const sheet = new CSSStyleSheet ();

/* The line at the top stays at the top. */
function setAppearance (css, classes)
{
  const first = window.scrollY > 0 ? findFirstVisible () : getText ().text.length;
  const range = first < getText ().text.length ? makeRange (first, first + 1) : null;
  const before = range?.getBoundingClientRect ().top;

  sheet.replaceSync (css);
  document.adoptedStyleSheets = [sheet];
  document.body.className = classes;
  if (range !== null)
    window.scrollBy (0, range.getBoundingClientRect ().top - before);
}

/* The article has become another one. */
function refresh ()
{
  known = null;
  if (finding.text === "")
    return;

  finding.matches = findMatches (finding.text);
  finding.current = Math.min (finding.current, finding.matches.length - 1);
  showMatches ();
}

globalThis.articleMarks = {
  refresh,
  find,
  step,
  stopFinding,
  setAppearance,
  mark,
  getSpeech,
  setPassages,
  getSelection,
  clearSelection: () => document.getSelection ().removeAllRanges (),
  getText: () => getText ().text,
};
