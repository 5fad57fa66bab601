import { sliceOf, unitOf } from "../module-path";
import { at, type Check, eachFile, type Finding } from "../rule";
import type { Import, SourceFile } from "../source-tree";

/** 7. Every folder of lib has its place in the order, and imports only what stands before it. */
export const slicesKeepTheOrder =
  (order: readonly string[]): Check =>
  (tree) => {
    const rank = (slice: string): number => order.indexOf(slice);
    const unplaced = firstFiles(tree.paths.filter((path) => path.startsWith("lib/"))).flatMap((path): Finding[] => {
      const slice = sliceOf(path);
      if (slice === null) return [{ path, line: 1, message: "lies loose in lib; every file belongs to a slice" }];
      if (rank(slice) >= 0) return [];
      return [{ path, line: 1, message: `lib/${slice} has no place in tests/architecture/slice-order.ts` }];
    });
    const upward = eachFile((file) => importsAbove(file, rank));
    return [...unplaced, ...upward(tree)];
  };

/** One path for each folder of lib, and every loose file. */
const firstFiles = (paths: string[]): string[] => [
  ...new Map(paths.map((path) => [sliceOf(path) ?? path, path] as const).reverse()).values(),
];

function importsAbove(file: SourceFile, rank: (slice: string) => number): Finding[] {
  const own = sliceOf(file.path);
  if (own === null) return [];
  return file.imports.flatMap((imported) => {
    const other = sliceOf(imported.target ?? "");
    if (other === null || rank(own) < 0 || rank(other) <= rank(own)) return [];
    return [at(file, imported.line, `${own} imports ${imported.target}, but ${other} stands above it in the order`)];
  });
}

/**
 * 7. No file imports itself by way of others. Types alone may go round inside one slice: they are one text there, and
 * gone at run time.
 */
export const noCycles: Check = (tree) => {
  const byPath = new Map(tree.files.map((file) => [file.path, file]));
  const edges = new Map(tree.files.map((file) => [file.path, countedImports(file, byPath)]));
  const reported = new Set<string>();
  return tree.files.flatMap((file) => {
    if (reported.has(file.path)) return [];
    const way = wayBack(file.path, edges);
    if (!way) return [];
    for (const path of way) reported.add(path);
    const first = edges.get(file.path)?.find((one) => one.target === (way[1] ?? file.path));
    return [at(file, first?.line ?? 1, `goes round: ${[...way, file.path].join(" → ")}`)];
  });
};

function countedImports(file: SourceFile, byPath: ReadonlyMap<string, SourceFile>): Import[] {
  return file.imports.filter(({ target, typeOnly }) => {
    if (target === null || !byPath.has(target)) return false;
    return !(typeOnly && unitOf(target) === unitOf(file.path));
  });
}

/** The shortest way from a file back to itself, the file first. */
function wayBack(start: string, edges: ReadonlyMap<string, Import[]>): string[] | null {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const path of queue) {
    for (const { target } of edges.get(path) ?? []) {
      if (target === start) return trace(path, cameFrom);
      if (target === null || cameFrom.has(target)) continue;
      cameFrom.set(target, path);
      queue.push(target);
    }
  }
  return null;
}

function trace(end: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const before = cameFrom.get(end);
  return before === undefined ? [end] : [...trace(before, cameFrom), end];
}
