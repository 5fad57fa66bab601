import { fileName } from "@/lib/platform/file-name";

const searchOf = (references: readonly string[]): URLSearchParams =>
  new URLSearchParams(references.map((reference) => ["invoice", reference]));

/** Where several are downloaded at once; the list's form leads there [INV-8]. */
export const downloadPath = (references: readonly string[]): string => `/download?${searchOf(references)}`;

/** The zip itself. */
export const zipPath = (references: readonly string[]): string => `/api/invoices/zip?${searchOf(references)}`;

/**
 * A file's name for each invoice, all different, also to a computer that takes capitals for small letters: two seller
 * entities may use the same number, and two numbers differ in a letter only that no file name can have [F2].
 */
export function namesInZip(references: readonly string[]): string[] {
  const taken = new Set<string>();
  return references.map((reference) => {
    for (let nth = 1; ; nth += 1) {
      const name = fileName(nth === 1 ? reference : `${reference.slice(0, 70)}-${nth}`, "pdf");
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}
