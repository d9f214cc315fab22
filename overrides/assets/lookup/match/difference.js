/* Whether a text holds a message's core, and what stands in the text where the message says something else. */
faqLookup.define("match/difference", (need) => {
  "use strict";

  const { sizeOf, sizeOfAll, ENDED, LINE } = need("match/units");
  const { ALIKE, align, likeness } = need("match/align");
  const { gapsOf, facing, LEAST } = need("match/gaps");
  const { isOther, beside, solidOf } = need("match/other");

  const SHOWN = 40; // signs of what is missing are enough to see it
  const CORE = 0.5; // so much of a core is the core: the rest was cut or misread
  const WHOLE = 0.6; // so much of a query in one message is a piece of it and no question
  const PIECE = 5; // signs of the core, less is chance
  const LONG_PIECE = 12; // signs of a core …
  const LONG_RUN = 16; // … in so long a quotation mean the message, wherever it was cut
  const TOGETHER = 0.35; // so much of what stands together with a message is the message, in little content …
  const TOGETHER_MORE = 0.12; // … and so much more the more messages there are
  const PIECE_MORE = 2; // the same for the signs of a piece
  const WORD = 2; // signs of a word: one alone may be misread

  /**
   * A closer look at a message and the piece of a text that is like it.
   * @param {Object[]} message its units, from `markCores`
   * @param {Object[]} units those of the text
   * @returns {{share: number, size: number, longest: number, differs: boolean, apart: {yours: [number, number]|null,
   *   theirs: string}|null}} share: how much of the core is there; size: signs of the core that are; longest: signs of
   *   the longest quotation; differs: whether something else is said; apart: that, as a place in the folded text, and
   *   what the message says, or what of the message is missing
   */
  function lookCloser(message, units, [start, end]) {
    const query = units.filter(({ at }) => at >= start && at < end);
    const runs = align(message, query);
    const gaps = gapsOf(runs, message, query);
    const said = sizeOfAll(runs.flatMap((run) => solidOf(message.slice(run.a, run.a + run.length))));
    const faced = gaps.map((gap) => compared(gap, facing(gap, message, query)));
    const [other] = faced.filter((one) => isOther(one, message, query, said));
    const { held, size } = heldOf(runs, faced, message);
    const whole = message.reduce((sum, { weight }) => sum + weight, 0);
    const longest = Math.max(0, ...runs.map((run) => run.size));
    const together = shareOf(runs, faced, message, query);
    return { share: whole ? held / whole : 0, size, longest, together, differs: Boolean(other), apart: apartOf(other, gaps, message) };
  }

  /** A gap with how much of what the message says in it the text says too, and where. */
  function compared(gap, { theirs, mine }) {
    const own = beside(gap, mine, theirs);
    return { gap, theirs, mine, own, alike: likeness(theirs, own) };
  }

  /** How much of the core is in a text, as it stands there or misread: weight and size. */
  function heldOf(runs, faced, message) {
    const misread = faced.filter(({ alike }) => alike >= ALIKE).map(({ theirs, alike }) => [theirs, alike]);
    const pieces = runs.map((run) => [message.slice(run.a, run.a + run.length), 1]).concat(misread);
    const core = pieces.flatMap(([units, share]) => units.filter(({ weight }) => weight).map((one) => [one, share]));
    const sum = (valueOf) => core.reduce((total, [one, share]) => total + share * valueOf(one), 0);
    return { held: sum(({ weight }) => weight), size: sum(sizeOf) };
  }

  /** The units of a text that stand where a message has a slot: any between; beside, what is in quotation marks or a few. */
  function filling({ gap, theirs }, message, query) {
    const { first, last, a0, a1, b0, b1 } = gap;
    const slot = theirs.concat(last ? [] : message[a1]).find((one) => one.slot);
    const isAtEnd = last && message.slotAtEnd && a0 === message.length;
    if (!slot && !isAtEnd) return [];
    if (!first && !last) return query.slice(b0, b1);
    const isQuoted = slot ? slot.quoted : message.quotedAtEnd;
    const units = first ? query.slice(Math.max(b0, b1 - LEAST), b1).reverse() : query.slice(b0, Math.min(b1, b0 + LEAST));
    if (!isQuoted) return units;
    const [begins] = first ? [query[b1]] : units;
    if (!begins || !begins.quoted) return [];
    const end = first ? units.findIndex(({ quoted }) => quoted) + 1 : units.slice(1).findIndex(({ quoted }) => quoted) + 1;
    return end ? units.slice(0, end) : units;
  }

  /**
   * How much of what stands together in a text is the message's, 0 to 1: the mean of its sentence and its line, for
   * people put words of their own around a quotation.
   */
  function shareOf(runs, faced, message, query) {
    const [first, last] = [runs[0], runs[runs.length - 1]];
    if (!first) return 0;
    const told = new Set(runs.flatMap((run) => query.slice(run.b, run.b + run.length)).concat(faced.filter(({ alike }) => alike >= ALIKE).flatMap(({ own }) => own)));
    const filled = new Set(faced.flatMap((one) => filling(one, message, query)));
    const said = sizeOfAll(Array.from(told));
    const within = (stop) => {
      let [start, end] = [first.b, last.b + last.length];
      while (start > 0 && query[start].before < stop) start -= 1;
      while (end < query.length && query[end].before < stop) end += 1;
      const other = query.slice(start, end).filter((one) => !told.has(one) && !filled.has(one));
      return said / (said + sizeOfAll(other));
    };
    return (within(ENDED) + within(LINE)) / 2;
  }

  /** What to show side by side: what differs, else what is missing of the core; null if nothing is. */
  function apartOf(other, gaps, message) {
    if (other && other.mine.length) return { yours: [other.mine[0].at, other.mine[other.mine.length - 1].end], theirs: sourceOf(other.theirs, message) };
    const missing = [].concat(...gaps.map(({ a0, a1 }) => coresOf(message.slice(a0, a1)))).find((core) => core.length >= WORD || sizeOfAll(core) > WORD);
    return missing ? { yours: null, theirs: sourceOf(missing, message) } : null;
  }

  /** The stretches of core in some units of a message. */
  function coresOf(units) {
    const starts = units.map((_, i) => i).filter((i) => units[i].weight && !(i && units[i - 1].weight));
    const isFrame = ({ weight }) => !weight;
    return starts.map((start) => units.slice(start)).map((rest) => rest.slice(0, Math.min(SHOWN, (rest.findIndex(isFrame) + 1 || SHOWN + 1) - 1)));
  }

  /** Units of a message as it is written. */
  function sourceOf(units, message) {
    const last = units[units.length - 1];
    return units.map((one) => (one === last ? one.source : one.source + one.after)).join("");
  }

  /**
   * Whether a text means a message: enough of its core, or a piece that is all message, and nothing else in its place or
   * beside it. The more messages there are, the more of them are like one that is not listed, and the less may be other.
   * @param {number} growth see `growthOf` in scoring.js
   */
  function holdsCore({ look, ofQuery }, growth) {
    if (!look || look.differs || look.size < PIECE || look.together < TOGETHER + TOGETHER_MORE * growth) return false;
    if (look.share >= CORE) return true;
    const isPiece = ofQuery >= WHOLE || (look.size >= LONG_PIECE && look.longest >= LONG_RUN);
    return isPiece && look.size >= PIECE + PIECE_MORE * growth;
  }

  return { lookCloser, holdsCore };
});
