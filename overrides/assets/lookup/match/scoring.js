/* Everything a query says about each entry: its codes, its messages, its words, as written and as it sounds. */
faqLookup.define("match/scoring", (need) => {
  "use strict";

  const { writtenFeatures, spokenFeatures, pairFeatures, stem } = need("text/features");
  const { synonymFeatures } = need("text/synonyms");
  const { meantBy } = need("text/spelling");
  const { fold } = need("text/fold");
  const { fromRomaji } = need("text/kana");
  const { EMPTY_ENGLISH, EMPTY_JAPANESE } = need("text/tables");
  const { nearness } = need("match/order");
  const { ENTRIES } = need("match/weights");
  const { matchMessages, separateMessages, readMessage, spellNumbers } = need("match/messages");
  const { holdsCore } = need("match/difference");
  const { unitsOf } = need("match/units");
  const { topicElsewhere } = need("match/elsewhere");
  const { scoreSpace, textsOf } = need("match/rank");

  // A meant code outweighs any message, a whole message any words; similar codes only order what else is level.
  const CODE = { listed: 10, slip: 8, sight: 6, part: 4, other: 3, kin: 1 };
  const SURE_BONUS = 1;
  const MESSAGE = 3;
  const ORDER = 0.8;
  const WORDING = 4;
  const CHANCE = 0.3; // so much of a message any text about its subject holds
  const PHRASE = 0.4;
  const SPOKEN = 0.35;
  const KANA_ONLY = 0.5;
  const MISSPELT = 0.8; // a word put right counts a little less
  const BESIDE_SYNONYM = 0.5; // the word itself counts less where its meaning counts already
  const CLOSER = 12; // messages worth a closer look: more are never like one text
  const FULL_LENGTH = 6; // pairs; a shorter common piece counts in proportion

  const empty = new Set(EMPTY_ENGLISH);
  const polite = EMPTY_JAPANESE.map((phrase) => fold(phrase).text).sort((a, b) => b.length - a.length);
  const POLITE = new RegExp(polite.join("|"), "g");

  /** The query with its politeness blanked: it says nothing about the subject. */
  function matterOf(folded) {
    return { ...folded, text: folded.text.replace(POLITE, (phrase) => " ".repeat(phrase.length)) };
  }

  /** The query's features as written; what a synonym covers is no loss if unknown, romaji means nothing as written. */
  function queryFeatures(folded, corpus, isWord) {
    const stemOf = (word) => (isWord(word) ? "" : meantBy(word, corpus.spelling)) || stem(word);
    const synonyms = synonymFeatures(folded, corpus.synonyms, stemOf).filter((one) => corpus.knows(one.term));
    const plain = writtenFeatures(folded).map((one) => {
      const inside = synonyms.some((synonym) => one.start >= synonym.start && one.end <= synonym.end);
      if (inside) return { ...one, loose: true, weight: one.weight * BESIDE_SYNONYM };
      const word = folded.text.slice(one.start, one.end);
      if (!/[a-z]/.test(word) || isWord(word)) return one;
      const meant = meantBy(word, corpus.spelling);
      if (meant) return { ...one, term: meant, weight: MISSPELT * one.weight };
      return fromRomaji(word) ? { ...one, solid: false } : one;
    });
    return plain.concat(synonyms);
  }

  function addCodes(rows, codes, corpus) {
    codes.forEach((code) => {
      const value = CODE[code.kind] / (code.sure ? 1 : Math.sqrt(code.codes.length)) + (code.sure ? SURE_BONUS : 0);
      code.codes.forEach(({ canonical, entries }) => entries.forEach((entry) => {
        const row = rows[corpus.rowOf(entry)];
        if (!row || value <= row.code) return;
        const error = corpus.records[row.entry].errors.find((one) => one.codes.includes(canonical));
        Object.assign(row, { code: value, sure: code.sure, canonical, error, place: code.start });
      }));
    });
  }

  /** How much of a query and a message is the other. */
  const shareOf = (match) => Math.max(match.ofQuery * Math.min(1, match.length / FULL_LENGTH), match.ofMessage);

  /** A place in the folded text as one in the text as typed. */
  const placeOf = (place, { at }) => place && place.map((i) => at[i]);

  const caseOf = ({ template }) => template.error.case;

  /** How much larger content is than that which the limits and weights were fitted on, as a logarithm; 0 if it is not. */
  const growthOf = (entries) => Math.max(0, Math.log(entries / ENTRIES));

  /** Of each entry's messages the one that is most meant: whole before like. */
  function addMessages(rows, matches, folded, growth) {
    const units = unitsOf(folded);
    matches.slice(0, CLOSER).forEach((match) => {
      match.look = readMessage(folded, units, match);
      match.apart = match.look.apart && { ...match.look.apart, yours: placeOf(match.look.apart.yours, folded) };
    });
    matches.forEach((match) => {
      const row = rows[match.template.entry];
      const share = shareOf(match);
      const whole = share > CHANCE && holdsCore(match, growth);
      if (row.match && whole === row.whole && share === row.message) row.tied = row.tied || caseOf(match) !== caseOf(row.match);
      if (whole === row.whole ? share <= row.message : row.whole) return;
      Object.assign(row, { message: share, match, whole, tied: false });
    });
  }

  /**
   * What a query is made of, as written and as it sounds.
   * @param {import("./fold.js").Folded} query
   */
  function readQuery(query, corpus) {
    const folded = matterOf(query);
    const isWord = (word) => empty.has(word) || corpus.knows(stem(word));
    const pairs = pairFeatures(folded);
    return { text: folded.text, written: queryFeatures(folded, corpus, isWord), pairs, spoken: spokenFeatures(folded, corpus.lexicon, isWord) };
  }

  function addWords(rows, query, corpus) {
    const written = scoreSpace(corpus.written, query.written);
    const spoken = scoreSpace(corpus.spoken, query.spoken);
    // A query in kana only is compared by its sound: as written it has little that carries a meaning.
    const bySound = 1 - written.solidShare;
    rows.forEach((row) => {
      const { entry } = row;
      row.covered = written.bm[entry];
      row.phrase = written.phrase[entry];
      row.held = written.held[entry];
      row.heard = spoken.bm[entry];
      row.heardPhrase = spoken.phrase[entry];
      row.words =
        (1 - KANA_ONLY * bySound) * (row.covered + PHRASE * row.phrase) +
        (SPOKEN + KANA_ONLY * bySound) * (row.heard + PHRASE * row.heardPhrase);
    });
    return { solid: written.solid, bySound };
  }

  /**
   * @param {{folded: import("./fold.js").Folded, codes: Object[], written: Object[], spoken: Object[]}} query
   * @param {Object} corpus
   * @returns {{rows: Object[], codes: Object[], messages: Object[], topic: number, solid: number,
   *   bySound: number, growth: number}} rows: an entry each, the best first; messages: the whole ones, in the order of the
   *   text; topic: the topic answered elsewhere that the best entry has nothing to do with, or -1; growth: see `growthOf`
   */
  function gather(query, corpus) {
    const { codes } = query;
    const rows = corpus.records.map((_, entry) => ({ entry, code: 0, message: 0, sure: false, canonical: null, whole: false }));
    addCodes(rows, codes, corpus);
    const folded = spellNumbers(query.folded, corpus.messages);
    const growth = growthOf(corpus.size);
    const matches = matchMessages(folded.text, corpus.messages);
    addMessages(rows, matches, folded, growth);
    const words = addWords(rows, query, corpus);
    const near = nearness(folded, corpus.records, corpus.written.rarityOf);
    rows.forEach((row) => {
      row.near = near[row.entry].beside;
      const message = Math.max(0, row.message - CHANCE) / (1 - CHANCE);
      // Half a message says less than half; of messages that are alike the one nearest in wording.
      row.score = row.code + MESSAGE * message * message * (1 - ORDER + ORDER * row.near) + row.words + WORDING * near[row.entry].share ** 2;
    });
    rows.sort((a, b) => b.score - a.score || a.entry - b.entry);
    const messages = separateMessages(folded.text, matches.filter((match) => match.look && holdsCore(match, growth)))
      .map(({ template, start }) => ({ template, start: folded.at[start] }));
    const texts = rows.length ? textsOf(corpus.records[rows[0].entry]).map(([, text]) => text) : [];
    const topic = topicElsewhere(query.folded, texts, corpus.elsewhere);
    return { rows, codes, messages, topic, growth, ...words };
  }

  return { readQuery, gather };
});
