/* Made by `make refit`; do not edit. How much each part of what a query's words say counts for an
   answer to be sure, how much is enough, and of how many entries. What it reaches on the sets in
   tests/content, words, codes and messages together:
   beside: sure of 0 of 0 right answers, claims 5 of 200 others
   blind: sure of 277 of 335 right answers, claims 0 of 68 others
   dev: sure of 107 of 131 right answers, claims 1 of 17 others
   foreign: sure of 0 of 0 right answers, claims 0 of 535 others
   near-misses: sure of 0 of 0 right answers, claims 5 of 332 others
   personas: sure of 412 of 491 right answers, claims 0 of 2 others
   strangers: sure of 263 of 355 right answers, claims 2 of 125 others */
faqLookup.define("match/weights", () => ({
  TRUST: {words: 5.88, held: 1.95, lead: 2.23, bySound: 6.86, size: 1.17, foreign: -3.1, quoted: -4.75},
  ENOUGH: 13.35,
  ENTRIES: 22,
}));
