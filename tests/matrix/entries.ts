import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A page or a route handler. */
export interface Entry {
  /** As Next names it: `/contracts/[number]`. */
  readonly route: string;
  /** With its groups: `/(portal)/contracts/[number]/page`. */
  readonly file: string;
  readonly isPage: boolean;
}

/** A server action. */
export interface Action {
  /** `lib/payments/actions.ts payInvoiceAction`. */
  readonly name: string;
  /** What a request calls it by. */
  readonly id: string;
  /** A page that can be posted to. */
  readonly route: string;
}

interface References {
  [id: string]: { filename: string; exportedName: string; workers: Record<string, unknown> };
}

/** What Next itself says it serves, read from the build in this folder. */
export function readEntries(folder: string): { entries: Entry[]; actions: Action[] } {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, ".next", name), "utf8")) as T;
  const routes = read<Record<string, string>>("app-path-routes-manifest.json");
  const served = Object.keys(read<Record<string, string>>("server/app-paths-manifest.json"));
  const { node, edge } = read<{ node: References; edge: References }>("server/server-reference-manifest.json");
  const entries = served.map((file) => {
    const route = routes[file];
    if (route === undefined) throw new Error(`Next serves ${file} at no address`);
    return { route, file, isPage: file.endsWith("/page") };
  });
  const actions = Object.entries({ ...node, ...edge }).map(([id, { filename, exportedName, workers }]) => {
    // What customers and the desk both do is posted where customers do it.
    const places = Object.keys(workers).sort();
    const worker = places.find((place) => !place.includes("/(desk)/")) ?? places[0] ?? "";
    // Told from where Next looks for packages, which for a build in a folder below is not that folder.
    const file = filename.startsWith(`${folder}/`) ? filename.slice(folder.length + 1) : filename;
    return { id, name: `${file} ${exportedName}`, route: routes[worker.replace(/^app/, "")] ?? "/" };
  });
  return { entries, actions };
}

/** By a route's parameters, as its address has them. */
export type Params = Readonly<Record<string, string>>;

/** The address of a route: `/contracts/C-1001` for `/contracts/[number]`. */
export const pathOf = (route: string, params: Params): string =>
  route.replace(/\[(\w+)\]/g, (_all, name: string) => encodeURIComponent(params[name] ?? name));

/** What the browser's router sends of a page it stands on already: the layouts are not asked for again, the page is. */
export function routerState({ file }: Entry, params: Params): string {
  const segments = file.split("/").slice(1, -1);
  const page: unknown = ["__PAGE__", {}, null, "refetch"];
  const tree = segments.reduceRight((below, segment) => {
    const name = /^\[(\w+)\]$/.exec(segment)?.[1];
    return [name ? [name, encodeURIComponent(params[name] ?? name), "d", null] : segment, { children: below }];
  }, page);
  return encodeURIComponent(JSON.stringify(["", { children: tree }, null, null]));
}
