import { readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { findTarget, takeFiles } from "@/lib/collections/commands";
import { discardFiles, vetFile } from "@/lib/files/commands";
import { getFile } from "@/lib/files/queries";
import { receiveFiles, UploadFault } from "@/lib/files/receive";
import { dropBytes, keepBytes, putBytes, readBytes } from "@/lib/files/store";
import { clearOrphanFiles } from "@/lib/files/tasks";
import type { VettedFile } from "@/lib/files/types";
import { disputeOf, speaker, transfer, withdraw } from "../collections/saying";
import { rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { outcomeOf } from "../setup/outcome";
import { viewerOf } from "../setup/world";
import { body, form, PDF, PNG, scanner, XLSX, zipOf } from "./samples";

const [ADA, BEN, DAN] = ["ada@acme.example", "ben@acme.example", "dan@birch.example"];
const ROOT = process.env.FILES_DIR ?? "";

beforeEach(async () => {
  await freshDemo();
  scanner(null);
});

const incoming = () => readdir(join(ROOT, "incoming")).catch(() => []);

/** What the handler does with a form, without the request around it. */
async function upload(email: string, dispute: string, files: readonly (readonly [string, Uint8Array])[]) {
  const { type, stream } = form(files);
  const received = await receiveFiles(type, stream);
  return takeFiles(await speaker(email), { kind: "dispute", id: dispute }, received);
}

const faultOf = async (attempt: Promise<unknown>): Promise<string> => {
  try {
    await attempt;
    return "none at all";
  } catch (error) {
    if (error instanceof UploadFault) return error.fault;
    throw error;
  }
};

test.each(["../../etc/passwd", "ab/../../../../tmp/x", "incoming/x", "", "AB0E7BD8-0000-4000-8000-000000000000"])(
  "[INV-9] nothing but an id of ours becomes part of a path: %j is none",
  async (id) => {
    for (const use of [() => readBytes(id), () => keepBytes("/nowhere", id), async () => dropBytes(id)])
      await expect(use()).rejects.toThrow("not a file's id");
  },
);

describe("a file", () => {
  test("[INV-9] is kept outside the web root under a name of ours, with hash, size, who and what it is", async () => {
    const id = await disputeOf("INV-1047");
    expect(await upload(BEN, id, [["räkning.pdf.exe", PDF]])).toEqual(["added"]);
    const [file] = await rows<{ id: string; name: string }>(
      `SELECT file.id, name, type, size_bytes AS size, encode(sha256, 'hex') = $1 AS "sameHash", is_scanned AS "isScanned",
              person.email AS by FROM stored_file file JOIN person ON person.id = person_id ORDER BY added_at DESC LIMIT 1`,
      [Buffer.from(await crypto.subtle.digest("SHA-256", PDF)).toString("hex")],
    );
    expect(file).toMatchObject({
      ...{
        name: "räkning.pdf",
        type: "application/pdf",
        size: PDF.byteLength,
        sameHash: true,
        isScanned: false,
        by: BEN,
      },
    });
    expect(await readdir(join(ROOT, (file?.id ?? "").slice(0, 2)))).toContain(file?.id);
    expect(await incoming()).toEqual([]);
    const saved = await getFile(await viewerOf(ADA), file?.id ?? "");
    expect(saved).toEqual({ name: "räkning.pdf", type: "application/pdf", bytes: Buffer.from(PDF) });
    expect(await outcomeOf(getFile(await viewerOf(DAN), file?.id ?? ""))).toBe("access.not_found");
  });

  test.each([
    ["slip.pdf", PDF, "added"],
    ["slip.exe", PDF, "added"],
    ["slip.png", PNG, "added"],
    ["book.xlsx", XLSX, "added"],
    ["list.csv", body("Date;Amount\r\n2027-03-01;12,50\r\n"), "added"],
    ["slip.pdf", body("<!doctype html><script>alert(1)</script>"), "type"],
    ["picture.png", body('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), "type"],
    ["picture.svg", body('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), "type"],
    ["slip.pdf", Uint8Array.from([0x4d, 0x5a, 0, 1, 2, 3]), "type"],
    ["slip.pdf", zipOf("payload.exe", "MZ"), "type"],
    ["broken.xlsx", XLSX.slice(0, 40), "type"],
    ["noise.bin", Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 251), "type"],
    ["empty.pdf", new Uint8Array(), "empty"],
    ["big.pdf", new Uint8Array(11 * 1024 * 1024), "too_big"],
  ] as const)("[INV-9] %s by its bytes and not by its name, case %#", async (name, bytes, expected) => {
    expect(await upload(ADA, await disputeOf("INV-1047"), [[name, bytes]])).toEqual([expected]);
    expect(await incoming()).toEqual([]);
  });

  test("[INV-9] is judged by itself: of several those that pass are kept", async () => {
    const files = [
      ["a.pdf", PDF],
      ["b.exe", Uint8Array.from([0x4d, 0x5a, 0])],
      ["c.png", PNG],
    ] as const;
    expect(await upload(ADA, await disputeOf("INV-1047"), files)).toEqual(["added", "type", "added"]);
  });

  test("[INV-9] of exactly 10 MB is taken, and of one byte more is not", async () => {
    const most = new Uint8Array(10 * 1024 * 1024).fill(0x20);
    most.set(PDF);
    const id = await disputeOf("INV-1047");
    expect(await upload(ADA, id, [["most.pdf", most]])).toEqual(["added"]);
    expect(await upload(ADA, id, [["more.pdf", Uint8Array.from([...most, 0x20])]])).toEqual(["too_big"]);
  });
});

describe("a form that is none of ours", () => {
  const parts = (count: number) => Array.from({ length: count }, (_, index) => [`${index}.pdf`, PDF] as const);

  test("[P4] six files, or a thousand: nothing is taken, nothing is left", async () => {
    for (const count of [6, 1_000]) {
      const { type, stream } = form(parts(count));
      expect(await faultOf(receiveFiles(type, stream))).toBe("too_many");
    }
    expect(await incoming()).toEqual([]);
  });

  test("[P4] that breaks off, has no boundary or is no form", async () => {
    const { type, whole } = form([["a.pdf", PDF]]);
    for (const [contentType, sent] of [
      [type, whole.slice(0, whole.byteLength - 40)],
      [type, whole.slice(0, 30)],
      ["multipart/form-data", whole],
      ["text/plain", whole],
      [type, body("nothing of the kind")],
    ] as const)
      expect(await faultOf(receiveFiles(contentType, new Blob([sent]).stream()))).toMatch(/malformed|none/);
    expect(await incoming()).toEqual([]);
  });

  test("[P4] whose sender goes away: nothing is left", async () => {
    const { type, whole } = form([["a.pdf", new Uint8Array(300_000).fill(0x20)]]);
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(whole.slice(0, 200_000));
        controller.error(new Error("gone"));
      },
    });
    expect(await faultOf(receiveFiles(type, stream))).toBe("malformed");
    expect(await incoming()).toEqual([]);
  });

  test("[P4] that goes on and on is cut off, in flat memory", async () => {
    const chunk = new Uint8Array(1024 * 1024);
    let sent = 0;
    const { type, whole } = form([["a.pdf", PDF]]);
    const head = whole.slice(0, whole.byteLength - 40);
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(sent++ === 0 ? head : chunk);
        if (sent > 500) controller.close();
      },
    });
    const before = process.memoryUsage().rss;
    expect(await faultOf(receiveFiles(type, stream))).toBe("too_much");
    expect(sent).toBeLessThan(100);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
    expect(await incoming()).toEqual([]);
  });

  test("[INV-9] with nothing chosen says so", async () => {
    const { type, stream } = form([["", new Uint8Array()]]);
    expect(await faultOf(receiveFiles(type, stream))).toBe("none");
  });
});

