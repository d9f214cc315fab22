/* Which signs of a folder's path are not allowed, and a name that is. The names between the separators are checked,
   not the separators and the drive. */
(function (root) {
  "use strict";

  const { kinds, fill, result, note, error } = root.faqHelpers;

  const DRIVE = /^[a-z]:(?=\\|$)/i;
  const PATH = /(?:^|[\s「『"'(])([a-z]:\\[^\n\r「」『』"']*)/i;
  const MOST = 12; // signs named one by one

  /** Whether a sign lies in one of the ranges: "A-Z" or a single sign. */
  const isAllowed = (sign, ranges) => ranges.some((range) => range[0] <= sign && sign <= range[range.length - 1]);

  /**
   * @param {string} path
   * @param {{allowed: string[], forbidden: string[]}} facts
   * @returns {{index: number, sign: string, listed: boolean}[]} the signs not allowed; index counts UTF-16 units
   */
  function offences(path, { allowed, forbidden }) {
    const skip = (DRIVE.exec(path) || [""])[0].length;
    const found = [];
    let index = 0;
    Array.from(path).forEach((sign) => {
      if (index >= skip && sign !== "\\" && !isAllowed(sign, allowed)) found.push({ index, sign, listed: forbidden.includes(sign) });
      index += sign.length;
    });
    return found;
  }

  /** A folder's name with what is allowed of it, full-width letters made narrow: "証明書ＡＢ" gives "AB". */
  const cleaned = (name, { allowed, fallback }) =>
    Array.from(name.normalize("NFKC")).filter((sign) => isAllowed(sign, allowed)).join("") || fallback;

  /**
   * A path that is allowed. Folders above the last exist already and cannot just be called otherwise: where one of
   * them is the trouble, the last moves to the top of the drive.
   */
  function proposal(path, facts) {
    const drive = (DRIVE.exec(path) || [""])[0];
    const names = path.slice(drive.length).split("\\").filter(Boolean);
    const last = cleaned(names[names.length - 1] || "", facts);
    const above = names.slice(0, -1);
    const sound = above.every((name) => !offences(`\\${name}`, facts).length); // behind a separator nothing is a drive
    const kept = [...(sound ? above : []), last].join("\\");
    return drive || path.startsWith("\\") ? `${drive}\\${kept}` : kept;
  }

  /** A sign as it can be seen: one without a shape is named by its number, "U+200B". */
  function shown(sign, words) {
    if (/\s/.test(sign)) return words.helper_chars_space;
    return /\p{C}/u.test(sign) ? `U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}` : sign;
  }

  function answer(value, facts, words) {
    const path = value.replace(/\p{Cc}/gu, "").trim(); // a paste may bring what no key writes
    if (!path) return [error(words.helper_chars_empty)];
    const found = offences(path, facts);
    if (!found.length) {
      return path.replace(DRIVE, "").replace(/\\/g, "") ? [result(words.helper_chars_fine)] : [error(words.helper_chars_no_name)];
    }
    const quoted = (signs) => Array.from(new Set(signs.map(({ sign }) => shown(sign, words)))).slice(0, MOST).join(" ");
    const listed = found.filter((one) => one.listed);
    const other = found.filter((one) => !one.listed);
    const name = proposal(path, facts);
    return [
      error(fill(words.helper_chars_wrong, { n: found.length })),
      note(path, { marks: found.map(({ index, sign }) => [index, index + sign.length]) }),
      ...(listed.length ? [note(fill(words.helper_chars_listed, { signs: quoted(listed) }))] : []),
      ...(other.length ? [note(fill(words.helper_chars_other, { signs: quoted(other) }))] : []),
      result(fill(words.helper_chars_instead, { name }), { copy: name }),
    ];
  }

  /** A path in a question: 「C:\証明書 が使えません」. */
  function find(text) {
    const match = PATH.exec(String(text));
    return match ? match[1].split(/\s/)[0] : null;
  }

  kinds["character-check"] = { answer, find, offences, proposal };
})(typeof window === "undefined" ? this : window);
