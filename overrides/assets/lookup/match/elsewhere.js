/* What people also ask and no entry answers (the editors' elsewhere.yml): a question with such a word belongs
   there, unless the entry at hand has the word too. */
faqLookup.define("match/elsewhere", (need) => {
  "use strict";

  const { fold } = need("text/fold");
  const { prepareSynonyms, synonymFeatures } = need("text/synonyms");

  /**
   * @param {string[][]} groups the words of each topic
   * @returns {{words: Object[], topicOf: Map<string, number>}}
   */
  function prepareElsewhere(groups) {
    const single = [].concat(...groups.map((words, topic) => words.map((word) => ({ word, topic }))));
    const words = prepareSynonyms(single.map(({ word }) => [word]));
    return { words, topicOf: new Map(words.map(({ term }, i) => [term, single[i].topic])) };
  }

  /** The words of the topics in a folded text. */
  const wordsIn = (folded, { words }) => synonymFeatures(folded, words).map(({ term }) => term);

  /**
   * The topic of a question that an entry does not touch, or -1.
   * @param {string[]} texts of the entry
   */
  function topicElsewhere(folded, texts, topics) {
    const asked = wordsIn(folded, topics);
    if (!asked.length) return -1;
    const own = new Set([].concat(...texts.map((text) => wordsIn(fold(text), topics))));
    const foreign = asked.find((term) => !own.has(term));
    return foreign === undefined ? -1 : topics.topicOf.get(foreign);
  }

  return { prepareElsewhere, topicElsewhere };
});
