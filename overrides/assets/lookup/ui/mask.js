/* Somebody's own values in a text, cut out of it: what stands in the slots of a message, and whatever looks like a
   number, a name or an address of a person wherever it stands. */
faqLookup.define("ui/mask", () => {
  "use strict";

  const LABELS = "識別番号|整理番号|氏名又は名称|氏名|名称|住所又は居所|住所|居所|電話番号|電話|メールアドレス|ユーザー名|ユーザ名|パスワード|暗証番号";
  const SPACES = /[\s\u3000]/;
  const FEW = 2; // signs; a shorter value stands in any text

  // Each with the value as its last group.
  const PERSONAL = [
    // 氏名:特許 太郎 up to the end of the line, a wide gap or the next label
    new RegExp(`(?:${LABELS})[^:：\\n]{0,6}[:：][ \\u3000]*([^\\n]+?)(?=[ \\u3000]{2}|[ \\u3000]*(?:${LABELS})[^:：\\n]{0,6}[:：]|\\n|$)`, "g"),
    /([\p{L}\p{N}._+-]+[@＠][\p{L}\p{N}.．-]+)/gu, // an address for mail
    /[\\/¥￥](?:Users|home|ユーザー)[\\/¥￥]([^\\/¥￥\n]+)/gi, // whose folder it is
    /(?<![0-9A-Za-z０-９])([0-9０-９](?:[-－ー−]?[0-9０-９]){6,})/g, // an identification or telephone number
  ];
  const DATE = /^\d{4}-\d{2}-\d{2}$/;

  /** A text without spaces, width and case, and where each of its signs stands in it. */
  function bare(text) {
    const signs = [];
    for (let at = 0; at < text.length; at += 1) {
      if (SPACES.test(text[at])) continue;
      for (const sign of text[at].normalize("NFKC").toLowerCase()) signs.push([sign, at]);
    }
    return { text: signs.map(([sign]) => sign).join(""), at: signs.map(([, at]) => at) };
  }

  /** Where a value stands in a text, however it is written there: [start, end] each. */
  function placesOf(value, { text, at }) {
    const wanted = bare(value).text;
    const places = [];
    if (wanted.length < FEW) return places;
    for (let i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + wanted.length)) {
      places.push([at[i], at[i + wanted.length - 1] + 1]);
    }
    return places;
  }

  function personalPlaces(text) {
    return [].concat(...PERSONAL.map((pattern) => Array.from(text.matchAll(pattern))
      .filter(([, value]) => !DATE.test(value))
      .map((match) => [match.index + match[0].lastIndexOf(match[1]), match.index + match[0].lastIndexOf(match[1]) + match[1].length])));
  }

  /**
   * A text in pieces, the personal ones marked.
   * @param {string} text not longer than a page or two: the work grows with its square
   * @param {string[]} values what is known to be somebody's own, wherever it stands
   * @returns {{text: string, secret: boolean}[]} all of the text, in its order
   */
  function mask(text, values) {
    const own = personalPlaces(text);
    const known = Array.from(new Set(values.concat(own.map(([start, end]) => text.slice(start, end)))));
    const folded = bare(text);
    const places = own.concat(...known.map((value) => placesOf(value, folded))).sort((a, b) => a[0] - b[0]);
    const pieces = [];
    let from = 0;
    const add = (end, secret) => {
      if (end > from) pieces.push({ text: text.slice(from, end), secret });
      from = Math.max(from, end);
    };
    places.forEach(([start, end]) => {
      const last = pieces[pieces.length - 1];
      if (start < from && end > from && last) { // runs on from the one before
        last.text += text.slice(from, end);
        from = end;
        return;
      }
      add(start, false);
      add(end, true);
    });
    add(text.length, false);
    return pieces;
  }

  return { mask };
});
