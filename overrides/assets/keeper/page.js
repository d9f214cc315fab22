/* Has the site kept on the reader's device (see keeper/sw.js), and offers a new edition once all of it is there. */
(function () {
  "use strict";

  const workers = navigator.serviceWorker; // missing in an insecure context and in some private windows
  const own = document.querySelector("[data-faq-config]");
  if (!workers || !own) return;
  const { assets, words } = window.faqConfig(own);
  const kept = Boolean(workers.controller);

  /** Say that a new edition is there. Only a press takes it: nobody loses what they are reading. */
  function offer(worker) {
    const note = document.createElement("aside");
    const line = document.createElement("p");
    const button = document.createElement("button");
    note.className = "age";
    note.setAttribute("role", "status");
    note.setAttribute("data-edition-new", "");
    button.type = "button";
    button.className = "age__take";
    button.textContent = words.edition_take;
    button.addEventListener("click", function () {
      worker.addEventListener("statechange", () => worker.state === "activated" && location.reload());
      worker.postMessage("now");
    });
    line.textContent = words.edition_new;
    line.append(" ", button);
    note.append(line);
    document.querySelectorAll("[data-edition-new]").forEach((other) => other.remove());
    document.querySelector("header.top").after(note);
  }

  function watch(registration) {
    const follow = (worker) => worker.addEventListener("statechange", () => worker.state === "installed" && offer(worker));
    // This page is of the server's edition. That of a worker that was here already, and stepped aside, is another.
    if (!kept) return registration.active && registration.update();
    if (registration.waiting) offer(registration.waiting);
    if (registration.installing) follow(registration.installing);
    registration.addEventListener("updatefound", () => follow(registration.installing));
  }

  // Another tab took the new edition: what this one still has to load would be of that.
  workers.addEventListener("controllerchange", () => kept && location.reload());
  window.addEventListener("load", function () {
    const idle = window.requestIdleCallback || ((task) => window.setTimeout(task, 200));
    idle(() => workers.register(`${assets}sw.js`).then(watch).catch(() => {})); // without it the site works as ever
  });
})();
