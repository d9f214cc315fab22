/* Types queries into whatever `bench` is and keeps the time. */
(function (root) {
  "use strict";

  const PAUSE = 4; // ms between two keys: room for a frame
  const SETTLE = 500; // ms between loading and the first key
  const tick = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  /** Gives a function that stops watching and tells the longest task: no frame is drawn during one. 0: none of 50 ms. */
  function watchTasks() {
    let longest = 0;
    const take = (list) => list.forEach((task) => (longest = Math.max(longest, task.duration)));
    const observer = new PerformanceObserver((list) => take(list.getEntries()));
    observer.observe({ type: "longtask" });
    return () => {
      take(observer.takeRecords());
      observer.disconnect();
      return longest;
    };
  }

  async function key(text) {
    const start = performance.now();
    await root.bench.search(text);
    return performance.now() - start;
  }

  /** Type each query sign by sign; a query with several lines is pasted at once. Stops after `budget` ms. */
  root.benchType = async function benchType(queries, budget) {
    await tick(SETTLE);
    const times = [];
    const stop = watchTasks();
    const end = performance.now() + budget;
    for (const query of queries) {
      const first = query.includes("\n") ? query.length : 1;
      for (let length = first; length <= query.length && performance.now() < end; length += 1) {
        times.push(await key(query.slice(0, length)));
        await tick(PAUSE);
      }
    }
    await tick(PAUSE);
    return { times, longest: stop() };
  };

  /** Ids for each query, best first. */
  root.benchAnswers = async function benchAnswers(queries) {
    const answers = [];
    for (const query of queries) answers.push(await root.bench.search(query));
    return answers;
  };

  root.bench.ready.then(() => (root.benchReady = performance.now() - root.benchStart));
})(window);
