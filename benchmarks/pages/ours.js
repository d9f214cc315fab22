window.bench = {
  ready: faqLookup.prepare(""),
  async search(text) {
    await faqLookup.prepare(text);
    return faqLookup.search(text, { limit: 10, locale: "ja" }).hits.map((hit) => hit.id);
  },
};
