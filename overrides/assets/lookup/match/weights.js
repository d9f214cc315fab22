/* Made by `make refit`; do not edit. How much each part of what a query's words say counts for an
   answer to be sure, and how much is enough. What it reaches on the sets in tests/content, words,
   codes and messages together:
   beside: sure of 0 of 0 right answers, claims 5 of 200 others
   blind: sure of 277 of 335 right answers, claims 0 of 68 others
   dev: sure of 107 of 131 right answers, claims 1 of 17 others
   foreign: sure of 0 of 0 right answers, claims 0 of 535 others
   near_misses: sure of 0 of 0 right answers, claims 5 of 332 others
   personas: sure of 410 of 493 right answers, claims 0 of 0 others
   strangers: sure of 260 of 355 right answers, claims 2 of 125 others */
faqLookup.define("match/weights", () => ({
  TRUST: {words: 5.89, held: 1.93, lead: 2.25, bySound: 6.64, size: 1.14, foreign: -3.11, quoted: -5.02},
  ENOUGH: 13.17,
}));
