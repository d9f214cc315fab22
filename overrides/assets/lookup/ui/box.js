/* One box with its answer: what is typed is looked up, the results are a plain list of links. ↓ goes from the box into
   it, ↑ and Esc come back, Enter opens. Keys that an input method is using belong to it, and the box's own text is
   never written while somebody types. */
faqLookup.define("ui/box", (need) => {
  "use strict";

  const { search, prepare } = need("engine");
  const parts = need("ui/results");
  const { remarks } = need("ui/remarks");
  const { onwardPart, isUnlisted } = need("ui/onward");
  const { spoken } = need("ui/said");
  const address = need("ui/address");
  const carry = need("ui/carry");
  const sheet = need("ui/sheet");
  const { listen } = need("ui/offer");

  const WAIT = 40; // ms after the last key before looking up
  const WAIT_ADDRESS = 400; // browsers allow only so many changes of the address in a while
  const LIMIT = 10;
  const BESIDE = 4; // suggestions shown beside sure answers
  const WEAK = 3; // suggestions shown for a code that is not listed
  const ROOM = 60; // pixels of an answer that must be in sight

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
      this.count = form.querySelector(".ask__count"); // where the status itself is out of sight
      this.remarks = form.querySelector(".ask__remarks");
      this.list = form.querySelector(".hits");
      this.onward = form.querySelector(".ask__onward");
      this.note = form.querySelector(".ask__note");
      this.tools = form.querySelector(".ask__tools");
      this.share = form.querySelector(".ask__share");
      this.edition = (form.closest("[data-edition]") || form).dataset.edition || "";
      this.answer = null;
      this.turn = 0;
      this.listen();
      listen(this);
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
      this.clear.addEventListener("click", () => this.empty());
      this.form.querySelectorAll("[data-example]").forEach((button) => {
        button.addEventListener("click", () => this.example(button.dataset.example));
      });
      this.list.addEventListener("click", ({ target }) => {
        const hit = target.closest("a") && target.closest("[data-id]");
        if (hit) carry.put("asked", { text: this.input.value, id: hit.dataset.id });
      });
      this.tools.querySelector("[data-sheet]").addEventListener("click", (event) => this.openSheet(event));
      // Before the page copies it.
      this.share.addEventListener("click", () => {
        this.share.dataset.copy = address.shared(this.input.value, this.config.lookup, this.edition);
      });
      // Before any link's own handler: going back must find the query, and the other language take it along.
      document.addEventListener("click", () => this.writeAddress(), true);
      if (this.hangs) this.listenAround();
    }

    /** What hangs below the box closes when the focus leaves both. */
    listenAround() {
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

    /** Empty the box, in such a way that Ctrl+Z brings its text back. */
    empty() {
      this.note.hidden = true;
      this.input.focus();
      this.input.select();
      if (!document.execCommand("delete")) this.input.value = "";
      this.look();
    }

    /** Look up what the box holds; a later call makes an earlier one's answer void. */
    async look() {
      window.clearTimeout(this.timer);
      const text = this.input.value;
      const turn = ++this.turn;
      this.clear.hidden = !text;
      this.keepInAddress();
      if (!text.trim()) return this.draw(null);
      try {
        if (faqLookup.missing) throw new Error(`${faqLookup.missing} could not be loaded`);
        await prepare(text);
        const answer = turn === this.turn && this.search(text);
        const config = answer && (await spoken(text, answer, this.config));
        return turn === this.turn && this.draw(answer, config);
      } catch (error) {
        this.draw(null);
        this.say(this.config.words.lookup_failed);
        this.show(true);
        return console.error("faqLookup:", error);
      }
    }

    /** The answer to `text`; where some hits are sure or its code is not listed, with a few of the others only. */
    search(text) {
      const answer = search(text, { limit: LIMIT, locale: this.config.locale });
      const sure = answer.hits.filter((hit) => hit.confident).length;
      const most = sure ? sure + BESIDE : isUnlisted(answer) ? WEAK : LIMIT;
      return { ...answer, hits: answer.hits.slice(0, most) };
    }

    draw(answer, config = this.config) {
      const hits = answer ? answer.hits : [];
      const sure = (this.sure = hits.filter((hit) => hit.confident).length);
      this.answer = answer;
      this.show(Boolean(answer) && (!this.hangs || this.form.contains(document.activeElement)));
      this.say(answer ? parts.statusText(answer, config.words) : "", hits.length ? parts.named(hits[0]) : "", config.said);
      this.remarks.replaceChildren(answer ? remarks(answer, this.config) : "");
      this.remarks.hidden = !this.remarks.textContent;
      this.list.replaceChildren(...hits.map((hit) => parts.hitItem(hit, config, sure > 0)));
      this.onward.hidden = !answer || sure > 0;
      this.onward.replaceChildren(answer && !sure ? onwardPart(answer, this.config) : "");
      // An error that is not listed: who can help comes before what only looks alike.
      if (answer && isUnlisted(answer)) this.list.before(this.onward, this.tools);
      else this.list.after(this.onward, this.tools);
      this.tools.hidden = !answer;
      this.share.hidden = !answer || !address.isShared(this.input.value);
      if (answer) this.panel.dataset.verdict = answer.verdict;
      this.bringIntoSight();
    }

    /** The same words again would be read out again, with every key. What only listeners need is out of sight. */
    say(text, first = "", said = "") {
      if (this.status.textContent !== text + first) {
        this.status.replaceChildren(parts.told(text, said), ...(first ? [parts.make("span", "hidden-text", first)] : []));
      }
      if (this.count) this.count.replaceChildren(parts.told(text, said));
    }

    /** Where the window is low (a phone's keyboard, 400 %) the box goes to its top, with the answer below it. */
    bringIntoSight() {
      const target = this.sure ? this.list.firstElementChild : this.onward;
      if (document.activeElement !== this.input || !target || !target.getClientRects().length) return;
      const room = window.visualViewport ? window.visualViewport.height : window.innerHeight;
      const beyond = () => target.getBoundingClientRect().top - room + ROOM;
      if (beyond() > 0) this.form.scrollIntoView();
      if (beyond() > 0) window.scrollBy(0, Math.min(beyond(), this.input.getBoundingClientRect().top));
    }

    openSheet({ currentTarget }) {
      const hit = this.answer && this.answer.hits.find(({ confident }) => confident);
      const entry = hit ? { name: parts.named(hit), id: hit.id, steps: [] } : null;
      sheet.open({ text: this.input.value, entry, config: this.config, beside: currentTarget, back: this.input });
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

    /** Enter or the button: the answer if one is sure; of several sure ones the reader picks; else nothing. */
    open() {
      this.look().then(() => {
        const first = this.list.querySelector(".hit__title");
        if (this.sure === 1) first.click();
        else if (this.sure) first.focus();
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
      else this.empty();
    }
  }

  return { Box, isComposing };
});
