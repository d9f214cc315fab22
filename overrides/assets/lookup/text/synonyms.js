/* Words that mean the same (the editors' synonym file): a query's ハンコ and an entry's 電子証明書 get one feature. */
faqLookup.define("text/synonyms", (need) => {
  "use strict";

  const { fold } = need("text/fold");
  const { tokensOf, stem } = need("text/features");

  const MEANING = 2; // of a synonym, beside 1 for a pair of signs
  const LATIN = /^[a-z0-9 .'-]+$/;
  const stems = (tokens, stemOf) => ` ${tokens.map((token) => stemOf(token.text)).join(" ")} `;

  /**
   * @param {string[][]} groups words of one meaning each
   * @param {number} [weight] of a meaning
   * @returns {{term: string, latin: boolean, word: string, weight: number}[]}
   */
  function prepareSynonyms(groups, weight = MEANING) {
    const list = [];
    groups.forEach((words, id) => {
      words.forEach((word) => {
        const folded = fold(word).text;
        const latin = LATIN.test(folded);
        list.push({ term: `§${id}`, weight, latin, word: latin ? stems(tokensOf(folded), stem) : folded });
      });
    });
    return list;
  }

  /** The stems of all Latin words of the synonyms. */
  const wordsOf = (synonyms) => [].concat(...synonyms.filter(({ latin }) => latin).map(({ word }) => word.trim().split(" ")));

  /** The places where a synonym's word stands in a folded text: [start, end] or null. */
  function placeOf(synonym, text, latin, line) {
    if (!synonym.latin) {
      const start = text.indexOf(synonym.word);
      return start < 0 ? null : [start, start + synonym.word.length];
    }
    const i = line.indexOf(synonym.word);
    if (i < 0) return null;
    const from = line.slice(0, i + 1).split(" ").length - 2;
    const to = from + synonym.word.trim().split(" ").length - 1;
    return [latin[from].start, latin[to].end];
  }

  /**
   * The synonyms in a folded text as features.
   * @param {(word: string) => string} [stemOf] gives the stem of the word that is meant
   */
  function synonymFeatures(folded, synonyms, stemOf = stem) {
    const latin = tokensOf(folded.text).filter((token) => token.latin);
    const line = stems(latin, stemOf);
    const out = [];
    synonyms.forEach((synonym) => {
      const place = placeOf(synonym, folded.text, latin, line);
      if (place) out.push({ term: synonym.term, weight: synonym.weight, start: place[0], end: place[1], solid: true });
    });
    // The longer word is meant: インターネットバンキング is no network.
    const inside = (one, other) => one.start >= other.start && one.end <= other.end && one.end - one.start < other.end - other.start;
    return out.filter((one) => !out.some((other) => inside(one, other)));
  }

  return { prepareSynonyms, synonymFeatures, wordsOf };
});
