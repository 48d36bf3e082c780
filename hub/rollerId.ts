// Short names for rollers on the live feed and in the API, the same at every start.

/** Keeps the longest live tick within its bytes. */
const MAX_LENGTH = 24;

/** From a link's address, e.g. `sim-post-run`; `taken` are the ids in use. */
export function rollerIdOf(uri: string, taken: ReadonlySet<string>): string {
  const [scheme = "roller", rest = ""] = uri.split(/:(.*)/s);
  const name = rest.split("?", 1)[0]?.split(/[/\\]/).at(-1) ?? "";
  const slug = `${scheme}-${name}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_LENGTH)
    .replace(/^-|-$/g, "");
  const base = slug === "" ? "roller" : slug;
  for (let count = 1; ; count++) {
    const suffix = count === 1 ? "" : `-${count}`;
    const id = base.slice(0, MAX_LENGTH - suffix.length) + suffix;
    if (!taken.has(id)) return id;
  }
}
