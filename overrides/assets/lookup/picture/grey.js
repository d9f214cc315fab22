/* Pictures as grey values: {width, height, data: Uint8Array}, 0 is black. Drawing is the browser's work (in a worker
   through OffscreenCanvas); what is done to the values afterwards is pure. */
faqLookup.define("picture/grey", () => {
  "use strict";

  function canvas(width, height) {
    if (typeof OffscreenCanvas !== "undefined") return new OffscreenCanvas(width, height);
    return Object.assign(document.createElement("canvas"), { width, height });
  }

  /** The grey values of an RGBA picture; what is transparent lies on white. */
  function greyOf({ width, height, data }) {
    const grey = new Uint8Array(width * height);
    for (let i = 0, k = 0; i < grey.length; i += 1, k += 4) {
      grey[i] = (data[k] * 77 + data[k + 1] * 151 + data[k + 2] * 28) >> 8;
    }
    return { width, height, data: grey };
  }

  /**
   * A part of an image, turned upright and scaled.
   * @param {ImageBitmap} image
   * @param {{x: number, y: number, width: number, height: number}} area in the image once it is turned, in its pixels
   * @param {number} scale @param {number} angle radians by which the image's lines rise to the right
   */
  function draw(image, area, scale, angle) {
    const width = Math.max(1, Math.round(area.width * scale));
    const height = Math.max(1, Math.round(area.height * scale));
    const context = canvas(width, height).getContext("2d", { willReadFrequently: true });
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = "high";
    context.scale(scale, scale);
    context.translate(-area.x, -area.y);
    context.translate(image.width / 2, image.height / 2);
    context.rotate(angle);
    context.drawImage(image, -image.width / 2, -image.height / 2);
    return greyOf(context.getImageData(0, 0, width, height));
  }

  /** How many pixels there are of each grey value, in every `step`th one. */
  function histogram({ data }, step = 1) {
    const counts = new Uint32Array(256);
    for (let i = 0; i < data.length; i += step) counts[data[i]] += 1;
    return counts;
  }

  /** The grey value that a share of the pixels does not exceed. */
  function quantile(counts, share) {
    const total = counts.reduce((sum, count) => sum + count, 0);
    let seen = 0;
    for (let value = 0; value < 256; value += 1) {
      seen += counts[value];
      if (seen >= total * share) return value;
    }
    return 255;
  }

  /** Sums over all pixels above and to the left, with one row and column of zeros before them. */
  function integral({ width, height, data }) {
    const sums = new Float64Array((width + 1) * (height + 1));
    for (let y = 0, i = 0; y < height; y += 1) {
      let row = 0;
      for (let x = 0; x < width; x += 1, i += 1) {
        row += data[i];
        sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
      }
    }
    return sums;
  }

  /** Dark letters on an even, light ground: the ground's own value, round every pixel, becomes white. */
  function evened(grey, radius) {
    const { width, height, data } = grey;
    const sums = integral(grey);
    const out = new Uint8Array(data.length);
    const low = quantile(histogram(grey, 7), 0.5) < 128 ? 1 : 0;
    for (let y = 0, i = 0; y < height; y += 1) {
      const top = Math.max(0, y - radius) * (width + 1);
      const bottom = Math.min(height, y + radius + 1) * (width + 1);
      const rows = (bottom - top) / (width + 1);
      for (let x = 0; x < width; x += 1, i += 1) {
        const left = Math.max(0, x - radius);
        const right = Math.min(width, x + radius + 1);
        const mean = (sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left]) / (rows * (right - left));
        const gap = low ? mean - data[i] : data[i] - mean; // negative: a letter
        out[i] = Math.max(0, Math.min(255, 235 + gap));
      }
    }
    return { width, height, data: out };
  }

  /** The same with light and dark exchanged where the ground is dark. */
  function onLight(grey) {
    if (quantile(histogram(grey, 3), 0.5) >= 128) return grey;
    return { ...grey, data: grey.data.map((value) => 255 - value) };
  }

  return { draw, evened, onLight };
});
