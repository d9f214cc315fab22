/* Keeps one edition of the site on the reader's device, so that it works without a connection.

   The build puts a line before this one: `faqEdition`, the hash of the file edition.json, which has the hash of each
   file of the edition. Nothing is kept or handed out that has not the hash written there, so what a page is put
   together from is always one edition, whatever the server has by now. Where this worker has nothing fit to hand out
   and the server has another edition, it steps aside: the page comes from the server, as does the next worker. */
"use strict";

const NEWEST = 50; // pages seen that are taken along to a new edition: each may have changed
const scope = self.registration.scope;
const ours = `faq ${new URL(scope).pathname} `; // other sites of the same origin have caches too
const name = ours + self.faqEdition;
const strangers = new Set(); // pages of the edition before that have still to load themselves anew
let list;

/** The first 12 digits of the SHA-256 of a response's body; nothing of no response. */
async function sum(response) {
  if (!response) return "";
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer()));
  return Array.from(bytes.slice(0, 6), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What the server has now, not what a cache on the way has; throws without a connection. */
async function fromServer(url) {
  const response = await fetch(url, { cache: "no-cache" });
  return response.ok ? response : undefined;
}

/** A file with that hash: kept, or kept of another edition and still the same, or from the server. */
async function obtain(url, hash) {
  const cache = await caches.open(name);
  const kept = await cache.match(url);
  if (kept) return kept;
  for (const source of [(one) => caches.match(one), fromServer]) {
    const response = await source(url);
    if ((await sum(response)) === hash) {
      await cache.put(url, response.clone()).catch(() => {}); // no room left: it is shown all the same
      return response;
    }
  }
  return undefined;
}

async function readList() {
  const response = await obtain(`${scope}edition.json`, self.faqEdition);
  if (!response) throw new Error("the server has another edition");
  return response.json();
}

/** @returns {Promise<{files: Object<string, string>, first: string[], ahead: Object<string, string[]>}>} the edition */
function edition() {
  list = list || readList();
  list.catch(() => (list = undefined));
  return list;
}

/** The hash of each file; none where the list cannot be had. */
const hashes = () => edition().then(({ files }) => files, () => ({}));

/** A file of this edition by its path below the scope; nothing where it is in none or not to be had. */
async function file(path) {
  const files = await hashes();
  return Object.hasOwn(files, path) ? obtain(scope + path, files[path]) : undefined;
}

/** The path that an address has in the list: `…/errors/index.html?x#y` → `errors/`. */
function pathOf(url) {
  const { origin, pathname } = new URL(url);
  return (origin + pathname).slice(scope.length).replace(/(^|\/)index\.html$/, "$1");
}

/** Pages worth having again: those open now, those seen last in editions before, and those of a small site. */
async function worthKeeping({ ahead }) {
  const open = (await self.clients.matchAll({ type: "window", includeUncontrolled: true })).map(({ url }) => url);
  const before = (await caches.keys()).filter((one) => one.startsWith(ours) && one !== name);
  const requests = (await Promise.all(before.map((one) => caches.open(one).then((cache) => cache.keys())))).flat();
  const pages = requests.map(({ url }) => url).filter((url) => url.endsWith("/")).slice(-NEWEST);
  const spare = navigator.connection && navigator.connection.saveData;
  const mine = open.filter((url) => url.startsWith(scope)).map(pathOf);
  const folders = Object.keys(ahead).sort().reverse(); // "" is the last
  const read = new Set(mine.map((path) => folders.find((folder) => path.startsWith(folder))));
  const more = spare ? [] : folders.filter((folder) => read.has(folder)).flatMap((folder) => ahead[folder]);
  return new Set([...mine, ...pages.map(pathOf), ...more]);
}

async function install() {
  const found = await edition();
  const first = await Promise.all(found.first.map(file));
  if (first.includes(undefined)) throw new Error("the server has another edition"); // the browser tries again
  await Promise.allSettled(Array.from(await worthKeeping(found), file));
}

async function activate() {
  (await self.clients.matchAll()).forEach(({ id }) => strangers.add(id));
  const old = (await caches.keys()).filter((one) => one.startsWith(ours) && one !== name);
  await Promise.all(old.map((one) => caches.delete(one)));
}

/** Whether the server says that it still has this edition. */
async function isCurrent() {
  const worker = await fetch(`${scope}sw.js`, { cache: "no-store" });
  return worker.ok && (await worker.text()).includes(self.faqEdition);
}

/** A page that is not kept and not to be had in this edition: what the server has. */
async function otherPage({ request }) {
  const response = await fetch(request);
  if (response.status === 404) {
    const lost = await file("404.html");
    return lost ? new Response(lost.body, { status: 404, headers: lost.headers }) : response;
  }
  if (response.type === "opaqueredirect" || (await isCurrent())) return response;
  await self.registration.unregister(); // the tabs that have this edition keep this worker
  return Response.redirect(request.url);
}

async function page(event) {
  const path = pathOf(event.request.url);
  try {
    return (await file(path)) || (await otherPage(event));
  } catch (error) {
    if (Object.hasOwn(await hashes(), `${path}/`)) return Response.redirect(`${scope}${path}/`);
    return (await file("not-kept.html")) || Response.error();
  }
}

/** What a page loads: a listed file in this edition or not at all, anything else as ever. */
async function part({ request, clientId }) {
  const path = pathOf(request.url);
  if (!Object.hasOwn(await hashes(), path)) return fetch(request);
  return (!strangers.has(clientId) && (await file(path))) || Response.error();
}

/** Whether an address is a page's: files to download are left to the browser. */
const isPage = (url) => !/\.[^/]+$/.test(pathOf(url));

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", ({ data }) => data === "now" && self.skipWaiting());
self.addEventListener("fetch", (event) => {
  const { method, url, mode } = event.request;
  if (method !== "GET" || !url.startsWith(scope)) return;
  if (mode !== "navigate") event.respondWith(part(event));
  else if (isPage(url)) event.respondWith(page(event));
});
