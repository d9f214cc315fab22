/* Ranked text: how much of a query's rare features an entry holds (BM25F), and how near the query is to one single
   phrase of it. Works on any kind of feature; the engine runs it once for text as written and once as it sounds. */
faqLookup.define("match/rank", () => {
  "use strict";

  const SATURATION = 0.6; // k1: a second occurrence adds little
  const LENGTH = 0.5; // b: long fields count less, by half
  const FIELDS = { title: 2, asked: 1.6, error: 1.3, body: 1, posting: 3 };
  const PHRASE_FIELDS = { title: 1, asked: 1, error: 0.9, body: 0, posting: 1 }; // a posting stands for the phrasings that are not kept

  /** The searchable texts of an entry: [field, text] each, a field as above. */
  function textsOf(record) {
    return [
      ["title", record.title],
      ...record.asked.map((phrase) => ["asked", phrase]),
      ...record.errors.map((error) => ["error", error.parts.filter((part) => typeof part === "string").join(" ")]),
      ...record.errors.map((error) => ["error", error.title]),
      ["body", record.rest],
    ].filter(([, text]) => text);
  }

  /** An empty space of features. */
  function makeSpace() {
    return { units: [], terms: new Map(), lengths: {}, entries: 0, idf: new Map() };
  }

  /**
   * Features by their term: {weight: the highest, count}.
   * @param {{term: string, weight: number}[]} features
   */
  function collect(features) {
    const terms = new Map();
    features.forEach(({ term, weight }) => {
      const seen = terms.get(term);
      terms.set(term, { weight: Math.max(weight, seen ? seen.weight : 0), count: (seen ? seen.count : 0) + 1 });
    });
    return terms;
  }

  /**
   * Add a phrase (or a body) of an entry.
   * @param {Object} space
   * @param {number} entry
   * @param {string} field a key of FIELDS
   * @param {Map<string, Object>} terms from `collect`
   */
  function addUnit(space, entry, field, terms) {
    space.units.push({ id: space.units.length, entry, field, terms });
    space.entries = Math.max(space.entries, entry + 1);
  }

  /**
   * Work out rarity and lengths once all units are in.
   * @param {(term: string) => number} [rarityOf] rarity in a larger whole that the space is a piece of
   */
  function finishSpace(space, rarityOf) {
    const lengths = fieldLengths(space);
    const average = {};
    lengths.forEach((size, key) => {
      const field = key.split(" ")[0];
      average[field] = average[field] || { sum: 0, n: 0 };
      average[field].sum += size;
      average[field].n += 1;
    });
    space.units.forEach((unit) => {
      const { sum, n } = average[unit.field];
      const size = lengths.get(`${unit.field} ${unit.entry}`);
      const length = unit.field === "posting" ? 0 : LENGTH; // a posting is what an entry holds of the query: no length
      const norm = FIELDS[unit.field] / (1 - length + (length * size) / (sum / n));
      unit.terms.forEach(({ weight, count }, term) => {
        if (!space.terms.has(term)) space.terms.set(term, { entries: new Map(), units: [] });
        const posting = space.terms.get(term);
        posting.entries.set(unit.entry, (posting.entries.get(unit.entry) || 0) + norm * count);
        if (PHRASE_FIELDS[unit.field]) posting.units.push(unit.id, weight);
      });
    });
    space.terms.forEach(({ entries }, term) => {
      space.idf.set(term, rarityOf ? rarityOf(term) : rarity(space.entries, entries.size));
    });
    space.rarityOf = rarityOf || ((term) => (space.idf.has(term) ? space.idf.get(term) : rarity(space.entries, 0)));
    space.units.forEach((unit) => {
      unit.norm = 0;
      unit.terms.forEach(({ weight }, term) => (unit.norm += weight * space.idf.get(term)));
      delete unit.terms;
    });
    return space;
  }

  function fieldLengths(space) {
    const lengths = new Map();
    space.units.forEach(({ field, entry, terms }) => {
      const key = `${field} ${entry}`;
      let size = 0;
      terms.forEach(({ count }) => (size += count));
      lengths.set(key, (lengths.get(key) || 0) + size);
    });
    return lengths;
  }

  function rarity(entries, holding) {
    return Math.log(1 + (entries - holding + 0.5) / (holding + 0.5));
  }

  /** The query's features, each once with its best weight, with their rarity; loose ones only if known. */
  function weigh(space, features) {
    const terms = new Map();
    features.forEach(({ term, weight, loose, solid }) => {
      const own = space.terms.has(term);
      if (loose && !own && !(space.knows && space.knows(term))) return;
      const value = weight * (own ? space.idf.get(term) : space.rarityOf(term));
      const seen = terms.get(term);
      if (!seen || seen.value < value) terms.set(term, { value, own, solid: solid && !loose });
    });
    return terms;
  }

  /**
   * Score all entries.
   * @returns {{bm: Float64Array, phrase: Float64Array, unit: Int32Array, held: Float64Array, solid: number,
   *   solidShare: number}}
   *   bm, phrase: per entry, 0 to about 1; unit: each entry's nearest phrase; held: the share of the query's solid
   *   features (words that carry a meaning) in the entry; solid, solidShare: their weight, and as a share of the query's
   */
  function scoreSpace(space, features) {
    const terms = weigh(space, features);
    const bm = new Float64Array(space.entries);
    const dots = new Float64Array(space.units.length);
    const held = new Float64Array(space.entries);
    let total = 0;
    let solidTotal = 0;
    terms.forEach(({ value, own, solid }, term) => {
      total += value;
      if (solid) solidTotal += value;
      if (!own) return;
      const posting = space.terms.get(term);
      posting.entries.forEach((tf, entry) => {
        bm[entry] += (value * tf) / (SATURATION + tf);
        if (solid) held[entry] += value;
      });
      const idf = space.idf.get(term);
      for (let i = 0; i < posting.units.length; i += 2) {
        dots[posting.units[i]] += Math.sqrt(value * posting.units[i + 1] * idf);
      }
    });
    const best = bestPhrases(space, dots, total);
    if (total) bm.forEach((score, entry) => (bm[entry] = score / total));
    if (solidTotal) held.forEach((value, entry) => (held[entry] = value / solidTotal));
    return { bm, ...best, held, solid: solidTotal, solidShare: total ? solidTotal / total : 0 };
  }

  /** Each entry's nearest phrases: the first counts in full, the second a little, so that two near phrases beat one. */
  function bestPhrases(space, dots, total) {
    const phrase = new Float64Array(space.entries);
    const second = new Float64Array(space.entries);
    const unit = new Int32Array(space.entries).fill(-1);
    space.units.forEach(({ id, entry, field, norm }) => {
      if (!dots[id]) return;
      const near = (PHRASE_FIELDS[field] * dots[id]) / Math.sqrt(total * norm);
      if (near > phrase[entry]) {
        second[entry] = phrase[entry];
        phrase[entry] = near;
        unit[entry] = id;
      } else if (near > second[entry]) second[entry] = near;
    });
    second.forEach((near, entry) => (phrase[entry] += 0.25 * near));
    return { phrase, unit };
  }

  return { makeSpace, collect, addUnit, finishSpace, scoreSpace, rarity, textsOf };
});
