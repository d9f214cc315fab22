/* How closely a text is worded like a message: what both say in the same order, less what the message says besides.
   Counted in information (rare words more, in any script), so that neither a longer nor a shorter message wins by its
   length: of messages that hold the text the shortest is nearest, of messages in the text the longest. */
faqLookup.define("match/order", (need) => {
  "use strict";

  const { fold } = need("text/fold");
  const { sequenceOf } = need("text/features");

  const MISSING = 0.1; // what a message says and the text does not; a text may be a part of its message
  const OTHER_FORM = 0.8;
  const LONGEST = 240; // pieces of a text that are in the message, further ones are other lines

  /** The pieces of an error's message in order, kept for the next key; slots say nothing. */
  function piecesOf(error) {
    error.pieces = error.pieces || sequenceOf(fold(error.parts.map((part) => (typeof part === "string" ? part : " … ")).join("")));
    return error.pieces;
  }

  /** How much of a piece another has: all, most of it in another form (types and type), or nothing. */
  function likeness(one, other) {
    if (one.term !== other.term) return 0;
    return one.text === other.text ? 1 : OTHER_FORM;
  }

  /** The most information that two lists of pieces share in the same order: a weighted longest common subsequence. */
  function common(text, message) {
    let row = new Float64Array(message.length + 1);
    text.forEach((piece) => {
      const next = new Float64Array(message.length + 1);
      for (let k = 0; k < message.length; k += 1) {
        const same = likeness(piece, message[k]);
        next[k + 1] = same ? Math.max(row[k] + same * Math.min(piece.value, message[k].value), row[k + 1]) : row[k + 1];
        if (next[k] > next[k + 1]) next[k + 1] = next[k];
      }
      row = next;
    });
    return row[message.length];
  }

  const sum = (pieces) => pieces.reduce((total, { value }) => total + value, 0);

  /**
   * For each record how near its nearest message is to a text.
   * @param {import("../text/fold.js").Folded} folded the text
   * @param {Object[]} records
   * @param {(term: string) => number} rarityOf the information of a piece
   * @returns {{share: number, beside: number}[]} share: of the text's information, 0 to 1; beside: as a share of the
   *   nearest record's
   */
  function nearness(folded, records, rarityOf) {
    const valued = (pieces) => pieces.map(({ term, text: form, weight }) => ({ term, text: form, value: weight * rarityOf(term) }));
    const text = valued(sequenceOf(folded));
    const total = sum(text);
    const nearOf = (error) => {
      const message = valued(piecesOf(error));
      const own = new Set(message.map(({ term }) => term));
      const shared = common(text.filter(({ term }) => own.has(term)).slice(0, LONGEST), message);
      return shared - MISSING * (sum(message) - shared);
    };
    const near = records.map(({ errors }) => Math.max(0, ...errors.map(nearOf)));
    const best = Math.max(0, ...near);
    return near.map((value) => ({ share: total ? value / total : 0, beside: best ? value / best : 0 }));
  }

  return { nearness };
});
