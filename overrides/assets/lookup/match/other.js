/* Whether what a text says in a message's place is something else, and no other spelling, cut or misread sign. */
faqLookup.define("match/other", (need) => {
  "use strict";

  const { isNumber, sizeOfAll, OPEN, LINE } = need("match/units");
  const { ALIKE, likeness, lettersOf } = need("match/align");
  const { sentenceFrom, breakAt, spell } = need("match/gaps");

  const LEFT_OUT = 4; // signs that carry a meaning: a word
  const LEFT_OUT_SHARE = 0.3;
  const SLIP = 1; // letter that a misread word has more
  const WORD = 2; // signs of a word: one alone may be misread
  const AROUND = 3; // signs beside a change that show whether it denies: できま[せん], 未完了
  const DENIED = /ません|ない|なか|未|不|無|非/;
  const AFFIRMED = /ます|まし|てす|てい|した|る|完/;

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
    const { gap, theirs, mine, alike } = one;
    if (isEndedEarly(gap, message, query)) return true;
    if (!theirs.length || theirs.every(({ advice }) => advice)) return false;
    const slotBehind = !gap.last && (message[gap.a1] || {}).slot;
    const hasSlot = slotBehind || theirs.some(({ slot }) => slot);
    if (hasSlot) return paired(one, slotBehind).some(([own, given]) => isOtherWord(own, given));
    const isCut = (given) => breakAt(query, query.indexOf(given) + 1) === LINE;
    if (isOtherNumber(theirs, mine, isCut)) return true;
    if (mine.length === 1 && isCut(mine[0]) && theirs[0].unit.startsWith(mine[0].unit)) return false;
    if (alike < ALIKE && isOtherWord(theirs, mine)) return true;
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

  return { isOther, beside, solidOf };
});
