/* Tesseract: grey values of one block of writing in, text out. */
faqLookup.define("picture/tesseract", () => {
  "use strict";

  const LANGUAGE = "jpn";
  const INPUT = "/input";
  const BLOCK = "6"; // page segmentation mode: one block of lines of the same size

  /** The bytes of base64. */
  function bytesOf(base64) {
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
    return bytes;
  }

  /** Grey values as a file that Tesseract reads (PGM). */
  function fileOf({ width, height, data }) {
    const head = new TextEncoder().encode(`P5 ${width} ${height} 255\n`);
    const bytes = new Uint8Array(head.length + data.length);
    bytes.set(head);
    bytes.set(data, head.length);
    return bytes;
  }

  /**
   * Start the engine.
   * @param {Function} core Tesseract's own starter @param {string} data the language's data in base64
   * @param {function(number): void} progress told the per cent of the picture that is being read
   */
  async function open(core, data, progress) {
    const silent = () => {};
    const module = await core({ TesseractProgress: progress, print: silent, printErr: silent });
    module.FS.writeFile(`/${LANGUAGE}.traineddata`, bytesOf(data));
    const api = new module.TessBaseAPI();
    if (api.Init("/", LANGUAGE) !== 0) throw new Error("faqPicture: the engine does not take its data");
    Object.entries({ tessedit_pageseg_mode: BLOCK, preserve_interword_spaces: "0", user_defined_dpi: "300" })
      .forEach(([name, value]) => api.SetVariable(name, value));
    return {
      read(grey) {
        module.FS.writeFile(INPUT, fileOf(grey));
        api.SetImageFile(1, 0);
        api.Recognize(null);
        return { text: api.GetUTF8Text(), confidence: api.MeanTextConf() };
      },
    };
  }

  return { open };
});