describe("the virus scanner", () => {
  test.each([
    ["exit 0", "added"],
    ["exit 1", "infected"],
    ["exit 2", "unchecked"],
    ["kill -9 $$", "unchecked"],
  ])("[INV-9] that says %s: %s", async (script, expected) => {
    scanner({ script });
    expect(await upload(ADA, await disputeOf("INV-1047"), [["slip.pdf", PDF]])).toEqual([expected]);
    const scanned = await rows("SELECT FROM stored_file WHERE is_scanned");
    expect(scanned).toHaveLength(expected === "added" ? 1 : 0);
    expect(await incoming()).toEqual([]);
  });

  test("[INV-9] that is not there takes nothing", async () => {
    scanner({ command: "/nowhere/scanner --fast" });
    expect(await upload(ADA, await disputeOf("INV-1047"), [["slip.pdf", PDF]])).toEqual(["unchecked"]);
  });
});

describe("what files are added to", () => {
  test("[ACC-6, A1] somebody else's is not found; one that has ended takes none", async () => {
    const id = await disputeOf("INV-1047");
    expect(await outcomeOf(findTarget(await viewerOf(DAN), { kind: "dispute", id }))).toBe("access.not_found");
    expect(await outcomeOf(upload(DAN, id, [["a.pdf", PDF]]))).toBe("access.not_found");
    await withdraw(ADA, id);
    expect(await findTarget(await viewerOf(ADA), { kind: "dispute", id })).toMatchObject({ isOpen: false });
    expect(await outcomeOf(upload(ADA, id, [["a.pdf", PDF]]))).toBe("dispute.ended");
  });

  test("[INV-9] holds thirty, also where two add at once", async () => {
    const id = await disputeOf("INV-1047");
    const five = Array.from({ length: 5 }, (_, index) => [`${index}.pdf`, PDF] as const);
    for (let round = 0; round < 5; round += 1) await upload(ADA, id, five);
    const fates = (await Promise.all([upload(ADA, id, five), upload(BEN, id, five)])).flat();
    expect(fates.filter((fate) => fate === "added")).toHaveLength(4);
    expect(await rows("SELECT FROM stored_file WHERE dispute_id = $1", [id])).toHaveLength(30);
  });

  test("[INV-10] a transfer takes its slip", async () => {
    await transfer(ADA, "INV-1042", 0, "1");
    const [sent] = await rows<{ id: string }>("SELECT id FROM transfer_notice");
    const { type, stream } = form([["slip.pdf", PDF]]);
    const target = { kind: "transfer" as const, id: sent?.id ?? "" };
    expect(await takeFiles(await speaker(ADA), target, await receiveFiles(type, stream))).toEqual(["added"]);
  });
});

