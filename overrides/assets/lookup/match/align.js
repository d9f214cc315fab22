/* What two texts have in common, in order: the longest common run, then the same on its left and on its right. */
faqLookup.define("match/align", (need) => {
  "use strict";

  const { sizeOf } = need("match/units");

  const MIN_SIZE = 3; // signs; shorter runs are endings that any two texts share
  const FAR = 8; // signs of a message left out that a sign of the run behind them can make good

  /** The longest common run of a[a0..a1] and b[b0..b1]: {a, b, length, size}. */
  function longestRun(a, b, [a0, a1, b0, b1]) {
    let best = { a: a0, b: b0, length: 0, size: 0 };
    let above = new Float64Array(b1 - b0 + 1);
    let aboveLength = new Uint16Array(b1 - b0 + 1);
    for (let i = a0; i < a1; i += 1) {
      const sizes = new Float64Array(b1 - b0 + 1);
      const lengths = new Uint16Array(b1 - b0 + 1);
      for (let j = b0; j < b1; j += 1) {
        if (a[i].unit !== b[j].unit) continue;
        const k = j - b0;
        sizes[k + 1] = above[k] + sizeOf(a[i]);
        lengths[k + 1] = aboveLength[k] + 1;
        if (sizes[k + 1] > best.size) {
          best = { a: i + 1 - lengths[k + 1], b: j + 1 - lengths[k + 1], length: lengths[k + 1], size: sizes[k + 1] };
        }
      }
      above = sizes;
      aboveLength = lengths;
    }
    return best;
  }

  /** Whether a short run stands so far from the others that it is chance. */
  const isFar = ({ size }, distance) => size < MIN_SIZE + distance / FAR;

  /**
   * The common runs of two lists of units, in order.
   * @returns {{a: number, b: number, length: number}[]}
   */
  function align(a, b, bounds = [0, a.length, 0, b.length]) {
    const [a0, a1, b0, b1] = bounds;
    if (a0 >= a1 || b0 >= b1) return [];
    const run = longestRun(a, b, bounds);
    if (run.size < MIN_SIZE) return [];
    const left = align(a, b, [a0, run.a, b0, run.b]);
    const right = align(a, b, [run.a + run.length, a1, run.b + run.length, b1]);
    const last = left[left.length - 1];
    return [
      ...(last && isFar(last, run.a - last.a - last.length) ? [] : left),
      run,
      ...(right.length && isFar(right[0], right[0].a - run.a - run.length) ? [] : right),
    ];
  }

  /** How much of two short lists is the same, in order, whatever the runs: 0 to 1. */
  function likeness(a, b) {
    let above = new Uint16Array(b.length + 1);
    a.forEach((one) => {
      const row = new Uint16Array(b.length + 1);
      b.forEach((other, j) => (row[j + 1] = one.unit === other.unit ? above[j] + 1 : Math.max(row[j], above[j + 1])));
      above = row;
    });
    return above[b.length] / Math.max(a.length, b.length, 1);
  }

  return { align, likeness };
});
