/* What every kind of helper shares: the registry of kinds, words filled in, and an answer as lines.

   A kind is pure: `answer(value, facts, words, options)` gives the lines to show for what stands in a field, never
   throws and never says nothing; `find(text, facts)` picks its input out of a question, or null. A line is
   {role: "result" | "note" | "error", text, marks, copy}: marks are the places of signs to be marked, copy is what a
   copy button hands over. draw.js is the only file that touches the page. */
(function (root) {
  "use strict";

  const kinds = {};

  /** "{n} days" with {n: 2} gives "2 days". */
  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  const line = (role, text, more) => ({ role, text, ...more });
  const result = (text, more) => line("result", text, more);
  const note = (text, more) => line("note", text, more);
  const error = (text, more) => line("error", text, more);

  /**
   * What a helper says to a question that holds its input.
   * @param {string} text a question
   * @param {{kind: string, facts: Object, words: Object}} helper
   * @param {{now?: number, offset?: function(number): number}} [options]
   * @returns {{role: string, text: string}[]|null} lines, or null where the question holds no input
   */
  function said(text, { kind, facts, words }, options) {
    const known = kinds[kind];
    const value = known && known.find ? known.find(text, facts) : null;
    return value === null ? null : known.answer(value, facts, words, options || {});
  }

  root.faqHelpers = { kinds, fill, result, note, error, said };
})(typeof window === "undefined" ? this : window);
