/* How the index is written down: numbers as text, codes by family, texts without what matching ignores. Both ways, so
   that what is packed at build time and unpacked in the page cannot drift apart. */
faqLookup.define("index/pack", (need) => {
  "use strict";

  const { normal } = need("text/fold");
  const { tokensOf, stem, isEmpty } = need("text/features");

  const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+-*/!#$%&()=~^|@[]{};:,.<>?_";
  const HALF = DIGITS.length / 2; // digits from here on say that another follows
  const values = new Uint8Array(128); // by code of the sign: a large index has a million digits
  Array.from(DIGITS).forEach((digit, value) => (values[digit.charCodeAt(0)] = value));

  /** [0, 5, 100] gives "052S": small numbers take one sign. */
  function packNumbers(numbers) {
    let out = "";
    numbers.forEach((number) => {
      let rest = number;
      while (rest >= HALF) {
        out += DIGITS[HALF + (rest % HALF)];
        rest = Math.floor(rest / HALF);
      }
      out += DIGITS[rest];
    });
    return out;
  }

  function unpackNumbers(text) {
    const out = [];
    let number = 0;
    let scale = 1;
    for (let i = 0; i < text.length; i += 1) {
      const value = values[text.charCodeAt(i)];
      number += (value % HALF) * scale;
      if (value >= HALF) {
        scale *= HALF;
        continue;
      }
      out.push(number);
      number = 0;
      scale = 1;
    }
    return out;
  }

  /** How many numbers a text holds. */
  function countNumbers(text) {
    let count = 0;
    for (let i = 0; i < text.length; i += 1) if (values[text.charCodeAt(i)] < HALF) count += 1;
    return count;
  }

  /** Rising numbers as their steps. */
  const steps = (numbers) => numbers.map((number, i) => number - (i ? numbers[i - 1] : 0));

  function sums(numbers) {
    let sum = 0;
    return numbers.map((step) => (sum += step));
  }

  /** Numbers that may fall, as steps that may not: 0, 1, -1, 2, -2 become 0, 1, 2, 3, 4. */
  const fold2 = (step) => (step > 0 ? 2 * step - 1 : -2 * step);
  const unfold2 = (number) => (number % 2 ? (number + 1) / 2 : -number / 2);

  const packRising = (numbers) => packNumbers(steps(numbers));
  const unpackRising = (text) => sums(unpackNumbers(text));
  const packAny = (numbers) => packNumbers(steps(numbers).map(fold2));
  const unpackAny = (text) => sums(unpackNumbers(text).map(unfold2));

  /** ["V5ECI", "0087", "E"]: what the codes of a family share, and the number between. */
  function splitCode(code) {
    const match = /^(.*?)(\d{1,9})(\D*)$/.exec(code);
    return match ? [match[1], match[2], match[3]] : [code, "", ""];
  }

  /** The order in which codes are packed: by family, then by number. */
  function compareCodes(a, b) {
    const [headA, digitsA, tailA] = splitCode(a);
    const [headB, digitsB, tailB] = splitCode(b);
    const familyA = `${headA} ${tailA} ${digitsA.length}`;
    const familyB = `${headB} ${tailB} ${digitsB.length}`;
    if (familyA !== familyB) return familyA < familyB ? -1 : 1;
    return Number(digitsA) - Number(digitsB);
  }

  /** Codes in the order of `compareCodes` as [head, tail, width, numbers] per family. */
  function packCodes(codes) {
    const families = new Map();
    codes.forEach((code) => {
      const [head, digits, tail] = splitCode(code);
      const key = `${head} ${tail} ${digits.length}`;
      if (!families.has(key)) families.set(key, [head, tail, digits.length, []]);
      families.get(key)[3].push(Number(digits));
    });
    return Array.from(families.values(), ([head, tail, width, numbers]) => [head, tail, width, packRising(numbers)]);
  }

  function unpackCodes(families) {
    const codes = families.map(([head, tail, width, numbers]) =>
      unpackRising(numbers).map((number) => head + (width ? String(number).padStart(width, "0") : "") + tail));
    return [].concat(...codes);
  }

  const FIRST_CODE = 0xa1; // from here on two bytes a sign in UTF-8, where kana and kanji take three

  /**
   * A value as JSON in an alphabet of its own, a good twentieth smaller in gzip: the most frequent signs beyond ASCII
   * become ASCII signs that the text does not use, the others take two bytes.
   */
  function packText(value) {
    const text = JSON.stringify(value);
    const count = new Map();
    for (const sign of text) if (sign > "~") count.set(sign, (count.get(sign) || 0) + 1);
    const free = Array.from(DIGITS).filter((sign) => !text.includes(sign));
    const signs = Array.from(count.keys()).sort((a, b) => count.get(b) - count.get(a) || (a < b ? -1 : 1));
    const few = signs.slice(0, free.length);
    const many = signs.slice(free.length).map((sign) => sign.codePointAt(0)).sort((a, b) => a - b);
    const code = new Map(few.map((sign, i) => [sign, free[i]]));
    many.forEach((point, i) => code.set(String.fromCodePoint(point), String.fromCharCode(FIRST_CODE + i)));
    const packed = Array.from(text, (sign) => code.get(sign) || sign).join("");
    return [free.slice(0, few.length).join(""), few.join(""), packRising(many), packed];
  }

  /** The value that `packText` packed. */
  function unpackText([free, few, many, packed]) {
    const sign = new Map(Array.from(few, (one, i) => [free[i], one]));
    unpackRising(many).forEach((point, i) => sign.set(String.fromCharCode(FIRST_CODE + i), String.fromCodePoint(point)));
    return JSON.parse(Array.from(packed, (code) => sign.get(code) || code).join(""));
  }

  /** A text without what matching ignores: widths, long vowels, punctuation, empty words, inflection of Latin words. */
  function compactText(text) {
    const plain = normal(text).replace(/[^0-9a-zぁ-ゖァ-ヺ々〆㐀-䶿一-鿿豈-﫿가-힣._#'-]+/g, " ").trim();
    if (/[ぁ-ゖァ-ヺ々〆㐀-䶿一-鿿豈-﫿가-힣]/.test(plain)) return plain;
    if (/\d/.test(plain)) return plain.split(" ").filter((word) => !isEmpty(word)).map((word) => (/^[a-z]+$/.test(word) ? stem(word) : word)).join(" ");
    return tokensOf(plain).map((token) => token.text).filter((word) => !isEmpty(word)).map(stem).join(" ");
  }

  return {
    packRising, unpackRising, countNumbers, packAny, unpackAny, packCodes, unpackCodes, compareCodes, compactText,
    packText, unpackText,
  };
});
