/* Where a picture has writing: how far its lines lean, how high its letters are, which blocks the lines form. */
faqLookup.define("picture/layout", () => {
  "use strict";

  const CONTRAST = 20; // grey values between a letter's stroke and the ground beside it
  const LEAN = 10; // degrees that a photo may be askew
  const STEP = 0.5; // degrees
  const CLEARLY = 1.05; // times as sharp: a picture lies level unless another angle is clearly better
  const SAMPLES = 40000;
  const LOW = 5; // pixels of a line's height: lower is not read
  const HIGH = 90;

  /** 1 where the grey value jumps from one pixel to the next, which is at the sides of strokes; frames are left out. */
  function edges({ width, height, data }) {
    const mask = new Uint8Array(data.length);
    for (let y = 0; y < height; y += 1) {
      for (let x = 1, i = y * width + 1; x < width; x += 1, i += 1) {
        if (Math.abs(data[i] - data[i - 1]) > CONTRAST) mask[i] = 1;
      }
    }
    eachRun(mask, width, height, (x, y0, y1) => {
      if (y1 - y0 > HIGH / 2) for (let y = y0; y < y1; y += 1) mask[y * width + x] = 0;
    });
    return mask;
  }

  /** Calls `found(x, y0, y1)` for the runs of 1 in each column. */
  function eachRun(mask, width, height, found) {
    for (let x = 0; x < width; x += 1) {
      let start = -1;
      for (let y = 0; y <= height; y += 1) {
        const on = y < height && mask[y * width + x];
        if (on && start < 0) start = y;
        if (!on && start >= 0) found(x, start, y);
        if (!on) start = -1;
      }
    }
  }

  /** The same with gaps of up to `gap` pixels in a row closed: lines of writing become bars. */
  function smeared(mask, width, height, gap) {
    const out = new Uint8Array(mask.length);
    for (let y = 0; y < height; y += 1) {
      let last = -Infinity;
      for (let x = 0, i = y * width; x < width; x += 1, i += 1) {
        if (!mask[i]) continue;
        if (x - last <= gap) out.fill(1, i - (x - last), i);
        out[i] = 1;
        last = x;
      }
    }
    return out;
  }

  /** How sharply points fall into rows when the picture is turned by `angle`. */
  function sharpness(points, angle, width, height) {
    const slope = Math.tan(angle);
    const rows = new Float64Array(height + Math.ceil(width * Math.abs(slope)) + 4);
    const shift = slope < 0 ? -slope * width : 0;
    points.forEach(([x, y]) => (rows[Math.round(y + x * slope + shift)] += 1));
    let sum = 0;
    for (let i = 1; i < rows.length; i += 1) sum += (rows[i] - rows[i - 1]) ** 2;
    return sum;
  }

  /** The angle, in radians, by which a picture must be turned for its lines to lie level. */
  function lean(mask, width, height) {
    const all = [];
    for (let i = 0; i < mask.length; i += 1) if (mask[i]) all.push(i);
    const every = Math.max(1, Math.floor(all.length / SAMPLES));
    const points = all.filter((_, k) => k % every === 0).map((i) => [i % width, Math.floor(i / width)]);
    const best = { angle: 0, value: sharpness(points, 0, width, height) * CLEARLY };
    for (let degrees = -LEAN; degrees <= LEAN; degrees += STEP) {
      const angle = (degrees * Math.PI) / 180;
      const value = sharpness(points, angle, width, height);
      if (value > best.value) Object.assign(best, { angle, value });
    }
    return best.angle;
  }

  /** The height of most lines of writing: that of the bars, each counted by its ink. */
  function letterHeight(bars, width, height) {
    const counts = new Float64Array(HIGH + 3);
    eachRun(bars, width, height, (_, y0, y1) => {
      if (y1 - y0 >= LOW && y1 - y0 <= HIGH) counts[y1 - y0] += y1 - y0;
    });
    let best = 0;
    for (let size = LOW; size <= HIGH; size += 1) {
      const around = counts[size - 1] + counts[size] + counts[size + 1];
      if (around > (best && counts[best - 1] + counts[best] + counts[best + 1])) best = size;
    }
    return best;
  }

  /**
   * Boxes around writing that stands together, in pixels, the fullest first.
   * A grid of cells as large as a letter: cells with writing that touch, or have at most one empty cell between, are one.
   */
  function blocks(bars, width, height, letter) {
    const columns = Math.ceil(width / letter);
    const rows = Math.ceil(height / letter);
    const ink = new Uint32Array(columns * rows);
    for (let y = 0, i = 0; y < height; y += 1) {
      const row = Math.floor(y / letter) * columns;
      for (let x = 0; x < width; x += 1, i += 1) if (bars[i]) ink[row + Math.floor(x / letter)] += 1;
    }
    const full = (letter * letter) / 4;
    const seen = new Uint8Array(ink.length);
    const found = [];
    for (let start = 0; start < ink.length; start += 1) {
      if (seen[start] || ink[start] < full) continue;
      const box = { x0: columns, y0: rows, x1: 0, y1: 0, cells: 0 };
      const open = [start];
      seen[start] = 1;
      while (open.length) {
        const cell = open.pop();
        const x = cell % columns;
        const y = Math.floor(cell / columns);
        box.cells += 1;
        box.x0 = Math.min(box.x0, x);
        box.x1 = Math.max(box.x1, x);
        box.y0 = Math.min(box.y0, y);
        box.y1 = Math.max(box.y1, y);
        for (let v = Math.max(0, y - 2); v <= Math.min(rows - 1, y + 2); v += 1) {
          for (let u = Math.max(0, x - 2); u <= Math.min(columns - 1, x + 2); u += 1) {
            const next = v * columns + u;
            if (!seen[next] && ink[next] >= full) {
              seen[next] = 1;
              open.push(next);
            }
          }
        }
      }
      found.push(box);
    }
    return found
      .map(({ x0, y0, x1, y1, cells }) => ({
        x: Math.max(0, (x0 - 1) * letter), y: Math.max(0, (y0 - 1) * letter),
        width: Math.min(width, (x1 + 2) * letter) - Math.max(0, (x0 - 1) * letter),
        height: Math.min(height, (y1 + 2) * letter) - Math.max(0, (y0 - 1) * letter), cells,
      }))
      .sort((a, b) => b.cells - a.cells);
  }

  /**
   * What there is to read in a picture of grey values.
   * @returns {{angle: number, letter: number, blocks: Object[]}} letter 0 where there is no writing
   */
  function layoutOf(grey) {
    const { width, height } = grey;
    const mask = edges(grey);
    const bars = smeared(mask, width, height, Math.max(6, Math.round(letterHeight(smeared(mask, width, height, 12), width, height))));
    const letter = letterHeight(bars, width, height);
    return { letter, blocks: letter ? blocks(bars, width, height, letter) : [] };
  }

  return { edges, lean, layoutOf };
});
