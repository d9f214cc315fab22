/* Questions in a language that no page is in. A page loads the words of such a language (its part of the index) when it
   is typed; with them the corpus is made anew, so that everything else works as it does for the site's own languages. */
faqLookup.define("index/guests", (need) => {
  "use strict";

  const { prepareCorpus, atOnce } = need("index/corpus");

  const MEANING = 3; // of a synonym: a few phrasings share fewer words with a question than the many of a page's language

  /** The language that a text seems to be in, by its signs; undefined if they tell nothing. `letters`: [name, signs] each. */
  const languageOf = (text, letters = []) => (letters.find(([, signs]) => RegExp(signs).test(text)) || [])[0];

  /** What stands in the lines of two texts, side by side. */
  function beside(own, more) {
    const lines = more.split("\n");
    return own.split("\n").map((line, i) => [line, lines[i]].filter(Boolean).join(",")).join("\n");
  }

  /** A text with its signs in the form of the index, and without what says nothing: each at its place. */
  function reader([signs, forms], polite) {
    const form = new Map(Array.from(signs, (sign, i) => [sign, forms[i]]));
    const empty = RegExp(polite.join("|") || "$^", "g");
    return (text) => text.replace(/[^]/g, (sign) => form.get(sign) || sign).replace(empty, (phrase) => " ".repeat(phrase.length));
  }

  /**
   * The corpus for questions in a language.
   * @param {Object} core of the index, with all entries
   * @param {Object} part what `build.js` made for the language
   * @returns {Object} what `prepareCorpus` gives; `read` makes a text comparable to it
   */
  function prepareGuest(core, { folding, polite, asked, synonyms, elsewhere }) {
    const corpus = atOnce(prepareCorpus({
      ...core, asked: core.asked.concat([asked]), synonyms: beside(core.synonyms, synonyms), elsewhere: beside(core.elsewhere, elsewhere),
    }, MEANING));
    return { ...corpus, read: reader(folding, polite) };
  }

  return { languageOf, prepareGuest };
});
