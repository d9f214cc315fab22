/* Makes the index ready ahead of the first query, in slices that let the page answer in between. */
faqLookup.define("ui/ready", (need) => {
  "use strict";

  const { prepare, warm } = need("engine");

  const SLICE = 12; // ms of work before the page may do something else

  const pause = () => new Promise((resolve) => window.setTimeout(resolve));

  /** @returns {Promise} fails where the index is damaged or a part of it is missing */
  return async function makeReady() {
    const worked = () => {
      const end = window.performance.now() + SLICE;
      return () => window.performance.now() > end;
    };
    while (!warm(worked())) await pause();
    await prepare("");
  };
});
