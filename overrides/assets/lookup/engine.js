/* The lookup: loads the index and answers queries. Keeps nothing of them; nothing leaves the page. */
faqLookup.define("engine", (need) => {
  "use strict";

  const { fold } = need("text/fold");
  const { isQuoted } = need("match/messages");
  const { slotValues, messagePieces } = need("match/slots");
  const { truncate } = need("match/truncate");
  const { readCodes } = need("match/codes");
  const { readQuery, gather } = need("match/scoring");
  const { judge, verdictOf } = need("match/confidence");
  const { prepareCorpus } = need("index/corpus");
  const { languageOf, prepareGuest } = need("index/guests");
  const { unpackText } = need("index/pack");
  const { prepareLarge, addLarge, viewOf, wordsIn, prepareQuery } = need("index/large");

  let corpus = null;
  let waiting = null; // the core as it came, until the corpus is made of it
  let steps = null; // of making it, which takes a while
  let core = null; // kept for the languages that are only asked in
  let guests = {};
  const display = {};
  const ASKED = "asked-"; // begins the names of their parts

  /**
   * Take in a part of the index. Called by the scripts that hold the parts.
   * @param {string} name "core", a locale, or a further part
   * @param {Object} data
   */
  function load(name, data) {
    if (name === "core") {
      waiting = data;
      corpus = null;
      steps = null;
      guests = {};
    } else if (name.startsWith(ASKED)) guests[name] = { waiting: data };
    else if (data.urls) display[name] = data;
    else addLarge(ready(), name, data);
  }

  function* makeCorpus() {
    core = unpackText(waiting);
    yield;
    corpus = core.records ? yield* prepareCorpus(core) : prepareLarge(core);
    waiting = null;
  }

  /**
   * Make the index ready, once, step by step until `enough` says that the page wants to do something else.
   * @param {function(): boolean} enough
   * @returns {boolean} whether it is ready
   */
  function warm(enough) {
    steps = steps || makeCorpus();
    try {
      while (waiting && !enough()) steps.next();
    } catch (error) {
      steps = null; // so that the next one fails as well, instead of finding nothing
      throw error;
    }
    return !waiting;
  }

  /** The corpus, ready now. */
  function ready() {
    warm(() => false);
    return corpus;
  }

  /** The language that a text seems to be in. */
  const tongueOf = (text) => ready() && languageOf(text, core.letters);
  /** Whether it is one that no page is in. */
  const isGuest = (language) => Boolean(language) && !corpus.locales.includes(language);

  /** The corpus for a text, in whatever language it is; the site's own until that language has arrived. */
  function corpusFor(text) {
    const guest = guests[ASKED + tongueOf(text)];
    if (!guest) return corpus;
    guest.corpus = guest.corpus || prepareGuest(core, unpackText(guest.waiting));
    return guest.corpus;
  }

  /** What is read of a query, whatever it is. */
  const readable = (text) => truncate(String(text === undefined || text === null ? "" : text), ready());

  /** The error a hit is about: of its message, else of its code; of several with that code the one whose text is there. */
  function errorOf(row, reason) {
    const told = row.match && row.match.template.error;
    if (told && (reason.startsWith("message") || (!row.tied && told.codes.includes(row.canonical)))) return told;
    return row.error || null;
  }

  /** The heading of the error's own case; none where it might be one of several. */
  function caseOf(row, error, { errors }) {
    if (!error) return "";
    if (row.match && row.match.template.error.key === error.key) return row.tied ? "" : error.case;
    const alike = errors.filter(({ codes }) => codes.some((code) => error.codes.includes(code)));
    return alike.every((one) => one.case === error.case) ? error.case : "";
  }

  /** What a locale shows of an entry; only the title in the source's language while its part is not there. */
  function displayOf({ category, slug, title, entry, titles }, locale) {
    const shown = display[locale];
    if (!shown) return { title, url: "", summary: "", glosses: {}, cases: {}, helper: null };
    const url = Array.isArray(shown.urls) ? shown.urls[entry] : shown.urls.replace("{id}", `${category}/${slug}`);
    const ownTitle = titles ? titles[corpus.locales.indexOf(locale) - 1] : shown.titles && shown.titles[entry];
    const row = corpus.store ? corpus.store.shown.get(`${locale} ${entry}`) : shown.summaries[entry];
    const [summary, glosses = {}, cases = {}] = [].concat(row || "");
    const helper = shown.helpers && shown.helpers[entry];
    const offered = helper ? { anchor: helper[0], title: helper[1] } : null;
    return { title: ownTitle || title, url, summary, glosses, cases, helper: offered };
  }

  function hitOf({ row, confident, reason }, view, { folded, source, locale }) {
    const record = view.records[row.entry];
    const error = errorOf(row, reason);
    const template = error && view.messages.list.find((one) => one.entry === row.entry && one.error.key === error.key);
    const { glosses, cases, ...shown } = displayOf(record, locale);
    const anchor = caseOf(row, error, record) || record.anchor;
    const slots = template ? slotValues(template, folded, source) : [];
    return {
      id: idOf(record),
      number: record.number,
      category: record.category,
      ...shown,
      anchor,
      leads: cases[anchor] || "",
      gloss: (error && glosses[error.key]) || "",
      score: Math.round(row.score * 1000) / 1000,
      confident,
      reason,
      code: row.canonical,
      error: error ? error.key : null,
      slots,
      differs: !confident && reason === "message_near" ? differsOf(row, { source }) : null,
      match: { kind: reason, pieces: template ? messagePieces(template, folded.text, slots) : [] },
    };
  }

  /** How a text and the message it is like differ: {yours, theirs}; yours is "" if it only lacks what theirs says. */
  function differsOf({ match }, { source }) {
    if (!match || !match.apart) return null;
    const { yours, theirs } = match.apart;
    return { yours: yours ? source.slice(...yours).trim() : "", theirs };
  }

  const idOf = ({ category, slug }) => `${category}/${slug}`;
  /** Whether what looks like a code only fills a slot of a message that is the answer. */
  function isSlotValue({ text }, hits) {
    return hits.some((hit) => hit.confident && hit.slots.some(({ value }) => value.includes(text)));
  }

  /** One of several errors in a text: its entry, its code if it was found by that, and how its message begins. */
  function errorIn({ code, error, start }, record) {
    const text = error.parts.find((part) => typeof part === "string" && part.trim()) || "";
    return { id: idOf(record), number: record.number, code, message: text.trim().split("\n")[0], start };
  }

  /** The topic answered elsewhere that a question belongs to, if no entry is sure to answer it. */
  function elsewhereOf({ topic }, hits, locale) {
    const known = display[locale] && display[locale].elsewhere[topic];
    if (!known || (hits.length && hits[0].confident)) return null;
    const [title, linkTitle, url] = known;
    return { title, link: url ? { title: linkTitle, url } : null };
  }

  const codeOf = ({ text, codes, status, start }) => ({ text, canonical: codes.length ? codes[0].canonical : null, status, start });

  /** Read a query and judge what is found for it. */
  function look(source, locale) {
    const corpus = corpusFor(source);
    const { locales } = corpus;
    const folded = fold(corpus.read ? corpus.read(source) : source);
    const read = readCodes(folded, source, corpus.known);
    const words = corpus.store ? wordsIn(folded, source, read, corpus) : readQuery(folded, corpus);
    const view = corpus.store ? viewOf(corpus, { codes: read, ...words }) : corpus;
    const codes = read.filter(({ text, status }) => status !== "unlisted" || !isQuoted(text, view.messages));
    const query = { source, folded, codes, locale: locales.includes(locale) ? locale : locales[0], ...words };
    const found = gather(query, view);
    return { query, view, found, judged: judge(found) };
  }

  /**
   * What the verdict on a query's words is made of, for fitting its weights.
   * @returns {{id: string|null, byScreen: boolean, parts: Object|null}} id: the entry that stands first
   */
  function evidence(text, locale) {
    const { view, judged } = look(readable(text), locale);
    const [first] = judged.rows;
    return { id: first ? idOf(view.records[first.row.entry]) : null, byScreen: judged.rows.some((one) => one.byScreen), parts: judged.parts };
  }

  /**
   * Answer a query. Never throws, whatever it is given.
   * @param {string} text code, message, log, question; any width, language and length
   * @param {{limit?: number, locale?: string}} [options]
   * @returns {{verdict: string, hits: Object[], codes: Object[], errors: Object[], elsewhere: Object, clipped: boolean}}
   *   verdict: "exact" | "near" | "text" | "none"; errors: one by one as they stand in the text if it holds several;
   *   elsewhere: where the question belongs if not here, {title, link: {title, url}}; clipped: of a long text only
   *   a part was read
   */
  function search(text, options) {
    const { limit = 10, locale } = options || {};
    if (!ready()) return { verdict: "none", hits: [], codes: [], errors: [], elsewhere: null, clipped: false };
    const source = readable(text);
    const { query, view, found, judged } = look(source, locale);
    const hits = judged.rows.slice(0, limit).map((one) => hitOf(one, view, query));
    const errors = judged.errors.map((one) => errorIn(one, view.records[one.entry]));
    const own = query.codes.filter((code) => code.status !== "unlisted" || !isSlotValue(code, hits));
    const clipped = Boolean(text) && source.length < text.length;
    const elsewhere = elsewhereOf(found, hits, query.locale);
    return { verdict: verdictOf(hits), hits, codes: own.map(codeOf), errors, elsewhere, clipped };
  }

  /**
   * Load what a query needs, by `faqLookup.loader` (name => Promise), which the page gives. Small content is all there.
   * @param {string} text
   * @returns {Promise}
   */
  function prepare(text) {
    if (!ready() || !faqLookup.loader) return Promise.resolve();
    if (corpus.store) return prepareQuery(corpus, readable(text), Object.keys(display), faqLookup.loader);
    const language = tongueOf(text);
    const missing = isGuest(language) && !guests[ASKED + language];
    return missing ? faqLookup.loader(ASKED + language) : Promise.resolve();
  }

  Object.assign(faqLookup, { load, search, prepare });
  return { load, search, prepare, warm, evidence, tongueOf, isGuest };
});
