/* What two texts have in common, in order: the longest common run, then the same on its left and on its right. */
faqLookup.define("match/align", (need) => {
  "use strict";

  const { isNumber, sizeOf, sizeOfAll } = need("match/units");

  const MIN_SIZE = 3; // signs; shorter runs are endings that any two texts share
  const ALIKE = 0.5; // so much in common is OCR or another spelling, not another word
  const MISREAD = 0.7; // so many letters in common are the same word
  const JOINED = 0.8; // so many are the same words, wherever they are parted
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
    return joined(joined(left, [run], a), right, a);
  }

  /** Two lists of runs one after the other; of what stands too far from each other that which says more. */
  function joined(before, behind, a) {
    if (!before.length || !behind.length) return before.concat(behind);
    const last = before[before.length - 1];
    const [next] = behind;
    const distance = sizeOfAll(a.slice(last.a + last.length, next.a));
    if (!isFar(last, distance) && !isFar(next, distance)) return before.concat(behind);
    return sizeOfAll(before) > sizeOfAll(behind) ? before : behind;
  }

  /** The letters of some units; a number is one. */
  const lettersOf = (units) => units.flatMap((one) => (isNumber(one) ? [one.unit] : Array.from(one.unit)));

  /** The most that two lists have in common in the same order: the sum of what `same` gives for a pair. */
  function commonOf(a, b, same) {
    let above = new Float64Array(b.length + 1);
    let row = new Float64Array(b.length + 1);
    for (let i = 0; i < a.length; i += 1) {
      for (let j = 0; j < b.length; j += 1) {
        row[j + 1] = Math.max(above[j] + same(a[i], b[j]), row[j], above[j + 1]);
      }
      [above, row] = [row, above];
    }
    return above[b.length];
  }

  const isSame = (one, other) => (one === other ? 1 : 0);
  /** How much of two texts is the same, letter by letter: 0 to 1; 0 where it is less than `least` by their lengths alone. */
  function sameLetters(a, b, least) {
    const longest = Math.max(a.length, b.length, 1);
    return Math.min(a.length, b.length) < least * longest ? 0 : commonOf(a, b, isSame) / longest;
  }

  /** How much of two units is the same: of two words all or most, for endings make no word. */
  function sameUnit(one, other) {
    if (one.unit === other.unit) return Math.min(one.size, other.size);
    if (Math.min(one.unit.length, other.unit.length) < MIN_SIZE || isNumber(one) || isNumber(other)) return 0;
    return sameLetters(one.unit, other.unit, MISREAD) >= MISREAD ? Math.min(one.size, other.size) : 0;
  }

  /** How much of two short lists is the same, in order, whatever the runs: 0 to 1. Words may run together. */
  function likeness(some, others) {
    if (!some.length || !others.length) return 0;
    const byLetter = sameLetters(lettersOf(some), lettersOf(others), JOINED);
    if (byLetter >= JOINED) return byLetter;
    return commonOf(some, others, sameUnit) / Math.max(sizeOfAll(some), sizeOfAll(others), 1);
  }

  return { ALIKE, align, likeness, lettersOf };
});
