/* The reading desk: an engine, the image that lies on it and its views. It stands in a worker, which speaks with the
   page by messages, or (where no worker may be made from a Blob) in the page itself. */
faqLookup.define("picture/desk", (need) => {
  "use strict";

  const tesseract = need("picture/tesseract");
  const { viewsOf, readView } = need("picture/views");

  /** @param {function(number): void} progress told the per cent of a view that is read */
  function desk(progress) {
    let engine;
    let image;
    let views;
    return {
      async start(core, data) {
        engine = engine || (await tesseract.open(core, data, progress));
      },
      /** Lay a picture (an ImageBitmap) on the desk; gives for each of its views whether it is turned, or a part. */
      lay(picture) {
        image = picture;
        views = viewsOf(image);
        return views.map(({ turned = false, part = false }) => ({ turned, part }));
      },
      read: (number) => readView(engine, image, views[number]),
    };
  }

  /** In a worker: answer `{id, name, values}` with `{id, value}` or `{id, error}`. */
  function serve(core, data) {
    const mine = desk((percent) => self.postMessage({ percent }));
    self.onmessage = async ({ data: { id, name, values } }) => {
      try {
        const value = await (name === "start" ? mine.start(core(), data) : mine[name](...values));
        self.postMessage({ id, value });
      } catch (error) {
        self.postMessage({ id, error: String(error && error.message) });
      }
    };
  }

  return { desk, serve };
});
