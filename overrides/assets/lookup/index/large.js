/* Large content in the page, part two: a query's few candidates as a small corpus, and the loading of what it needs. */
faqLookup.define("index/large", (need) => {
  "use strict";

  const { fold } = need("text/fold");
  const { foldLexicon } = need("text/kana");
  const { writtenFeatures, discounted } = need("text/features");
  const { prepareSynonyms, synonymFeatures, wordsOf } = need("text/synonyms");
  const { prepareSpelling } = need("text/spelling");
  const { readCodes } = need("match/codes");
  const { prepareCodes } = need("match/listed");
  const { prepareMessages } = need("match/messages");
  const { prepareUsual } = need("match/frames");
  const { prepareElsewhere } = need("match/elsewhere");
  const { makeSpace, collect, addUnit, finishSpace, rarity } = need("match/rank");
  const { readQuery } = need("match/scoring");
  const { unitsOf, unpackEntry, unpackCodeTable, unpackSynonyms, unpackLexicon } = need("index/corpus");
  const { makeStore, addPart, writtenPosting, spokenPosting, entriesOf, idf, candidates, partsOf, partOf, SOUND, BEGIN } = need("index/parts");

  const TYPICAL = 0.01; // of the entries hold a feature
  const ROUNDS = 3; // a word known only now, and what is near it then

  /** What queries with words need besides the entries. */
  function prepareWords(vocabulary) {
    const synonyms = prepareSynonyms(unpackSynonyms(vocabulary.synonyms));
    return {
      lexicon: foldLexicon(unpackLexicon(vocabulary.lexicon)), synonyms,
      elsewhere: prepareElsewhere(unpackSynonyms(vocabulary.elsewhere)),
      usual: prepareUsual(vocabulary.usual, vocabulary.requests),
      spelling: prepareSpelling(wordsOf(synonyms), { start: BEGIN, words: new Map() }),
    };
  }

  /** The words have arrived: what was made of entries without them is made anew. */
  function addWords(corpus, data) {
    const { store } = corpus;
    Object.assign(corpus, prepareWords(data));
    prepareSpelling(store.terms.keys(), corpus.spelling);
    store.records.forEach((record) => delete record.units);
  }

  /** The corpus of large content: what `prepareCorpus` gives, without entries until parts arrive. */
  function prepareLarge(core) {
    const store = makeStore(core.size);
    return {
      locales: core.locales, store,
      ...prepareWords({ lexicon: "", synonyms: "", elsewhere: "" }),
      known: prepareCodes(unpackCodeTable(core.codes)),
      knows: (term) => Boolean(writtenPosting(store, term)),
    };
  }

  /** A packed entry with its titles in the locales after the first. */
  function readEntry([titles, ...row], entry) {
    return { ...unpackEntry(row, entry, []), titles, asked: titles.filter(Boolean) };
  }

  /** Take in a part that has arrived. */
  function addLarge(corpus, name, data) {
    if (name === "words") addWords(corpus, data);
    const terms = addPart(corpus.store, name, data, { readEntry, locales: corpus.locales });
    prepareSpelling(terms, corpus.spelling);
  }

  /** A query's features as the postings name them. */
  function allFeatures({ text, written, pairs, spoken }) {
    return discounted(written, text).concat(pairs, spoken.map((one) => ({ ...one, term: SOUND + one.term, weight: 0.5 })));
  }

  /** A space of the candidates: their own texts, and what the postings know of them. */
  function spaceOf(corpus, records, kind, features, postingOf) {
    const { store, lexicon, synonyms } = corpus;
    const space = makeSpace();
    records.forEach((record, i) => {
      unitsOf(record, lexicon, synonyms).forEach((unit) => addUnit(space, i, unit.field, unit[kind]));
      const held = features.filter(({ term }) => {
        const posting = postingOf(store, term);
        return posting && entriesOf(posting).includes(record.entry);
      });
      addUnit(space, i, "posting", collect(held));
    });
    // How rare other features are is known only if some other query asked for them: all alike, then.
    const asked = new Set(features.map(({ term }) => term));
    finishSpace(space, (term) => (asked.has(term) ? idf(store, postingOf(store, term)) : rarity(store.size, TYPICAL * store.size)));
    space.knows = (term) => Boolean(postingOf(store, term));
    return space;
  }

  /**
   * The entries worth a closer look as a corpus of their own; only those whose part is there.
   * @param {Object} corpus from `prepareLarge`
   * @param {{codes: Object[], written: Object[], spoken: Object[]}} query
   */
  function viewOf(corpus, query) {
    const { store, lexicon, synonyms, elsewhere, usual, locales, knows } = corpus;
    const entries = candidates(store, query.codes, allFeatures(query)).filter((entry) => store.records.has(entry));
    const records = entries.map((entry) => store.records.get(entry));
    const place = new Map(entries.map((entry, i) => [entry, i]));
    return {
      locales, size: store.size, lexicon, synonyms, elsewhere, knows, records,
      rowOf: (entry) => place.get(entry),
      messages: prepareMessages([].concat(...records.map((record, i) => record.errors.map((error) => ({ ...error, entry: i })))), usual),
      written: spaceOf(corpus, records, "written", query.written.concat(query.pairs), writtenPosting),
      spoken: spaceOf(corpus, records, "spoken", query.spoken, spokenPosting),
    };
  }

  /** Whether a text holds nothing but codes. */
  function isOnlyCodes(source, codes) {
    let rest = source;
    codes.slice().reverse().forEach(({ start, end }) => (rest = `${rest.slice(0, start)} ${rest.slice(end)}`));
    return codes.length > 0 && !writtenFeatures(fold(rest)).some((one) => one.solid);
  }

  /** What a query with nothing but codes says besides: nothing, whatever else was asked before. */
  const NO_WORDS = { text: "", written: [], pairs: [], spoken: [] };

  /** What the words of a query say; of a query that is nothing but codes only these count. */
  const wordsIn = (folded, source, codes, corpus) => (isOnlyCodes(source, codes) ? NO_WORDS : readQuery(folded, corpus));

  /** The parts with the features of a query: those of its synonyms too, which count only once they are known to be there. */
  function postingParts(folded, corpus) {
    const features = allFeatures(readQuery(folded, corpus)).concat(synonymFeatures(folded, corpus.synonyms));
    return features.map(({ term }) => `t${partOf(term)}`);
  }

  /**
   * Load the parts that a query needs: first where its features are, then the entries found there. What a word means
   * may show only when its part is there, and may need another: so more than once.
   * @param {string[]} shown the locales on display
   * @param {(name: string) => Promise} loader
   */
  async function prepareQuery(corpus, source, shown, loader) {
    const { store } = corpus;
    const missing = (names) => Array.from(new Set(names)).filter((name) => !store.loaded.has(name));
    const fetchAll = (names) => Promise.all(missing(names).map(loader));
    const folded = fold(source);
    if (!folded.text.trim()) return Promise.resolve();
    const codes = readCodes(folded, source, corpus.known);
    if (!isOnlyCodes(source, codes)) {
      await fetchAll(["words"]);
      for (let round = 0; round < ROUNDS; round += 1) await fetchAll(postingParts(folded, corpus));
    }
    const features = allFeatures(wordsIn(folded, source, codes, corpus));
    return fetchAll([].concat(...candidates(store, codes, features).map((entry) => partsOf(entry, shown))));
  }

  return { prepareLarge, addLarge, viewOf, wordsIn, prepareQuery };
});
