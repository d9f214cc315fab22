/* The sheet for whoever is asked for help: what was shown, which answer was read, what was tried. It is made when it is
   wanted and gone when it is closed. Of a masked value nothing is in it, not even unseen, until its reader shows it. */
faqLookup.define("ui/sheet", (need) => {
  "use strict";

  const { search } = need("engine");
  const { make, fill, contactLine, inLanguage } = need("ui/results");
  const { mask } = need("ui/mask");
  const carry = need("ui/carry");

  const MOST = 4000; // signs; nobody reads more

  /** The first and the last lines of a text that is too long for a sheet; whole ones, for half a name is not known as one. */
  function shortened(text) {
    if (text.length <= MOST) return text;
    const first = text.slice(0, MOST / 2).replace(/[^\n]*$/, "");
    return `${first}…${text.slice(-MOST / 2).replace(/^[^\n]*/, "")}`;
  }

  /** What a text shows, told apart: its codes, and its pieces, those that are somebody's own hidden at first. */
  function factsOf(text, locale) {
    const { hits, codes } = search(text, { locale });
    const own = shortened(text.trim());
    const values = [].concat(...hits.map(({ slots }) => slots.map(({ value }) => value)));
    const named = codes.map(({ text: written, canonical, status }) => (status === "listed" ? canonical : written));
    const pieces = mask(own, values).map((piece) => ({ ...piece, shown: !piece.secret }));
    return { codes: Array.from(new Set(named)).filter((code) => /^[a-z]/i.test(code)), pieces };
  }

  const readable = (piece, words) => (piece.shown ? piece.text : words.lookup_sheet_masked);

  /**
   * The sheet as plain text.
   * @param {{codes: string[], pieces: Object[], entry: ?{name: string, id: string, steps: Step[]},
   *   more: string, browser: string, made: string}} facts
   * @param {{words: Object<string, string>, edition: string}} config
   */
  function sheetText({ codes, pieces, entry, more, browser, made }, { words, edition }) {
    const shown = pieces.map((piece) => readable(piece, words)).join("");
    const steps = entry ? entry.steps.map(({ text, done, part }) => `${part ? part + "\n" : ""}${done ? "[x]" : "[ ]"} ${text}`) : [];
    const parts = [
      [words.lookup_sheet_codes, codes.join(" ")],
      [words.lookup_sheet_text, shown],
      [words.lookup_sheet_entry, entry ? `${entry.name} (${entry.id})` : words.lookup_sheet_no_entry],
      [words.lookup_sheet_steps, steps.join("\n")],
      [words.lookup_sheet_more, more.trim()],
      [words.lookup_sheet_environment, `${edition}\n${browser}\n${made}`],
    ];
    return [words.lookup_sheet, ...parts.filter(([, text]) => text).map(([title, text]) => `■ ${title}\n${text}`)].join("\n\n");
  }

  /** A masked value: pressed, it is shown, and goes out with the sheet; pressed again, it is not. */
  function secretButton(piece, number, words) {
    const button = make("button", "sheet__secret", readable(piece, words));
    const name = () => button.setAttribute("aria-label", piece.shown
      ? fill(words.lookup_sheet_hide, { text: piece.text }) : fill(words.lookup_sheet_show, { n: number }));
    button.type = "button";
    name();
    button.addEventListener("click", () => {
      piece.shown = !piece.shown;
      button.textContent = readable(piece, words);
      name();
    });
    return button;
  }

  function textPart(pieces, words) {
    const box = make("div", "sheet__text");
    let number = 0;
    box.lang = document.documentElement.dataset.source;
    box.translate = false;
    box.append(...pieces.map((piece) => (piece.secret ? secretButton(piece, (number += 1), words) : piece.text)));
    return [box, ...(number ? [make("p", "sheet__note", words.lookup_sheet_note_masked)] : [])];
  }

  /** The steps of the answer with a box to tick each. */
  function stepsPart(steps) {
    const list = make("ul", "sheet__steps");
    list.append(...steps.map((step) => {
      const item = make("li", "");
      if (step.part) item.append(inLanguage(make("p", "sheet__part", step.part)));
      const label = make("label", "");
      const tick = make("input", "");
      tick.type = "checkbox";
      tick.addEventListener("change", () => (step.done = tick.checked));
      label.append(tick, inLanguage(make("span", "", step.text)));
      item.append(label);
      return item;
    }));
    return list;
  }

  function morePart(facts, words) {
    const label = make("label", "sheet__more");
    const area = make("textarea", "");
    area.rows = 3;
    area.addEventListener("input", () => (facts.more = area.value));
    label.append(make("span", "sheet__title", words.lookup_sheet_more), make("span", "sheet__note", words.lookup_sheet_more_hint), area);
    return label;
  }

  function buttons(dialog, facts, config) {
    const { words } = config;
    const bar = make("p", "sheet__bar");
    const [copy, print, close] = ["copy", "print", "close"].map((name) => {
      const button = make("button", name === "copy" ? "button" : "button button--quiet");
      button.type = "button";
      button.append(make("span", "", words[`lookup_sheet_${name}`]));
      return button;
    });
    copy.dataset.copy = "";
    copy.addEventListener("click", () => {
      copy.dataset.copy = sheetText(facts, config); // before the page copies it,
      window.setTimeout(() => (copy.dataset.copy = ""), 0); // and no longer: what is masked next must not stay in it
    });
    print.dataset.print = "";
    close.addEventListener("click", () => dialog.close());
    bar.append(copy, print, close);
    return bar;
  }

  function headed(title, ...content) {
    const part = make("section", "");
    part.append(make("h3", "sheet__title", title), ...content);
    return part;
  }

  function contents(dialog, facts, config) {
    const { words, official, edition } = config;
    const { codes, pieces, entry, browser, made } = facts;
    const announcer = make("p", "hidden-text", "");
    announcer.setAttribute("role", "status");
    announcer.dataset.announce = "";
    const title = make("h2", "sheet__head", words.lookup_sheet);
    title.id = "sheet-title";
    const parts = [title, make("p", "sheet__note", words.lookup_sheet_note)];
    if (official) parts.push(contactLine(config));
    if (codes.length) parts.push(headed(words.lookup_sheet_codes, make("p", "sheet__codes", codes.join(" "))));
    if (pieces.length) parts.push(headed(words.lookup_sheet_text, ...textPart(pieces, words)));
    parts.push(headed(words.lookup_sheet_entry, inLanguage(make("p", "", entry ? entry.name : words.lookup_sheet_no_entry))));
    if (entry && entry.steps.length) parts.push(headed(words.lookup_sheet_steps, stepsPart(entry.steps)));
    parts.push(morePart(facts, words), headed(words.lookup_sheet_environment, ...[edition, browser, made].map((line) => make("p", "sheet__note", line))));
    return [...parts, buttons(dialog, facts, config), announcer];
  }

  /**
   * Show the sheet.
   * @param {{text: string, entry: ?Object, config: Object, beside: Element, back: ?Element}} wanted `text` as it was read,
   *   `beside` the button that was pressed, `back` where the focus goes afterwards if that is out of sight
   */
  function open({ text, entry, config, beside, back }) {
    const facts = { ...factsOf(text, config.locale), entry, more: "", browser: navigator.userAgent, made: new Date().toLocaleString(config.locale) };
    const dialog = make("dialog", "sheet");
    dialog.lang = config.locale;
    dialog.setAttribute("aria-labelledby", "sheet-title");
    dialog.append(...contents(dialog, facts, config));
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (back && !beside.getClientRects().length) back.focus();
    });
    (beside.closest("[data-edition]") || document.body).append(dialog);
    dialog.showModal();
    dialog.scrollTop = 0;
  }

  const STEP = ".prose ol > li";

  /** What a step says first, without what belongs to it further down. */
  function stepText(item) {
    const own = Array.from(item.childNodes).filter((node) => node.nodeType === 3 || !/^(P|UL|OL|DIV|FIGURE)$/.test(node.nodeName));
    const text = (nodes) => nodes.map((node) => node.textContent).join("").replace(/\s+/g, " ").trim();
    return text(own) || text(item.firstElementChild ? [item.firstElementChild] : []);
  }

  /** The steps of an answer that are shown, the first below a heading with it. @returns {Step[]} {text, part, done} */
  function stepsOf(article) {
    const headings = Array.from(article.querySelectorAll(".prose :is(h2, h3, h4)"));
    let last = null;
    return Array.from(article.querySelectorAll(STEP)).filter((item) => !item.closest("[hidden]")).map((item) => {
      const above = headings.filter((one) => one.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING).pop();
      const part = above && above !== last && above.nodeName !== "H2" ? above.textContent.trim() : "";
      last = above;
      return { text: stepText(item), part, done: false };
    });
  }

  /** Show the sheet for the entry that a button belongs to, with what led there if it is known. */
  function openForEntry(button, config) {
    const article = button.closest("article") || document.querySelector("article.entry");
    const { id } = article.dataset;
    const asked = carry.get("asked");
    const name = `${article.dataset.number}. ${article.dataset.title}`;
    open({ text: asked && asked.id === id ? asked.text : "", entry: { name, id, steps: stepsOf(article) }, config, beside: button });
  }

  return { open, openForEntry, sheetText };
});
