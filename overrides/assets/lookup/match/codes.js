/* Codes in a query: found in any width, spacing and company, compared with the listed ones.
   Letters and digits that look alike are the same; a different digit is a different code. */
faqLookup.define("match/codes", (need) => {
  "use strict";

  const { codeSkeleton } = need("text/fold");
  const { HEX, skeletonOf, bareNumber } = need("match/listed");
  const { dictated } = need("text/dictation");
  const { ALIKE_BY_EYE } = need("text/tables");

  const WORD = /[a-z0-9|!$]+/g;
  const GAP = /^[ \-_.・,、\n]{0,3}$/;
  const NUMBERS = /^\d+[^\d]*[,、][^\d]*\d+$/; // a line and a column are two numbers, no torn one
  const MAX_DICTATED_WORDS = 14; // a code read out letter by letter
  const MAX_RUN = 60; // words; longer runs are prose or numbers
  const MIN_DICTATED = 3;
  const MAX_PARTS = 50; // codes that one piece may stand for
  const SHORTENED = /^(?<head>[a-z0-9|!$]*[a-z]{2}|[a-z0-9|!$]*[a-z][|!$])0*(?<number>[1-9]\d+)(?<tail>[a-z]?)$/;
  const IN_NAME = /[a-z0-9_-]/;
  const FOREIGN = /^(?=.*[a-z])[a-z]{0,6}\d{3,}[a-z]{0,2}$/;
  const RANK = { listed: 0, slip: 1, sight: 2, part: 3, other: 4, kin: 5 };

  /** Whether a text is built like the listed codes, with real digits in it. */
  function isWellFormed(text, known) {
    return (text.match(/\d/g) || []).length >= 2 && known.shapes.some((shape) => shape.test(text));
  }

  /** "0087" in "0087e" and "87e" in "v5ec10087e": the text is a piece that points to few codes. */
  function isPart(text, skeleton, code) {
    const where = code.skeleton.indexOf(skeleton);
    if (where < 0 || text.length >= code.plain.length) return false;
    if (/^[a-z|!$]+$/.test(text)) return text.length >= 3 && code.plain.includes(text);
    if (!/^\d+$/.test(text)) return text.length >= 3 || (text.length === 2 && where === 0);
    // Digits alone mean a code only if they are all of its number, leading zeros aside.
    return text.length >= 3 && bareNumber(text) === bareNumber(code.digits);
  }

  /** "eci318" for V5ECI0318W: the end of its letters and its number without the zeros, with or without the last letter. */
  function isShortened({ head, tail }, code) {
    const [before, after] = code.plain.split(code.digits);
    return codeSkeleton(before).endsWith(codeSkeleton(head)) && (!tail || tail === after);
  }

  /** The codes that a text gives without their zeros. */
  function shortened(text, known) {
    const match = SHORTENED.exec(text);
    return match ? (known.byNumber.get(match.groups.number) || []).filter((code) => isShortened(match.groups, code)) : [];
  }

  /** How two codes of about the same length differ: "slip" (a sign dropped, doubled or swapped), "sight", "other" or "". */
  function difference(query, code) {
    const gap = query.length - code.length;
    if (gap > 1 || gap < -1) return "";
    let i = 0;
    while (i < code.length && query[i] === code[i]) i += 1;
    if (gap === -1) return query.slice(i) === code.slice(i + 1) ? "slip" : "";
    if (gap === 1) {
      if (query.slice(i + 1) !== code.slice(i)) return "";
      return query[i] === query[i - 1] || query[i] === query[i + 1] ? "slip" : "other";
    }
    const rest = query.slice(i + 2) === code.slice(i + 2);
    if (rest && query[i] === code[i + 1] && query[i + 1] === code[i]) return "slip";
    if (query.slice(i + 1) !== code.slice(i + 1)) return "";
    return ALIKE_BY_EYE.some((pair) => pair.includes(query[i]) && pair.includes(code[i])) ? "sight" : "other";
  }

  /** The codes that a text is a piece of, found in one text of all of them. */
  function holding(text, skeleton, known) {
    const { all, starts, list } = known;
    const found = [];
    for (let at = all.indexOf(skeleton), i = 0; at >= 0 && found.length < MAX_PARTS; at = all.indexOf(skeleton, starts[i])) {
      while (i < list.length && starts[i] <= at) i += 1;
      if (isPart(text, skeleton, list[i - 1])) found.push(list[i - 1]);
      if (i === list.length) break;
    }
    return found;
  }

  /** The listed codes nearest to a text, all of the same kind: {kind, codes}, or null. */
  function nearest(text, known) {
    const skeleton = skeletonOf(text);
    if (known.byPlain.has(text)) return { kind: "listed", codes: [known.byPlain.get(text)] };
    const same = known.bySkeleton.get(skeleton) || [];
    if (same.length === 1) return { kind: "listed", codes: same };
    if (same.length) return { kind: "other", codes: same }; // two codes that differ only in signs that look alike
    const whole = holding(text, skeleton, known);
    const parts = { kind: "part", codes: whole.length ? whole : shortened(text, known) };
    const found = [parts, ...alike(text, skeleton, known)].filter((one) => one.codes.length);
    return found.sort((a, b) => RANK[a.kind] - RANK[b.kind])[0] || null;
  }

  function isUsed(skeleton, code, known) {
    const at = Array.from(skeleton).findIndex((sign, i) => sign !== code.skeleton[i]);
    return HEX.test(code.plain) || known.signs.get(skeleton.length)[at].has(skeleton[at]);
  }

  /** The listed codes that differ from a text in one sign, by the kind of difference. */
  function alike(text, skeleton, known) {
    const kinds = { slip: [], sight: [], other: [] };
    if (!/\d/.test(text) || text.length < 4) return [];
    for (let length = skeleton.length - 1; length <= skeleton.length + 1; length += 1) {
      (known.byLength.get(length) || []).forEach((code) => {
        const kind = difference(skeleton, code.skeleton);
        // A sign that other codes have in this place, as hexadecimal numbers may, is not misread.
        if (kind) kinds[kind === "sight" && isUsed(skeleton, code, known) ? "other" : kind].push(code);
      });
    }
    return Object.keys(kinds).map((kind) => ({ kind, codes: kinds[kind] }));
  }

  /** Codes that share all but two digits with a well-formed one: worth showing beside "not listed". */
  function kin(text, known) {
    const skeleton = skeletonOf(text);
    const apart = (code) => Array.from(code.skeleton).filter((sign, i) => sign !== skeleton[i]).length;
    const near = (known.byLength.get(skeleton.length) || []).filter((code) => apart(code) === 2);
    return near.length ? { kind: "kin", codes: near.slice(0, 3) } : null;
  }

  /** Runs of words that may belong to one code: [{text, start, end}] word by word, split where something else stands. */
  function runsOf(text) {
    const runs = [];
    let end = 0;
    for (const match of text.matchAll(WORD)) {
      const word = { text: match[0].replace(/vv/g, "w"), start: match.index, end: match.index + match[0].length };
      const run = runs[runs.length - 1];
      const joins = run && GAP.test(text.slice(end, word.start)) && !NUMBERS.test(text.slice(run[run.length - 1].start, word.end));
      if (joins && run.length < MAX_RUN) run.push(word);
      else runs.push([word]);
      end = word.end;
    }
    return runs;
  }

  /** All windows of a run of words, as {text, start, end, from, to}. */
  function windowsOf(run, words, longest) {
    const windows = [];
    run.forEach((first, from) => {
      let text = "";
      for (let to = from; to < Math.min(run.length, from + words); to += 1) {
        text += run[to].text;
        if (text.length > longest) break;
        windows.push({ text, start: first.start, end: run[to].end, from, to });
      }
    });
    return windows;
  }

  /** What one window says: {kind, codes, wellFormed} or null. */
  function judge(window, known) {
    const { text } = window;
    const word = window.from === window.to;
    if (text.length < 2 || (!word && !/\d/.test(codeSkeleton(text)))) return null;
    const found = nearest(text, known);
    const wellFormed = isWellFormed(text, known);
    if (found) return { ...found, wellFormed };
    if (wellFormed) return { kind: "kin", codes: [], ...kin(text, known), wellFormed };
    if (word && (HEX.test(text) || FOREIGN.test(text))) return { kind: "kin", codes: [], wellFormed: false };
    return null;
  }

  /** The best reading of a run: windows that do not overlap, the surest and longest first. */
  function readRun(run, known, words) {
    const judged = windowsOf(run, words, known.longest)
      .map((window) => ({ ...window, found: judge(window, known) }))
      .filter((window) => window.found);
    // The letters of a family say less than a whole code of it: HTTP 500 is no HTTP 404.
    const rankOf = ({ text, found }) => (found.kind === "part" && !/\d/.test(text) ? RANK.kin + 1 : RANK[found.kind]);
    judged.sort((a, b) => rankOf(a) - rankOf(b) || b.text.length - a.text.length || a.start - b.start);
    const taken = [];
    judged.forEach((window) => {
      if (taken.every((other) => window.to < other.from || window.from > other.to)) taken.push(window);
    });
    return taken;
  }

  const SENTENCE_END = /[。\n]/; // 「ません。データ」 is no 1000

  /** Codes without a digit, such as no-unused-vars: only as they are written, for their words may be anybody's. */
  function namesIn(text, known) {
    const found = [];
    known.named.forEach((code) => {
      const { written } = code;
      for (let start = text.indexOf(written); start >= 0; start = text.indexOf(written, start + written.length)) {
        const end = start + written.length;
        const isWhole = !IN_NAME.test(text[start - 1] || "") && !IN_NAME.test(text[end] || "");
        if (isWhole && !found.some((one) => one.start < end && start < one.end)) {
          found.push({ text: written, start, end, found: { kind: "listed", codes: [code], wellFormed: true } });
        }
      }
    });
    return found;
  }

  /** The codes in what was read out; what sounds like one but is like no listed code is chance. */
  function readDictated({ words, start, end }, known) {
    const run = words.map((text) => ({ text, start, end }));
    return readRun(run, known, Math.max(MAX_DICTATED_WORDS, known.words)).filter(({ text, found }) => text.length >= MIN_DICTATED && found.codes.length);
  }

  const STATUS = { listed: "listed", slip: "near", sight: "near", part: "near", other: "near", kin: "unlisted" };

  /**
   * The codes of a query, in the order they stand in it.
   * @param {import("./fold.js").Folded} folded
   * @param {string} source the text as typed
   * @param {Object} known from `prepareCodes`
   * @returns {{text: string, start: number, end: number, kind: string, status: string, codes: Object[], sure: boolean}[]}
   *   `sure`: the code is meant, not only similar
   */
  function readCodes(folded, source, known) {
    const names = namesIn(folded.text, known);
    const beside = (one) => names.every((name) => one.end <= name.start || name.end <= one.start);
    const numbered = runsOf(folded.text).reduce((all, run) => all.concat(readRun(run, known, known.words)), []);
    const written = names.concat(numbered.filter(beside));
    const places = written.map((window) => ({ ...window, start: folded.at[window.start], end: folded.at[window.end] }));
    const spoken = dictated(source).reduce((all, run) => all.concat(readDictated(run, known)), [])
      .filter(({ start, end }) => !SENTENCE_END.test(source.slice(start, end).trim()));
    const extra = spoken.filter((run) => !places.some((one) => one.found.kind === "listed" && one.start < run.end && run.start < one.end));
    const kept = places.filter((one) => !extra.some((run) => one.start < run.end && run.start < one.end));
    const all = kept.concat(extra).sort((a, b) => a.start - b.start);
    const isWhole = all.some(({ found }) => found.wellFormed);
    return all.map((one) => describe(one, source, isWhole));
  }

  /** @param {boolean} besideWhole whether the text holds a code built like the listed ones: a number alone is none, then */
  function describe({ start, end, text, found }, source, besideWhole) {
    const isPiece = found.codes.length === 1 && text.length >= 4 && /\d/.test(text) && !(besideWhole && /^\d+$/.test(text));
    // A slip that gives another well-formed code is another code: V5ECI0078E is not V5ECI0087E.
    const sure = found.kind === "listed" || found.kind === "sight" || (found.kind === "slip" && !found.wellFormed) || (found.kind === "part" && isPiece);
    const status = found.kind === "part" && sure ? "listed" : STATUS[found.kind];
    return { text: source.slice(start, end).trim(), start, end, kind: found.kind, wellFormed: found.wellFormed, status, codes: found.codes, sure };
  }

  return { readCodes };
});
