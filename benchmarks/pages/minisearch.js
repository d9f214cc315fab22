(function (root) {
  "use strict";

  const mini = MiniSearch.loadJS(root.miniIndex, root.miniOptions);
  root.miniIndex = null;
  root.bench = {
    ready: Promise.resolve(),
    search: (text) => Promise.resolve(mini.search(text).slice(0, 10).map((hit) => hit.id)),
  };
})(window);
