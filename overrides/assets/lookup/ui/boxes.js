/* The boxes: top bar, home, lookup page, 404. One code for all; only the top bar's results hang below it, and only
   the others keep what was typed in the address (#q=…), which reaches no server and works on file://.

   The results are a plain list of links: ↓ goes from the box into it, ↑ and Esc come back, Enter opens. Keys that
   an input method is using belong to it, and the box's own text is never written while somebody types. */
faqLookup.define("ui/boxes", (need) => {
  "use strict";

  const { search, prepare } = need("engine");
  const parts = need("ui/results");
  const { remarks } = need("ui/remarks");
  const address = need("ui/address");
  const { listen } = need("ui/offer");
  need("ui/loader"); // the engine asks it for further parts

  const WAIT = 40; // ms after the last key before looking up
  const WAIT_ADDRESS = 400; // browsers allow only so many changes of the address in a while
  const LIMIT = 10;
  const BESIDE = 4; // suggestions shown beside sure answers
  let missing = ""; // a part of the index that did not arrive: without it "nothing found" would be a lie

  /** @returns {boolean} whether the key press belongs to an input method (229 is Safari's last Enter) */
  function isComposing(event) {
    return event.isComposing || event.keyCode === 229;
  }

  class Box {
    constructor(form, config) {
      this.form = form;
      this.config = config;
      this.variant = form.dataset.lookup;
      this.hangs = this.variant === "header";
      this.input = form.querySelector("textarea");
      this.clear = form.querySelector(".ask__clear");
      this.panel = form.querySelector(".ask__answer");
      this.status = form.querySelector("[role=status]");
      this.remarks = form.querySelector(".ask__remarks");
      this.list = form.querySelector(".hits");
      this.onward = form.querySelector(".ask__onward");
      this.note = form.querySelector(".ask__note");
      this.edition = (form.closest("[data-edition]") || form).dataset.edition || "";
      this.answer = null;
      this.turn = 0;
      this.listen();
    }

    listen() {
      this.input.addEventListener("input", (event) => {
        this.note.hidden = true; // what was read from a file is no longer what stands here
        if (!event.isComposing) this.later();
      });
      this.input.addEventListener("compositionend", () => this.later());
      this.form.addEventListener("keydown", (event) => this.key(event));
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.open();
      });
      this.clear.addEventListener("click", () => {
        this.note.hidden = true;
        this.fill("");
        this.input.focus();
      });
      this.form.querySelectorAll("[data-example]").forEach((button) => {
        button.addEventListener("click", () => this.example(button.dataset.example));
      });
      // Before any link's own handler: going back must find the query, and the other language take it along.
      document.addEventListener("click", () => this.writeAddress(), true);
      listen(this);
      if (!this.hangs) return;
      this.input.addEventListener("focus", () => this.show(Boolean(this.answer)));
      this.form.addEventListener("focusout", (event) => {
        if (!this.form.contains(event.relatedTarget)) this.show(false);
      });
      // A press on the panel itself must not take the focus, and with it the panel, away.
      this.panel.addEventListener("mousedown", (event) => event.preventDefault());
    }

    /** The examples go out of sight once there is a text, so the focus moves on; not to a touch keyboard, though. */
    example(text) {
      this.fill(text);
      if (!window.matchMedia("(pointer: coarse)").matches) this.input.focus({ preventScroll: true });
    }

    later() {
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.look(), WAIT);
    }

    /** Put a text into the box as if it had been typed. */
    fill(text) {
      this.input.value = text;
      this.look();
    }

    /** Look up what the box holds; a later call makes an earlier one's answer void. */
    look() {
      window.clearTimeout(this.timer);
      const text = this.input.value;
      const turn = ++this.turn;
      this.clear.hidden = !text;
      this.keepInAddress();
      if (!text.trim()) return Promise.resolve(this.draw(null));
      return Promise.resolve()
        .then(() => {
          if (missing) throw new Error(`${missing} could not be loaded`);
          return prepare(text);
        })
        .then(() => {
          if (turn !== this.turn) return;
          this.draw(this.search(text));
        })
        .catch((error) => {
          this.draw(null);
          this.say(this.config.words.lookup_failed);
          this.show(true);
          console.error("faqLookup:", error);
        });
    }

    /** The answer to `text`; where some hits are sure, with a few of the others only. */
    search(text) {
      const answer = search(text, { limit: LIMIT, locale: this.config.locale });
      const sure = answer.hits.filter((hit) => hit.confident).length;
      return sure ? { ...answer, hits: answer.hits.slice(0, sure + BESIDE) } : answer;
    }

    draw(answer) {
      this.answer = answer;
      this.show(Boolean(answer) && (!this.hangs || this.form.contains(document.activeElement)));
      const hits = answer ? answer.hits : [];
      this.say(answer ? parts.statusText(answer, this.config.words) : "");
      this.remarks.replaceChildren(answer ? remarks(answer, this.config) : "");
      this.remarks.hidden = !this.remarks.textContent;
      const sure = (this.sure = hits.filter((hit) => hit.confident).length);
      this.list.replaceChildren(...hits.map((hit) => parts.hitItem(hit, this.config, sure > 0)));
      this.onward.hidden = !answer || sure > 0;
      this.onward.replaceChildren(answer && !sure ? parts.onwardPart(answer, this.config) : "");
      if (answer) this.panel.dataset.verdict = answer.verdict;
    }

    /** The same words again would be read out again, with every key. */
    say(text) {
      if (this.status.textContent !== text) this.status.textContent = text;
    }

    show(visible) {
      this.panel.hidden = !visible && this.variant !== "page";
    }

    keepInAddress() {
      if (this.hangs) return;
      window.clearTimeout(this.addressTimer);
      this.addressTimer = window.setTimeout(() => this.writeAddress(), WAIT_ADDRESS);
    }

    /** The box of the other language, which is not shown, has nothing to say. */
    writeAddress() {
      if (this.hangs || !this.input.offsetParent) return;
      window.clearTimeout(this.addressTimer);
      address.write(this.input.value, this.edition);
    }

    /** Enter or the button: the answer if one is sure; of several sure ones the reader picks. */
    open() {
      this.look().then(() => {
        const first = this.list.querySelector(".hit__title");
        if (this.sure === 1) first.click();
        else if (this.hangs && !this.sure && this.input.value.trim()) location.href = this.config.lookup + "#q=" + encodeURIComponent(this.input.value);
        else if (first) first.focus();
      });
    }

    key(event) {
      const inBox = event.target === this.input;
      const sends = inBox && event.key === "Enter"; // with Ctrl or ⌘, too
      if (isComposing(event) || event.altKey || ((event.ctrlKey || event.metaKey) && !sends)) return;
      const links = [...this.list.querySelectorAll(".hit__title")];
      const at = links.indexOf(document.activeElement);
      const lastLine = inBox && !this.input.value.slice(this.input.selectionEnd).includes("\n");
      const goTo = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
      if (sends && !event.shiftKey) this.open();
      else if (event.key === "Escape" && (inBox || at >= 0)) this.escape(inBox);
      else if (inBox && event.key === "ArrowDown" && lastLine && links.length && !this.panel.hidden) this.enter();
      else if (at >= 0 && goTo !== undefined) (goTo < 0 ? this.input : links[Math.min(goTo, links.length - 1)]).focus();
      else return;
      event.preventDefault();
    }

    /** Into the results of what the box holds now, not of some letters before. */
    enter() {
      this.look().then(() => (this.list.querySelector(".hit__title") || this.input).focus());
    }

    /** From a result back to the box; in the box, close what hangs from it, else empty it. */
    escape(inBox) {
      if (!inBox) this.input.focus();
      else if (this.hangs && !this.panel.hidden) this.show(false);
      else this.fill("");
    }
  }

  /** "/" and Ctrl+K (⌘K) go to the page's box; of several languages' boxes only one is shown. */
  function shortcuts(boxes) {
    document.addEventListener("keydown", function (event) {
      const writing = event.target.closest("input, textarea, select, [contenteditable]");
      const slash = event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey;
      const ctrlK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (isComposing(event) || !(slash || ctrlK)) return;
      const box = boxes.find((one) => one.input.offsetParent);
      event.preventDefault();
      box.input.focus();
      box.input.select();
    });
  }

  /** Start with what the address holds, and follow it when the reader goes back or forth. */
  function followAddress(box) {
    function follow() {
      const text = address.query();
      if (text !== null && text !== box.input.value && box.input.offsetParent) box.fill(text);
    }
    window.addEventListener("hashchange", follow);
    follow();
    if (box.variant !== "404" || address.query() !== null) return;
    box.fill(address.words(box.config));
    document.querySelectorAll("[data-searched]").forEach((claim) => (claim.hidden = !box.input.value));
  }

  /** Single-file edition: the other language takes along what was typed. */
  function followLanguage(boxes) {
    document.querySelectorAll("[data-edition-link]").forEach((link) => link.addEventListener("click", () => {
      const from = boxes.find((box) => box.input.offsetParent);
      const to = boxes.find((box) => box.form.closest(`[data-edition="${link.dataset.editionLink}"]`));
      if (from && to && from !== to) to.fill(from.input.value);
    }));
  }

  function start() {
    const boxes = [...document.querySelectorAll("[data-lookup]")].map((form) => new Box(form, window.faqConfig(form)));
    if (!boxes.length) return;
    shortcuts(boxes);
    followLanguage(boxes);
    boxes.filter((box) => box.input.value).forEach((box) => box.later()); // typed before this script was here
    boxes.filter((box) => !box.hangs).forEach(followAddress);
  }

  // The index comes in scripts after this one; all of them have run when the document is ready.
  window.addEventListener("error", ({ target: { src } }) => {
    if (src && src.includes("theme/lookup-")) missing = src;
  }, true);
  document.addEventListener("DOMContentLoaded", start);
});