describe("what a failure leaves behind", () => {
  test("[INV-9] is cleared a day later, and nothing else is", async () => {
    const id = await disputeOf("INV-1047");
    await upload(ADA, id, [["kept.pdf", PDF]]);
    const orphan = "aaaaaaaa-0000-4000-8000-000000000001";
    await putBytes(PDF, orphan);
    await writeFile(join(ROOT, "incoming", "aaaaaaaa-0000-4000-8000-000000000002"), "x");
    await clearOrphanFiles();
    expect(await readdir(join(ROOT, "aa"))).toContain(orphan);
    await age(join(ROOT, "aa", orphan));
    await age(join(ROOT, "incoming", "aaaaaaaa-0000-4000-8000-000000000002"));
    await rows("UPDATE stored_file SET added_at = portal.now() - interval '2 days'");
    await clearOrphanFiles();
    expect(await readdir(join(ROOT, "aa"))).not.toContain(orphan);
    expect(await incoming()).toEqual([]);
    // The demo's own row has no bytes in tests, so it is an orphan as well.
    expect(await rows("SELECT name FROM stored_file")).toEqual([{ name: "kept.pdf" }]);
  });

  test("[INV-9] where no file's bytes are there at all, the folder is missing and no row goes", async () => {
    await rows("UPDATE stored_file SET added_at = portal.now() - interval '2 days'");
    await clearOrphanFiles();
    expect(await rows("SELECT FROM stored_file")).toHaveLength(1);
  });

  test("[INV-9] a transaction that fails leaves neither row nor bytes", async () => {
    const { type, stream } = form([["a.pdf", PDF]]);
    const vetted = (await Promise.all((await receiveFiles(type, stream)).map(vetFile))) as VettedFile[];
    const [file] = vetted;
    if (!file) throw new Error("nothing came");
    await keepBytes(file.path, file.id);
    await discardFiles(vetted);
    expect(await outcomeOf(getFile(await viewerOf(ADA), file.id))).toBe("access.not_found");
    expect(await readdir(join(ROOT, file.id.slice(0, 2)))).not.toContain(file.id);
  });
});

async function age(path: string): Promise<void> {
  const [{ past }] = (await rows<{ past: Date }>("SELECT now() - interval '2 days' AS past")) as [{ past: Date }];
  await utimes(path, past, past);
}
