/* The loaded index made ready for searching. */
(function (root) {
  "use strict";

  const lookup = root.faqLookup;
  const { fold } = lookup.fold;
  const { prepareCodes } = lookup.codes;
  const { prepareTemplates } = lookup.templates;
  const { foldLexicon } = lookup.kana;
  const { writtenFeatures, spokenFeatures } = lookup.features;
  const { prepareConcepts, conceptFeatures } = lookup.concepts;
  const { makeSpace, addUnit, finishSpace } = lookup.rank;

  const unpackPart = (part) => (typeof part === "string" ? part : { slot: part[0], sample: part[1] });

  /** The searchable texts of an entry: [field, text] each. */
  function textsOf(core, errors, entry) {
    const texts = [];
    core.locales.forEach((locale) => {
      const [title, asked, summary, body] = core.words[locale][entry];
      texts.push(["title", title], ["summary", summary], ["body", body]);
      asked.split("\n").forEach((phrase) => texts.push(["asked", phrase]));
    });
    errors.filter((error) => error.entry === entry).forEach((error) => {
      texts.push(["error", error.parts.filter((part) => typeof part === "string").join(" ")], ["error", error.title]);
      error.glosses.forEach((gloss) => texts.push(["error", gloss]));
    });
    return texts.filter(([, text]) => text);
  }

  /** Both spaces: texts as written (with concepts) and as they sound. */
  function makeSpaces(core, errors, lexicon, concepts) {
    const written = makeSpace();
    const spoken = makeSpace();
    core.entries.forEach((_, entry) => {
      textsOf(core, errors, entry).forEach(([field, text]) => {
        const folded = fold(text);
        addUnit(written, entry, field, writtenFeatures(folded).concat(conceptFeatures(folded, concepts)));
        addUnit(spoken, entry, field, spokenFeatures(folded, lexicon));
      });
    });
    return { written: finishSpace(written), spoken: finishSpace(spoken) };
  }

  /**
   * @param {Object} core what `build.js` made
   * @returns {Object} the corpus: entries, errors, known codes, templates, spaces, lexicon, concepts, display
   */
  function prepareCorpus(core) {
    const lexicon = foldLexicon(core.lexicon);
    const concepts = prepareConcepts(core.synonyms);
    const errors = core.errors.map((row) => {
      const [entry, key, codes, title, parts, glosses] = row;
      return { entry, key, codes, title, parts: parts.map(unpackPart), glosses };
    });
    const codes = Array.from(new Set([].concat(...errors.map((error) => error.codes)))).sort();
    return {
      core, errors, lexicon, concepts, display: {},
      known: prepareCodes(codes),
      templates: prepareTemplates(errors),
      ...makeSpaces(core, errors, lexicon, concepts),
    };
  }

  lookup.corpus = { prepareCorpus };
})(typeof window === "undefined" ? this : window);
