/* The reading desk: an engine, the image that lies on it and its views. It stands in a worker, which speaks with the
   page by messages, or (where no worker may be made from a Blob) in the page itself. */
(function (root) {
  "use strict";

  const picture = root.faqPicture;

  /** @param {function(number): void} progress told the per cent of a view that is read */
  function desk(progress) {
    let engine;
    let image;
    let views;
    return {
      async start(core, data) {
        engine = engine || (await picture.engine.open(core, data, progress));
      },
      /** Lay a picture on the desk; gives the number of views. */
      async lay(file) {
        image = await createImageBitmap(file, { imageOrientation: "from-image" });
        views = picture.read.viewsOf(image);
        return views.length;
      },
      read: (number) => picture.read.readView(engine, image, views[number]),
    };
  }

  /** In a worker: answer `{id, name, values}` with `{id, value}` or `{id, error}`. */
  function serve(core, data) {
    const mine = desk((percent) => root.postMessage({ percent }));
    root.onmessage = async ({ data: { id, name, values } }) => {
      try {
        const value = await (name === "start" ? mine.start(core(), data) : mine[name](...values));
        root.postMessage({ id, value });
      } catch (error) {
        root.postMessage({ id, error: String(error && error.message) });
      }
    };
  }

  picture.desk = { desk, serve };
})(typeof window === "undefined" ? this : window);
