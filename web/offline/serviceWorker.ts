// Keeps the built page in this browser, so that it opens while the hub is away. What the hub says is never kept: values
// from before must not look like values of now. The build puts in what there is to keep (scripts/webBuild).

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asking extends Lasting {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
declare const self: {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: Lasting) => void): void;
  addEventListener(type: "fetch", listener: (event: Asking) => void): void;
};
declare const SHELL_OF_THIS_BUILD: { readonly version: string; readonly files: readonly string[] };

const { version, files } = SHELL_OF_THIS_BUILD;
const FAMILY = "inchworm-shell-";
const OWN = FAMILY + version;
const PAGE = "/";
/** A computer that sleeps answers nothing at all. */
const PATIENCE_MS = 4000;

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin || isHubs(pathname)) return;
  if (request.mode === "navigate") event.respondWith(newest(request, PAGE));
  else if (pathname.startsWith("/assets/")) event.respondWith(kept(request));
  else if (files.includes(pathname)) event.respondWith(newest(request, pathname));
});

function isHubs(pathname: string): boolean {
  return /^\/(api|live)(\/|$)/.test(pathname);
}

async function keepAll(): Promise<void> {
  const cache = await caches.open(OWN);
  await cache.addAll(files.map((file) => new Request(file, { cache: "no-cache" })));
  await self.skipWaiting();
}

/** The build before stays too: a page of it that is still open fetches its later parts from there. */
async function takeOver(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(FAMILY) && name !== OWN);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** From the hub while it is there, so that a new build is never hidden by an old one. */
async function newest(request: Request, file: string): Promise<Response> {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch {
    return (await caches.match(file, { cacheName: OWN, ignoreVary: true })) ?? Response.error();
  }
}

/** Named by its content: whichever build it is of, it is the right one. */
async function kept(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}
