(function (root) {
  "use strict";

  const ENTRY = /(?:^|\/)faq\/([^/]+\/[^/#]+)\//;
  const READY = 0;
  const QUERY = 2;

  root.bench = {
    ready: root.askWorker({ type: READY, data: { ...root.searchIndex, options: { suggest: false } } }),
    async search(text) {
      const { data } = await root.askWorker({ type: QUERY, data: text });
      const ids = data.items.map(([page]) => ENTRY.exec(page.location)).filter(Boolean);
      return Array.from(new Set(ids.map((match) => match[1]))).slice(0, 10);
    },
  };
})(window);
