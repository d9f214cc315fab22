/* Messages of the software with slots, compared with what was pasted: whole, cut, broken into other lines, misread.
   Compared are pairs of neighbouring signs, rare ones counting more, so boilerplate that many messages share says little. */
faqLookup.define("match/messages", (need) => {
  "use strict";

  const { fold, messageSkeleton } = need("text/fold");
  const { numbersIn } = need("match/numbers");
  const { markCores } = need("match/frames");
  const { lookCloser } = need("match/difference");

  const LATIN_WORD = /[a-z0-9]+/g;
  const MIN_RUN = 2; // a lone common pair is chance, two in a row may be text
  const FULL_RUN = 5; // so many in a row are text
  const WHOLE = 0.6; // so much of a message is the message
  const MARGIN = 40; // signs around the like piece that may hold what stands in a message's place
  const LONG_NUMBER = 5; // digits; a shorter number is in any text
  const SPREAD = 2; // a message with values in its slots is at most so many times as long

  /**
   * A folded text reduced to what OCR leaves alike.
   * @returns {{text: string, at: number[]}} the skeleton and for each sign its place in the folded text
   */
  function skeletonOf(foldedText) {
    let text = "";
    const at = [];
    for (let i = 0; i < foldedText.length; i += 1) {
      const sign = messageSkeleton(foldedText[i]);
      if (sign) {
        text += sign;
        at.push(i);
      }
    }
    at.push(foldedText.length);
    return { text, at };
  }

  const pairsOf = (text) => Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.substr(i, 2));

  /** A message ready for comparing: the skeletons of its fixed texts, slots between them. */
  function prepareMessage(error, id) {
    const texts = error.parts.map((part) => (typeof part === "string" ? fold(part).text : null));
    const fixed = texts.map((text) => (text === null ? null : skeletonOf(text).text));
    const pairs = new Set();
    fixed.filter(Boolean).forEach((text) => pairsOf(text).forEach((pair) => pairs.add(pair)));
    const words = new Set((texts.join(" ").match(LATIN_WORD) || []));
    const numbers = new Map(numbersIn(texts.join(" ")).map(({ value, start, end }) => [value, texts.join(" ").slice(start, end)]));
    return { id, entry: error.entry, error, fixed, pairs, words, numbers };
  }

  /**
   * @param {{entry: number, parts: (string|{slot: string})[]}[]} errors
   * @param {Object} usual from `prepareUsual`
   * @returns {{list: Object[], weights: Map<string, number>, rarest: number}}
   */
  function prepareMessages(errors, usual) {
    const messages = errors.map(prepareMessage);
    markCores(messages, usual);
    const entries = new Map();
    messages.forEach(({ entry, pairs }) => {
      pairs.forEach((pair) => {
        if (!entries.has(pair)) entries.set(pair, new Set());
        entries.get(pair).add(entry);
      });
    });
    const count = new Set(messages.map(({ entry }) => entry)).size + 1;
    const weights = new Map();
    entries.forEach((set, pair) => weights.set(pair, Math.log(1 + count / set.size) / set.size));
    messages.forEach((template) => {
      template.weight = sum(Array.from(template.pairs), (pair) => weights.get(pair));
    });
    return { list: messages, weights, rarest: Math.log(1 + count) };
  }

  function sum(list, value) {
    return list.reduce((total, item) => total + value(item), 0);
  }

  /**
   * For each pair of the query how surely it is the message's text: 1 in a long run, 0 where it is chance.
   * @param {boolean[]} [taken] pairs that are another message's
   */
  function matchedPairs(pairs, template, taken) {
    const sure = new Float64Array(pairs.length);
    for (let i = 0; i < pairs.length; ) {
      let end = i;
      while (end < pairs.length && template.pairs.has(pairs[end]) && !(taken && taken[end])) end += 1;
      const run = new Set(pairs.slice(i, end)).size; // 00000000 is one pair again and again
      if (run >= MIN_RUN) sure.fill(Math.min(1, run / FULL_RUN), i, end);
      i = Math.max(end, i + 1);
    }
    return sure;
  }

  /**
   * How well a message and a text contain one another.
   * @returns {{template: Object, weight: number, ofQuery: number, ofMessage: number, length: number}}
   *   weight: how rare the common part is; ofQuery, ofMessage: its share of either; length: pairs in common
   */
  function compare(pairs, template, index) {
    const sure = matchedPairs(pairs, template);
    const common = new Map();
    let covered = 0;
    let total = 0;
    let length = 0;
    pairs.forEach((pair, i) => {
      const weight = index.weights.has(pair) ? index.weights.get(pair) : index.rarest;
      total += weight;
      if (!sure[i]) return;
      covered += weight * sure[i];
      length += 1;
      common.set(pair, Math.max(sure[i], common.get(pair) || 0));
    });
    const weight = sum(Array.from(common), ([pair, share]) => share * index.weights.get(pair));
    return { template, weight, ofQuery: total ? covered / total : 0, ofMessage: template.weight ? weight / template.weight : 0, length };
  }

  /**
   * Messages that a query holds or is a piece of, the strongest first.
   * @param {string} foldedText
   * @param {Object} index from `prepareMessages`
   */
  function matchMessages(foldedText, index) {
    const pairs = pairsOf(skeletonOf(foldedText).text);
    return index.list
      .map((template) => compare(pairs, template, index))
      .filter((match) => match.weight > 0)
      .sort((a, b) => b.weight - a.weight || b.ofMessage - a.ofMessage || a.template.id - b.template.id);
  }

  /** Where the window of that length begins that holds most: at a pair that counts. */
  function densest(sure, length) {
    let best = { sum: 0, start: 0 };
    let sum = 0;
    for (let end = 0, start = 0; end < sure.length; end += 1) {
      sum += sure[end];
      while (start <= end && (end - start >= length || !sure[start])) sum -= sure[start++];
      if (sum > best.sum) best = { sum, start };
    }
    return best.start;
  }

  /**
   * The messages that stand one after the other in a text, in its order: every sign belongs to one message, so what
   * two of them share does not make two of one.
   * @param {Object[]} matches from `matchMessages` for the same text
   * @returns {{template: Object, start: number}[]} start: place in the folded text
   */
  function separateMessages(foldedText, matches) {
    const { text, at } = skeletonOf(foldedText);
    const pairs = pairsOf(text);
    const taken = new Array(pairs.length).fill(false);
    const found = [];
    matches.filter((match) => match.ofMessage >= WHOLE).forEach(({ template }) => {
      const sure = matchedPairs(pairs, template, taken);
      const start = densest(sure, SPREAD * template.pairs.size);
      const end = start + SPREAD * template.pairs.size;
      const own = new Set(pairs.filter((_, i) => sure[i] && i >= start && i < end));
      if (own.size < WHOLE * template.pairs.size) return;
      sure.forEach((is, i) => (taken[i] = taken[i] || (is > 0 && i >= start && i < end)));
      const part = sure.slice(start, end);
      found.push({ template, start: at[start + part.indexOf(Math.max(...part))] });
    });
    return found.sort((a, b) => a.start - b.start);
  }

  /**
   * What a text says of the message it is most like: all of it, or with a difference.
   * @param {Object[]} units those of the text, from `unitsOf`
   * @param {{template: Object}} match from `matchMessages` for the same text
   * @returns {{share: number, size: number, longest: number, differs: boolean, apart: Object|null}} see `lookCloser`
   */
  function readMessage(folded, units, { template }) {
    const { text, at } = skeletonOf(folded.text);
    const sure = matchedPairs(pairsOf(text), template);
    const length = SPREAD * template.pairs.size;
    const start = densest(sure, length);
    return lookCloser(template.units, units, [at[Math.max(0, start - MARGIN)], at[Math.min(at.length - 1, start + length + MARGIN)]]);
  }

  /** Whether a code-like word is part of a message, as 0x0002002e may be, and so no code of its own. */
  function isQuoted(word, { list }) {
    const folded = fold(word).text;
    const [number] = numbersIn(folded, true);
    return list.some(({ words }) => words.has(folded)) || Boolean(number && spellingOf(number, list));
  }

  /** A folded text with its numbers as the messages spell them: 131118 is their 0x0002002e. */
  function spellNumbers(folded, { list }) {
    const known = numbersIn(folded.text, true)
      .map((number) => ({ ...number, spelt: spellingOf(number, list) }))
      .filter(({ spelt, start, end }) => spelt && spelt !== folded.text.slice(start, end));
    return known.reverse().reduce(replace, folded);
  }

  /** How a message spells a number that is long enough to mean one thing. */
  function spellingOf({ values }, list) {
    const value = values.find((one) => one.length >= LONG_NUMBER && list.some(({ numbers }) => numbers.has(one)));
    return value ? list.find(({ numbers }) => numbers.has(value)).numbers.get(value) : "";
  }

  /** The folded text with a number spelt anew; every sign of it stands where the number began. */
  function replace({ text, at, loan }, { start, end, spelt }) {
    const put = (list, value) => [...list.slice(0, start), ...Array.from(spelt, () => value), ...list.slice(end)];
    return { text: text.slice(0, start) + spelt + text.slice(end), at: put(at, at[start]), loan: put(loan, false) };
  }

  return { prepareMessages, matchMessages, separateMessages, readMessage, spellNumbers, isQuoted, skeletonOf, pairsOf };
});
