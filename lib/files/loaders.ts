import { notFound } from "@/lib/platform/errors";
import { fileName } from "@/lib/platform/file-name";
import { countFile } from "@/lib/platform/limits";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { getFile } from "./queries";
import { fileId } from "./schema";

/** A file to be saved, by the part of the address that names it. @throws DomainError TOO_MANY */
export const loadFile = portalLoader(async (viewer: Viewer, segment: string) => {
  const id = fileId.safeParse(segment).data;
  if (!id) throw notFound();
  await countFile(viewer);
  const { name, type, bytes } = await getFile(viewer, id);
  const dot = name.lastIndexOf(".");
  return { name: fileName(name.slice(0, dot), name.slice(dot + 1)), type, bytes };
});
