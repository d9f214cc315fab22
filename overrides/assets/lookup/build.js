/* Makes the index from plain documents. Runs at build time only; pages get what comes out. */
(function (root) {
  "use strict";

  const lookup = root.faqLookup;

  // Where a hit leads: to the answer, not to the top of the page.
  const ANSWERS = ["solution", "answer", "procedure"];

  const packPart = (part) => (typeof part === "string" ? part : [part.slot, part.sample]);

  function packError(error, entry) {
    const glosses = Object.keys(error.gloss || {}).sort().map((locale) => error.gloss[locale]);
    return [entry, error.key, error.codes, error.title || "", error.parts.map(packPart), glosses];
  }

  function packEntry({ category, slug, number, sections }) {
    return [category, slug, number, ANSWERS.find((name) => sections.includes(name)) || ""];
  }

  function packWords(entry, locale) {
    const asked = entry.asked_as[locale] || [];
    return [entry.title[locale] || "", asked.join("\n"), entry.summary[locale] || "", entry.body[locale] || ""];
  }

  /**
   * @param {Object} documents see faqkit.documents; with `lexicon`, the readings of words
   * @returns {{core: Object, display: Object, parts: Object}}
   */
  function build(documents) {
    const { entries, locales, lexicon = {}, synonyms = [] } = documents;
    const words = {};
    const display = {};
    locales.forEach((locale) => {
      words[locale] = entries.map((entry) => packWords(entry, locale));
      display[locale] = { urls: entries.map((entry) => entry.url[locale]) };
    });
    const errors = [].concat(...entries.map((entry, i) => entry.errors.map((error) => packError(error, i))));
    const core = { version: 1, locales, entries: entries.map(packEntry), words, errors, lexicon, synonyms };
    return { core, display, parts: {} };
  }

  root.faqLookupBuild = build;
})(typeof window === "undefined" ? this : window);
