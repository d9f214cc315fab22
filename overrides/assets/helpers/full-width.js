/* Roman letters, digits and signs in their full-width form; what has none is refused by name. */
(function (root) {
  "use strict";

  const { kinds, fill, result, error } = root.faqHelpers;

  const FIRST = 0x21;
  const LAST = 0x7e;
  const SHIFT = 0xff01 - FIRST;
  const WIDE_SPACE = "\u3000";
  const QUOTED = /[「『"“]([\x20-\x7e\uff01-\uff5e\u3000]*[a-z\uff21-\uff3a\uff41-\uff5a][\x20-\x7e\uff01-\uff5e\u3000]*?)["”」』]/i;

  /** One sign in full width, itself if it is so already, "" if there is no such form. */
  function widen(sign) {
    const code = sign.codePointAt(0);
    if (sign === " " || sign === WIDE_SPACE) return WIDE_SPACE;
    if (code >= FIRST && code <= LAST) return String.fromCodePoint(code + SHIFT);
    return code >= FIRST + SHIFT && code <= LAST + SHIFT ? sign : "";
  }

  /**
   * "A 1" gives {text: "Ａ　１", refused: []}.
   * @returns {{text: string, refused: string[]}} refused: signs without a full-width form, each once
   */
  function convert(text) {
    const signs = Array.from(text);
    const refused = Array.from(new Set(signs.filter((sign) => !widen(sign))));
    return { text: signs.map(widen).join(""), refused };
  }

  function answer(value, facts, words) {
    const given = value.trim();
    if (!given) return [error(words.helper_wide_empty)];
    const { text, refused } = convert(given);
    if (refused.length) return [error(fill(words.helper_wide_refused, { signs: refused.join(" ") }))];
    return [result(text, { copy: text })];
  }

  /** Roman letters in quotation marks. */
  function find(text) {
    const match = QUOTED.exec(String(text));
    return match ? match[1] : null;
  }

  kinds["full-width"] = { answer, find, convert };
})(typeof window === "undefined" ? this : window);
