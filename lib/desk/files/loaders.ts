import { fileName } from "@/lib/platform/file-name";
import { deskLoader } from "@/lib/platform/loader";
import { getDeskFile } from "./queries";

/** A file to be saved, by the part of the address that names it: whose work it belongs to is asked with the file. */
export const loadDeskFile = deskLoader("cases.read", async (staff, id: string) => {
  const { name, type, bytes } = await getDeskFile(staff, id);
  const dot = name.lastIndexOf(".");
  return { name: fileName(name.slice(0, dot), name.slice(dot + 1)), type, bytes };
});
