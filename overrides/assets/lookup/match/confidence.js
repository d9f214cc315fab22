/* How sure an answer is. A score alone does not tell a foreign question from a weak hit: what counts is which part of
   the query the entry explains, whether its rare words are known at all, and whether it names something foreign. */
faqLookup.define("match/confidence", (need) => {
  "use strict";

  const { TRUST, ENOUGH } = need("match/weights");

  const MESSAGE = 0.6; // share of query or message in common
  const NEAREST = 0.85; // of messages that are alike only the nearest in wording is meant
  const PAIRS = 6; // signs in common, less is chance
  const PAIRS_BESIDE_FOREIGN = 18; // a whole message speaks for itself even beside a code that is not listed
  const HALF = 0.4; // so much of a query out of a message whose core it replaces is another message, no question
  const QUOTED = 10; // signs in a row out of a message are a quotation; people use fewer of its words in questions
  const SHOWN = 0.1; // below, a hit is chance

  const MAX_LEAD = 3; // three times as good as the next is far enough before it

  /** How far the entry stands before the next one, as a logarithm. */
  function leadOf(row, next) {
    return Math.log(Math.max(1, Math.min(MAX_LEAD, row.words / Math.max(next ? next.words : 0, 0.01))));
  }

  /** What the words alone say for the best entry: a number each, weighed in weights.js. */
  function partsOf(row, next, { solid, bySound, topic }) {
    const { words, held, match, whole } = row;
    return {
      words, held, lead: leadOf(row, next), bySound, size: Math.log(1 + solid), foreign: Number(topic >= 0),
      quoted: match && !whole ? match.ofQuery : 0,
    };
  }

  /** Whether the words alone make the best entry the answer: of ten times as many, each is ten times less likely. */
  function isSureByWords(parts, growth) {
    const trust = Object.keys(TRUST).reduce((sum, name) => sum + TRUST[name] * parts[name], 0);
    return trust >= ENOUGH + growth;
  }

  /** Whether the query names all codes of an error: SUM1000 beside a code that is not listed is another error. */
  function isComplete({ error }, codes) {
    return error.codes.every((code) => codes.some((one) => one.sure && one.codes.some(({ canonical }) => canonical === code)));
  }

  /** Whether the query names another code than those of the error whose message it holds. */
  function isOtherCode({ match }, codes) {
    const own = match.template.error.codes;
    const isOwn = ({ kind, text, codes: listed }) => listed.some(({ canonical, digits }) => own.includes(canonical) && (kind !== "other" || text.includes(digits)));
    return own.length > 0 && codes.some((code) => code.wellFormed && !code.sure) && !codes.some(isOwn);
  }

  /** Whether a code or a message makes the entry an answer, not only a suggestion. */
  function isSureByScreen(row, { codes, messages, rows: [best] }, foreign) {
    if (row.sure && row.code > 0 && (!foreign || isComplete(row, codes))) return true;
    if (!row.whole && row.near < NEAREST && !messages.some(({ template }) => template.entry === row.entry)) return false;
    if (best.message >= MESSAGE && best.score > row.score && best.near > row.near) return false; // it says more of the query
    const pairs = row.match ? row.match.length : 0;
    if (row.whole && isOtherCode(row, codes)) return false;
    return row.whole && row.message >= MESSAGE && pairs >= (foreign ? PAIRS_BESIDE_FOREIGN : PAIRS);
  }

  /** Whether a query quotes a message but not its core, or with something else in its place. */
  function isHalf({ whole, match }) {
    if (!match || !match.look || whole || match.length < PAIRS) return false;
    const { longest, differs } = match.look;
    return match.ofQuery >= MESSAGE || longest >= QUOTED || (Boolean(differs) && match.ofQuery >= HALF && longest >= PAIRS);
  }

  function reasonOf(row) {
    const pairs = row.match ? row.match.length : 0;
    if (row.code > 0 && row.sure) return "code";
    if (row.whole && row.message >= MESSAGE && pairs >= PAIRS) return "message";
    if (row.code > 0) return "code_near";
    return row.message >= MESSAGE / 2 && pairs >= PAIRS ? "message_near" : "text";
  }

  /** Of each code that is meant the best entry: a code may belong to several. */
  function errorsByCode(rows) {
    const places = new Set();
    return rows.filter((row) => row.sure && row.code > 0 && !places.has(row.place) && places.add(row.place))
      .map(({ entry, place, canonical, error }) => ({ entry, start: place, code: canonical, error }));
  }

  /**
   * The errors in one text, by their codes and by their whole messages, in its order; nothing if there is only one.
   * @returns {{entry: number, start: number, code: string|null, error: Object}[]} start: place in the text
   */
  function errorsOf({ rows, messages }) {
    const byCode = errorsByCode(rows);
    const byMessage = messages
      .filter(({ template }) => !byCode.some(({ entry }) => entry === template.entry))
      .map(({ template, start }) => ({ entry: template.entry, start, code: null, error: template.error }));
    const all = byCode.concat(byMessage).sort((a, b) => a.start - b.start);
    return new Set(all.map(({ entry }) => entry)).size > 1 ? all : [];
  }

  /**
   * @param {{rows: Object[], codes: Object[], messages: Object[], topic: number, solid: number,
   *   bySound: number, growth: number}} found from `gather`
   * @returns {{rows: {row: Object, confident: boolean, byScreen: boolean, reason: string}[], errors: Object[],
   *   parts: Object|null}} what to show; parts: what the words say for the best entry where they may decide
   */
  function judge(found) {
    const foreign = found.codes.some((code) => !code.sure && (code.kind === "kin" || code.kind === "other"));
    const [best, next] = found.rows;
    const parts = best && !foreign && !found.codes.length && !found.rows.some(isHalf) ? partsOf(best, next, found) : null;
    const rows = found.rows.filter((row) => row.score >= SHOWN).map((row) => {
      const byScreen = isSureByScreen(row, found, foreign);
      const byWords = row === best && parts && isSureByWords(parts, found.growth);
      return { row, confident: Boolean(byScreen || byWords), byScreen, reason: reasonOf(row) };
    });
    // A whole message goes before a code that is only similar: 297 somewhere in a log is chance.
    rows.sort((a, b) => Number(b.confident) - Number(a.confident));
    return { rows, errors: errorsOf(found), parts };
  }

  /** The word for the whole answer. */
  function verdictOf(hits) {
    if (!hits.length) return "none";
    const { reason, confident } = hits[0];
    if (confident) return reason === "code" || reason === "message" ? "exact" : "text";
    return reason === "text" ? "none" : "near";
  }

  return { judge, verdictOf };
});
