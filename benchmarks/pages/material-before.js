/* Lets Material's search worker run as a classic script, as its own pages do on file:// (there in a frame). */
(function (root) {
  "use strict";

  root.setSearchIndex = (index) => (root.searchIndex = index);

  function load(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address.replace(/^\.\.\//, "");
      script.onload = resolve;
      script.onerror = reject;
      document.head.appendChild(script);
    });
  }

  root.importScripts = (...addresses) => addresses.reduce((before, one) => before.then(() => load(one)), Promise.resolve());

  const waiting = [];
  root.postMessage = (message) => waiting.shift()(message);
  root.askWorker = (message) => new Promise((resolve) => {
    waiting.push(resolve);
    root.dispatchEvent(new MessageEvent("message", { data: message }));
  });
})(window);
