/* A message is a frame and a core. The frame it shares with messages of other entries (learned from them) and with the
   software's usual phrases; the core tells it apart. */
faqLookup.define("match/frames", (need) => {
  "use strict";

  const { fold } = need("text/fold");
  const { unitsOf, QUOTE, OPEN, LINE } = need("match/units");

  const SHARED = 6; // signs in a row that two messages share: more than a word

  const spell = (units) => units.map(({ unit }) => unit).join(" ");

  /**
   * What says nothing by itself.
   * @param {string[]} usual what the software says around many an error
   * @param {string[]} requests what a sentence says that asks for something: what to do, not what happened
   */
  function prepareUsual(usual = [], requests = []) {
    const words = requests.map((word) => fold(word).text).join("|");
    return {
      phrases: usual.map((phrase) => unitsOf(fold(phrase)).map(({ unit }) => unit)),
      advice: words ? new RegExp(`[^。\\n.]*(?:${words})[^。\\n.]*`, "g") : /(?!)/g,
    };
  }

  /** The units of a message; `slot` where one stands before it, `advice` in a sentence that asks for something. */
  function unitsOfMessage({ parts }, { advice: asking }) {
    const units = [];
    let slot = false;
    let quoted = false; // what follows
    parts.forEach((part) => {
      if (typeof part !== "string") {
        slot = true;
        return;
      }
      const folded = fold(part);
      const advice = Array.from(folded.text.matchAll(asking), (match) => [match.index, match.index + match[0].length]);
      const cut = (start, end) => part.slice(folded.at[start], folded.at[end]);
      const writtenAs = ({ at, end }, next) => ({ source: cut(at, end), after: next ? cut(end, next.at) : "" });
      const own = unitsOf(folded, slot ? OPEN : LINE);
      own.forEach((one, i, all) => {
        const isAdvice = advice.some(([start, end]) => one.at >= start && one.at < end);
        units.push({ ...one, slot, advice: isAdvice, ...writtenAs(one, all[i + 1]) });
        slot = false;
      });
      if (own.length) quoted = QUOTE.test(folded.text.slice(-1));
    });
    return Object.assign(units, { slotAtEnd: slot, quotedAtEnd: quoted });
  }

  /** Sets of entries by what `keysOf` gives for a message. */
  function entriesBy(messages, keysOf) {
    const found = new Map();
    messages.forEach(({ entry, units }) => keysOf(units).forEach((key) => {
      if (!found.has(key)) found.set(key, new Set());
      found.get(key).add(entry);
    }));
    return found;
  }

  /** The shortest runs of units that say so much, one from each place: {start, end, run}. */
  function windowsOf(units, size) {
    const windows = [];
    let end = 0;
    let said = 0;
    units.forEach((one, start) => {
      while (end < units.length && said < size) said += units[end++].size;
      if (said >= size) windows.push({ start, end, run: spell(units.slice(start, end)) });
      said -= one.size;
    });
    return windows;
  }

  const runsOf = (units) => windowsOf(units, SHARED).map(({ run }) => run);
  const pairsOf = (units) => units.slice(1).map((_, i) => spell(units.slice(i, i + 2)));

  /** Where usual phrases and shared runs stand in a message. */
  function framed(units, shared, { phrases }) {
    const frame = units.map(({ advice }) => advice);
    windowsOf(units, SHARED).forEach(({ start, end, run }) => {
      if (shared.get(run).size > 1) frame.fill(true, start, end);
    });
    phrases.forEach((phrase) => {
      for (let i = 0; i + phrase.length <= units.length; i += 1) {
        if (phrase.every((unit, k) => units[i + k].unit === unit)) frame.fill(true, i, i + phrase.length);
      }
    });
    return frame;
  }

  /**
   * Give each message its units with the weight each has for telling it apart: 0 in the frame, else the more the fewer
   * entries have it. A message that is all frame is its own core.
   * @param {{entry: number, error: Object}[]} messages
   * @param {Object} usual from `prepareUsual`
   */
  function markCores(messages, usual) {
    messages.forEach((message) => (message.units = unitsOfMessage(message.error, usual)));
    const shared = entriesBy(messages, runsOf);
    const pairs = entriesBy(messages, pairsOf);
    messages.forEach((message) => {
      const { units } = message;
      const frame = framed(units, shared, usual);
      const own = frame.every(Boolean) ? frame.map(() => false) : frame;
      units.forEach((one, i) => {
        const pair = pairs.get(spell(units.slice(i, i + 2)));
        one.weight = own[i] ? 0 : 1 / (pair ? pair.size : 1);
      });
    });
  }

  return { prepareUsual, markCores };
});
