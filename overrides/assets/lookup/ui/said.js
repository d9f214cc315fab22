/* The words that say how sure an answer is, in the language of its question. Those of another language than the page's
   come with that language's part of the index. What was copied from a screen says nothing about who asks. */
faqLookup.define("ui/said", (need) => {
  "use strict";

  const { fromRomaji } = need("text/kana");
  const { tongueOf, isGuest } = need("engine");
  const load = need("ui/loader");

  const LATIN = /[a-z]{2,}/gi;
  const FEW = 2; // words; a name or a code is no sentence

  /** Whether a text without other letters is a sentence, not Japanese in romaji. */
  function isSentence(text) {
    const latin = text.match(LATIN) || [];
    const romaji = latin.filter((word) => fromRomaji(word.toLowerCase()));
    return latin.length >= FEW && 2 * romaji.length < latin.length && !/[一-鿿]/.test(text);
  }

  /** The language to answer in: the question's, if it is one of those with words of their own. */
  function languageOf(text, { codes, verdict }, locale) {
    const language = tongueOf(text);
    if (!language || isGuest(language)) return language || locale;
    const copied = codes.length || verdict === "exact" || verdict === "near";
    return copied || (!/[ぁ-ヺ]/.test(text) && !isSentence(text)) ? locale : language;
  }

  /**
   * The page's configuration with the words for an answer.
   * @param {string} text the question
   * @param {Object} answer from `search`
   * @param {Object} config the page's own; it is given as it is where the words do not arrive
   * @returns {Promise<Object>} `said` is their language if it is not the page's
   */
  async function spoken(text, answer, config) {
    const said = languageOf(text, answer, config.locale);
    if (said === config.locale) return config;
    const known = () => (window.faqSaid || {})[said];
    if (!known()) await load(`asked-${said}`).catch(() => {});
    return known() ? { ...config, said, words: { ...config.words, ...known() } } : config;
  }

  return { spoken };
});
