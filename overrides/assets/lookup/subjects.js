/* What people also ask and no entry answers (the editors' file of other subjects): a question with such a word belongs
   there, unless the entry at hand has the word too. */
(function (root) {
  "use strict";

  const lookup = root.faqLookup;
  const { fold } = lookup.fold;
  const { prepareConcepts, conceptFeatures } = lookup.concepts;

  /**
   * @param {string[][]} groups the words of each subject
   * @returns {{words: Object[], subjectOf: Map<string, number>}}
   */
  function prepareSubjects(groups) {
    const single = [].concat(...groups.map((words, subject) => words.map((word) => ({ word, subject }))));
    const words = prepareConcepts(single.map(({ word }) => [word]));
    return { words, subjectOf: new Map(words.map(({ term }, i) => [term, single[i].subject])) };
  }

  /** The words of the subjects in a folded text. */
  const wordsIn = (folded, { words }) => conceptFeatures(folded, words).map(({ term }) => term);

  /**
   * The subject of a question that an entry does not touch, or -1.
   * @param {string[]} texts of the entry
   */
  function foreignSubject(folded, texts, subjects) {
    const asked = wordsIn(folded, subjects);
    if (!asked.length) return -1;
    const own = new Set([].concat(...texts.map((text) => wordsIn(fold(text), subjects))));
    const foreign = asked.find((term) => !own.has(term));
    return foreign === undefined ? -1 : subjects.subjectOf.get(foreign);
  }

  lookup.subjects = { prepareSubjects, foreignSubject };
})(typeof window === "undefined" ? this : window);
