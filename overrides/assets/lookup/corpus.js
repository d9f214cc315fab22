/* The loaded index made ready for searching. */
(function (root) {
  "use strict";

  const lookup = root.faqLookup;
  const { fold } = lookup.fold;
  const { prepareCodes } = lookup.codes;
  const { prepareTemplates } = lookup.templates;
  const { foldLexicon } = lookup.kana;
  const { writtenFeatures, spokenFeatures } = lookup.features;
  const { prepareConcepts, conceptFeatures, wordsOf } = lookup.concepts;
  const { prepareSubjects } = lookup.subjects;
  const { prepareSpelling } = lookup.spelling;
  const { makeSpace, collect, addUnit, finishSpace } = lookup.rank;
  const { unpackAny, unpackCodes } = lookup.pack;

  const unpackPart = (part) => (typeof part === "string" ? part : { slot: part[0], sample: part[1] });

  /** An entry of the index by names; the writer is in build.js. */
  function unpackEntry([category, slug, number, anchor, title, rest, errors], entry, asked) {
    return {
      entry, category, slug, number, anchor, title, rest,
      asked: [].concat(...asked.map((texts) => texts[entry].split("\n"))),
      errors: errors.map(([key, codes, title, parts]) => ({ entry, key, codes, title, parts: parts.map(unpackPart) })),
    };
  }

  /** The listed codes with the entries they belong to. */
  function unpackCodeTable({ families, first, more }) {
    const owners = unpackAny(first).map((entry) => [entry]);
    more.forEach(([i, rest]) => owners[i].push(...rest));
    return unpackCodes(families).map((canonical, i) => ({ canonical, entries: owners[i] }));
  }

  /** The searchable texts of an entry: [field, text] each. */
  function textsOf(record) {
    return [
      ["title", record.title],
      ...record.asked.map((phrase) => ["asked", phrase]),
      ...record.errors.map((error) => ["error", error.parts.filter((part) => typeof part === "string").join(" ")]),
      ...record.errors.map((error) => ["error", error.title]),
      ["body", record.rest],
    ].filter(([, text]) => text);
  }

  /** A record's texts as features of both spaces; kept, since large content needs them for many queries. */
  function unitsOf(record, lexicon, concepts) {
    record.units = record.units || textsOf(record).map(([field, text]) => {
      const folded = fold(text);
      const written = writtenFeatures(folded).concat(conceptFeatures(folded, concepts));
      return { field, written: collect(written), spoken: collect(spokenFeatures(folded, lexicon)) };
    });
    return record.units;
  }

  /** Both spaces: texts as written (with concepts) and as they sound. */
  function makeSpaces(records, lexicon, concepts) {
    const written = makeSpace();
    const spoken = makeSpace();
    records.forEach((record, entry) => {
      unitsOf(record, lexicon, concepts).forEach((unit) => {
        addUnit(written, entry, unit.field, unit.written);
        addUnit(spoken, entry, unit.field, unit.spoken);
      });
      delete record.units;
    });
    return { written: finishSpace(written), spoken: finishSpace(spoken) };
  }

  /** Groups of words; a group of words that say nothing has none, for "" would stand in every text. */
  const unpackSynonyms = (text) => (text ? text.split("\n").map((group) => group.split(",").filter(Boolean)) : []);
  const unpackLexicon = (text) => (text ? text.split("\n").map((line) => line.split(" ")) : []);

  /**
   * @param {Object} core what `build.js` made
   * @returns {Object} the corpus: records, known codes, templates, spaces, lexicon, concepts
   */
  function prepareCorpus(core) {
    const lexicon = foldLexicon(unpackLexicon(core.lexicon));
    const concepts = prepareConcepts(unpackSynonyms(core.synonyms));
    const records = core.records.map((row, entry) => unpackEntry(row, entry, core.asked));
    const { written, spoken } = makeSpaces(records, lexicon, concepts);
    return {
      locales: core.locales, records, lexicon, concepts, written, spoken,
      subjects: prepareSubjects(unpackSynonyms(core.subjects)),
      known: prepareCodes(unpackCodeTable(core.codes)),
      templates: prepareTemplates([].concat(...records.map((record) => record.errors))),
      knows: (term) => written.terms.has(term),
      spelling: prepareSpelling(written.terms.keys(), prepareSpelling(wordsOf(concepts))),
      rowOf: (entry) => entry,
    };
  }

  lookup.corpus = { prepareCorpus, textsOf, unitsOf, unpackEntry, unpackCodeTable, unpackSynonyms, unpackLexicon };
})(typeof window === "undefined" ? this : window);
