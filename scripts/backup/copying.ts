import { chownSync, lchownSync } from "node:fs";
import { chmod, copyFile, mkdir, readdir, readlink, symlink } from "node:fs/promises";
import { join } from "node:path";
import type { Account } from "../postgres/account";

/** Whether a folder's or file's content is left out, by its path from the top; an empty folder is made all the same. */
export type Leave = (path: string) => boolean;

/** Copies a folder that others write to meanwhile: what vanishes on the way was not needed. */
export async function copyFolder(from: string, to: string, leave: Leave = () => false, path = ""): Promise<number> {
  await mkdir(join(to, path), { recursive: true, mode: 0o700 });
  let copied = 0;
  for (const entry of await orNone(() => readdir(join(from, path), { withFileTypes: true }), [])) {
    const name = path ? `${path}/${entry.name}` : entry.name;
    if (leave(name)) continue;
    if (entry.isDirectory()) copied += await copyFolder(from, to, leave, name);
    else if (entry.isSymbolicLink()) await symlink(await readlink(join(from, name)), join(to, name));
    else if (entry.isFile()) copied += await orNone(() => copyOne(join(from, name), join(to, name)), 0);
  }
  return copied;
}

async function copyOne(from: string, to: string): Promise<number> {
  await copyFile(from, to);
  await chmod(to, 0o600);
  return 1;
}

async function orNone<T>(read: () => Promise<T>, none: T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return none;
    throw error;
  }
}

/** Gives a folder and all in it to the account that Postgres runs as. */
export async function giveTo(folder: string, account: Account): Promise<void> {
  if (!account) return;
  chownSync(folder, account.uid, account.gid);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true }))
    lchownSync(join(entry.parentPath, entry.name), account.uid, account.gid);
}
