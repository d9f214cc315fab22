/* Numbers as people see them: hex, unsigned, signed, with or without leading zeros, are one and the same. */
faqLookup.define("match/numbers", () => {
  "use strict";

  const TOKEN = /-?[a-z0-9_]+/g;
  const NUMBER = /^-?(?:0x[0-9a-f]+|\d+)$/;
  const WORD_SIZE = 2 ** 32; // what an error number is kept in: -1 is 0xffffffff

  /** "0x80070005", "2147942405" and "-2147024891" give "2147942405"; longer digits than a number holds stay as they are. */
  function valueOf(text) {
    const negative = text[0] === "-";
    const digits = negative ? text.slice(1) : text;
    const value = Number(digits);
    if (value > Number.MAX_SAFE_INTEGER) return digits.replace(/^0+/, "");
    return String(negative && value && value <= WORD_SIZE / 2 ? WORD_SIZE - value : value);
  }

  /**
   * The numbers that stand alone in a folded text; the 2 of SSL_Connect2 is part of a name.
   * @returns {{start: number, end: number, value: string}[]}
   */
  function numbersIn(foldedText) {
    return Array.from(foldedText.matchAll(TOKEN))
      .filter(([token]) => NUMBER.test(token))
      .map((match) => ({ start: match.index, end: match.index + match[0].length, value: valueOf(match[0]) }));
  }

  return { numbersIn, valueOf, isNumber: (text) => NUMBER.test(text) };
});
