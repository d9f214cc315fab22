/* The lookup's answers as elements. Everything a person typed is put in as text, never as markup. */
faqLookup.define("ui/results", () => {
  "use strict";

  /** An element with a class and a text. */
  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  /** A text in the page's language, or as an element that says which other language it is in. */
  function told(text, said) {
    const element = said ? make("span", "", text) : text;
    if (said) element.lang = said;
    return element;
  }

  /** "{code}: listed." with {code: "X"} gives "X: listed." */
  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (whole, name) {
      return name in values ? String(values[name]) : whole;
    });
  }

  const KANA = /[\u3040-\u30ff]/;

  /** The element marked as Japanese if its text is: an entry that is not translated keeps its question. */
  function inLanguage(element) {
    if (KANA.test(element.textContent)) element.lang = "ja";
    return element;
  }

  function link(className, text, href) {
    const element = make("a", className, text);
    element.href = href;
    return inLanguage(element);
  }

  /** Who can help: the official contact, as the site's settings name it. */
  function contactLine({ official, words }) {
    const line = make("p", "", words.lookup_contact + " ");
    line.append(link("", official.title, official.url));
    return line;
  }

  const WORD = /[^\u3040-\u309f\s、。]{2}/; // more than endings: 「ています」 is in every message

  /**
   * A message with what matched marked and the reader's own values in its slots.
   * @param {{text: string, mark?: boolean, slot?: string}[]} pieces
   */
  function messageLine(pieces) {
    const line = make("p", "hit__message");
    line.lang = document.documentElement.dataset.source;
    line.translate = false;
    pieces.forEach(function (piece) {
      const outer = piece.mark && (piece.slot || WORD.test(piece.text)) ? make("mark", "", "") : null;
      const slot = piece.mark ? make("b", "hit__value", piece.text) : make("span", "slot", piece.text);
      const inner = piece.slot ? slot : document.createTextNode(piece.text);
      if (piece.slot) inner.title = piece.slot;
      if (outer) outer.appendChild(inner);
      line.appendChild(outer || inner);
    });
    return line;
  }

  /** What the reader's text says beside what the entry's message says; both stand in <b>, as text. */
  function differsLine({ yours, theirs }, { words, said }) {
    const line = make("p", "hit__differs");
    if (said) line.lang = said;
    const values = { yours: yours, theirs: theirs };
    (yours ? words.lookup_differs : words.lookup_lacks).split(/(\{\w+\})/).forEach(function (piece) {
      const name = piece.slice(1, -1);
      line.append(piece[0] === "{" && name in values ? quoted(values[name]) : piece);
    });
    return line;
  }

  function quoted(text) {
    const element = inLanguage(make("b", "", text));
    element.translate = false;
    return element;
  }

  /** The words for why an entry is listed. */
  function reason(hit, words) {
    if (!hit.confident && hit.reason === "text") return words.lookup_reason_weak;
    const key = "lookup_reason_" + String(hit.reason || "text").replace(/-/g, "_");
    return words[key] || words.lookup_reason_text;
  }

  function hitLink(hit, config, anchor = hit.anchor) {
    // In the single-file edition an address is an anchor already.
    const sign = hit.url.includes("#") ? "--" : "#";
    return config.assets + hit.url + (anchor ? sign + anchor : "");
  }

  /** "2. Title" */
  const named = (hit) => hit.number + ". " + hit.title;

  /** What the category of a hit is called, where there are several. */
  function categoryName({ category }, { categories }) {
    const own = categories.length > 1 && categories.find(({ slug }) => slug === category);
    return own ? own.title : "";
  }

  /** The line above a hit's title: why it is listed, its code, its category. */
  function whyLine(hit, config) {
    const why = make("p", "hit__why");
    const verdict = why.appendChild(make("span", "hit__verdict", ""));
    verdict.append(told(reason(hit, config.words), config.said));
    if (hit.code) {
      const code = make(hit.reason === "code" ? "mark" : "span", "hit__code");
      code.appendChild(make("code", "", hit.code));
      code.translate = false;
      why.appendChild(code);
    }
    const category = categoryName(hit, config);
    if (category) why.appendChild(inLanguage(make("span", "hit__category", category)));
    return why;
  }

  /** One entry of the result list; beside a sure answer (`beside`), a mere suggestion is only its question. */
  function hitItem(hit, config, beside) {
    const words = config.words;
    const item = make("li", "hit");
    item.dataset.id = hit.id;
    item.dataset.number = hit.number;
    item.dataset.confident = String(Boolean(hit.confident));
    const title = make("p", "");
    title.appendChild(link("hit__title", named(hit), hitLink(hit, config)));
    item.append(whyLine(hit, config), title);
    if (beside && !hit.confident) return item;
    const pieces = hit.match && hit.match.pieces;
    if (pieces && pieces.length) item.appendChild(messageLine(pieces));
    if (hit.differs) item.appendChild(differsLine(hit.differs, config));
    if (hit.gloss) item.appendChild(make("p", "hit__gloss", hit.gloss));
    if (hit.summary) item.appendChild(inLanguage(make("p", "hit__summary", hit.summary)));
    if (hit.helper) {
      const way = make("p", "hit__helper");
      way.append(link("", hit.helper.title, hitLink(hit, config, hit.helper.anchor)));
      item.appendChild(way);
    }
    const section = words["section_" + hit.anchor];
    const goes = hit.leads ? fill(words.lookup_goes_to_case, { part: hit.leads }) : section && fill(words.lookup_goes_to, { section });
    if (goes) item.appendChild(make("p", "hit__goes", goes));
    return item;
  }

  /** One line: how many, how sure, and whether the whole text was read. */
  function statusText(answer, words) {
    const found = foundText(answer, words);
    return answer.clipped ? found + " " + words.lookup_status_clipped : found;
  }

  function foundText(answer, words) {
    const sure = answer.hits.filter(function (hit) {
      return hit.confident;
    }).length;
    const rest = answer.hits.length - sure;
    if (!answer.hits.length) return words.lookup_status_none;
    if (!sure) {
      const weak = answer.verdict === "near" ? words.lookup_status_near : words.lookup_status_weak;
      return fill(weak, { n: rest });
    }
    const first = answer.verdict === "exact" ? words.lookup_status_exact : words.lookup_status_text;
    const more = rest ? " " + fill(words.lookup_status_more, { n: rest }) : "";
    return fill(first, { n: sure }) + more;
  }

  return { make, told, fill, link, inLanguage, hitLink, contactLine, hitItem, named, statusText };
});
