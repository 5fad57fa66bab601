import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { env } from "@/lib/platform/env";

export const body = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

export const PDF = body("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
export const PNG = Uint8Array.from(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
);

/** An archive with one file in it, stored as it is. */
export function zipOf(name: string, content: string): Uint8Array {
  const [label, data] = [Buffer.from(name), Buffer.from(content)];
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt32LE(crc32(data), 10);
  shared.writeUInt32LE(data.length, 14);
  shared.writeUInt32LE(data.length, 18);
  shared.writeUInt16LE(label.length, 22);
  const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), shared, label, data]);
  const central = Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), shared, Buffer.alloc(14), label]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Uint8Array.from(Buffer.concat([local, central, Buffer.from("PK\u0005\u0006"), end]));
}

export const XLSX = zipOf(
  "[Content_Types].xml",
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
);

const BOUNDARY = "----of-a-test";

/** A form with files in it, as a browser sends it. */
export function form(files: readonly (readonly [name: string, bytes: Uint8Array])[]) {
  const parts = files.flatMap(([name, bytes]) => [
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
    ),
    Buffer.from(bytes),
    Buffer.from("\r\n"),
  ]);
  const whole = Uint8Array.from(Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]));
  return { type: `multipart/form-data; boundary=${BOUNDARY}`, stream: new Blob([whole]).stream(), whole };
}

/** Sets a scanner that runs a line of shell, another command, or none. */
export function scanner(set: { readonly script: string } | { readonly command: string } | null): void {
  const settings: { FILE_SCAN_COMMAND?: string | undefined } = env();
  if (set === null || "command" in set) {
    settings.FILE_SCAN_COMMAND = set?.command;
    return;
  }
  const folder = process.env.FILES_DIR ?? "";
  const path = join(folder, "scanner.sh");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, `#!/bin/sh\ntest -s "$2" || exit 9\n${set.script}\n`);
  chmodSync(path, 0o755);
  settings.FILE_SCAN_COMMAND = `${path} --fast`;
}
