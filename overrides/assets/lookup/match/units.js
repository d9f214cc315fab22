/* Texts in units that compare: a sign as OCR leaves it, a number as a whole. */
faqLookup.define("match/units", (need) => {
  "use strict";

  const { messageSkeleton, KANJI } = need("text/fold");
  const { numbersIn } = need("match/numbers");

  const MARK = "#"; // begins a number; no sign of a skeleton
  const NEXT_LINE = /[\n\r]/;
  const END = /[\s「」『』"<>|]/; // another text begins: a quotation, a word set apart
  const STOP = /[。.;:[\](){}]/; // another sentence or field
  const OPEN = 0;
  const STOPPED = 1;
  const ENDED = 2;
  const LINE = 3;

  /** Whether a sign carries a meaning by itself: hiragana that was no katakana is mostly endings. */
  const isSolid = (sign, loan) => loan || KANJI.test(sign) || /[a-z0-9]/.test(sign);

  /**
   * @param {import("./fold.js").Folded} folded
   * @param {number} [begin] what stands before the text
   * @returns {{unit: string, text: string, at: number, end: number, solid: boolean, before: number}[]} at, end: place in the folded
   *   text; before: what stands between it and the unit before, OPEN for nothing that parts them
   */
  function unitsOf({ text, loan }, begin = LINE) {
    const units = [];
    const numbers = new Map(numbersIn(text).map((number) => [number.start, number]));
    let before = begin;
    for (let i = 0; i < text.length; i += 1) {
      const number = numbers.get(i);
      const unit = number ? MARK + number.value : messageSkeleton(text[i]);
      const end = number ? number.end : i + 1;
      if (unit) {
        units.push({ unit, text: text.slice(i, end), at: i, end, solid: isSolid(text[i], loan[i]) || Boolean(number), before });
        before = OPEN;
        i = end - 1;
      } else if (NEXT_LINE.test(text[i])) before = LINE;
      else if (END.test(text[i])) before = Math.max(before, ENDED);
      else if (STOP.test(text[i])) before = Math.max(before, STOPPED);
    }
    return units;
  }

  const isNumber = ({ unit }) => unit[0] === MARK;
  /** How many signs a unit is worth: a long number says as much as a word. */
  const sizeOf = ({ unit }) => unit.length;

  return { unitsOf, isNumber, sizeOf, OPEN, STOPPED, ENDED, LINE };
});
