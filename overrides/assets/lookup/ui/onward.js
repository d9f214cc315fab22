/* Where to go when no entry is sure to answer: who can help and what to tell them, then what else to try here. */
faqLookup.define("ui/onward", (need) => {
  "use strict";

  const { make, fill, link, contactLine } = need("ui/results");

  function listItem(child) {
    const item = make("li", "");
    item.append(child);
    return item;
  }

  const CODE = /^[a-z]/i; // a number alone may be somebody's own

  /** The form for an error that is not listed: it is told the codes, and nothing else of what was typed. */
  function reportLink({ codes }, config) {
    const texts = codes.filter(({ text, status }) => status !== "listed" && CODE.test(text)).map(({ text }) => text);
    return config.report + (texts.length ? "&code=" + encodeURIComponent(texts.slice(0, 3).join(" ")) : "");
  }

  /** Whether a text shows a code that no entry has, and nothing else that is sure. */
  function isUnlisted({ codes, hits }) {
    return !hits.some(({ confident }) => confident) && codes.some(({ status }) => status !== "listed");
  }

  /** The official contact, and what it helps to have at hand. */
  function contactItem(config) {
    const { official, words } = config;
    const ask = make("li", "");
    if (official) ask.append(contactLine(config));
    ask.append(words.lookup_contact_tell);
    const tell = make("ul", "");
    tell.append(...["code", "when", "version", "card"].map((name) => words["lookup_onward_ask_" + name]).filter(Boolean).map(listItem));
    ask.append(tell);
    return ask;
  }

  /** The other ways to find something here: fewer words, what to check first, the tables, the categories. */
  function waysItems({ words, firstAid, lookup, categories }) {
    const ways = [listItem(words.lookup_onward_shorter)];
    if (firstAid) ways.push(listItem(link("", words.lookup_onward_first_aid, firstAid)));
    // The single file has no page of tables.
    if (lookup) ways.push(listItem(link("", words.lookup_onward_table, lookup + "#by-code")));
    const lists = categories.map(({ title, url }) => listItem(link("", fill(words.lookup_onward_category, { title }), url)));
    return ways.concat(lists);
  }

  /** All of it: for an error that is not listed the contact first, for words that find nothing other words first. */
  function onwardPart(answer, config) {
    const { words } = config;
    const part = document.createDocumentFragment();
    const list = make("ul", "");
    const items = [contactItem(config), ...waysItems(config)];
    list.append(...(isUnlisted(answer) ? items : items.slice(1).concat(items[0])));
    if (config.report) {
      const report = listItem(link("", words.lookup_onward_report, reportLink(answer, config)));
      report.append(" " + words.lookup_onward_private);
      list.append(report);
    }
    part.append(make("p", "ask__onward-title", words.lookup_onward_title), list);
    return part;
  }

  return { onwardPart, isUnlisted };
});
