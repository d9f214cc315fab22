/* How sure an answer is. A score alone does not tell a foreign question from a weak hit: what counts is which part of
   the query the entry explains, whether its rare words are known at all, and whether it names something foreign. */
(function (root) {
  "use strict";

  const lookup = root.faqLookup;

  const COVERED = 0.62; // share of the query's rare content that the entry holds
  const PHRASE = 0.5; // nearness to one phrase of the entry
  const MESSAGE = 0.6; // share of query or message in common
  const PAIRS = 6; // signs in common, less is chance
  const PAIRS_BESIDE_FOREIGN = 18; // a whole message speaks for itself even beside a code that is not listed
  const SHOWN = 0.3; // below, a hit is chance

  /** Whether the entry is the answer, not only a suggestion. */
  function isSure(row, foreign) {
    if (row.sure && row.code > 0) return true;
    const pairs = row.match ? row.match.length : 0;
    const message = row.message >= MESSAGE && pairs >= PAIRS;
    if (foreign) return message && pairs >= PAIRS_BESIDE_FOREIGN;
    return message || (row.covered >= COVERED && row.phrase >= PHRASE);
  }

  function reasonOf(row) {
    const pairs = row.match ? row.match.length : 0;
    if (row.code > 0 && row.sure) return "code";
    if (row.message >= MESSAGE && pairs >= PAIRS) return "message";
    if (row.code > 0) return "code_near";
    return row.message >= MESSAGE / 2 && pairs >= PAIRS ? "message_near" : "text";
  }

  /** The entries of the errors in one paste, in the order they stand in it, if there are several. */
  function groupsOf({ rows, codes }) {
    const entries = rows.filter((row) => row.sure && row.code > 0 && codes.some((code) => code.sure));
    entries.sort((a, b) => a.place - b.place);
    return entries.length > 1 ? entries.map((row) => row.entry) : [];
  }

  /**
   * @param {{rows: Object[], codes: Object[]}} found from `gather`
   * @returns {{rows: {row: Object, confident: boolean, reason: string}[], groups: number[]}} what to show
   */
  function judge(found) {
    const foreign = found.codes.some((code) => !code.sure && (code.kind === "kin" || code.kind === "other"));
    const rows = found.rows
      .filter((row) => row.score >= SHOWN)
      .map((row) => ({ row, confident: isSure(row, foreign), reason: reasonOf(row) }));
    return { rows, groups: groupsOf(found) };
  }

  /** The word for the whole answer. */
  function verdictOf(hits) {
    if (!hits.length) return "none";
    const { reason, confident } = hits[0];
    if (confident) return reason === "code" || reason === "message" ? "exact" : "text";
    return reason === "text" ? "none" : "near";
  }

  lookup.verdict = { judge, verdictOf };
})(typeof window === "undefined" ? this : window);
