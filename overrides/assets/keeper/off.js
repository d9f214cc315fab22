/* For the browsers that have a worker of ours from a time when the site was kept: it goes, and what it kept. */
"use strict";

async function leave() {
  const ours = `faq ${new URL(self.registration.scope).pathname} `;
  const kept = (await caches.keys()).filter((name) => name.startsWith(ours));
  await Promise.all(kept.map((name) => caches.delete(name)));
  await self.registration.unregister();
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));
