/* What every page does besides the lookup: light or dark, copying a message, printing, and keeping the place
   when the language is switched. Each part does nothing where its elements are missing. */
(function () {
  "use strict";

  /** What scripts need to know: what all pages of the language share (`theme/site-….js`), and what is this page's own.
      The single-file edition holds several languages. */
  window.faqConfig = function (element) {
    const scope = element.closest("[data-edition]") || document;
    const own = JSON.parse(scope.querySelector("[data-faq-config]").textContent);
    const shared = window.faqSite[own.locale];
    const categories = shared.categories.map(({ slug, title, url }) => ({ slug, title, url: own.assets + url }));
    return Object.assign({}, shared, { categories }, own);
  };

  const wordsFor = (element) => window.faqConfig(element).words;

  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  /** @returns {boolean} whether the page is shown dark now, by choice or by the system */
  function isDark() {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : dark.matches;
  }

  function label(button) {
    const words = wordsFor(button);
    const text = isDark() ? words.theme_light : words.theme_dark;
    button.setAttribute("aria-label", text);
    button.title = text;
  }

  function switchTheme() {
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem("faq-theme", theme);
    } catch (error) {
      // Storage may be shut off (private window, file://); the choice then lasts for this page only.
    }
    toggles.forEach(label);
  }

  /** Old way of copying, for file:// and http:// where the clipboard interface is missing. */
  function copyBySelection(text, place) {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "hidden-text";
    place.appendChild(area); // behind an open dialog nothing can be selected
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }

  async function copy(text, place) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (error) {
      return copyBySelection(text, place);
    }
  }

  async function copyFrom(button) {
    const words = wordsFor(button);
    const dialog = button.closest("dialog");
    const announcer = (dialog || button.closest("[data-edition]") || document).querySelector("[data-announce]");
    const label = button.firstElementChild;
    button.dataset.label = button.dataset.label || label.textContent; // a second press comes while "copied" is shown
    const done = await copy(button.dataset.copy, dialog || document.body);
    const text = done ? words.copy_done : words.copy_failed;
    button.focus();
    label.textContent = text;
    announcer.textContent = text;
    window.setTimeout(function () {
      label.textContent = button.dataset.label;
      announcer.textContent = "";
    }, 2000);
  }

  const toggles = document.querySelectorAll("[data-theme-toggle]");
  toggles.forEach(function (button) {
    label(button);
    button.addEventListener("click", switchTheme);
  });
  dark.addEventListener("change", function () {
    toggles.forEach(label);
  });

  // Some of the buttons come later, with the results.
  document.addEventListener("click", function ({ target }) {
    const button = target.closest("[data-copy], [data-print]");
    if (!button) return;
    if ("copy" in button.dataset) copyFrom(button);
    else window.print();
  });

  /** Whole days from a date (2026-11-22) to now by the reader's clock; less than 0 when it is still to come. */
  function daysSince(date) {
    return Math.floor((Date.now() - Date.parse(date)) / 86400000);
  }

  // What is only true for a time looks at the reader's clock: a page may be opened long after it was made.
  document.querySelectorAll("[data-from]").forEach(function (part) {
    part.hidden = daysSince(part.dataset.from) < 0;
  });
  document.querySelectorAll("[data-until]").forEach(function (mark) {
    const before = mark.previousElementSibling;
    const said = before && before.dataset.until && !before.hidden;
    mark.hidden = Boolean(said) || daysSince(mark.dataset.until) > 0;
  });
  document.querySelectorAll("[data-days]").forEach(function (part) {
    part.textContent = part.dataset.daysText.replace("{n}", daysSince(part.dataset.days));
  });

  // A box whose script did not arrive, or that this browser cannot read, must not look as if it found nothing.
  window.addEventListener("load", function () {
    if (window.faqLookup && window.faqLookup.search) return;
    document.querySelectorAll("[data-lookup]").forEach(function (form) {
      form.addEventListener("focusin", function () {
        form.querySelector(".ask__answer").hidden = false;
        form.querySelectorAll("[role=status], .ask__count").forEach(function (line) {
          line.textContent = wordsFor(form).lookup_failed;
        });
      });
    });
  });

  const editions = document.querySelectorAll("[data-edition]");

  /** An address's fragment as an id; what is no text (#ja/%FF) names nothing. */
  function named(fragment) {
    try {
      return document.getElementById(decodeURIComponent(fragment));
    } catch (error) {
      return null;
    }
  }

  /** Single-file edition: show the language that the address names (#en/…), else the one already shown. */
  function showEdition() {
    const language = /^#([a-z-]+)\//i.exec(location.hash);
    const shown = document.querySelector("[data-edition]:not([hidden])");
    const wanted = (language && document.querySelector(`[data-edition="${language[1]}"]`)) || shown;
    editions.forEach(function (edition) {
      edition.hidden = edition !== wanted;
    });
    document.documentElement.lang = wanted.lang;
    document.title = wanted.dataset.title;
    const target = language && named(location.hash.slice(1));
    if (target) target.scrollIntoView();
  }

  if (editions.length) {
    window.addEventListener("hashchange", showEdition);
    showEdition();
  }

  // Anchors are the same in every language, and #q= holds what was looked up.
  document.querySelectorAll("[data-keep-hash]").forEach(function (link) {
    const plain = link.getAttribute("href");
    link.addEventListener("click", function () {
      link.setAttribute("href", plain + location.hash);
    });
  });
})();
