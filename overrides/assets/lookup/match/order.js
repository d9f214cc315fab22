/* How closely a text is worded like a message: what both say in the same order, less what the message says besides.
   Counted in information (rare words more, in any script), so that neither a longer nor a shorter message wins by its
   length: of messages that hold the text the shortest is nearest, of messages in the text the longest. */
faqLookup.define("match/order", (need) => {
  "use strict";

  const { fold } = need("text/fold");
  const { sequenceOf, isEmpty } = need("text/features");

  const MISSING = 0.25; // what a message says and the text does not; a text may be a part of its message
  const LONGEST = 240; // words of a text that are in the message, further ones are other lines
  const EMPTY = 0.5; // the information of an empty word

  /** The words of an error's message in order; slots say nothing. */
  const wordsOf = (error) => sequenceOf(fold(error.parts.map((part) => (typeof part === "string" ? part : "\n")).join("")));

  /** The most information in words that two texts share in the same order (a longest common subsequence with weights). */
  function common(words, message, weights) {
    let row = new Float64Array(message.length + 1);
    words.forEach((word) => {
      const next = new Float64Array(message.length + 1);
      for (let k = 0; k < message.length; k += 1) {
        next[k + 1] = message[k] === word ? Math.max(row[k] + weights[k], row[k + 1]) : Math.max(next[k], row[k + 1]);
      }
      row = next;
    });
    return row[message.length];
  }

  /**
   * For each record how near its nearest message is, beside the nearest of all: 0 to 1.
   * @param {import("../text/fold.js").Folded} folded the query
   * @param {Object[]} records
   * @param {(term: string) => number} rarityOf the information of a word
   */
  function nearness(folded, records, rarityOf) {
    const words = sequenceOf(folded);
    const valueOf = (word) => (isEmpty(word) ? EMPTY : rarityOf(word));
    const near = records.map(({ errors }) => Math.max(0, ...errors.map((error) => {
      const message = wordsOf(error);
      const own = new Set(message);
      const weights = message.map(valueOf);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const shared = common(words.filter((word) => own.has(word)).slice(0, LONGEST), message, weights);
      return shared - MISSING * (total - shared);
    })));
    const best = Math.max(...near);
    return near.map((value) => (best > 0 ? value / best : 0));
  }

  return { nearness, wordsOf };
});
