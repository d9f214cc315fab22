/* What is to be said before the hits: where a question belongs that no entry answers; the errors of a text one by one,
   in its order, which are listed and where, which only resemble a listed one. */
faqLookup.define("ui/remarks", (need) => {
  "use strict";

  const { search } = need("engine");
  const { make, fill, link, inLanguage, hitLink } = need("ui/results");

  const MOST = 12; // lines; a log may hold hundreds of codes
  const CLOSE = 2; // signs between two codes that one message shows side by side

  /** The entry that a listed code leads to: among the hits, else (a second code of the same message) by itself. */
  function entryOf(code, answer, locale) {
    const own = answer.hits.find((hit) => hit.code === code.canonical);
    return own || search(code.canonical, { limit: 1, locale }).hits[0];
  }

  /** The codes of a text, each once; those that stand side by side and lead to the same entry are one error. */
  function codeGroups(answer, locale) {
    const seen = new Set();
    const groups = [];
    let end = -Infinity;
    answer.codes.forEach((code) => {
      const name = code.text.toUpperCase();
      const last = groups[groups.length - 1];
      const beside = code.start - end <= CLOSE;
      end = code.start + code.text.length;
      if (seen.has(name)) return;
      seen.add(name);
      const hit = code.status === "listed" ? entryOf(code, answer, locale) : null;
      if (hit && beside && last.hit && last.hit.id === hit.id) last.codes.push(code);
      else groups.push({ start: code.start, codes: [code], hit });
    });
    return groups;
  }

  /** What became of one code. */
  function codeText({ text, canonical, status }, words) {
    const values = { text, code: canonical };
    if (status === "listed") return fill(text === canonical ? words.lookup_code_listed : words.lookup_code_read_as, values);
    return fill(status === "near" && canonical ? words.lookup_code_near : words.lookup_code_unlisted, values);
  }

  function lineText({ codes, message }, words) {
    if (message) return fill(words.lookup_message_listed, { text: message });
    if (codes.length === 1) return codeText(codes[0], words);
    return fill(words.lookup_code_listed, { code: codes.map(({ canonical }) => canonical).join(" ") });
  }

  function line(group, config) {
    const item = make("li", "");
    item.append(inLanguage(make("span", "", lineText(group, config.words))));
    const { hit } = group;
    if (hit) item.append(" ", link("", hit.number + ". " + hit.title, hitLink(hit, config)));
    return item;
  }

  /** As many groups as are of use: where there are too many, those that are not listed are left out. */
  function shortened(groups) {
    const listed = groups.filter(({ hit }) => hit);
    return groups.length <= MOST ? groups : listed.concat(groups.filter(({ hit }) => !hit)).slice(0, MOST);
  }

  /** The errors of a text, if there are several or a code that is not listed. */
  function errorsPart(answer, config) {
    const { words } = config;
    const part = document.createDocumentFragment();
    const messages = answer.errors
      .filter(({ code }) => !code)
      .map(({ id, message, start }) => ({ start, message, hit: answer.hits.find((hit) => hit.id === id) }));
    const groups = codeGroups(answer, config.locale).concat(messages).sort((a, b) => a.start - b.start);
    if (groups.length < 2 && answer.codes.every(({ status }) => status === "listed")) return part;
    const shown = shortened(groups);
    const list = make("ol", "");
    list.setAttribute("aria-label", words.lookup_errors);
    list.append(...shown.map((group) => line(group, config)));
    if (shown.length < groups.length) list.append(make("li", "", fill(words.lookup_errors_more, { n: groups.length - shown.length })));
    if (answer.errors.length) part.append(make("p", "", fill(words.lookup_several, { n: answer.errors.length })));
    part.append(list);
    const likened = answer.codes.some(({ status }) => status === "near") || !answer.hits.some(({ confident }) => confident);
    if (likened && answer.hits.length) part.append(make("p", "ask__remarks-note", words.lookup_code_digit));
    return part;
  }

  /** Where a question belongs that no entry answers. */
  function elsewhereLine({ title, link: document }, words) {
    const item = make("p", "ask__elsewhere", fill(words.lookup_elsewhere, { topic: title }));
    if (document) item.append(" ", link("", fill(words.lookup_elsewhere_link, { title: document.title }), document.url));
    return item;
  }

  /** All of it for an answer. */
  function remarks(answer, config) {
    const part = errorsPart(answer, config);
    if (answer.elsewhere) part.prepend(elsewhereLine(answer.elsewhere, config.words));
    return part;
  }

  return { remarks };
});
