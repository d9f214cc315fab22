/* A file for a box: dropped on it, pasted into it or chosen. Only then the scripts that read it are loaded. */
faqLookup.define("ui/offer", (need) => {
  "use strict";

  const load = need("ui/loader");

  /** Listen for files. @param {Object} box with `form`, `input`, `note` and `config` */
  function listen(box) {
    const chooser = box.form.querySelector("input[type=file]");
    const take = (files) => files.length && offer(box, files[0]);
    box.form.querySelector(".ask__file").addEventListener("click", () => chooser.click());
    chooser.addEventListener("change", () => {
      take([...chooser.files]);
      chooser.value = ""; // the same file may be chosen again
    });
    box.input.addEventListener("paste", (event) => {
      const { files, types } = event.clipboardData;
      if (!files.length || types.includes("text/plain")) return; // a cell of a table comes as text and as a picture
      event.preventDefault();
      take(files);
    });
    box.form.addEventListener("dragover", (event) => {
      if (event.dataTransfer.types.includes("Files")) event.preventDefault();
    });
    box.form.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      take(event.dataTransfer.files);
    });
  }

  /** The single file has the scripts in it. */
  async function offer(box, file) {
    box.input.focus({ preventScroll: true });
    try {
      if (!faqLookup.offered) await load("picture");
      await faqLookup.offered.offered(box, file);
    } catch (error) {
      box.say(box.config.words.lookup_file_failed);
      console.error("faqPicture:", error);
    }
  }

  return { listen };
});
