/* Between what a text and a message have in common: what the one says where the other says something. */
faqLookup.define("match/gaps", (need) => {
  "use strict";

  const { sizeOfAll, OPEN, STOPPED, ENDED, LINE } = need("match/units");
  const { ALIKE, likeness } = need("match/align");

  const REACH = 2; // what stands in a gap's place is at most so many times as long …
  const LEAST = 12; // … or so many signs
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

  return { gapsOf, facing, sentenceFrom, breakAt, spell, LEAST };
});
