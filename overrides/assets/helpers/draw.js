/* Draws the helpers of a page. The page holds each one's labels, fields and rule; this opens the fields, follows what
   is typed, and shows what the kinds answer, as text. */
(function (root) {
  "use strict";

  const { kinds } = root.faqHelpers;
  const WAIT = 350; // ms after the last key: a reader's voice must not stumble over half a word

  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  /** A text with some of its signs marked. */
  function marked(text, marks) {
    const part = document.createDocumentFragment();
    let at = 0;
    marks.forEach(([start, end]) => {
      part.append(text.slice(at, start), make("mark", "", text.slice(start, end)));
      at = end;
    });
    part.append(text.slice(at));
    return part;
  }

  function lineElement({ role, text, marks }) {
    const element = make("p", `helper__line helper__line--${role}`);
    element.append(marks ? marked(text, marks) : text);
    return element;
  }

  /** Minutes that the reader's own clock is ahead of UTC at a moment. */
  const ownOffset = (moment) => -new Date(moment).getTimezoneOffset();

  class Field {
    constructor(element, { kind, facts, words }) {
      this.kind = kinds[kind];
      this.facts = facts;
      this.words = words;
      this.input = element.querySelector("input");
      this.out = element.querySelector("[role=status]");
      this.copy = element.querySelector("[data-copy]");
      this.input.addEventListener("input", () => this.later());
      const now = element.querySelector("[data-now]");
      if (now) now.addEventListener("click", () => this.startNow());
      if (this.kind.initial && !this.input.value) this.startNow();
      else if (this.input.value) this.show(); // kept by the browser when the reader comes back
    }

    startNow() {
      this.input.value = this.kind.initial(this.facts, Date.now());
      this.show();
    }

    later() {
      root.clearTimeout(this.timer);
      this.timer = root.setTimeout(() => this.show(), WAIT);
    }

    show() {
      root.clearTimeout(this.timer);
      const lines = this.kind.answer(this.input.value, this.facts, this.words, { offset: ownOffset });
      const copy = lines.map((line) => line.copy).find(Boolean) || "";
      this.out.replaceChildren(...lines.map(lineElement));
      this.input.setAttribute("aria-invalid", String(lines.some(({ role }) => role === "error")));
      if (!this.copy) return;
      this.copy.dataset.copy = copy;
      this.copy.hidden = !copy;
    }
  }

  function mountFields(element, helper) {
    element.querySelectorAll(".helper__field").forEach((field) => new Field(field, helper));
    element.querySelector("form").hidden = false;
    element.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    const rule = element.querySelector("details");
    if (rule) rule.open = false;
  }

  const levelOf = ({ tagName }) => (/^H[1-6]$/.test(tagName) ? Number(tagName[1]) : 0);

  /** Put a part's heading and what belongs to it into one element. */
  function wrap(heading) {
    const siblings = [...heading.parentNode.children];
    const start = siblings.indexOf(heading);
    const part = make("div", "case");
    heading.before(part);
    part.append(...siblings.slice(start, kinds["which-case"].endOf(siblings.map(levelOf), start)));
    return part;
  }

  class Cases {
    constructor(element) {
      this.element = element;
      this.links = [...element.querySelectorAll("[data-case]")];
      this.all = element.querySelector("[data-all]");
      this.parts = this.links.map((link) => wrap(document.getElementById(link.hash ? decodeURIComponent(link.hash.slice(1)) : "")));
      this.status = element.querySelector("[role=status]");
      this.links.forEach((link, i) => link.addEventListener("click", () => this.open(i)));
      this.all.parentNode.hidden = false;
      this.all.addEventListener("click", () => this.open(-1));
      this.parts.forEach((part, i) => part.addEventListener("beforematch", () => this.open(i)));
      root.addEventListener("hashchange", () => this.follow());
      this.close();
      this.follow();
    }

    /** Before a choice only the question is there; the browser's own search still finds what is closed. */
    close() {
      this.parts.forEach((part) => part.setAttribute("hidden", "until-found"));
    }

    /** Open one part and close the others; -1 opens all. */
    open(chosen) {
      this.parts.forEach((part, i) => {
        const other = chosen >= 0 && i !== chosen;
        part.classList.toggle("case--other", other); // paper has what was chosen
        if (other) part.setAttribute("hidden", "until-found");
        else part.removeAttribute("hidden");
      });
      this.links.forEach((link, i) => (i === chosen ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
      this.status.textContent = chosen < 0 ? this.all.dataset.opened : this.links[chosen].dataset.opened;
    }

    /** Open the part that the address leads into. */
    follow() {
      let id = "";
      try {
        id = decodeURIComponent(location.hash.slice(1));
      } catch (broken) {
        return; // a % that begins no sign names no part
      }
      const target = id && document.getElementById(id);
      const chosen = target ? this.parts.findIndex((part) => part.contains(target)) : -1;
      if (chosen < 0) return;
      this.open(chosen);
      target.scrollIntoView();
    }
  }

  function mount(element) {
    const data = element.querySelector("script[type='application/json']");
    if (element.dataset.helper === "which-case") new Cases(element);
    else mountFields(element, { kind: element.dataset.helper, ...JSON.parse(data.textContent) });
  }

  if (typeof document !== "undefined") document.querySelectorAll("[data-helper]").forEach(mount);
})(typeof window === "undefined" ? this : window);
