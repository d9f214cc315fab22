/* A matched message for showing: the reader's own values in its slots, and what the query holds of it marked. */
faqLookup.define("match/slots", (need) => {
  "use strict";

  const { fold, messageSkeleton } = need("text/fold");
  const { skeletonOf, pairsOf } = need("match/messages");

  const ANCHOR = 8; // signs around a slot that are looked for in the paste
  const LONGEST_VALUE = 80;

  /** Where the longest end (or beginning) of a fixed text stands in the query from `from` on: [start, end] or null. */
  function findAnchor(query, fixed, from, atEnd) {
    for (let length = Math.min(ANCHOR, fixed.length); length > 0; length -= 1) {
      if (length < 3 && length < fixed.length) return null;
      const anchor = atEnd ? fixed.slice(-length) : fixed.slice(0, length);
      const start = query.indexOf(anchor, from);
      if (start >= 0) return [start, start + length];
    }
    return null;
  }

  /** Whether a slot stands for lines left out of the page (its sample is only a sign) and so has no value. */
  const isOmission = (slot) => !messageSkeleton(fold(slot.sample || "X").text[0] || "");

  /**
   * What stands in a paste where the message has its slots; a slot counts if the text before or after it is there.
   * @param {Object} template
   * @param {import("./fold.js").Folded} folded the paste
   * @param {string} source the paste as typed
   * @returns {{name: string, value: string}[]}
   */
  function slotValues(template, folded, source) {
    const query = skeletonOf(folded.text);
    const place = (i) => folded.at[query.at[i]];
    const { fixed } = template;
    const { parts } = template.error;
    const values = [];
    let from = 0;
    parts.forEach((part, i) => {
      if (typeof part === "string") return;
      const start = fixed[i - 1] ? findAnchor(query.text, fixed[i - 1], from, true) : null;
      if (fixed[i - 1] && !start) return;
      if (start) from = start[1];
      const end = fixed[i + 1] ? findAnchor(query.text, fixed[i + 1], from, false) : null;
      if (isOmission(part) || !(start || end)) return;
      const raw = source.slice(from ? place(from - 1) + 1 : 0, end ? place(end[0]) : source.length);
      const value = trimValue(raw, parts[i + 1]);
      if (value && value.length <= LONGEST_VALUE) values.push({ name: part.slot, value });
    });
    return values;
  }

  /** A slot's text without the signs of the message around it; one line, unless the message goes on in the same line. */
  function trimValue(raw, after) {
    const edge = "[\\s:;\\[\\]「」()<>=.,、。・~_-]*";
    let value = raw.replace(new RegExp(`^${edge}`), "");
    if (!after || /^\s*\n/.test(after)) value = value.split("\n")[0];
    return value.replace(/[\s:;\[\]「」<>=,、。]+$/, "").trim();
  }

  /** Which signs of a text are in the query too, in runs that are no chance. */
  function marksOf(text, queryPairs) {
    const folded = fold(text);
    const { text: bare, at } = skeletonOf(folded.text);
    const hit = pairsOf(bare).map((pair) => queryPairs.has(pair));
    const marks = new Array(text.length).fill(false);
    hit.forEach((is, i) => {
      if (!is || !(hit[i - 1] || hit[i + 1])) return;
      for (let k = folded.at[at[i]]; k < folded.at[at[i + 1] + 1]; k += 1) marks[k] = true;
    });
    return marks;
  }

  /** A fixed text cut where marked and unmarked signs meet. */
  function markedPieces(text, queryPairs) {
    const marks = marksOf(text, queryPairs);
    const pieces = [];
    for (let i = 0; i < text.length; i += 1) {
      const last = pieces[pieces.length - 1];
      if (last && last.mark === marks[i]) last.text += text[i];
      else pieces.push({ text: text[i], mark: marks[i] });
    }
    return pieces;
  }

  /**
   * The message for showing: what the query holds marked, its values in the slots.
   * @returns {{text: string, mark: boolean, slot?: string}[]}
   */
  function messagePieces(template, foldedText, slots) {
    const queryPairs = new Set(pairsOf(skeletonOf(foldedText).text));
    const rest = slots.slice();
    return [].concat(...template.error.parts.map((part) => {
      if (typeof part === "string") return markedPieces(part, queryPairs);
      const own = rest.length && rest[0].name === part.slot ? rest.shift() : null;
      return [{ text: own ? own.value : part.sample, mark: Boolean(own), slot: part.slot }];
    }));
  }

  return { slotValues, messagePieces };
});
