/* The listed codes made ready for comparing. What codes look like is learned from them, whatever product they are of. */
faqLookup.define("match/listed", (need) => {
  "use strict";

  const { fold, codeSkeleton } = need("text/fold");

  const HEX = /^0x[0-9a-f]{4,}$/;
  const HEX_DIGITS = /[a-f]/; // signs of their own in a hexadecimal number, whatever they look like
  const MIN_WORDS = 6; // that a code may be torn into
  const MIN_LONGEST = 16; // signs

  const bareNumber = (digits) => digits.replace(/^0+/, "");

  /** A code without the signs between its letters and digits, in lower case: "ORA-01555" gives "ora01555". */
  const plainOf = (canonical) => fold(canonical).text.replace(/[^a-z0-9]/g, "");

  /** Codes by what `keyOf` gives for them. */
  function groupBy(list, keyOf) {
    const groups = new Map();
    list.forEach((code) => {
      if (!groups.has(keyOf(code))) groups.set(keyOf(code), []);
      groups.get(keyOf(code)).push(code);
    });
    return groups;
  }

  /** The signs that codes of the same length have at each place. */
  const signsAt = (codes) => Array.from(codes[0].skeleton, (_, i) => new Set(codes.map(({ skeleton }) => skeleton[i])));

  /**
   * What the matcher needs to know of the listed codes. How long they are, which signs stand where and whether two of
   * them differ only in signs that look alike is learned from them.
   * @param {{canonical: string, entries: number[]}[]} codes
   */
  function prepareCodes(codes) {
    const all = codes.map(({ canonical, entries }) => {
      const plain = plainOf(canonical);
      return { canonical, entries, plain, written: fold(canonical).text, skeleton: skeletonOf(plain), digits: (plain.match(/\d{3,}/) || [""])[0] };
    });
    const list = all.filter(({ plain }) => /\d/.test(plain));
    const byLength = groupBy(list, ({ skeleton }) => skeleton.length);
    let end = 0;
    return {
      list, byLength,
      named: all.filter(({ plain }) => !/\d/.test(plain)).sort((a, b) => b.written.length - a.written.length),
      byPlain: new Map(list.map((code) => [code.plain, code])),
      bySkeleton: groupBy(list, ({ skeleton }) => skeleton),
      byNumber: groupBy(list, ({ digits }) => bareNumber(digits)),
      signs: new Map(Array.from(byLength, ([length, some]) => [length, signsAt(some)])),
      starts: list.map(({ skeleton }) => (end += skeleton.length + 1) - skeleton.length - 1),
      all: list.map((code) => code.skeleton).join("\n"),
      shapes: Array.from(new Set(list.map((code) => shapeOf(code.plain))), (shape) => new RegExp(`^${shape}$`)),
      longest: list.reduce((most, { plain }) => Math.max(most, plain.length + 2), MIN_LONGEST),
      words: list.reduce((most, { written }) => Math.max(most, written.split(/[^a-z0-9]+/).length + 1), MIN_WORDS),
    };
  }

  /** A code with the signs that look alike as one; in a hexadecimal number B is no 8. */
  function skeletonOf(plain) {
    if (!HEX.test(plain)) return codeSkeleton(plain);
    return Array.from(plain, (sign) => (HEX_DIGITS.test(sign) ? sign : codeSkeleton(sign))).join("");
  }

  /** A pattern that takes every code of the same build: letters for letters, digits (or what looks like one) for digits. */
  function shapeOf(plain) {
    return plain.replace(/[a-z]|\d/g, (sign) => (/\d/.test(sign) ? "[0-9oil|!sb]" : "[a-z0158|]"));
  }

  return { HEX, prepareCodes, skeletonOf, bareNumber };
});
