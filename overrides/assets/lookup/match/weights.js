/* Made by `make refit`; do not edit. How much each part of what a query's words say counts for an
   answer to be sure, how much is enough, and of how many entries. What it reaches on the sets in
   tests/content, words, codes and messages together:
   beside: sure of 0 of 0 right answers, claims 4 of 200 others
   blind: sure of 272 of 335 right answers, claims 0 of 68 others
   blind-misses: sure of 0 of 0 right answers, claims 4 of 296 others
   dev: sure of 105 of 131 right answers, claims 1 of 17 others
   foreign: sure of 0 of 0 right answers, claims 0 of 535 others
   near-misses: sure of 0 of 0 right answers, claims 1 of 332 others
   personas: sure of 408 of 491 right answers, claims 0 of 2 others
   strangers: sure of 259 of 355 right answers, claims 2 of 125 others */
faqLookup.define("match/weights", () => ({
  TRUST: {words: 6.29, held: 1.87, lead: 2.03, bySound: 6.97, size: 1.13, foreign: -3.03, quoted: -10.33},
  ENOUGH: 13.37,
  ENTRIES: 22,
}));
