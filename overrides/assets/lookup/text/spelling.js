/* Misspelt Latin words: the known word that is one slip of the keyboard away, or that the typed letters begin. Japanese needs none of this, as a wrong
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
   * The stems of known words by how they begin.
   * @param {Iterable<string>} stems
   * @param {{start: number, words: Map<string, Set<string>>}} [known] those known before; start: so many first letters
   *   are taken for right. A slip seldom changes the first one; of large content only words that begin like the query's
   *   are sure to be there, and what else was asked before must not matter
   */
  function prepareSpelling(stems, known = { start: 1, words: new Map() }) {
    for (const word of stems) {
      if (!WORD.test(word)) continue;
      const start = word.slice(0, known.start);
      if (!known.words.has(start)) known.words.set(start, new Set());
      known.words.get(start).add(word);
    }
    return known;
  }

  /**
   * The stem that a misspelt or unfinished word stands for, or "" if it is known, or nothing or too much is near it.
   * "certifciate" and "certif" stand for "certificat".
   */
  function meantBy(word, known) {
    const own = stem(word);
    if (word.length < SHORTEST || own.length < SHORTEST || !WORD.test(own)) return "";
    const words = known.words.get(own.slice(0, known.start)) || new Set();
    if (words.has(own)) return "";
    const only = (list) => (list.length === 1 ? list[0] : "");
    const near = word.length > SHORTEST ? Array.from(words).filter((other) => isOneSlip(own, other)) : [];
    return near.length ? only(near) : only(Array.from(words).filter((other) => other.startsWith(own)));
  }

  return { prepareSpelling, meantBy };
});
