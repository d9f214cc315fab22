/* Makes the index from plain documents. Runs at build time only; pages get what comes out. */
faqLookup.define("index/build", (need) => {
  "use strict";

  const { fold } = need("text/fold");
  const { writtenFeatures } = need("text/features");
  const { compactText, packCodes, packAny, packText, compareCodes } = need("index/pack");
  const { shard } = need("index/shards");

  // Where a hit leads: to the answer, not to the top of the page.
  const ANSWERS = ["solution", "answer", "procedure"];
  const RARE = 2; // entries a word of a body may be in to be worth keeping
  const RARE_NAME = 6; // the same for names with digits: versions, modules, files
  const RUN = /[0-9a-z][0-9a-z_#.-]*|[ァ-ヺ々〆㐀-䶿一-鿿豈-﫿]{2,}/g;

  const packPart = (part) => (typeof part === "string" ? part : [part.slot, part.sample]);
  const unique = (list) => Array.from(new Set(list));
  const flat = (lists) => [].concat(...lists);

  function fixedText(error) {
    return error.parts.map((part) => (typeof part === "string" ? part : " ")).join("");
  }

  /** What an entry says in full, without the body. */
  function phrasesOf(entry, locales) {
    return flat(locales.map((locale) => [entry.title[locale] || "", ...(entry.asked_as[locale] || [])]));
  }

  /** The runs of an entry's body in the language of the software, of its messages and of every entry. */
  const runsOf = (entry, source) => unique(compactText(entry.body[source] || "").match(RUN) || []);

  /** How many entries have each word of their bodies. */
  function countRuns(entries, source) {
    const counts = new Map();
    entries.forEach((entry) => runsOf(entry, source).forEach((run) => counts.set(run, (counts.get(run) || 0) + 1)));
    return counts;
  }

  /** The rare words of an entry's body that its phrases and messages lack. */
  function rareWords(entry, locales, counts) {
    const texts = phrasesOf(entry, locales).concat(entry.errors.map(fixedText));
    const known = new Set(flat(texts.map((text) => writtenFeatures(fold(compactText(text))))).map(({ term }) => term));
    const isNew = (run) => writtenFeatures(fold(run)).every(({ term, solid }) => !solid || !known.has(term));
    return runsOf(entry, locales[0]).filter((run) => counts.get(run) <= (/\d/.test(run) ? RARE_NAME : RARE) && isNew(run)).join(" ");
  }

  /** What the messages mean in a locale. */
  const glossesOf = (entry, locale) => entry.errors.map(({ gloss = {} }) => gloss[locale] || "");

  /** The phrasings of a locale and what its messages mean, a line each; beside the source's title, other titles are phrasings too. */
  function packAsked(entry, locale, source) {
    const phrases = (locale === source ? [] : [entry.title[locale] || ""]).concat(entry.asked_as[locale] || [], glossesOf(entry, locale));
    return unique(phrases.map(compactText).filter(Boolean)).join("\n");
  }

  /**
   * An entry as the index keeps it; the reader is in corpus.js.
   * @returns {[string, string, number, string, string, string, Array]} category, slug, number, anchor, title, further
   *   words, errors as [key, codes, title, parts, anchor of the case]
   */
  function packEntry(entry, locales, counts) {
    const { category, slug, number, sections } = entry;
    const anchor = ANSWERS.find((name) => sections.includes(name)) || "";
    const errors = entry.errors.map((error) => {
      const row = [error.key, error.codes, error.title || "", error.parts.map(packPart)];
      return error.case ? row.concat(error.case) : row;
    });
    return [category, slug, number, anchor, entry.title[locales[0]], counts ? rareWords(entry, locales, counts) : "", errors];
  }

  /** The codes and the entries each belongs to: first entries in `first`, further ones in `more`. */
  function packCodeTable(entries) {
    const owners = new Map();
    entries.forEach((entry, i) => flat(entry.errors.map((error) => error.codes)).forEach((code) => {
      owners.set(code, unique((owners.get(code) || []).concat(i)));
    }));
    const codes = Array.from(owners.keys()).sort(compareCodes);
    const more = codes.map((code, i) => [i, owners.get(code).slice(1)]).filter(([, rest]) => rest.length);
    return { families: packCodes(codes), first: packAny(codes.map((code) => owners.get(code)[0])), more };
  }

  /** The address of every entry as one pattern if they have one, else one by one. */
  function packUrls(entries, locale) {
    const pattern = (entry) => entry.url[locale].replace(entry.id, "{id}");
    const same = unique(entries.map(pattern));
    return same.length === 1 ? same[0] : entries.map((entry) => entry.url[locale]);
  }

  /**
   * What a locale shows of an entry besides its title: the summary, or [summary, glosses by error, headings of cases].
   * @returns {string|[string, Object, Object]}
   */
  function packShown(entry, locale, source) {
    const summary = entry.summary[locale] || "";
    const own = (name) => entry.errors.map((error) => [error, error[name] && error[name][locale]]).filter(([, text]) => text);
    const glosses = locale === source ? [] : own("gloss").map(([error, text]) => [error.key, text]);
    const cases = own("case_title").map(([error, text]) => [error.case, text]);
    if (!glosses.length && !cases.length) return summary;
    return [summary, Object.fromEntries(glosses), Object.fromEntries(cases)];
  }

  /** Anchor and title of the helper that each entry offers, by its place; most offer none. */
  function packHelpers(entries, locale) {
    const rows = entries.map(({ helper }, i) => [i, helper && helper[locale]]).filter(([, offer]) => offer);
    return rows.length ? Object.fromEntries(rows) : undefined;
  }

  /** In the order of their codes, so that codes and entries rise together. */
  function byCode(entries) {
    const first = (entry) => flat(entry.errors.map((error) => error.codes)).sort(compareCodes)[0];
    return entries
      .map((entry, i) => ({ entry, i, code: first(entry) }))
      .sort((a, b) => (a.code && b.code ? compareCodes(a.code, b.code) : Number(!a.code) - Number(!b.code)) || a.i - b.i)
      .map(({ entry }) => entry);
  }

  /** Whether a word's place is found by another word of the group already: 電子証明書 by 証明書. */
  function isCovered(word, group) {
    const inside = (other) => (/^[a-z]/.test(other) ? ` ${word} `.includes(` ${other} `) : word.includes(other));
    return group.some((other) => other !== word && inside(other));
  }

  /** A line for each group, its words folded, those found through another left out. */
  function packSynonyms(groups) {
    return groups
      .map((words) => unique(words.map(compactText)).filter(Boolean))
      .map((group) => group.filter((word) => !isCovered(word, group)).join(","))
      .join("\n");
  }

  /** A word and its reading without the kana that both end in: 間違っ まちがっ gives 間違 まちが. */
  function withoutTail(word, reading) {
    let tail = 0;
    while (tail < word.length - 1 && /[ぁ-ん]/.test(word[word.length - 1 - tail])
      && word[word.length - 1 - tail] === reading[reading.length - 1 - tail]) tail += 1;
    return [word.slice(0, word.length - tail), reading.slice(0, reading.length - tail)];
  }

  /** The readings of the words that stand in the texts, tails left out unless they tell two readings apart. */
  function packLexicon(words, text) {
    const whole = Object.keys(words).filter((word) => text.includes(word)).sort();
    const heads = new Map();
    whole.forEach((word) => {
      const [head, reading] = withoutTail(word, words[word]);
      if (!heads.has(head)) heads.set(head, new Set());
      heads.get(head).add(reading);
    });
    const pairs = whole.map((word) => {
      const [head, reading] = withoutTail(word, words[word]);
      return heads.get(head).size > 1 ? `${word} ${words[word]}` : `${head} ${reading}`;
    });
    return unique(pairs).join("\n");
  }

  /** A language that is only asked in, as guests.js reads it: a line for each entry, group and topic. */
  function packGuest({ asked, synonyms, elsewhere, folding, polite }, entries) {
    const lines = (entry) => unique((asked[`${entry.category}/${entry.slug}`] || []).map(compactText)).join("\n");
    return { folding, polite, asked: entries.map(lines), synonyms: packSynonyms(synonyms), elsewhere: packSynonyms(elsewhere) };
  }

  const textOf = (entries, source) => entries.map((entry) => phrasesOf(entry, [source]).concat(entry.errors.map(fixedText)).join("\n")).join("\n");

  /**
   * @param {Object} documents see faqkit.documents; with `lexicon`, the readings of words; of `large` content the bodies are not read
   * @returns {{core: Object, display: Object, parts: Object}} what the pages load: the core, a locale's own, and for
   *   large content further parts on demand
   */
  function build(documents) {
    const { locales, lexicon = {}, synonyms = [], elsewhere = [], usual = [], requests = [] } = documents;
    const { guests = [], letters = [] } = documents;
    const [source] = locales;
    const large = Boolean(documents.large);
    const entries = large ? byCode(documents.entries) : documents.entries;
    const core = { version: 1, locales, size: entries.length, codes: packCodeTable(entries) };
    if (letters.length) core.letters = letters;
    const vocabulary = {
      lexicon: packLexicon(lexicon, textOf(entries, source)),
      synonyms: packSynonyms(synonyms),
      usual, requests,
      elsewhere: packSynonyms(elsewhere.map((topic) => topic.words)),
    };
    const display = {};
    locales.forEach((locale) => (display[locale] = {
      urls: packUrls(entries, locale),
      elsewhere: elsewhere.map(({ title, link }) => [title[locale], ...(link[locale] || [])]),
      helpers: packHelpers(entries, locale),
    }));
    const counts = large ? null : countRuns(entries, source);
    const pack = (entry) => packEntry(entry, locales, counts);
    if (large) return shard({ core, display, entries, vocabulary, pack, packShown: (entry, locale) => packShown(entry, locale, source) });
    Object.assign(core, vocabulary);
    core.records = entries.map(pack);
    core.asked = locales.map((locale) => entries.map((entry) => packAsked(entry, locale, source)));
    locales.forEach((locale) => {
      display[locale].summaries = entries.map((entry) => packShown(entry, locale, source));
      if (locale !== source) display[locale].titles = entries.map((entry) => entry.title[locale] || "");
    });
    const parts = Object.fromEntries(guests.map((guest) => [`asked-${guest.name}`, packText(packGuest(guest, entries))]));
    return { core: packText(core), display, parts };
  }

  return build;
});
