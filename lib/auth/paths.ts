const BASE = "https://portal.invalid";

/** A path inside the portal to go back to after signing in, or null: never another site, never sign-in itself [S9]. */
export function safePath(candidate: string | null | undefined): string | null {
  if (!candidate || candidate.length > 500 || !candidate.startsWith("/") || !URL.canParse(candidate, BASE)) return null;
  // Browsers read \ as / and skip control characters, so such a path could leave the site.
  if ([...candidate].some((char) => char === "\\" || char <= " " || char === "\u007f")) return null;
  const url = new URL(candidate, BASE);
  const path = `${url.pathname}${url.search}`;
  if (url.origin !== BASE || path.startsWith("//") || /^\/(sign-in|api)(\/|\?|$)/.test(path)) return null;
  return path;
}
