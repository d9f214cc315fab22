/* One picture read in views: the whole of it where it is small, then block by block, then the whole once more with its
   ground evened, then turned. Whoever asks stops at the first view that answers. */
faqLookup.define("picture/views", (need) => {
  "use strict";

  const { draw, evened, onLight } = need("picture/grey");
  const { edges, lean, layoutOf } = need("picture/layout");

  const ANALYSED = 2.2e6; // pixels in which writing is looked for
  const TARGET = 30; // pixels of a letter's height that suit the engine
  const LARGEST = 6e6; // pixels that the engine reads in one go
  const WHOLE = 4e6; // a picture that comes to no more is read as a whole first
  const MOST = 8; // blocks
  const SMALL = 6; // cells: a smaller block is a button or an icon
  const SPACE = /(?<=[^\x00-\x7f]) +(?=[^\x00-\x7f])/g; // the engine puts spaces between Japanese letters
  const SAYS = /[\p{L}\p{N}]{2}/u; // a line without two letters is a frame or an icon

  /** What is left of the engine's text: lines that say something, without spaces between Japanese letters. */
  function tidy(text) {
    const lines = text.normalize("NFC").split("\n").map((line) => line.replace(SPACE, "").trim());
    return lines.filter((line) => SAYS.test(line)).join("\n");
  }

  const whole = ({ width, height }) => ({ x: 0, y: 0, width, height });

  /** The views of a picture that was taken with the camera turned. */
  function turned(image, scale) {
    const { width, height } = image;
    const across = { x: (width - height) / 2, y: (height - width) / 2, width: height, height: width };
    const quarters = [[across, 1], [across, -1], [whole(image), 2]];
    return quarters.map(([area, quarter]) => ({ area, scale, angle: (quarter * Math.PI) / 2, turned: true }));
  }

  /** The views of an image, best first: `{area, scale, angle, even, turned, part}`. */
  function viewsOf(image) {
    const shrink = Math.min(1, Math.sqrt(ANALYSED / (image.width * image.height)));
    const grey = draw(image, whole(image), shrink, 0);
    const angle = lean(edges(grey), grey.width, grey.height);
    const { letter, blocks } = layoutOf(angle ? draw(image, whole(image), shrink, angle) : grey);
    if (!letter) return [];
    const wanted = (TARGET * shrink) / letter;
    const fit = (area) => Math.min(wanted, Math.sqrt(LARGEST / (area.width * area.height)));
    const all = { area: whole(image), scale: fit(image), angle };
    const parts = blocks.filter(({ cells }) => cells >= SMALL).slice(0, MOST).map((box) => {
      const area = { x: box.x / shrink, y: box.y / shrink, width: box.width / shrink, height: box.height / shrink };
      return { area, scale: fit(area), angle, part: true };
    });
    const first = image.width * image.height * wanted * wanted <= WHOLE ? [all] : [];
    return [...first, ...parts, ...(first.length ? [] : [all]), { ...all, even: true }, ...turned(image, all.scale)];
  }

  /** Read one view. @returns {{text: string, confidence: number}} */
  function readView(engine, image, { area, scale, angle, even }) {
    const grey = draw(image, area, scale, angle);
    const { text, confidence } = engine.read(even ? evened(grey, TARGET) : onLight(grey));
    return { text: tidy(text), confidence };
  }

  return { viewsOf, readView };
});
