import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Route {
  readonly page: string;
  readonly regex: string;
}

const OTHER = "other";
const FILES = "/_next/static/…";

/**
 * What a path's route is called by the build: `/contracts/[number]`. What is none of them is "other", so that nobody who
 * makes paths up makes names up.
 */
export function routeNamer(routes = builtRoutes()): (url: string) => string {
  const matchers = routes.map(({ page, regex }) => ({ page, pattern: new RegExp(regex) }));
  return (url) => {
    const [path = ""] = url.split("?");
    if (path.startsWith("/_next/static/")) return FILES;
    return matchers.find(({ pattern }) => pattern.test(path))?.page ?? OTHER;
  };
}

/** As the build lists them, those without parameters first; none where there is no build, as in development. */
function builtRoutes(): readonly Route[] {
  try {
    const text = readFileSync(join(/*turbopackIgnore: true*/ process.cwd(), ".next", "routes-manifest.json"), "utf8");
    const { staticRoutes, dynamicRoutes } = JSON.parse(text) as Record<"staticRoutes" | "dynamicRoutes", Route[]>;
    return [...staticRoutes, ...dynamicRoutes];
  } catch {
    return [];
  }
}
