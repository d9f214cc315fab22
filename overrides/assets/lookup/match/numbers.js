/* Numbers as people see them: hex, unsigned, signed, with or without leading zeros, are one and the same. */
faqLookup.define("match/numbers", () => {
  "use strict";

  const TOKEN = /-?[a-z0-9_]+/g;
  const NUMBER = /^-?(?:0x[0-9a-f]+|\d+)$/;
  const HEX = /^(?=.*\d)[0-9a-f]{5,8}$/;
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
   * @param {boolean} [bare] also hex without its 0x, as 0002002e
   * @returns {{start: number, end: number, value: string, values: string[]}[]} values: what it may be, the likeliest first
   */
  function numbersIn(foldedText, bare) {
    return Array.from(foldedText.matchAll(TOKEN))
      .map((match) => ({ start: match.index, end: match.index + match[0].length, values: valuesOf(match[0], bare) }))
      .filter(({ values }) => values.length)
      .map((number) => ({ ...number, value: number.values[0] }));
  }

  const valuesOf = (token, bare) =>
    [...(NUMBER.test(token) ? [valueOf(token)] : []), ...(bare && HEX.test(token) ? [valueOf(`0x${token}`)] : [])];

  return { numbersIn, valueOf };
});
