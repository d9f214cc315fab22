/* What one page of this tab leaves for the next: the text that was looked up. It ends with the tab. */
faqLookup.define("ui/carry", () => {
  "use strict";

  const PREFIX = "faq-";
  const here = new Map(); // where storage is shut off (file://, private window)

  function put(name, value) {
    here.set(name, value);
    try {
      sessionStorage.setItem(PREFIX + name, JSON.stringify(value));
    } catch (error) {
      // Then for this page only.
    }
  }

  /** What was put under a name, or null. */
  function get(name) {
    try {
      return JSON.parse(sessionStorage.getItem(PREFIX + name)) || here.get(name) || null;
    } catch (error) {
      return here.get(name) || null;
    }
  }

  /** The same, once. */
  function take(name) {
    const value = get(name);
    if (value !== null) put(name, null);
    return value;
  }

  return { put, get, take };
});
