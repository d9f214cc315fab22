/* The boxes of a page: top bar, home, lookup page, 404. One code for all; only the top bar's results hang below it, and
   only the others keep what was typed with the address, which reaches no server and works on file://. */
faqLookup.define("ui/boxes", (need) => {
  "use strict";

  const makeReady = need("ui/ready");
  const { Box, isComposing } = need("ui/box");
  const address = need("ui/address");
  const carry = need("ui/carry");
  const sheet = need("ui/sheet");
  need("ui/loader"); // the engine asks it for further parts

  const QUIET = 6000; // ms after which a page that nobody types in makes its index ready

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
    window.addEventListener("popstate", follow);
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

  /** The other language's page takes along a text that is too long for the address. */
  function carryLongText(boxes) {
    const box = boxes.find((one) => !one.hangs && one.input.offsetParent);
    const carried = carry.take("moved");
    if (!box) return;
    if (carried && address.query() === null) box.fill(carried);
    document.querySelectorAll("[data-keep-hash]").forEach((link) => link.addEventListener("click", () => {
      if (address.isLong(box.input.value)) carry.put("moved", box.input.value);
    }));
  }

  /** Make the index ready before the first letter: when a box is entered, or when nothing else is going on. */
  function warmUp(boxes) {
    const idle = window.requestIdleCallback || ((task) => window.setTimeout(task, 0));
    const begin = () => makeReady().catch(() => {}); // the query that needs it says so
    boxes.forEach((box) => box.input.addEventListener("focus", () => window.setTimeout(begin, 0), { once: true }));
    window.setTimeout(() => idle(begin), QUIET);
  }

  function start() {
    document.querySelectorAll("[data-sheet=entry]").forEach((button) => button.addEventListener("click", () => {
      sheet.openForEntry(button, window.faqConfig(button));
    }));
    const boxes = [...document.querySelectorAll("[data-lookup]")].map((form) => new Box(form, window.faqConfig(form)));
    if (!boxes.length) return;
    shortcuts(boxes);
    followLanguage(boxes);
    warmUp(boxes);
    boxes.filter((box) => box.input.value).forEach((box) => box.later()); // typed before this script was here
    boxes.filter((box) => !box.hangs).forEach(followAddress);
    carryLongText(boxes);
  }

  // The index comes in scripts after this one; all of them have run when the document is ready.
  window.addEventListener("error", ({ target: { src } }) => {
    if (src && /theme\/lookup-(?!asked-)/.test(src)) faqLookup.missing = src; // without it "nothing found" would be a lie
  }, true);
  document.addEventListener("DOMContentLoaded", start);
});
