/* Folding: text in any width, case and kana becomes one form, and every sign of it remembers where it came from. */
faqLookup.define("text/fold", (need) => {
  "use strict";

  const { SIGNS, SMALL_KANA, ALIKE, ALIKE_JAPANESE } = need("text/tables");

  const CLUSTER = /[^][\u3099\u309a\uff9e\uff9f\u0300-\u036f\u1160-\u11ff]{0,3}/gu;
  const INVISIBLE = /[\u00ad\u3099\u309a\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f]/;
  const KANJI = /[々〆㐀-䶿一-鿿豈-﫿]/;
  const HANGUL = /[가-힣]/;
  const KANA = /[ぁ-ゖァ-ヺー]/;
  const DASH_IN_KANA = "-~一_";

  const signs = table(Object.keys(SIGNS).map((key) => [key, SIGNS[key]]));
  const large = new Map(Array.from(SMALL_KANA[0], (small, i) => [small, SMALL_KANA[1][i]]));
  const alike = table(ALIKE.map((group) => [group, group[0]]));
  const alikeJapanese = table(ALIKE_JAPANESE.map((group) => [group, group[0]]));

  /** A map from each sign of the keys to the value. */
  function table(rows) {
    const map = new Map();
    rows.forEach(([keys, value]) => Array.from(keys).forEach((key) => map.set(key, value)));
    return map;
  }

  /** "カ" gives "か"; anything but katakana stays. */
  function toHiragana(char) {
    const code = char.charCodeAt(0);
    return code >= 0x30a1 && code <= 0x30f6 ? String.fromCharCode(code - 0x60) : char;
  }

  /**
   * The signs of a text after NFKC, lower case and the sign table, still with katakana and long vowels.
   * @returns {{char: string, at: number}[]} each sign and its place in the text
   */
  function signsOf(text) {
    const out = [];
    for (const match of text.matchAll(CLUSTER)) {
      const cluster = match[0];
      if (cluster.charCodeAt(0) < 0x80 && cluster.length === 1) {
        out.push({ char: cluster.toLowerCase(), at: match.index });
        continue;
      }
      for (const char of cluster.normalize("NFKC").toLowerCase()) {
        if (!INVISIBLE.test(char)) out.push({ char: signs.get(char) || char, at: match.index });
      }
    }
    return out;
  }

  /** Whether the sign at `i` only prolongs a vowel: ー anywhere, and a dash or 一 between two katakana (OCR). */
  function isLongVowel(list, i) {
    const char = list[i].char;
    if (char === "ー") return true;
    if (!DASH_IN_KANA.includes(char) || i === 0 || i + 1 >= list.length) return false;
    return /[ァ-ヺ]/.test(list[i - 1].char) && /[ァ-ヺー]/.test(list[i + 1].char);
  }

  /** The signs without those that only prolong a vowel. */
  const withoutLong = (list) => list.filter((_, i) => !isLongVowel(list, i));

  /** ヶ, ケ and ヵ between two kanji are read が: 霞ヶ関, 霞ケ関 and 霞が関 are one place. */
  function isReadGa(list, i) {
    if (!"ヶケヵ".includes(list[i].char) || i === 0 || i + 1 >= list.length) return false;
    return KANJI.test(list[i - 1].char) && KANJI.test(list[i + 1].char);
  }

  /**
   * @typedef {Object} Folded
   * @property {string} text  the folded text
   * @property {number[]} at  for each sign its place in the source, and at the end the source's length
   * @property {boolean[]} loan  for each sign whether it was katakana: such words carry meaning, most hiragana does not
   *
   * Fold a text: "Ｖ５ＥＣＩ" and "v5eci", "ｻｰﾊﾞｰ" and "サーバ" become the same.
   * @param {string} text
   * @param {{keepLong?: boolean}} [options] keepLong keeps ー and small kana, as spoken codes need them
   * @returns {Folded}
   */
  function fold(text, options) {
    const keepLong = Boolean(options && options.keepLong);
    const list = keepLong ? signsOf(text) : withoutLong(signsOf(text));
    const at = [];
    const loan = [];
    let out = "";
    list.forEach(({ char, at: place }, i) => {
      const kana = isReadGa(list, i) ? "が" : toHiragana(char);
      const plain = keepLong ? kana : large.get(kana) || kana;
      for (let unit = 0; unit < plain.length; unit += 1) {
        at.push(place);
        loan.push(kana !== char);
      }
      out += plain;
    });
    at.push(text.length);
    return { text: out, at, loan };
  }

  /** A text in one width and case without long vowels, katakana kept: `fold` makes the same of it as of the text. */
  function normal(text) {
    const list = withoutLong(signsOf(text));
    return list.map(({ char }, i) => (isReadGa(list, i) ? "が" : char)).join("");
  }

  /** The sign that stands for all that look like it, in codes: O gives 0, l gives 1. */
  function codeSkeleton(text) {
    return Array.from(text.replace(/vv/g, "w"), (char) => alike.get(char) || char).join("");
  }

  /** One sign as OCR may have read it: without voicing marks, look-alikes as one. Signs that carry nothing give "". */
  function messageSkeleton(char) {
    if (!/[0-9a-zぁ-ん一-鿿々〆]/.test(char)) return "";
    const bare = char >= "ぁ" && char <= "ん" ? char.normalize("NFD")[0] : char;
    return alike.get(bare) || alikeJapanese.get(bare) || bare;
  }

  return { fold, normal, codeSkeleton, messageSkeleton, KANJI, HANGUL, KANA };
});
