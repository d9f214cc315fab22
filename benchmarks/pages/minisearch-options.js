/* MiniSearch as one would set it up for Japanese: pairs of signs for Japanese, words for the rest. */
(function (root) {
  "use strict";

  const RUN = /([a-z0-9]+)|([ぁ-んァ-ヶー々一-鿿]+)/g;

  function tokenize(text) {
    const terms = [];
    for (const match of text.normalize("NFKC").toLowerCase().matchAll(RUN)) {
      const run = match[0];
      if (match[1] || run.length === 1) terms.push(run);
      else for (let i = 0; i + 1 < run.length; i += 1) terms.push(run.substr(i, 2));
    }
    return terms;
  }

  const latin = (term) => /^[a-z0-9]/.test(term);

  root.miniOptions = {
    fields: ["title", "summary", "asked", "errors", "body"],
    tokenize,
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 3, asked: 2, errors: 2 },
      prefix: (term) => latin(term) && term.length > 2,
      fuzzy: (term) => (latin(term) && term.length > 4 ? 0.2 : false),
    },
  };
})(typeof window === "undefined" ? this : window);
