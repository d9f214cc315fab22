/* Reading aloud: kanji by the table of readings that comes with the index, romaji by rule, long vowels as short ones.
   In this form "しょうめいしょ", "shomeisho" and "証明書" are the same. */
faqLookup.define("text/kana", (need) => {
  "use strict";

  const { fold, KANJI } = need("text/fold");

  const VOWELS = { a: "あ", i: "い", u: "う", e: "え", o: "お" };
  const ROWS = {
    "": "あいうえお", k: "かきくけこ", s: "さしすせそ", t: "たちつてと", n: "なにぬねの", h: "はひふへほ", m: "まみむめも",
    y: "や ゆ よ", r: "らりるれろ", w: "わ   を", g: "がぎぐげご", z: "ざじずぜぞ", d: "だぢづでど", b: "ばびぶべぼ",
    p: "ぱぴぷぺぽ", f: "  ふ  ", j: " じ   ", v: "  ゔ  ", l: "らりるれろ", c: "かしくせこ",
  };
  const SPECIAL = {
    shi: "し", chi: "ち", tsu: "つ", fu: "ふ", ji: "じ", sha: "しや", shu: "しゆ", sho: "しよ", she: "しえ", cha: "ちや", chu: "ちゆ",
    cho: "ちよ", che: "ちえ", ja: "じや", ju: "じゆ", jo: "じよ", je: "じえ", fa: "ふあ", fi: "ふい", fe: "ふえ", fo: "ふお",
    thi: "てい", dhi: "でい", ti: "てい", di: "でい", tyu: "ちゆ", wi: "うい", we: "うえ", va: "ゔあ", vi: "ゔい", ve: "ゔえ", vo: "ゔお",
  };
  const ROMAJI = /^(?:(?:[kstnhmrgzdbpfjcv]y|sh|ch|ts|th|dh|[kstnhmyrwgzdbpfjvlc])?[aiueo]|n(?![aiueoy])|([kstpcgdbzjfr])(?=\1)|t(?=ch)|-|h(?![aiueoy]))+$/;
  const SYLLABLE = /((?:[kstnhmrgzdbpfjcv]y|sh|ch|ts|th|dh|[kstnhmyrwgzdbpfjvlc])?[aiueo])|n|./g;
  const O_ROW = "おこそとのほもよろをごぞどぼぽ";
  const U_ROW = "うくすつぬふむゆるぐずづぶぷ";
  const E_ROW = "えけせてねへめれげぜでべぺ";
  const I_ROW = "いきしちにひみりぎじぢびぴ";
  const A_ROW = "あかさたなはまやらわがざだばぱ";
  const LONG = { "う": O_ROW + U_ROW, "い": E_ROW + I_ROW, "あ": A_ROW, "え": E_ROW, "お": O_ROW };

  /** One romaji syllable in (large) kana. */
  function syllable(text) {
    if (SPECIAL[text]) return SPECIAL[text];
    if (text === "n" || text === "m") return "ん";
    const vowel = text[text.length - 1];
    if (!VOWELS[vowel]) return text === "-" || text === "h" ? "" : "つ";
    const glide = text.length === 3 && text[1] === "y";
    const row = ROWS[text.length === 1 ? "" : text[0]] || ROWS[""];
    if (glide) return row[1] + { a: "や", u: "ゆ", o: "よ" }[vowel];
    return row["aiueo".indexOf(vowel)].trim() || VOWELS[vowel];
  }

  /**
   * A romaji word in kana, or "" if it cannot be one: "kaado" gives "かあど", "certificate" gives "".
   * @param {string} word lower case
   */
  function fromRomaji(word) {
    if (word.length < 2 || !ROMAJI.test(word)) return "";
    const kana = word.match(SYLLABLE).map(syllable).join("");
    return kana.replace(/[^ぁ-んゔ]/g, "");
  }

  /** Long vowels as short ones: "しようめいしよ" gives "しよめしよ", as people leave them out or write them double. */
  function shorten(kana) {
    let out = "";
    for (const char of kana) {
      const last = out[out.length - 1];
      if (last && LONG[char] && LONG[char].includes(last)) continue;
      out += char;
    }
    return out;
  }

  /** The table of readings from [word, reading] pairs, folded: word → reading, and the longest word's length. */
  function foldLexicon(words) {
    const map = new Map();
    let longest = 1;
    words.forEach(([word, reading]) => {
      const key = fold(word).text;
      map.set(key, fold(reading).text);
      longest = Math.max(longest, key.length);
    });
    return { map, longest };
  }

  /** The folded text with every word of the table read aloud, the longest first. */
  function readAloud(text, lexicon) {
    let out = "";
    for (let i = 0; i < text.length; ) {
      const step = KANJI.test(text[i]) ? wordAt(text, i, lexicon) : 0;
      out += step ? lexicon.map.get(text.substr(i, step)) : text[i];
      i += step || 1;
    }
    return shorten(out);
  }

  function wordAt(text, i, lexicon) {
    for (let length = Math.min(lexicon.longest, text.length - i); length > 0; length -= 1) {
      if (lexicon.map.has(text.substr(i, length))) return length;
    }
    return 0;
  }

  return { fromRomaji, shorten, foldLexicon, readAloud };
});
