/* The loaded index made ready for searching. */
faqLookup.define("index/corpus", (need) => {
  "use strict";

  const { fold } = need("text/fold");
  const { foldLexicon } = need("text/kana");
  const { writtenFeatures, spokenFeatures } = need("text/features");
  const { prepareSynonyms, synonymFeatures, wordsOf } = need("text/synonyms");
  const { prepareSpelling } = need("text/spelling");
  const { prepareCodes } = need("match/listed");
  const { prepareMessages } = need("match/messages");
  const { prepareUsual } = need("match/frames");
  const { prepareElsewhere } = need("match/elsewhere");
  const { makeSpace, collect, addUnit, finishSpace, textsOf } = need("match/rank");
  const { unpackAny, unpackCodes } = need("index/pack");

  const unpackPart = (part) => (typeof part === "string" ? part : { slot: part[0], sample: part[1] });

  /** An entry of the index by names; the writer is in build.js. */
  function unpackEntry([category, slug, number, anchor, title, rest, errors], entry, asked) {
    return {
      entry, category, slug, number, anchor, title, rest,
      asked: [].concat(...asked.map((texts) => texts[entry].split("\n"))),
      errors: errors.map(([key, codes, title, parts, anchor = ""]) => (
        { entry, key, codes, title, parts: parts.map(unpackPart), case: anchor }
      )),
    };
  }

  /** The listed codes with the entries they belong to. */
  function unpackCodeTable({ families, first, more }) {
    const owners = unpackAny(first).map((entry) => [entry]);
    more.forEach(([i, rest]) => owners[i].push(...rest));
    return unpackCodes(families).map((canonical, i) => ({ canonical, entries: owners[i] }));
  }

  /** A record's texts as features of both spaces; kept, since large content needs them for many queries. */
  function unitsOf(record, lexicon, synonyms) {
    record.units = record.units || textsOf(record).map(([field, text]) => {
      const folded = fold(text);
      const written = writtenFeatures(folded).concat(synonymFeatures(folded, synonyms));
      return { field, written: collect(written), spoken: collect(spokenFeatures(folded, lexicon)) };
    });
    return record.units;
  }

  /** Both spaces: texts as written (with synonyms) and as they sound. */
  function* makeSpaces(records, lexicon, synonyms) {
    const written = makeSpace();
    const spoken = makeSpace();
    for (const [entry, record] of records.entries()) {
      unitsOf(record, lexicon, synonyms).forEach((unit) => {
        addUnit(written, entry, unit.field, unit.written);
        addUnit(spoken, entry, unit.field, unit.spoken);
      });
      delete record.units;
      yield;
    }
    return { written: finishSpace(written), spoken: finishSpace(spoken) };
  }

  /** Groups of words; a group of words that say nothing has none, for "" would stand in every text. */
  const unpackSynonyms = (text) => (text ? text.split("\n").map((group) => group.split(",").filter(Boolean)) : []);
  const unpackLexicon = (text) => (text ? text.split("\n").map((line) => line.split(" ")) : []);

  /**
   * In small steps, so that a page can answer in between.
   * @param {Object} core what `build.js` made
   * @param {number} [meaning] the weight of a synonym
   * @returns {Generator<undefined, Object>} gives the corpus: records, known codes, messages, spaces, lexicon, synonyms
   */
  function* prepareCorpus(core, meaning) {
    const lexicon = foldLexicon(unpackLexicon(core.lexicon));
    const synonyms = prepareSynonyms(unpackSynonyms(core.synonyms), meaning);
    const records = core.records.map((row, entry) => unpackEntry(row, entry, core.asked));
    yield;
    const { written, spoken } = yield* makeSpaces(records, lexicon, synonyms);
    const messages = prepareMessages([].concat(...records.map((record) => record.errors)), prepareUsual(core.usual, core.requests));
    yield;
    return {
      locales: core.locales, size: records.length, records, lexicon, synonyms, written, spoken, messages,
      elsewhere: prepareElsewhere(unpackSynonyms(core.elsewhere)),
      known: prepareCodes(unpackCodeTable(core.codes)),
      knows: (term) => written.terms.has(term),
      spelling: prepareSpelling(written.terms.keys(), prepareSpelling(wordsOf(synonyms))),
      rowOf: (entry) => entry,
    };
  }

  /** What a generator of steps gives, without a pause. */
  function atOnce(steps) {
    let step = steps.next();
    while (!step.done) step = steps.next();
    return step.value;
  }

  return { prepareCorpus, atOnce, unitsOf, unpackEntry, unpackCodeTable, unpackSynonyms, unpackLexicon };
});
