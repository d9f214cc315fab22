/* Long pastes: of a whole log only the lines that hold something known are read closely, and its two ends. */
faqLookup.define("match/truncate", (need) => {
  "use strict";

  const { fold } = need("text/fold");
  const { skeletonOf: codeSkeletonOf } = need("match/listed");
  const { skeletonOf } = need("match/messages");

  const READ = 5000; // signs that are read closely
  const EDGE = 1000; // signs at either end that always are
  const SCANNED = 60000; // signs behind the beginning and before the end that are looked through for lines that count
  const LINE = 200; // a longer line counts as several
  const AROUND = 2; // lines before and after one that counts: a message has several
  const GRAM = 6; // signs in a row out of a message are no chance
  const SHORTEST = 4; // signs of a code
  const WORD = /[a-z0-9|!$]+/g;
  const LINES = new RegExp(`[^\\n]{1,${LINE}}\\n?|\\n`, "g");

  /** All runs of GRAM signs of the messages, as OCR leaves them. */
  function gramsOf(messages) {
    const grams = new Set();
    messages.forEach(({ fixed }) => fixed.filter(Boolean).forEach((text) => {
      for (let i = 0; i + GRAM <= text.length; i += 1) grams.add(text.substr(i, GRAM));
    }));
    return grams;
  }

  /** Reads a line sign by sign, as `fold` and `skeletonOf` would but for what depends on the neighbours; each sign once. */
  function makeReader() {
    const seen = new Map();
    const read = (sign) => skeletonOf(fold(sign).text).text;
    return (line) => {
      let out = "";
      for (const sign of line) {
        if (!seen.has(sign)) seen.set(sign, read(sign));
        out += seen.get(sign);
      }
      return out;
    };
  }

  /** Whether a line holds a listed code or a piece of a message; a glance, as there may be thousands of lines. */
  function counts(line, known, grams, read) {
    const plain = line.normalize("NFKC").toLowerCase();
    const words = plain.match(WORD) || [];
    const isCode = (word) => word.length >= SHORTEST && known.bySkeleton.has(codeSkeletonOf(word));
    if (words.some((word, i) => isCode(word) || (i > 0 && isCode(words[i - 1] + word)))) return true;
    if (known.named.some(({ written }) => plain.includes(written))) return true;
    if (!grams.size) return false;
    const bare = read(plain);
    for (let i = 0; i + GRAM <= bare.length; i += 1) if (grams.has(bare.substr(i, GRAM))) return true;
    return false;
  }

  /** The lines that count with those around them, the same line (but for its numbers) once, as far as there is room. */
  function telling(text, known, grams, room) {
    const lines = text.match(LINES) || [];
    const kept = new Set();
    const seen = new Set();
    const read = makeReader();
    let length = 0;
    lines.forEach((line, i) => {
      const gist = line.replace(/[\d\s]+/g, "");
      if (seen.has(gist) || length > room) return;
      seen.add(gist);
      if (!counts(line, known, grams, read)) return;
      for (let k = Math.max(0, i - AROUND); k <= Math.min(lines.length - 1, i + AROUND); k += 1) {
        if (!kept.has(k)) length += lines[k].length;
        kept.add(k);
      }
    });
    return lines.filter((_, i) => kept.has(i)).join("").slice(0, room);
  }

  /**
   * A paste of any length as text of bounded length: its two ends, and between them what counts.
   * @param {string} text
   * @param {{known: Object, messages?: Object}} corpus without messages (large content) only codes count
   */
  function truncate(text, corpus) {
    if (text.length <= READ) return text;
    const inner = text.slice(EDGE, -EDGE);
    const scanned = inner.length <= 2 * SCANNED ? inner : `${inner.slice(0, SCANNED)}\n${inner.slice(-SCANNED)}`;
    const grams = corpus.messages ? gramsOf(corpus.messages.list) : new Set();
    return [text.slice(0, EDGE), telling(scanned, corpus.known, grams, READ - 2 * EDGE), text.slice(-EDGE)].join("\n");
  }

  return { truncate };
});
