/* What the address of a page says to the lookup: #q=… holds a query, a wrong address holds words. The part after #
   reaches no server and works on file://. */
faqLookup.define("ui/address", () => {
  "use strict";

  const QUERY = /^#(?:[a-z-]+\/)?q=/i; // in the single file the language stands first: #en/q=…

  /** The text after #q= in the address, or null. */
  function query() {
    if (!QUERY.test(location.hash)) return null;
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

  /** Put a query into the address, or take the one there out of it, without a new step in the history. */
  function write(text, edition) {
    const hash = text ? `#${edition ? edition + "/" : ""}q=` + encodeURIComponent(text) : "";
    if (!hash && query() === null) return;
    try {
      history.replaceState(history.state, "", location.href.split("#")[0] + hash);
    } catch (error) {
      // Too many changes in a short time: the address stays behind by a few letters.
    }
  }

  return { query, words, write };
});
