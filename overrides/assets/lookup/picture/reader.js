/* Reads a picture: fetches the parts (scripts beside this one), lets a worker do the work, tells how far it is. */
faqLookup.define("picture/reader", () => {
  "use strict";

  const parts = new Map(); // name → what the part's script brought
  const LARGEST = 40e6; // pixels
  const UPRIGHT = 60; // per cent of the engine's confidence: what was read so surely need not be turned
  const HEIC = /^ftyp(hei[cxms]|hev[cx]|mif1|msf1)/;

  // The parts' scripts call it.
  window.faqPicture = { part: (name, value) => parts.set(name, value) };

  /** An error whose name says which words to show. */
  const refusal = (name) => Object.assign(new Error(`faqPicture: ${name}`), { name });

  function arrive(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = () => reject(refusal("absent"));
      document.head.append(script);
    });
  }

  /** Load the parts that are not there; `sizes` (bytes by name) is empty in a copy that has none. */
  async function load({ base, sizes }, progress) {
    const names = Object.keys(sizes);
    if (!names.length) throw refusal("absent");
    const total = names.reduce((sum, name) => sum + sizes[name], 0);
    let done = 0;
    for (const name of names) {
      progress({ stage: "loading", done, total });
      if (!parts.has(name)) await arrive(`${base}ocr/${name}.js`);
      done += sizes[name];
    }
    progress({ stage: "loading", done: total, total });
  }

  /** Whether the browser can show the file, and how large it is; the picture itself is not decoded for that. */
  function measure(file) {
    return new Promise((resolve, reject) => {
      const image = new Image();
      image.onload = () => {
        URL.revokeObjectURL(image.src);
        resolve(image.naturalWidth * image.naturalHeight);
      };
      image.onerror = () => {
        URL.revokeObjectURL(image.src);
        reject(refusal("undecodable"));
      };
      image.src = URL.createObjectURL(file);
    });
  }

  async function checked(file) {
    const pixels = await measure(file).catch(async (error) => {
      const head = new TextDecoder("latin1").decode(await file.slice(4, 16).arrayBuffer());
      throw HEIC.test(head) ? refusal("heic") : error;
    });
    if (pixels > LARGEST) throw refusal("large");
  }

  /** A desk in a worker, with the same functions; every answer comes as a promise. */
  function remote(progress) {
    const source = [
      `(${parts.get("define")})();`, `(${parts.get("reading")})();`,
      `faqLookup.desk.serve(${parts.get("core")}, "`, parts.get("data"), '");',
    ];
    const address = URL.createObjectURL(new Blob(source, { type: "text/javascript" }));
    const worker = new Worker(address);
    const waiting = new Map();
    let last = 0;
    worker.onmessage = ({ data: { id, value, error, percent } }) => {
      if (percent !== undefined) return progress(percent);
      const { resolve, reject } = waiting.get(id);
      waiting.delete(id);
      return error === undefined ? resolve(value) : reject(new Error(error));
    };
    worker.onerror = (event) => waiting.forEach(({ reject }) => reject(new Error(event.message)));
    const ask = (name, handOver = () => []) => (...values) => new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      worker.postMessage({ id: last, name, values }, handOver(values));
    });
    const end = () => {
      worker.terminate();
      URL.revokeObjectURL(address);
      waiting.forEach(({ reject }) => reject(refusal("cancelled")));
    };
    return { start: ask("start"), lay: ask("lay", (values) => values), read: ask("read"), end };
  }

  /** A desk in the page: a pause after each block lets the page answer in between. */
  function local(progress) {
    if (!faqLookup.desk) parts.get("reading")();
    const desk = faqLookup.desk.desk(progress);
    const pause = () => new Promise((resolve) => setTimeout(resolve));
    return {
      start: () => desk.start(parts.get("core")(), parts.get("data")),
      lay: desk.lay,
      read: (number) => pause().then(() => desk.read(number)),
      end: () => {},
    };
  }

  async function open(progress) {
    let desk;
    try {
      desk = remote(progress);
      await desk.start();
    } catch (error) {
      if (error.name === "cancelled") throw error;
      if (desk) desk.end();
      desk = local(progress);
      await desk.start();
    }
    return desk;
  }

  let kept = null; // the desk of the last picture: the next one is read without starting the engine again

  /**
   * Read a picture until `judge` is content.
   * @param {File} file
   * @param {{base: string, sizes: Object}} place where the parts are
   * @param {function(string): boolean} judge whether a text answers
   * @param {function(Object): void} progress told `{stage: "loading", done, total}` in bytes, `{stage: "reading", percent}`
   * @param {AbortSignal} signal
   * @returns {Promise<{text: string, partly: boolean}>} the text that answers, else the one read with most confidence,
   *   "" without any; partly: it is that of one part of the picture, and there are others
   */
  async function readPicture(file, place, judge, progress, signal) {
    const go = () => {
      if (signal.aborted) throw refusal("cancelled");
    };
    await checked(file);
    go();
    await load(place, progress);
    go();
    let at = 0;
    let count = 1;
    const tell = (percent) => progress({ stage: "reading", percent: Math.min(99, Math.round((100 * at + percent) / count)) });
    const desk = kept ? kept.desk : await open((percent) => kept && kept.tell(percent));
    kept = { desk, tell };
    const stop = () => {
      desk.end();
      kept = null;
    };
    signal.addEventListener("abort", stop);
    try {
      go();
      tell(0);
      // In the page: WebKit's worker may not read a file where the page itself is one.
      const views = await desk.lay(await createImageBitmap(file, { imageOrientation: "from-image" }));
      count = views.filter(({ turned }) => !turned).length || 1;
      const several = views.filter(({ part }) => part).length > 1;
      let best = { text: "", partly: false, worth: 0, confidence: 0 };
      for (at = 0; at < views.length; at += 1) {
        const { turned, part } = views[at];
        if (turned && best.confidence > UPRIGHT) break;
        if (turned) count = views.length;
        const { text, confidence } = await desk.read(at);
        go();
        const partly = part && several;
        if (judge(text)) return { text, partly };
        const worth = confidence * Math.min(200, text.length);
        if (worth > best.worth) best = { text, partly, worth, confidence };
      }
      return best;
    } finally {
      signal.removeEventListener("abort", stop);
    }
  }

  return { readPicture, sizes: () => window.faqPicture.sizes || {} };
});
