/* Whether a text holds a message's core, and what stands in the text where the message says something else. */
faqLookup.define("match/difference", (need) => {
  "use strict";

  const { unitsOf, isNumber, sizeOf, sizeOfAll, OPEN, STOPPED, ENDED, LINE } = need("match/units");
  const { align, likeness, lettersOf } = need("match/align");

  const SHOWN = 40; // signs of what is missing are enough to see it
  const ALIKE = 0.5; // so much in common is OCR or another spelling, not another word
  const CORE = 0.5; // so much of a core is the core: the rest was cut or misread
  const WHOLE = 0.6; // so much of a query in one message is a piece of it and no question
  const PIECE = 5; // signs of the core, less is chance
  const LONG_PIECE = 12; // signs of a core …
  const LONG_RUN = 16; // … in so long a quotation mean the message, wherever it was cut
  const TOGETHER = 0.35; // so much of what stands together with a message is the message, in little content …
  const TOGETHER_MORE = 0.12; // … and so much more the more messages there are
  const PIECE_MORE = 2; // the same for the signs of a piece
  const LEFT_OUT = 4; // signs that carry a meaning: a word
  const LEFT_OUT_SHARE = 0.3;
  const SLIP = 1; // letter that a misread word has more
  const WORD = 2; // signs of a word: one alone may be misread
  const AROUND = 3; // signs beside a change that show whether it denies: できま[せん], 未完了
  const REACH = 2; // what stands in a gap's place is at most so many times as long …
  const LEAST = 12; // … or so many signs
  const DENIED = /ません|ない|なか|未|不|無|非/;
  const AFFIRMED = /ます|まし|てす|てい|した|る|完/;
  const TOLD = /と(?:い[うわ]|言|出|て|表|の|な|す|き|か$)|つて|^て(?:て|す|よ)/; // somebody goes on in their own words

  /** The gaps between common runs, as places in both texts. */
  function gapsOf(runs, message, query) {
    const ends = [...runs, { a: message.length, b: query.length, length: 0 }];
    let a = 0;
    let b = 0;
    return ends.map((run, i) => {
      const gap = { a0: a, a1: run.a, b0: b, b1: run.b, first: i === 0, last: i === ends.length - 1 };
      a = run.a + run.length;
      b = run.b + run.length;
      return gap;
    });
  }

  /** What is left of a sentence of the message from `from` on. */
  function sentenceFrom(message, from, limit) {
    let end = from;
    while (end < limit && (end === from || ![STOPPED, LINE].includes(message[end].before))) end += 1;
    return message.slice(from, end);
  }

  /** The units from `from` on up to where another text begins (`stop`), at most `room`. */
  function upTo(units, from, limit, stop) {
    let end = from;
    while (end < limit && (end === from || units[end].before < stop)) end += 1;
    return units.slice(from, end);
  }

  /** The units before `to` back to where their sentence begins. */
  function backFrom(units, to, limit) {
    let start = to;
    while (start > limit && units[start].before < STOPPED) start -= 1;
    return units.slice(start, to);
  }

  const spell = (units) => units.map(({ unit }) => unit[0]).join("");

  /** The units up to where somebody goes on in their own words. */
  function withoutTelling(units) {
    const told = spell(units).search(TOLD);
    return told < 0 ? units : units.slice(0, told);
  }

  const breakAt = (units, i) => (i < units.length ? units[i].before : LINE);

  /**
   * What the message says in a gap and what the query says in its place, as far as both belong together: before and
   * behind all common text only the rest of the sentence that goes on, as people put words of their own around a quote.
   */
  function facing(gap, message, query) {
    const { a0, a1, b0, b1 } = gap;
    const room = Math.max(LEAST, REACH * sizeOfAll(message.slice(a0, a1)));
    if (gap.first && gap.last) return { theirs: [], mine: [] };
    if (gap.first) return { theirs: backFrom(message, a1, a0), mine: backFrom(query, b1, Math.max(b0, b1 - room)) };
    const [at, place] = [breakAt(message, a0), breakAt(query, b0)];
    if (gap.last) {
      if (place >= ENDED || (at === OPEN) !== (place === OPEN)) return { theirs: [], mine: [] };
      return { theirs: sentenceFrom(message, a0, a1), mine: withoutTelling(upTo(query, b0, Math.min(b1, b0 + room), ENDED)) };
    }
    const theirs = message.slice(a0, a1);
    const broken = query.slice(b0, b1);
    if (likeness(theirs, broken) >= ALIKE) return { theirs, mine: broken }; // a word may go on in the next line
    if (place === LINE && at < LINE) return { theirs, mine: [] };
    return { theirs, mine: upTo(query, b0, Math.min(b1, b0 + room), LINE) };
  }

  /** Whether one of two texts denies what the other affirms. */
  function denies(mine, theirs) {
    const [denied, other] = [mine, theirs].map(spell).sort((a, b) => DENIED.test(b) - DENIED.test(a));
    return DENIED.test(denied) && !DENIED.test(other) && AFFIRMED.test(other);
  }

  const around = (units, from, to) => units.slice(Math.max(0, from - AROUND), Math.min(units.length, to + AROUND));

  /** Whether other numbers stand where the message has its own; one that a line's end cuts is no other. */
  function isOtherNumber(theirs, mine, isCut) {
    const own = theirs.filter(isNumber);
    const given = mine.filter(isNumber);
    if (!own.length || !given.length || given.some(({ unit }) => unit === own[0].unit)) return false;
    return !(isCut(given[0]) && own[0].text.startsWith(given[0].text));
  }

  const solidOf = (units) => units.filter(({ solid }) => solid);

  /** Whether the words of a text are all among the message's: somebody left some out. */
  const isShortened = (theirs, mine) => sizeOfAll(mine) >= WORD && likeness(theirs, mine) * lettersOf(theirs).length >= lettersOf(mine).length;

  /** So many of the first units of a text as have the letters of another, and one more. */
  function near(units, limit) {
    let room = lettersOf(limit).length + SLIP;
    const end = units.findIndex((one) => (room -= one.unit.length) < 0);
    return end < 0 ? units : units.slice(0, end);
  }

  /** Of what stands before or behind all common text as much as is there of the message: the end or the beginning. */
  function beside({ first, last }, units, limit) {
    if (first) return near(units.slice().reverse(), limit).reverse();
    return last ? near(units, limit) : units;
  }

  /** Whether other words stand where the message has its own. */
  function isOtherWord(theirs, mine) {
    const [own, given] = [theirs, mine].map(solidOf);
    if (Math.min(...[theirs, mine].map(sizeOfAll)) < WORD || Math.max(...[own, given].map(sizeOfAll)) < WORD) return false;
    return likeness(theirs, mine) < ALIKE && !isShortened(own, given);
  }

  /** A stretch of a message in the pieces between its slots, the first without a slot before it. */
  function piecesOf(theirs) {
    const pieces = [[]];
    theirs.forEach((one) => {
      if (one.slot) pieces.push([]);
      pieces[pieces.length - 1].push(one);
    });
    return pieces;
  }

  /**
   * What stands in a gap of the message and what of the query is to be the same: a slot takes anything, so what the
   * message says before it is where the gap begins, what it says behind it where the gap ends.
   */
  function paired({ gap, theirs, mine }, slotBehind) {
    const pieces = piecesOf(theirs);
    if (slotBehind) pieces.push([]);
    if (pieces.length === 1) return [[theirs, mine]];
    const [before, behind] = [pieces[0], pieces[pieces.length - 1]];
    const head = gap.first ? [] : [[before, near(mine, before)]];
    const own = gap.last ? sentenceFrom(mine, 0, mine.length) : mine;
    const tail = gap.last && behind[0].before !== OPEN ? [] : [[behind, near(own.slice().reverse(), behind).reverse()]];
    return [...head, ...tail].filter(([one]) => one.length);
  }

  /** Whether what stands in a gap says something else than the message. */
  function isOther(one, message, query, said) {
    const { gap, theirs, mine } = one;
    if (isEndedEarly(gap, message, query)) return true;
    if (!theirs.length || theirs.every(({ advice }) => advice)) return false;
    const slotBehind = !gap.last && (message[gap.a1] || {}).slot;
    const hasSlot = slotBehind || theirs.some(({ slot }) => slot);
    if (hasSlot) return paired(one, slotBehind).some(([own, given]) => isOtherWord(own, given));
    const isCut = (given) => breakAt(query, query.indexOf(given) + 1) === LINE;
    if (isOtherNumber(theirs, mine, isCut)) return true;
    if (mine.length === 1 && isCut(mine[0]) && theirs[0].unit.startsWith(mine[0].unit)) return false;
    if (isOtherWord(theirs, mine) && likeness(theirs, beside(gap, mine, theirs)) < ALIKE) return true;
    if (gap.first || gap.last) return gap.last && mine.length > 0 && denied(one, message, query);
    return denied(one, message, query) || isLeftOut(one, query, said);
  }

  /** Whether a query denies what the message affirms in a gap, or the other way round. */
  function denied({ gap, theirs, mine }, message, query) {
    return denies(around(query, gap.b0, gap.b0 + mine.length), around(message, gap.a0, gap.a0 + theirs.length));
  }

  /** Whether a query ends its sentence where the message goes on with a word. */
  function isEndedEarly({ last, a0, b0 }, message, query) {
    const [said, next] = [query[b0 - 1], message[a0]];
    return last && Boolean(said && next) && said.stopped && next.before === OPEN && !message[a0 - 1].stopped && !next.slot;
  }

  /** Whether a query goes on without a word that the message has there, and that is no small part of what both say. */
  function isLeftOut({ gap, theirs, mine }, query, said) {
    const missing = sizeOfAll(solidOf(theirs));
    return !mine.length && breakAt(query, gap.b0) === OPEN && missing >= Math.max(LEFT_OUT, LEFT_OUT_SHARE * said);
  }

  /**
   * A closer look at a message and the piece of a text that is like it.
   * @param {Object[]} message its units, from `markCores`
   * @param {import("./fold.js").Folded} folded the text
   * @returns {{share: number, size: number, longest: number, differs: boolean, apart: {yours: [number, number]|null,
   *   theirs: string}|null}} share: how much of the core is there; size: signs of the core that are; longest: signs of
   *   the longest quotation; differs: whether something else is said; apart: that, as a place in the folded text, and
   *   what the message says, or what of the message is missing
   */
  function lookCloser(message, folded, [start, end]) {
    const query = unitsOf(folded).filter(({ at }) => at >= start && at < end);
    const runs = align(message, query);
    const gaps = gapsOf(runs, message, query);
    const said = sizeOfAll(runs.flatMap((run) => solidOf(message.slice(run.a, run.a + run.length))));
    const faced = gaps.map((gap) => ({ gap, ...facing(gap, message, query) }));
    const [other] = faced.filter((one) => isOther(one, message, query, said));
    const { held, size } = heldOf(runs, faced, message);
    const whole = message.reduce((sum, { weight }) => sum + weight, 0);
    const longest = Math.max(0, ...runs.map((run) => run.size));
    const together = shareOf(runs, faced, message, query);
    return { share: whole ? held / whole : 0, size, longest, together, differs: Boolean(other), apart: apartOf(other, gaps, message) };
  }

  /** How much of the core is in a text, as it stands there or misread: weight and size. */
  function heldOf(runs, faced, message) {
    const misread = faced.map(({ gap, theirs, mine }) => [theirs, likeness(theirs, beside(gap, mine, theirs))]).filter(([, alike]) => alike >= ALIKE);
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
    const alike = faced.filter(({ gap, theirs, mine }) => likeness(theirs, beside(gap, mine, theirs)) >= ALIKE);
    const told = new Set(runs.flatMap((run) => query.slice(run.b, run.b + run.length)).concat(alike.flatMap(({ gap, theirs, mine }) => beside(gap, mine, theirs))));
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
