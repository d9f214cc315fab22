/* A question that opens the part of an answer that fits. Its choices are links to the parts, so the address keeps the
   choice, in the single file too, and without a script they lead to the open parts. A part is a heading with what
   follows, up to the next heading that is not below it. */
(function (root) {
  "use strict";

  const { kinds } = root.faqHelpers;

  /**
   * Where a part ends among its siblings.
   * @param {number[]} levels of the siblings: 3 for an h3, 0 for what is no heading
   * @param {number} start the part's heading
   * @returns {number} the place of the first sibling behind the part
   */
  function endOf(levels, start) {
    const next = levels.findIndex((level, i) => i > start && level > 0 && level <= levels[start]);
    return next < 0 ? levels.length : next;
  }

  kinds["which-case"] = { endOf };
})(typeof window === "undefined" ? this : window);
