import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INCOMING = "incoming";

/** All bytes lie below it: FILES_DIR, or a folder of the embedded default's data. Several web processes may share it. */
function root(): string {
  const { FILES_DIR, DATA_DIR } = env();
  // A place of the machine's, which the build must not look into.
  return resolve(/*turbopackIgnore: true*/ FILES_DIR ?? join(DATA_DIR, "files"));
}

/** By its id, which we made: nothing that a person typed is part of a path. */
function placeOf(id: string): string {
  if (!ID.test(id)) throw new RangeError("not a file's id");
  return join(root(), id.slice(0, 2), id);
}

/** A new place for bytes that come in. */
export async function incomingPlace(): Promise<string> {
  const folder = join(root(), INCOMING);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return join(folder, newId());
}

/** Where kept bytes lie, for who reads them as they stream. */
export const keptPlace = placeOf;

/** Puts bytes of our own in place, for the demo world. */
export async function putBytes(bytes: Uint8Array, id: string): Promise<void> {
  const path = await incomingPlace();
  await writeFile(path, bytes, { mode: 0o600 });
  await keepBytes(path, id);
}

/** Moves bytes that came in to where their row will find them; in one step, so that they are there whole or not at all. */
export async function keepBytes(path: string, id: string): Promise<void> {
  const place = placeOf(id);
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  await rename(path, place);
}

/** Null when there are none. */
export async function readBytes(id: string): Promise<Buffer | null> {
  try {
    return await readFile(placeOf(id));
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

export const dropBytes = (id: string): Promise<void> => rm(placeOf(id), { force: true });
export const dropIncoming = (path: string): Promise<void> => rm(path, { force: true });

/** Whether a row's bytes are there. */
export const hasBytes = async (id: string): Promise<boolean> => (await ageOf(placeOf(id))) !== null;

/** What time it is where the bytes lie: files are as old as that clock says, whatever the portal's own does. */
export async function diskNow(): Promise<Date> {
  const place = await incomingPlace();
  await writeFile(place, "");
  const { mtime } = await stat(place);
  await dropIncoming(place);
  return mtime;
}

/** The ids of kept files last written before an instant, a folder at a time. */
export async function* keptBefore(instant: Date): AsyncGenerator<readonly string[]> {
  for (const folder of await namesIn(root())) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue;
    const old: string[] = [];
    for (const name of await namesIn(join(root(), folder)))
      if (ID.test(name) && (await isOlder(join(root(), folder, name), instant))) old.push(name);
    if (old.length > 0) yield old;
  }
}

/** Throws away what came in before an instant and was neither kept nor thrown away. @returns how many */
export async function dropStrandedBefore(instant: Date): Promise<number> {
  let dropped = 0;
  for (const name of await namesIn(join(root(), INCOMING))) {
    const path = join(root(), INCOMING, name);
    if (!(await isOlder(path, instant))) continue;
    await dropIncoming(path);
    dropped += 1;
  }
  return dropped;
}

const isOlder = async (path: string, instant: Date): Promise<boolean> => {
  const age = await ageOf(path);
  return age !== null && age < instant;
};

async function ageOf(path: string): Promise<Date | null> {
  try {
    return (await stat(path)).mtime;
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

const isGone = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
