/* A log file: its encoding recognised, its lines gone through slice by slice, the errors in it found by the lookup. */
faqLookup.define("picture/log", () => {
  "use strict";

  const SLICE = 256 * 1024; // bytes
  const LARGEST = 20 * 1024 * 1024;
  const SHARE = 40; // ms of work before the page may answer
  const LINE = 2000; // signs of a line that are looked at
  const TOGETHER = 3; // lines that one message may take
  const WRONG = /[A-Z]{2,}\d|\d{3,}[A-Z]|0x[0-9a-f]{4}|失敗|エラー|異常|不正|不備|不適当|不完全|警告|ません|できな|error|exception|invalid|fail/i;
  const TIME = /(?:\d{4}[-/年.]\s?\d{1,2}[-/月.]\s?\d{1,2}日?[ T　]*)?\d{1,2}:\d{2}(?::\d{2})?/;

  /** The encoding of a text by its first bytes, or "" where it is no text. */
  function encodingOf(bytes) {
    const [a, b, c] = bytes;
    if (a === 0xff && b === 0xfe) return "utf-16le";
    if (a === 0xfe && b === 0xff) return "utf-16be";
    if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
    const zeros = [0, 0];
    bytes.forEach((byte, i) => (zeros[i % 2] += byte === 0));
    if (zeros[0] + zeros[1]) {
      const [even, odd] = zeros.map((n) => n / (bytes.length / 2));
      if (odd > 0.1 && even < 0.05) return "utf-16le";
      return even > 0.1 && odd < 0.05 ? "utf-16be" : "";
    }
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true }); // the last letter may be cut
      return "utf-8";
    } catch (error) {
      return "shift_jis";
    }
  }

  /** The lines of a file, in batches of a slice each. Throws errors named "large" and "binary". */
  async function* batches(file) {
    if (file.size > LARGEST) throw Object.assign(new Error("faqPicture: large"), { name: "largeLog" });
    let decoder = null;
    let rest = "";
    for (let at = 0; at < file.size; at += SLICE) {
      const bytes = new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer());
      if (!decoder) {
        const encoding = encodingOf(bytes);
        if (!encoding) throw Object.assign(new Error("faqPicture: binary"), { name: "undecodable" });
        decoder = new TextDecoder(encoding);
      }
      const lines = (rest + decoder.decode(bytes, { stream: true })).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop();
      yield { lines, done: Math.min(1, (at + SLICE) / file.size) };
    }
    yield { lines: [rest + decoder.decode()], done: 1 };
  }

  /** What makes two lines the same error: all but the numbers that stand for a time or a count. */
  const gistOf = (text) => text.replace(TIME, "").replace(/\b\d+\b/g, "#").trim();

  /**
   * The errors of a log file, newest (last) first, each once.
   * @param {File} file
   * @param {function(string): ?Object} sure the sure hit for a text, or nothing
   * @param {function(number): void} progress told the share that is read, 0 to 1
   * @param {AbortSignal} signal
   * @returns {Promise<{hit: Object, text: string, time: string, line: number, count: number}[]>}
   */
  async function readLog(file, sure, progress, signal) {
    const known = new Map(); // gist → hit or null
    const found = new Map(); // id and code → error
    let before = []; // the last lines of the batch before, for messages that go over its end
    let number = 0;
    let time = "";
    let since = window.performance.now();
    const ask = (text) => {
      const gist = gistOf(text);
      if (!known.has(gist)) known.set(gist, sure(text));
      return known.get(gist);
    };
    const note = (hit, text, line, joined) => {
      const key = `${hit.id} ${hit.code || ""}`;
      const old = found.get(key);
      if (joined && old && line - old.line < TOGETHER) return; // the same message, seen from its next line
      found.set(key, { hit, text, time, line, count: old ? old.count + 1 : 1 });
    };
    for await (const { lines, done } of batches(file)) {
      for (const whole of lines) {
        if (signal.aborted) throw Object.assign(new Error("faqPicture: cancelled"), { name: "cancelled" });
        const line = whole.slice(0, LINE);
        number += 1;
        time = (line.match(TIME) || [time])[0];
        before = [...before, line].slice(-TOGETHER);
        if (WRONG.test(line)) {
          const alone = ask(line);
          const hit = alone || ask(before.join("\n"));
          if (hit) note(hit, line.trim(), number, !alone);
        }
        if (window.performance.now() - since > SHARE) {
          progress(done);
          await new Promise((resolve) => window.setTimeout(resolve));
          since = window.performance.now();
        }
      }
      progress(done);
    }
    return [...found.values()].sort((a, b) => b.line - a.line);
  }

  return { readLog };
});
