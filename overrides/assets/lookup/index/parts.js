/* Large content in the page: which parts a query needs, and the few entries worth a closer look put together as a
   small corpus, so that everything else works as it does for small content. */
faqLookup.define("index/parts", (need) => {
  "use strict";

  const { rarity } = need("match/rank");
  const { unpackRising, countNumbers } = need("index/pack");

  const CHUNK = 64; // entries in a part
  const PARTS = 128; // of the postings
  const BEGIN = 3; // Latin words that begin with the same letters are in one part
  const SOUND = "~"; // begins a feature of how a text sounds
  const CLOSER = 40; // entries looked at closely for their words
  const CLOSER_BY_CODE = 8;

  /** The part of the postings that a feature is in: by how it begins, as features that begin alike pack well. */
  function partOf(term) {
    const begin = term >= "ぁ" ? term[0] : term.slice(0, BEGIN);
    let hash = 7;
    for (let i = 0; i < begin.length; i += 1) hash = (hash * 31 + begin.charCodeAt(i)) % 65521;
    return hash % PARTS;
  }

  /** A store for the parts as they arrive. */
  function makeStore(size) {
    return { size, loaded: new Set(), terms: new Map(), sounds: new Map(), records: new Map(), shown: new Map(), scores: new Float64Array(size) };
  }

  /** Take in postings; gives their features. */
  function addPostings(store, [rare, lists, common, counts]) {
    const packed = lists.split("\n");
    const rareTerms = rare ? rare.split("\n") : [];
    const commonTerms = common ? common.split("\n") : [];
    const put = (term, posting) => (term[0] === SOUND ? store.sounds.set(term.slice(1), posting) : store.terms.set(term, posting));
    rareTerms.forEach((term, i) => put(term, { packed: packed[i], entries: null, count: 0 }));
    commonTerms.forEach((term, i) => put(term, { packed: "", entries: [], count: counts[i] }));
    return rareTerms.concat(commonTerms);
  }

  /** The postings of a feature as written; undefined if no entry has it or its part is not there. */
  const writtenPosting = (store, term) => store.terms.get(term);
  /** The same of a feature as it sounds, named without SOUND: putting that before every name would cost more than the rest. */
  const spokenPosting = (store, term) => store.sounds.get(term);
  const postingOf = (store, term) => (term[0] === SOUND ? spokenPosting(store, term.slice(1)) : writtenPosting(store, term));

  /** The entries of a posting, unpacked when first needed. */
  function entriesOf(posting) {
    if (!posting.entries) posting.entries = unpackRising(posting.packed);
    return posting.entries;
  }

  /** How rare a feature is; of most only the number of entries is ever needed. */
  function idf(store, posting) {
    if (posting && !posting.count) posting.count = countNumbers(posting.packed);
    return rarity(store.size, posting ? posting.count : 0);
  }

  /**
   * Take in a part; `readEntry` makes a record of a packed entry, `locales` have what they show of it.
   * @returns {string[]} the features that are new with it
   */
  function addPart(store, name, data, { readEntry, locales }) {
    const [kind, chunk] = /^(.*?)(\d*)$/.exec(name).slice(1);
    const start = Number(chunk) * CHUNK;
    store.loaded.add(name);
    if (kind === "t") return addPostings(store, data);
    if (kind === "e") data.forEach((row, i) => store.records.set(start + i, readEntry(row, start + i)));
    else if (locales.includes(kind)) data.forEach((row, i) => store.shown.set(`${kind} ${start + i}`, row));
    return [];
  }

  /** The entries that hold most of the features' rarity, the best first. */
  function bestEntries(store, features) {
    const touched = [];
    const { scores } = store;
    const best = new Map();
    features.forEach(({ term, weight }) => best.set(term, Math.max(weight, best.get(term) || 0)));
    best.forEach((weight, term) => {
      const posting = postingOf(store, term);
      if (!posting) return;
      const value = weight * idf(store, posting);
      entriesOf(posting).forEach((entry) => {
        if (!scores[entry]) touched.push(entry);
        scores[entry] += value;
      });
    });
    touched.sort((a, b) => scores[b] - scores[a] || a - b);
    const top = touched.slice(0, CLOSER);
    touched.forEach((entry) => (scores[entry] = 0));
    return top;
  }

  /** The entries worth a closer look: those of the codes, then those of the words. */
  function candidates(store, codes, features) {
    const byCode = new Set();
    codes.forEach((code) => code.codes.forEach(({ entries }) => entries.forEach((entry) => {
      if (byCode.size < CLOSER_BY_CODE) byCode.add(entry);
    })));
    return Array.from(new Set([...byCode, ...bestEntries(store, features)]));
  }

  /** The parts that hold an entry: its facts, and its summary in the locales given. */
  function partsOf(entry, locales) {
    const chunk = Math.floor(entry / CHUNK);
    return [`e${chunk}`].concat(locales.map((locale) => `${locale}${chunk}`));
  }

  return { CHUNK, PARTS, SOUND, BEGIN, partOf, makeStore, addPart, writtenPosting, spokenPosting, entriesOf, idf, candidates, partsOf };
});
