/* Whether a version is new enough, and what follows. The facts are bands of versions with a sentence for each; a
   version that lies in none is said to be open. */
(function (root) {
  "use strict";

  const { kinds, fill, result, error } = root.faqHelpers;

  const TYPED = /^[[「〔(\s]*(?:(?:version|ver|v|バージョン|版)[.:\s]*)?([a-z]?)\s*(\d{1,3})\.(\d{1,3})[\])〕」\s]*$/i;
  const ASKED = /(?:^|[^\d.a-z])\[?([a-z]?)(\d{1,3})\.(\d{1,3})(?![\d.])/i;

  /** "[ｉ３．４０]" as {prefix: "i", numbers: [3, 40], digits: 2}, null for what is no version. */
  function parse(text) {
    const match = TYPED.exec(String(text).normalize("NFKC").trim());
    if (!match) return null;
    const prefix = match[1].toLowerCase();
    return { prefix: prefix === "v" ? "" : prefix, numbers: [Number(match[2]), Number(match[3])], digits: match[3].length };
  }

  const compare = ([a, b], [c, d]) => a - c || b - d;

  /** A version as the software writes it: the bounds show how. */
  function shown({ numbers }, { prefix, digits }) {
    return `${prefix}${numbers[0]}.${String(numbers[1]).padStart(digits, "0")}`;
  }

  const boundsOf = (bands) => bands.flatMap(({ from, up_to: upTo, below }) => [from, upTo, below]).filter(Boolean).map(parse);

  /** The band that a version lies in, or -1. */
  function bandOf(version, bands) {
    const side = (bound) => compare(version.numbers, parse(bound).numbers);
    return bands.findIndex(({ from, up_to: upTo, below }) =>
      (!from || side(from) >= 0) && (!upTo || side(upTo) <= 0) && (!below || side(below) < 0));
  }

  /**
   * @returns {{band: number, shown: string}|{wrong: string}} wrong: "empty", "none" (no version of this software) or
   *   "digits" (3.4 may be 3.04 or 3.40)
   */
  function judge(text, { bands }) {
    if (!text.trim()) return { wrong: "empty" };
    const version = parse(text);
    const [model] = boundsOf(bands);
    if (!version || (version.prefix && version.prefix !== model.prefix)) return { wrong: "none" };
    if (version.digits !== model.digits) return { wrong: "digits" };
    return { band: bandOf(version, bands), shown: shown(version, model) };
  }

  function answer(value, facts, words) {
    const found = judge(value, facts);
    const [model] = boundsOf(facts.bands);
    const example = shown(model, model);
    const wrong = { empty: words.helper_version_empty, none: words.helper_version_none, digits: words.helper_version_digits }[found.wrong];
    if (wrong) return [error(fill(wrong, { example, digits: model.digits }))];
    if (found.band < 0) return [error(fill(words.helper_version_unstated, { version: found.shown }))];
    return [result(fill(words.helper_version_result, { version: found.shown, says: facts.says[found.band] }))];
  }

  /** A version in a question, as this software writes its versions. */
  function find(text, facts) {
    const match = ASKED.exec(String(text).normalize("NFKC"));
    const value = match && `${match[1]}${match[2]}.${match[3]}`;
    return value && !judge(value, facts).wrong ? value : null;
  }

  kinds["version-gate"] = { answer, find, parse, compare, bandOf, judge };
})(typeof window === "undefined" ? this : window);
