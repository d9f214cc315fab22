/* Large content: an index in parts, so that a page loads only what a query needs. Runs at build time only.
   Entries lie in chunks; postings (which entries hold a feature) in parts by the feature's hash. Phrasings and bodies
   are kept only as the features that tell an entry from the others best. */
faqLookup.define("index/shards", (need) => {
  "use strict";

  const { fold } = need("text/fold");
  const { writtenFeatures, spokenFeatures, pairFeatures } = need("text/features");
  const { prepareSynonyms, synonymFeatures } = need("text/synonyms");
  const { foldLexicon } = need("text/kana");
  const { rarity } = need("match/rank");
  const { unpackSynonyms, unpackLexicon } = need("index/corpus");
  const { packRising, packText } = need("index/pack");
  const { CHUNK, PARTS, SOUND, partOf } = need("index/parts");

  const KEPT = 40; // features of an entry as written: about a byte and a half each
  const ENOUGH = 2.5; // so many times what tells one entry from all others
  const KEPT_SOUNDS = 4;
  const LONE = 0.5; // a feature of one entry only costs most
  const COMMON = 0.3; // a feature in more entries than this is known, but finds nothing by itself
  const WEIGHTS = { title: 2, asked: 1, error: 2, summary: 0.5, gloss: 1 };
  const flat = (lists) => [].concat(...lists);

  function fixedText(error) {
    return error.parts.map((part) => (typeof part === "string" ? part : " ")).join("");
  }

  function textsOf(entry, locales) {
    return flat(locales.map((locale) => [
      ["title", entry.title[locale] || ""],
      ["summary", entry.summary[locale] || ""],
      ...(entry.asked_as[locale] || []).map((phrase) => ["asked", phrase]),
      ...entry.errors.map(({ gloss = {} }) => ["gloss", gloss[locale] || ""]),
    ])).concat(entry.errors.map((error) => ["error", `${error.title || ""} ${fixedText(error)}`]));
  }

  /** The features of each text of an entry, with how much each counts there: [as written, as they sound]. */
  function featuresOf(entry, { locales, lexicon, synonyms }) {
    const written = [];
    const spoken = [];
    textsOf(entry, locales).forEach(([field, text]) => {
      const folded = fold(text);
      const terms = writtenFeatures(folded).concat(pairFeatures(folded), synonymFeatures(folded, synonyms));
      written.push(new Map(terms.map(({ term, weight }) => [term, weight * WEIGHTS[field]])));
      if (field !== "title") return;
      const sounds = spokenFeatures(folded, lexicon).filter(({ term }) => term[0] !== "=");
      spoken.push(new Map(sounds.map(({ term }) => [SOUND + term, 1])));
    });
    return [written, spoken];
  }

  /** How many entries hold each feature. */
  function countFeatures(features) {
    const counts = new Map();
    features.forEach((spaces) => spaces.forEach((texts) => {
      new Set(texts.flatMap((terms) => Array.from(terms.keys()))).forEach((term) => counts.set(term, (counts.get(term) || 0) + 1));
    }));
    return counts;
  }

  /**
   * The features of an entry that say most for their bytes, `kept` of them: each text is to be told from those of other
   * entries, so what says more of a text than that needs counts no more.
   * @param {Map<string, number>[]} texts from `featuresOf`
   */
  function bestOf(texts, kept, counts, size) {
    const need = texts.map(() => ENOUGH * rarity(size, 1));
    const places = new Map();
    texts.forEach((terms, i) => terms.forEach((weight, term) => {
      if (counts.get(term) > COMMON * size) return;
      if (!places.has(term)) places.set(term, []);
      places.get(term).push([i, weight * rarity(size, counts.get(term))]);
    }));
    const gain = (term) => places.get(term).reduce((sum, [i, value]) => sum + Math.min(value, need[i]), 0) * (counts.get(term) === 1 ? LONE : 1);
    const left = new Map(Array.from(places.keys()).sort().map((term) => [term, gain(term)]));
    const chosen = [];
    while (chosen.length < kept && left.size) {
      const best = topOf(left, gain);
      left.delete(best);
      places.get(best).forEach(([i, value]) => (need[i] = Math.max(0, need[i] - value)));
      chosen.push(best);
    }
    return chosen;
  }

  /** The term of the highest gain; gains only fall, so what stands highest after it was worked out anew is highest. */
  function topOf(gains, gainOf) {
    for (;;) {
      let best = null;
      gains.forEach((gain, term) => {
        if (best === null || gain > gains.get(best)) best = term;
      });
      const now = gainOf(best);
      if (now >= gains.get(best)) return best;
      gains.set(best, now);
    }
  }

  /** The postings by feature. */
  function postingsOf(features, counts) {
    const postings = new Map();
    const size = features.length;
    features.forEach(([written, spoken], i) => {
      const terms = bestOf(written, KEPT, counts, size).concat(bestOf(spoken, KEPT_SOUNDS, counts, size));
      terms.forEach((term) => {
        if (!postings.has(term)) postings.set(term, []);
        postings.get(term).push(i);
      });
    });
    // Too common to find anything, but known: a query must not take them for foreign words.
    counts.forEach((count, term) => count > COMMON * size && postings.set(term, []));
    return postings;
  }

  /** The parts of the postings: {name: [features, entries of each, counts of the common ones]}. */
  function postingParts(postings, counts) {
    const groups = Array.from({ length: PARTS }, () => []);
    Array.from(postings.keys()).sort().forEach((term) => groups[partOf(term)].push(term));
    const parts = {};
    groups.forEach((terms, i) => {
      const common = terms.filter((term) => !postings.get(term).length);
      const rare = terms.filter((term) => postings.get(term).length);
      parts[`t${i}`] = [rare.join("\n"), rare.map((term) => packRising(postings.get(term))).join("\n"),
        common.join("\n"), common.map((term) => counts.get(term))];
    });
    return parts;
  }

  /**
   * The index of large content.
   * @param {{core: Object, display: Object, entries: Object[], vocabulary: Object, pack: Function, packShown: Function}} draft
   *   vocabulary: what only a query with words needs {lexicon, synonyms, usual, requests, elsewhere}; pack: an entry without phrasings as
   *   corpus.js reads it; packShown: what a locale shows of it
   */
  function shard({ core, display, entries, vocabulary, pack, packShown }) {
    const { locales } = core;
    const synonyms = prepareSynonyms(unpackSynonyms(vocabulary.synonyms));
    const tools = { locales, lexicon: foldLexicon(unpackLexicon(vocabulary.lexicon)), synonyms };
    const features = entries.map((entry) => featuresOf(entry, tools));
    const counts = countFeatures(features);
    const parts = { words: vocabulary, ...postingParts(postingsOf(features, counts), counts) };
    for (let start = 0; start < entries.length; start += CHUNK) {
      const some = entries.slice(start, start + CHUNK);
      const [, ...others] = locales;
      parts[`e${start / CHUNK}`] = some.map((entry) => [others.map((locale) => entry.title[locale] || ""), ...pack(entry)]);
      locales.forEach((locale) => (parts[`${locale}${start / CHUNK}`] = some.map((entry) => packShown(entry, locale))));
    }
    return { core: packText(core), display, parts };
  }

  return { shard };
});
