/* Texts in units that compare: a Japanese sign as OCR leaves it, a Latin word, a number as a whole. */
faqLookup.define("match/units", (need) => {
  "use strict";

  const { messageSkeleton, KANJI } = need("text/fold");
  const { isEmpty } = need("text/features");
  const { numbersIn } = need("match/numbers");

  const MARK = "#"; // begins a number; no sign of a skeleton
  const WORD = /[a-z0-9]+/y;
  const NEXT_LINE = /[\n\r]/;
  const END = /[\s「」『』"<>|]/; // another text begins: a quotation, a word set apart
  const BETWEEN_WORDS = /^[a-z0-9'’)] [a-z0-9'‘(]$/; // where words are written apart a space ends nothing
  const QUOTE = /(?<![a-z0-9])['"`]|['"`](?![a-z0-9])|[「」『』]/; // no apostrophe
  const STOP = /[。.;:[\](){}]/; // another sentence or field
  const FULL_STOP = /。|\.(?![a-z0-9])/;
  const OPEN = 0;
  const STOPPED = 1;
  const ENDED = 2;
  const LINE = 3;
  const MOST = 5; // Japanese signs that a word says as much as, however long it is

  /** Whether a sign carries a meaning by itself: hiragana that was no katakana is mostly endings. */
  const isSolid = (sign, loan) => loan || KANJI.test(sign) || /[a-z0-9]/.test(sign);

  /** A word as OCR leaves it: signs that look alike as one, two that look like one too. */
  const skeleton = (text) => Array.from(text.replace(/rn/g, "m"), messageSkeleton).join("");

  /** How much a Latin word says. */
  const worthOf = (word) => (isEmpty(word) ? 1 : Math.min(MOST, word.length));

  /** How a sign parts what stands around it. */
  function breakOf(text, i) {
    if (NEXT_LINE.test(text[i])) return LINE;
    if (END.test(text[i])) return BETWEEN_WORDS.test(text.slice(i - 1, i + 2)) ? OPEN : ENDED;
    return STOP.test(text[i]) ? STOPPED : OPEN;
  }

  /** The Latin word that begins at a place, or "". */
  function wordAt(text, i) {
    WORD.lastIndex = i;
    const match = WORD.exec(text);
    return match ? match[0] : "";
  }

  /** A number: the longer, the more it says. */
  const numberUnit = (value, end) => ({ unit: MARK + value, end, solid: true, size: MARK.length + value.length });

  /** The unit at a place, without what is around it; null for a sign that says nothing. */
  function unitAt({ text, loan }, i, number) {
    if (number) return numberUnit(number.value, number.end);
    const word = wordAt(text, i);
    const [misread] = word && !isEmpty(word) ? numbersIn(skeleton(word)) : []; // #ll, OxOO7O
    if (misread) return numberUnit(misread.value, i + word.length);
    if (word) return { unit: skeleton(word), end: i + word.length, solid: !isEmpty(word), size: worthOf(word) };
    const unit = messageSkeleton(text[i]);
    return unit ? { unit, end: i + 1, solid: isSolid(text[i], loan[i]), size: 1 } : null;
  }

  /**
   * @param {import("./fold.js").Folded} folded
   * @param {number} [begin] what stands before the text
   * @returns {{unit: string, text: string, at: number, end: number, solid: boolean, size: number, before: number,
   *   quoted: boolean, stopped: boolean}[]} at, end: place in the folded text; size: how much it says, in Japanese signs; before: what
   *   stands between it and the unit before, OPEN for nothing that parts them; quoted: whether a quotation mark does; stopped: whether a full stop follows
   */
  function unitsOf(folded, begin = LINE) {
    const { text } = folded;
    const units = [];
    const numbers = new Map(numbersIn(text).map((number) => [number.start, number]));
    let before = begin;
    let from = 0;
    for (let i = 0; i < text.length; i += 1) {
      const one = unitAt(folded, i, numbers.get(i));
      if (one) {
        units.push({ ...one, text: text.slice(i, one.end), at: i, before, quoted: QUOTE.test(text.slice(from, i)) });
        before = OPEN;
        from = one.end;
        i = one.end - 1;
      } else before = Math.max(before, breakOf(text, i));
    }
    units.forEach((one, i) => (one.stopped = FULL_STOP.test(text.slice(one.end, i + 1 < units.length ? units[i + 1].end : text.length))));
    return units;
  }

  const isNumber = ({ unit }) => unit[0] === MARK;
  const sizeOf = ({ size }) => size;
  /** How much some units say. */
  const sizeOfAll = (units) => units.reduce((sum, { size }) => sum + size, 0);

  return { unitsOf, isNumber, QUOTE, sizeOf, sizeOfAll, OPEN, STOPPED, ENDED, LINE };
});
