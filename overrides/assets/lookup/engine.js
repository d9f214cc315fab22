/* The lookup: loads the index and answers queries. Keeps nothing of them; nothing leaves the page. */
(function (root) {
  "use strict";

  const lookup = root.faqLookup;
  const { fold } = lookup.fold;
  const { slotValues, messagePieces } = lookup.templates;
  const { prepareCorpus } = lookup.corpus;
  const { unpackText } = lookup.pack;
  const { gather } = lookup.evidence;
  const { judge, verdictOf } = lookup.verdict;

  const LONGEST = 2500; // signs of a paste that are read at either end
  let corpus = null;
  const display = {};

  /**
   * Take in a part of the index. Called by the scripts that hold the parts.
   * @param {string} name "core", a locale, or a further part
   * @param {Object} data
   */
  function load(name, data) {
    if (name === "core") corpus = prepareCorpus(unpackText(data));
    else display[name] = data;
  }

  /** A paste of any length as text of bounded length: its beginning and its end. */
  function clip(text) {
    const whole = String(text === undefined || text === null ? "" : text);
    return whole.length <= 2 * LONGEST ? whole : `${whole.slice(0, LONGEST)}\n${whole.slice(-LONGEST)}`;
  }

  /** The error a hit is about: of its code, else of its message. */
  function errorOf(row, judged) {
    if (row.match && judged.reason.startsWith("message")) return row.match.template.error;
    return row.error || null;
  }

  /** What a locale shows of an entry; nothing while its part is not there. */
  function displayOf(entry, locale) {
    const shown = display[locale];
    const { category, slug, title } = corpus.records[entry];
    if (!shown) return { title, url: "", summary: "" };
    const url = Array.isArray(shown.urls) ? shown.urls[entry] : shown.urls.replace("{id}", `${category}/${slug}`);
    return { title: (shown.titles && shown.titles[entry]) || title, url, summary: shown.summaries[entry] || "" };
  }

  function hitOf(row, judged, { folded, source, locale }) {
    const { category, slug, number, anchor } = corpus.records[row.entry];
    const error = errorOf(row, judged);
    const template = error && corpus.templates.templates.find((one) => one.error === error);
    const slots = template ? slotValues(template, folded, source) : [];
    return {
      id: `${category}/${slug}`,
      number,
      category,
      ...displayOf(row.entry, locale),
      anchor,
      score: Math.round(row.score * 1000) / 1000,
      confident: judged.confident,
      reason: judged.reason,
      code: row.canonical,
      error: error ? error.key : null,
      slots,
      match: { kind: judged.reason, pieces: template ? messagePieces(template, folded.text, slots) : [] },
    };
  }

  const codeOf = ({ text, codes, status }) => ({ text, canonical: codes.length ? codes[0].canonical : null, status });

  /**
   * Answer a query. Never throws, whatever it is given.
   * @param {string} text code, message, log, question; any width, language and length
   * @param {{limit?: number, locale?: string}} [options]
   * @returns {{verdict: string, hits: Object[], codes: Object[], groups: string[]}}
   *   verdict: "exact" | "near" | "text" | "none"; groups: an entry id for each error if the text holds several
   */
  function search(text, options) {
    const { limit = 10, locale } = options || {};
    if (!corpus) return { verdict: "none", hits: [], codes: [], groups: [] };
    const { locales, records } = corpus;
    const source = clip(text);
    const query = { source, folded: fold(source), locale: locales.includes(locale) ? locale : locales[0] };
    const found = gather(query.folded, source, corpus);
    const judged = judge(found);
    const hits = judged.rows.slice(0, limit).map(({ row, ...rest }) => hitOf(row, rest, query));
    const idOf = (entry) => `${records[entry].category}/${records[entry].slug}`;
    return { verdict: verdictOf(hits), hits, codes: found.codes.map(codeOf), groups: judged.groups.map(idOf) };
  }

  /** Load what a query needs. Everything is loaded already while the content is small. */
  function prepare() {
    return Promise.resolve();
  }

  Object.assign(lookup, { load, search, prepare });
})(typeof window === "undefined" ? this : window);
