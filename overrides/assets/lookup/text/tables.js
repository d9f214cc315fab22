/* What the layers above know about writing, as data: which signs count as the same, how codes sound, which words
   carry no meaning. Nothing here knows the content of the site. */
faqLookup.define("text/tables", () => {
  "use strict";

  /* Signs that NFKC leaves apart. Read: every sign of the key becomes the value. */
  const SIGNS = {
    "‐‑‒–—―−⁃﹣➖": "-",
    "〜∼": "~",
    "♯": "#",
    "“”„〝〟": '"',
    "‘’‛": "'",
    "【〔": "[",
    "】〕": "]",
    "аАα": "a",
    "ВΒ": "b",
    "сС": "c",
    "еЕΕ": "e",
    "Ιі": "i",
    "оОοΟ": "o",
    "ѕЅ": "s",
    "хХ": "x",
    "髙": "高",
    "﨑": "崎",
    "槗": "橋",
  };

  const SMALL_KANA = ["ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ"];

  /* Letters and digits that people and OCR take for one another. The first sign stands for all.
     A code keeps its meaning under these: no two codes of one family differ only in them. */
  const ALIKE = ["0o", "1il|!", "5s$", "8b"];

  /* Pairs that only OCR confuses: enough for a suggestion, not for a claim. */
  const ALIKE_BY_EYE = ["cg", "2z", "0d", "0q", "uv"];

  /* Japanese signs that OCR and wrong conversion confuse, for comparing whole messages. */
  const ALIKE_JAPANESE = [
    "か力", "に二", "え工", "と卜", "ろ口", "た夕", "は八", "ち千", "り刂", "へ∧", "む厶", "ひ匕", "お才",
    "未末", "書害言", "人入", "文丈", "失矢", "正止", "明朋", "元兀", "理埋", "録緑", "確碓", "請講", "択沢",
    "達違", "問間", "管菅", "特持待", "証誰訂", "設没", "使便", "適摘", "接按", "続読", "結給", "済剤", "更吏",
  ];

  const LETTER_SOUNDS = {
    a: "えー えい ay a alpha alfa", b: "びー bee b bravo", c: "しー しい see sea cee c charlie",
    d: "でぃー でー dee d delta", e: "いー いい ee e echo", f: "えふ ef eff f foxtrot", g: "じー gee g golf",
    h: "えいち えっち aitch h hotel", i: "あい eye i india", j: "じぇー じぇい jay j juliet juliett",
    k: "けー けい kay k kilo", l: "える el ell l lima", m: "えむ em m mike", n: "えぬ en n november",
    o: "おー oscar", p: "ぴー pee p papa", q: "cue queue q quebec", r: "あーる ar r romeo",
    s: "えす ess es s sierra", t: "てぃー てー tee t tango", u: "ゆー ゆう you u uniform",
    v: "ぶい ゔい ぶいー vee v victor", w: "だぶりゅー だぶりゅう だぶる double-u double-you w whiskey whisky",
    x: "えっくす ex x xray x-ray", y: "わい why y yankee", z: "ぜっと zee zed z zulu",
  };
  const DIGIT_SOUNDS = [
    "ぜろ れい まる れー zero oh o nought 〇 零", "いち わん one 一", "に にい にー つー two 二", "さん すりー three 三",
    "よん し よー ふぉー four 四", "ご ごー ごお ふぁいぶ five 五", "ろく ろっく しっくす six 六", "なな しち せぶん seven 七",
    "はち えいと eight 八", "きゅう きゅー く くー ないん nine niner 九",
  ];
  /* T, H and J mark thousand, hundred and ten; read on in dictation.js. */
  const NUMBER_SOUNDS = {
    T: "せん ぜん thousand 千", H: "ひゃく びゃく ぴゃく hundred 百", J: "じゅう 十",
    10: "ten", 11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen",
    17: "seventeen", 18: "eighteen", 19: "nineteen", "2_": "twenty", "3_": "thirty", "4_": "forty", "5_": "fifty",
    "6_": "sixty", "7_": "seventy", "8_": "eighty", "9_": "ninety",
  };

  /* Words around a question that say nothing about its subject. */
  const EMPTY_JAPANESE = (
    "お世話になっております お世話になります よろしくお願いいたします よろしくお願いします お願いいたします お願いします " +
    "ありがとうございます ありがとうございました 教えていただけますか 教えていただきたい 教えてください 教えて下さい 教えてほしい " +
    "教えて 申し訳ありません すみません すいません どうすればいいですか どうすればいいでしょうか どうしたらいいですか " +
    "どうしたらいいでしょうか どうすればいい どうしたらいい どうすれば どうしたら どうしよう 困っています 困りました 困ってます " +
    "助けて 急いでいます 急いでます 至急 こんにちは おはようございます はじめまして さようなら もしもし とのこと お客様"
  ).split(" ");
  const EMPTY_ENGLISH = (
    "a an the of to in on at for from by with as is are was were be been am it its this that these those there here " +
    "i im ive id me my we our us you your he she they them do does did doing done have has had having can could will " +
    "would shall should may might must not no dont doesnt didnt cant isnt wont and or but if so than then too very " +
    "what which who whom whose how why where when mean means meaning please help thanks thank hello hi got get gets " +
    "getting say says said saying tell tells show shows shown showing about into just also only ok okay any some all " +
    "error errors code message problem issue now s t"
  ).split(" ");

  return {
    SIGNS, SMALL_KANA, ALIKE, ALIKE_BY_EYE, ALIKE_JAPANESE, LETTER_SOUNDS, DIGIT_SOUNDS, NUMBER_SOUNDS,
    EMPTY_JAPANESE, EMPTY_ENGLISH,
  };
});
