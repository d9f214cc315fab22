/* Misspelt Latin words: the known word that is one slip of the keyboard away. Japanese needs none of this, as a wrong
   sign there costs only the two pairs that it is in. */
faqLookup.define("text/spelling", (need) => {
  "use strict";

  const { stem } = need("text/features");

  const SHORTEST = 4; // the neighbours of shorter stems are other words
  const WORD = /^[a-z]+$/;

  /**
   * Whether one word becomes the other by one letter dropped, added, changed or swapped with the next.
   * "reeder" and "reader", "certifciate" and "certificate".
   */
  function isOneSlip(a, b) {
    if (a.length > b.length) return isOneSlip(b, a);
    if (a === b || b.length - a.length > 1) return false;
    let i = 0;
    while (i < a.length && a[i] === b[i]) i += 1;
    if (b.length > a.length) return a.slice(i) === b.slice(i + 1);
    const swapped = a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
    return swapped || a.slice(i + 1) === b.slice(i + 1);
  }

  /**
   * The stems of known words by what a slip seldom changes, the first letter.
   * @param {Iterable<string>} stems
   * @param {Map<string, Set<string>>} [byLetter] those known before
   */
  function prepareSpelling(stems, byLetter = new Map()) {
    for (const word of stems) {
      if (!WORD.test(word)) continue;
      if (!byLetter.has(word[0])) byLetter.set(word[0], new Set());
      byLetter.get(word[0]).add(word);
    }
    return byLetter;
  }

  /** The stem that a misspelt word stands for, or "" if it is known, or nothing or too much is near it. */
  function meantBy(word, byLetter) {
    const own = stem(word);
    if (word.length <= SHORTEST || own.length < SHORTEST || !WORD.test(own)) return "";
    const words = byLetter.get(own[0]) || new Set();
    if (words.has(own)) return "";
    const near = Array.from(words).filter((known) => isOneSlip(own, known));
    return near.length === 1 ? near[0] : "";
  }

  return { prepareSpelling, meantBy };
});
