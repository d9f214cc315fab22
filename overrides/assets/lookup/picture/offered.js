/* What a box does with a file: progress that is seen and heard, a way to cancel, then the text of a picture in the box
   or the errors of a log below it. */
faqLookup.define("picture/offered", (need) => {
  "use strict";

  const { make, fill, link, inLanguage, hitLink } = need("ui/results");
  const { search } = need("engine");
  const makeReady = need("ui/ready");
  const { readPicture, sizes } = need("picture/reader");
  const { readLog } = need("picture/log");

  const IMAGE = /^image\//;
  const IMAGE_NAME = /\.(png|jpe?g|gif|bmp|webp|avif|hei[cf])$/i;
  const MB = 1e6;

  const isImage = ({ type, name }) => IMAGE.test(type) || IMAGE_NAME.test(name);
  const megabytes = (bytes) => (bytes / MB).toFixed(1);

  function progressText({ stage, done, total, percent }, words) {
    if (stage === "loading") return fill(words.lookup_file_loading, { done: megabytes(done), total: megabytes(total) });
    return fill(words.lookup_file_reading, { percent });
  }

  /** The words for what went wrong; null after the reader cancelled. */
  function failure({ name }, words) {
    const texts = {
      absent: words.lookup_file_absent, heic: words.lookup_file_heic, large: words.lookup_file_large,
      largeLog: words.lookup_file_large_log, undecodable: words.lookup_file_undecodable, cancelled: words.lookup_file_cancelled,
    };
    return texts[name] || words.lookup_file_failed;
  }

  /** The line of progress with its button; `show` draws a state, `say` tells it to those who listen. */
  function progressLine(box, abort) {
    const { words } = box.config;
    const bar = make("progress", "");
    const text = make("span", "", words.lookup_file_start);
    const cancel = make("button", "ask__cancel", words.lookup_file_cancel);
    cancel.type = "button";
    cancel.addEventListener("click", () => abort.abort());
    bar.setAttribute("aria-label", words.lookup_file_progress);
    box.note.replaceChildren(bar, text, cancel);
    box.note.hidden = false;
    let told = "";
    return (state) => {
      bar.max = state.stage === "loading" ? state.total : 100;
      bar.value = state.stage === "loading" ? state.done : state.percent;
      text.textContent = progressText(state, words);
      if (told === state.stage) return;
      told = state.stage;
      box.say(text.textContent); // each stage once: a figure a moment would only disturb
    };
  }

  /** The hit whose message or code a text shows; words that only fit an entry (a window's title) show no error. */
  function sureHit(text, locale) {
    const { verdict, hits } = search(text, { limit: 1, locale });
    return (verdict === "exact" && hits.find(({ confident }) => confident)) || null;
  }

  async function offerPicture(box, file, show, signal) {
    const { words } = box.config;
    await makeReady();
    const place = { base: box.config.assets + "theme/", sizes: sizes() };
    const { text, partly } = await readPicture(file, place, (read) => sureHit(read, box.config.locale), show, signal);
    if (!text) return words.lookup_file_nothing;
    box.fill(text);
    return partly ? words.lookup_file_from_part : words.lookup_file_from_picture;
  }

  function logItem({ hit, text, time, line, count }, config) {
    const { words } = config;
    const item = make("li", "");
    item.dataset.id = hit.id;
    item.dataset.line = line;
    const where = fill(time ? words.lookup_log_at_time : words.lookup_log_at, { time, line });
    item.append(make("p", "ask__log-place", count > 1 ? `${where} ${fill(words.lookup_log_count, { n: count })}` : where));
    item.append(inLanguage(make("p", "ask__log-text", text)));
    const answer = make("p", "");
    answer.append(link("", hit.number + ". " + hit.title, hitLink(hit, config)));
    item.append(answer);
    return item;
  }

  async function offerLog(box, file, show, signal) {
    const { config } = box;
    await makeReady();
    const progress = (share) => show({ stage: "reading", percent: Math.round(share * 100) });
    const errors = await readLog(file, (text) => sureHit(text, config.locale), progress, signal);
    if (!errors.length) return fill(config.words.lookup_log_none, { name: file.name });
    const list = make("ol", "ask__log");
    list.append(...errors.map((error) => logItem(error, config)));
    const title = make("p", "ask__log-title", fill(config.words.lookup_log_found, { name: file.name, n: errors.length }));
    return [title, list];
  }

  /** Fails as soon as the reader cancels; what is under way (a part on a slow line) may end later, unheard. */
  const cancelled = (signal) => new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(Object.assign(new Error("faqPicture: cancelled"), { name: "cancelled" })));
  });

  /** Take a file that was dropped, pasted or chosen; the one before is given up. */
  async function offered(box, file) {
    if (box.abort) box.abort.abort();
    const abort = (box.abort = new AbortController());
    const show = progressLine(box, abort);
    const work = isImage(file) ? offerPicture : offerLog;
    let outcome;
    try {
      const shown = (state) => abort.signal.aborted || show(state);
      outcome = await Promise.race([work(box, file, shown, abort.signal), cancelled(abort.signal)]);
    } catch (error) {
      outcome = failure(error, box.config.words);
      if (outcome === box.config.words.lookup_file_failed) console.error("faqPicture:", error);
    }
    if (box.abort !== abort) return;
    const parts = typeof outcome === "string" ? [make("p", "", outcome)] : outcome;
    box.note.replaceChildren(...parts);
    box.say(parts[0].textContent);
  }

  return { offered, sureHit };
});
