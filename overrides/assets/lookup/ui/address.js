/* What the address of a page says to the lookup: #q=… holds a query, a wrong address holds words. A long query
   is kept in the history's state instead, which only this tab has. The part after #
   reaches no server and works on file://. */
faqLookup.define("ui/address", () => {
  "use strict";

  const LONG = 200; // signs; longer texts, and those of several lines, stay out of the address
  const SHARED = 2000; // signs that an address may hold
  const QUERY = /^#(?:[a-z-]+\/)?q=/i; // in the single file the language stands first: #en/q=…

  /** Whether a text is a screen or a log: it may hold names and numbers, which nobody wants in a browser's history. */
  function isLong(text) {
    return text.length > LONG || /\n/.test(text.trim());
  }

  /** Whether a text has no address of its own, and may be given one. */
  const isShared = (text) => isLong(text) && text.length <= SHARED;

  /** The text after #q= in the address, or the long one kept beside it, or null. */
  function query() {
    if (!QUERY.test(location.hash)) return (history.state && history.state.faqQuery) || null;
    const text = location.hash.replace(QUERY, "");
    try {
      return decodeURIComponent(text);
    } catch (error) {
      return text;
    }
  }

  /** The words of a wrong address, without the site's own folders: /en/faq/V5ECI0087.html gives "V5ECI0087". */
  function words({ assets: base, categories }) {
    let path = location.pathname;
    try {
      path = decodeURIComponent(path);
    } catch (error) {
      // A broken % sequence: look up what is there.
    }
    if (path.startsWith(base)) path = path.slice(base.length);
    const steps = path.replace(/\.(html?|md|php|aspx?)$/i, "").split("/");
    const frame = ["", "codes", "errors", "index", "404", ...categories.flatMap(({ url }) => url.split("/"))];
    return steps.filter((word) => !frame.includes(word.toLowerCase())).join(" ").replace(/[-_+]+/g, " ").trim();
  }

  const hashOf = (text, edition) => `#${edition ? edition + "/" : ""}${text ? "q=" + encodeURIComponent(text) : ""}`;

  /** The address of a page that looks `text` up, to give to somebody; `page` is the lookup's own, relative to this one. */
  function shared(text, page, edition) {
    return new URL(page, location.href).href.split("#")[0] + hashOf(text, edition);
  }

  /** Put a query into the address or beside it, or take the one there away, without a new step in the history. */
  function write(text, edition) {
    if (!text && query() === null) return;
    const kept = isLong(text) ? text : undefined;
    const hash = hashOf(kept ? "" : text, edition);
    try {
      history.replaceState({ ...history.state, faqQuery: kept }, "", location.href.split("#")[0] + (hash === "#" ? "" : hash));
    } catch (error) {
      // Too many changes in a short time: the address stays behind by a few letters.
    }
  }

  return { query, words, write, isLong, isShared, shared };
});
