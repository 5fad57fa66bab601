import { readJson } from "../json-source";
import type { Check, Finding } from "../rule";
import type { Floor } from "../version-floors";

const LISTS = new Set(["dependencies", "devDependencies", "optionalDependencies", "peerDependencies", "overrides"]);
/** `$name` in overrides repeats a version that is already written above. */
const EXACT = /^(\d+\.\d+\.\d+(-[\w.-]+)?(\+[\w.]+)?|\$[\w@/-]+)$/;

/** What is installed tomorrow is what was tested today. */
export const versionsAreExact: Check = (tree) =>
  readJson(tree.read("package.json") ?? "{}")
    .leaves.filter(({ path, value }) => LISTS.has(path[0] ?? "") && !EXACT.test(String(value)))
    .map(({ path, value, line }) => ({
      path: "package.json",
      line,
      message: `${path.at(-1)} is "${value}"; write the exact version`,
    }));

/** No copy of a library stands below the version where its known holes were closed. */
export const floorsHold =
  (floors: readonly Floor[]): Check =>
  (tree) => {
    const installed = installedVersions(tree.read("package-lock.json") ?? "{}");
    return floors.flatMap((floor) => floorFindings(floor, installed));
  };

interface Installed {
  place: string;
  version: string;
  line: number;
}

const installedVersions = (lockfile: string): Installed[] =>
  readJson(lockfile).leaves.flatMap(({ path: [list, place, key], value, line }) =>
    list === "packages" && place !== undefined && key === "version" ? [{ place, version: String(value), line }] : [],
  );

function floorFindings({ name, atLeast, copies, optional }: Floor, installed: Installed[]): Finding[] {
  const top = `node_modules/${name}`;
  const found = (line: number, message: string): Finding => ({ path: "package-lock.json", line, message });
  const own = installed.filter(({ place }) => place === top || (copies === "every" && place.endsWith(`/${top}`)));
  if (own.length === 0 && !optional) return [found(1, `${name} is not installed`)];
  return own
    .filter(({ version }) => isBelow(version, atLeast))
    .map(({ place, version, line }) => found(line, `${place} is ${version}, below ${atLeast}`));
}

/** A pre-release stands below its release. */
export function isBelow(version: string, floor: string): boolean {
  const [have, want] = [numbers(version), numbers(floor)];
  const difference = have.map((part, index) => part - (want[index] ?? 0)).find((part) => part !== 0);
  return difference === undefined ? version.includes("-") : difference < 0;
}

const numbers = (version: string): number[] => (version.split(/[-+]/)[0] ?? "").split(".").map(Number);
