/* What every page does besides the lookup: light or dark, copying a message, printing, and keeping the place
   when the language is switched. Each part does nothing where its elements are missing. */
(function () {
  "use strict";

  const config = document.querySelector("[data-faq-config]");
  const words = config ? JSON.parse(config.textContent).words : {};
  const announcer = document.querySelector("[data-announce]");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  /** @returns {boolean} whether the page is shown dark now, by choice or by the system */
  function isDark() {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : dark.matches;
  }

  function label(button) {
    const text = isDark() ? words.theme_light : words.theme_dark;
    button.setAttribute("aria-label", text);
    button.title = text;
  }

  function switchTheme(button) {
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem("faq-theme", theme);
    } catch (error) {
      // Storage may be shut off (private window, file://); the choice then lasts for this page only.
    }
    label(button);
  }

  /** Old way of copying, for file:// and http:// where the clipboard interface is missing. */
  function copyBySelection(text) {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "hidden-text";
    document.body.appendChild(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (error) {
      return copyBySelection(text);
    }
  }

  async function copyFrom(button) {
    const done = await copy(button.dataset.copy);
    const text = done ? words.copy_done : words.copy_failed;
    button.focus();
    button.firstElementChild.textContent = text;
    announcer.textContent = text;
    window.setTimeout(function () {
      button.firstElementChild.textContent = words.copy_button;
      announcer.textContent = "";
    }, 2000);
  }

  document.querySelectorAll("[data-theme-toggle]").forEach(function (button) {
    label(button);
    dark.addEventListener("change", function () {
      label(button);
    });
    button.addEventListener("click", function () {
      switchTheme(button);
    });
  });

  document.querySelectorAll("[data-copy]").forEach(function (button) {
    button.addEventListener("click", function () {
      copyFrom(button);
    });
  });

  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.addEventListener("click", function () {
      window.print();
    });
  });

  // Anchors are the same in every language, and #q= holds what was looked up.
  document.querySelectorAll("[data-keep-hash]").forEach(function (link) {
    const plain = link.getAttribute("href");
    link.addEventListener("click", function () {
      link.setAttribute("href", plain + location.hash);
    });
  });
})();
