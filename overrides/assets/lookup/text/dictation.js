/* Codes as they are read out and written down: "ブイゴイーシーアイ ゼロハチナナイー", "vee five ee see eye". */
faqLookup.define("text/dictation", (need) => {
  "use strict";

  const { LETTER_SOUNDS, DIGIT_SOUNDS, NUMBER_SOUNDS } = need("text/tables");
  const { fold } = need("text/fold");

  const MIN_SIGNS = 3;
  const LIMIT = 300; // nobody dictates more; and it bounds the recursion below
  const PAUSE = /[\s、,。.・\-の]/;
  const sounds = new Map();
  DIGIT_SOUNDS.forEach((words, digit) => add(words, String(digit)));
  Object.keys(LETTER_SOUNDS).forEach((letter) => add(LETTER_SOUNDS[letter], letter));
  Object.keys(NUMBER_SOUNDS).forEach((sign) => add(NUMBER_SOUNDS[sign], sign));
  const LONGEST = Math.max(...Array.from(sounds.keys(), (sound) => sound.length));

  function add(words, sign) {
    words.split(" ").forEach((word) => {
      if (!sounds.has(word)) sounds.set(word, sign);
    });
  }

  /** Whether a sound may stand at [i, end): Latin words only whole. */
  function isWhole(text, i, end) {
    const latin = /[a-z0-9]/;
    if (!latin.test(text[i])) return true;
    return !(latin.test(text[i - 1] || " ") && /[a-z]/.test(text[i])) && !(latin.test(text[end] || " ") && /[a-z]/.test(text[end - 1]));
  }

  /** The longest way to read sounds from `i` on, as a chain of {sign, end, next}; remembers what it tried. */
  function readFrom(text, i, memo) {
    let start = i;
    while (start < text.length && PAUSE.test(text[start])) start += 1;
    if (memo.has(start)) return memo.get(start);
    memo.set(start, null);
    let best = null;
    for (let length = Math.min(LONGEST, text.length - start); length > 0; length -= 1) {
      const end = start + length;
      const sound = text.slice(start, end);
      const sign = sounds.get(sound) || (/^[0-9]$/.test(sound) ? sound : undefined);
      if (sign === undefined || !isWhole(text, start, end) || text[end] === "ー") continue;
      const next = readFrom(text, end, memo);
      const reach = next ? next.reach : end;
      if (!best || reach > best.reach) best = { sign, start, end, next, reach };
    }
    memo.set(start, best);
    return best;
  }

  /** "9T2H" gives "9200", "T" gives "1000", "2_ 1" gives "21"; spaces are the pauses between sounds. */
  function numbers(signs) {
    return signs
      .replace(/(\d?) ?T(?: ?(\d?) ?H)?(?: ?(\d?) ?J)?( ?\d(?! ?[\dTHJ]))?/g, (whole, t, h, j, one) => {
        const has = (sign, digit) => (whole.includes(sign) ? Number(digit || 1) : 0);
        return String(1000 * Number(t || 1) + 100 * has("H", h) + 10 * has("J", j) + Number(one || 0));
      })
      .replace(/(\d)_ ?(?=[1-9])/g, "$1")
      .replace(/_/g, "0")
      .replace(/(\d) ?H/g, "$100")
      .replace(/[THJ]/g, "");
  }

  /** A chain of sounds as the words they spell, a word for what is said without a pause. */
  function spell(chain, heard) {
    let signs = "";
    let sounded = 0;
    for (let link = chain, last = null; link; last = link, link = link.next) {
      signs += (last && last.end < link.start ? " " : "") + link.sign;
      if (link.end - link.start > 1 || !/[a-z0-9]/.test(heard[link.start])) sounded += 1;
    }
    return { words: numbers(signs).split(" ").filter(Boolean), sounded };
  }

  /**
   * The runs of a text that spell letters and digits aloud.
   * @param {string} text the text as typed
   * @returns {{words: string[], start: number, end: number}[]} what they spell, and where in the text
   */
  function dictated(text) {
    const { text: heard, at } = fold(text.slice(0, LIMIT), { keepLong: true });
    const memo = new Map();
    const runs = [];
    for (let i = 0; i < heard.length; ) {
      const chain = readFrom(heard, i, memo);
      if (!chain || chain.start > i) {
        i = chain ? chain.start : i + 1;
        continue;
      }
      const { words, sounded } = spell(chain, heard);
      if (words.join("").length >= MIN_SIGNS && sounded > 1) runs.push({ words, start: at[i], end: at[chain.reach] });
      i = chain.reach;
    }
    return runs;
  }

  return { dictated };
});
