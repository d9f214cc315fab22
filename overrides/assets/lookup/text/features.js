/* What a text is made of for ranking: pairs of Japanese signs, Latin words, numbers, names with digits in them. */
faqLookup.define("text/features", (need) => {
  "use strict";

  const { codeSkeleton, KANJI, HANGUL } = need("text/fold");
  const { fromRomaji, readAloud } = need("text/kana");
  const { EMPTY_ENGLISH } = need("text/tables");

  const TOKEN = /([a-z0-9]+(?:['’][a-z]+)?)|([ぁ-んゔ々〆㐀-䶿一-鿿가-힣]+)/g;
  const JOINT = /^[._#\-/ ]$/;
  const empty = new Set(EMPTY_ENGLISH);
  const LONGEST_WORD = 40; // anything longer is no word
  const HIRAGANA_WEIGHT = 0.3; // inflection and particles
  const MIXED_WEIGHT = 0.6;
  const PAIR_WEIGHT = 0.7;
  const EMPTY_WEIGHT = 0.1; // of a word that says nothing, for the order of a message
  const SIGNS = /[!#$%&*+\-/<=>?@^|~]+/g;
  const QUOTE = /(?<![a-z0-9])(['"])[^'"\n]{1,80}\1(?![a-z0-9])/g;
  const QUOTED = 0.4;
  const NEIGHBOURS = /^[,;:.]?[ \n]$|^[-_./]$/;

  const isEmpty = (word) => empty.has(word.replace(/['’]/g, ""));

  /** One ending off: "certificates" gives "certificate", "importing" gives "import". */
  function shorter(word) {
    if (word.length < 4) return word;
    const one = word.replace(/ies$/, "y").replace(/([^s])s$/, "$1");
    const bare = one.replace(/(?:ation|ing|ed|er)$/, "");
    return (bare.length >= 3 ? bare : one).replace(/e$/, "").replace(/([b-df-hj-np-tv-z])\1$/, "$1");
  }

  /** A Latin word without its endings. Crude, but the same for both sides; a stem's stem is itself. */
  function stem(word) {
    let now = word.replace(/['’].*$/, "");
    for (let last = ""; now !== last; ) {
      last = now;
      now = shorter(now);
    }
    return now;
  }

  /** The tokens of a folded text: {text, start, end, latin}. */
  function tokensOf(text) {
    const tokens = Array.from(text.matchAll(TOKEN), (match) => ({
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
      latin: Boolean(match[1]),
    }));
    return tokens.filter((token) => !token.latin || token.text.length <= LONGEST_WORD);
  }

  /** How much a pair of Japanese signs says: kanji and katakana more than hiragana. */
  function pairWeight(text, i, loan) {
    const strong = (k) => KANJI.test(text[k]) || HANGUL.test(text[k]) || (loan && loan[k]);
    const count = Number(strong(i)) + Number(strong(i + 1));
    return count === 2 ? 1 : count === 1 ? MIXED_WEIGHT : HIRAGANA_WEIGHT;
  }

  /** Features of Japanese text; pairs across a space are `loose`: good if known, no loss if not. */
  function japaneseFeatures(tokens, folded, out) {
    tokens.forEach((token, n) => {
      const { text } = token;
      if (text.length === 1 && KANJI.test(text)) out.push(feature(text, 0.6, token.start, token.end));
      for (let i = 0; i + 1 < text.length; i += 1) {
        const start = token.start + i;
        const weight = pairWeight(folded.text, start, folded.loan);
        out.push({ ...feature(text.substr(i, 2), weight, start, start + 2), solid: weight === 1 });
      }
      const next = tokens[n + 1];
      if (next && !next.latin && !token.latin && /^[\s]*$/.test(folded.text.slice(token.end, next.start))) {
        out.push({ ...feature(text[text.length - 1] + next.text[0], 0.5, token.end - 1, next.start + 1), loose: true });
      }
    });
  }

  function feature(term, weight, start, end) {
    return { term, weight, start, end };
  }

  /** Whether two neighbouring words are one name: SSL_Connect2, MS 932, Wi-Fi. */
  function isName(token, next, joint) {
    return /[a-z]/.test(token.text) && (joint === "-" || /\d/.test(token.text + next.text));
  }

  /** Features of Latin text: words by their stem, numbers with their sign, names such as ssl_connect2 also as one. */
  function latinFeatures(tokens, text, out) {
    tokens.forEach((token, n) => {
      const { start, end } = token;
      if (/^\d+$/.test(token.text)) {
        const minus = text[start - 1] === "-" && !/\d/.test(text[start - 2] || "");
        out.push({ ...feature((minus ? "-" : "") + Number(token.text.slice(-9)), token.text.length > 1 || minus ? 1 : 0.6, start, end), solid: token.text.length > 1 || minus });
      } else if (/\d/.test(token.text)) {
        out.push({ ...feature(codeSkeleton(token.text), 1, start, end), solid: true });
      } else if (!isEmpty(token.text)) {
        out.push({ ...feature(stem(token.text), token.text.length > 1 ? 1 : 0.1, start, end), solid: token.text.length > 1 });
      }
      const next = tokens[n + 1];
      if (next && next.start - end === 1 && JOINT.test(text[end]) && isName(token, next, text[end])) {
        out.push({ ...feature(codeSkeleton(token.text + next.text), 1, start, next.end), loose: true });
      }
    });
  }

  /**
   * The features of a folded text as it is written.
   * @param {import("./fold.js").Folded} folded
   * @returns {{term: string, weight: number, start: number, end: number, loose?: boolean}[]}
   */
  function writtenFeatures(folded) {
    const tokens = tokensOf(folded.text);
    const out = [];
    japaneseFeatures(tokens.filter((token) => !token.latin), folded, out);
    latinFeatures(tokens.filter((token) => token.latin), folded.text, out);
    return out;
  }

  /**
   * The features of a folded text as it sounds: triples of kana, spaces and punctuation left out; Latin words whole.
   * @param {(word: string) => boolean} [isWord] whether a Latin word is known and so no romaji
   */
  function spokenFeatures(folded, lexicon, isWord) {
    const out = [];
    const pieces = tokensOf(folded.text).map(({ text, latin }) => {
      const kana = !latin ? text : isWord && !isWord(text) ? fromRomaji(text) : "";
      if (!kana && text.length > 1 && !isEmpty(text)) out.push(feature(`=${stem(text)}`, 1, 0, 0));
      return kana || "\n";
    });
    const runs = readAloud(pieces.join(""), lexicon).split("\n").filter(Boolean);
    runs.forEach((run) => {
      for (let i = 0; i + 2 < run.length; i += 1) out.push(feature(run.substr(i, 3), 1, 0, 0));
      if (run.length === 2) out.push(feature(run, 1, 0, 0));
    });
    return out;
  }

  const wordOf = (token) => (isEmpty(token.text) || /\d/.test(token.text) ? token.text : stem(token.text));

  /** Where something stands in quotation marks: as [start, end] each. Names and values, more often than what a message says. */
  function quotesIn(text) {
    return Array.from(text.matchAll(QUOTE), (match) => [match.index, match.index + match[0].length]);
  }

  /** Features with those in quotation marks weighing less. */
  function discounted(features, text) {
    const quotes = quotesIn(text);
    const isQuoted = (one) => quotes.some(([start, end]) => one.start >= start && one.end <= end);
    return quotes.length ? features.map((one) => (isQuoted(one) ? { ...one, weight: QUOTED * one.weight } : one)) : features;
  }

  /**
   * A text's pieces in their order, as messages are compared by: Latin words, empty ones too, with the pairs that tell
   * texts of the same words apart ("is of", "of type") between them, pairs of Japanese signs, and signs such as "=>". Words with more than
   * a space between them are no pair: there may be a slot.
   * @param {import("./fold.js").Folded} folded
   */
  function sequenceOf({ text }) {
    const pieces = tokensOf(text).flatMap((token, n, all) => {
      const { start, end, latin } = token;
      if (!latin) return Array.from({ length: Math.max(0, token.text.length - 1) }, (_, i) => feature(token.text.substr(i, 2), 1, start + i, start + i + 2));
      const own = { ...feature(wordOf(token), isEmpty(token.text) ? EMPTY_WEIGHT : 1, start, end), text: token.text };
      const next = all[n + 1];
      const isPair = next && next.latin && NEIGHBOURS.test(text.slice(end, next.start));
      return isPair ? [own, feature(`${own.term} ${wordOf(next)}`, PAIR_WEIGHT, start, next.end)] : [own];
    });
    const signs = Array.from(text.matchAll(SIGNS), (match) => feature(match[0], EMPTY_WEIGHT, match.index, match.index + match[0].length));
    return discounted(pieces, text).concat(signs).sort((a, b) => a.start - b.start || a.end - b.end);
  }

  /** The pairs of Latin words alone; one that is not known says nothing. */
  const pairFeatures = (folded) => sequenceOf(folded).filter(({ term }) => term.includes(" ")).map((one) => ({ ...one, loose: true }));

  return { writtenFeatures, spokenFeatures, pairFeatures, sequenceOf, discounted, tokensOf, stem, isEmpty };
});
