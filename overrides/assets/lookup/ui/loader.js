/* Gives the engine its further parts: scripts beside this one, which works from file:// too. */
faqLookup.define("ui/loader", () => {
  "use strict";

  const here = document.currentScript.src.replace(/[^/]*$/, "");
  const arriving = new Map();

  /** Load `lookup-NAME.js`, once; it hands its data to `faqLookup.load`. */
  function load(name) {
    if (!arriving.has(name)) {
      arriving.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `${here}lookup-${name}.js`;
        script.onload = resolve;
        script.onerror = () => {
          arriving.delete(name); // another try may do better
          reject(new Error(`faqLookup: ${script.src} did not arrive`));
        };
        document.head.appendChild(script);
      }));
    }
    return arriving.get(name);
  }

  return load;
});
