import { readdir } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { beforeEach, describe, expect, test } from "vitest";
import { findLogo, findUploadedLogo } from "@/lib/branding/queries";
import { logoIdOf } from "@/lib/branding/rules";
import { removeSellerLogo } from "@/lib/desk/sellers/commands";
import { getSeller } from "@/lib/desk/sellers/queries";
import { MOST_LOGO_BYTES } from "@/lib/desk/sellers/rules";
import { takeLogo } from "@/lib/desk/sellers/uploads";
import { receiveFiles } from "@/lib/files/receive";
import { renderInvoicePdf } from "@/lib/invoices/document/pdf";
import { getInvoiceDocument } from "@/lib/invoices/document/queries";
import { body, form, scanner } from "../files/samples";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { outcomeOf } from "../setup/outcome";
import { viewerOf } from "../setup/world";
import { ADMIN, deskCtx, staffOf } from "./desk";

const ADA = "ada@acme.example";
const NOWHERE = "ffffffff-ffff-4fff-8fff-ffffffffffff";

beforeEach(async () => {
  await freshDemo();
  scanner(null);
});

const at = async () => deskCtx(await staffOf(ADMIN), "sellers.manage");
const seller = async () =>
  (await row<{ id: string }>("SELECT id FROM seller_entity WHERE name = 'Fjord Cloud Inc.'")).id;
const saved = async () => (await getSeller(await staffOf(ADMIN), await seller())).logoUrl;
const shown = async (): Promise<Uint8Array> =>
  (await findUploadedLogo(logoIdOf(await saved()) ?? "")) ?? new Uint8Array();
const incoming = () => readdir(join(process.env.FILES_DIR ?? "", "incoming")).catch(() => []);

/** What the handler does with a form, without the request around it. */
async function upload(bytes: Uint8Array, to?: string) {
  const { type, stream } = form([["logo.png", bytes]]);
  const [file] = await receiveFiles(type, stream, {
    bytes: MOST_LOGO_BYTES,
    files: 1,
    bytesInAll: 9e6,
    withinMs: 9_000,
  });
  if (!file) throw new Error("nothing came");
  return takeLogo(await at(), to ?? (await seller()), file);
}

const picture = (width: number, height: number, color: object = { r: 200, g: 30, b: 30, alpha: 0.5 }) =>
  sharp({ create: { width, height, channels: 4, background: color as { r: number; g: number; b: number } } });
const png = async (width = 1280, height = 240) => new Uint8Array(await picture(width, height).png().toBuffer());

describe("a logo", () => {
  test.each(["png", "jpeg", "webp"] as const)(
    "[BIL-5] that is %s becomes a PNG of at most 640 × 240 pixels, without what was beside its pixels",
    async (format) => {
      const made = await picture(1280, 240)
        .withExif({ IFD0: { Artist: "A secret name" } })
        .toFormat(format)
        .toBuffer();
      expect(made.includes("A secret name")).toBe(true);
      expect(await upload(new Uint8Array(made))).toBe("saved");
      const ours = Buffer.from(await shown());
      expect(await sharp(ours).metadata()).toMatchObject({ format: "png", width: 640, height: 120 });
      expect(ours.includes("A secret name")).toBe(false);
      expect((await sharp(ours).metadata()).exif).toBeUndefined();
      expect(await incoming()).toEqual([]);
    },
  );

  test("[BIL-5] that is smaller keeps its size, and what was transparent; on paper white is under it", async () => {
    await upload(await png(100, 50));
    const ours = Buffer.from(await shown());
    expect(await sharp(ours).metadata()).toMatchObject({ width: 100, height: 50, hasAlpha: true });
    const { logo } = (await getInvoiceDocument(await viewerOf(ADA), "INV-1042")).seller;
    expect(logo).toContain("<svg"); // issued before
    const [kept] = await rows<{ printed: Buffer }>("SELECT printed FROM seller_logo");
    expect((await sharp(kept?.printed).metadata()).hasAlpha).toBe(false);
  });

  test.each([
    ["a drawing", body('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), "type"],
    ["a drawing with a head", body('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), "type"],
    ["text", body("no picture"), "type"],
    ["a PDF", body("%PDF-1.7\n%%EOF\n"), "type"],
    ["nothing", new Uint8Array(), "empty"],
    ["more than 2 MB", new Uint8Array(MOST_LOGO_BYTES + 1), "too_big"],
  ] as const)("[BIL-5] that is %s is refused, and nothing is changed", async (_what, bytes, fate) => {
    const before = await saved();
    expect(await upload(bytes)).toBe(fate);
    expect(await saved()).toBe(before);
    expect(await rows("SELECT FROM seller_logo")).toEqual([]);
    expect(await incoming()).toEqual([]);
  });

  test("[BIL-5, P4] that moves (GIF), breaks off, or unpacks to too many pixels is refused", async () => {
    expect(await upload(new Uint8Array(await picture(10, 10).gif().toBuffer()))).toBe("type");
    expect(await upload((await png()).slice(0, 200))).toBe("damaged");
    const bomb = await sharp({ create: { width: 8_000, height: 8_000, channels: 3, background: "#fff" } })
      .png()
      .toBuffer();
    expect(bomb.byteLength).toBeLessThan(MOST_LOGO_BYTES);
    expect(await upload(new Uint8Array(bomb))).toBe("damaged");
    expect(await incoming()).toEqual([]);
  });

  test("[BIL-5] that the virus scanner does not like is thrown away", async () => {
    scanner({ script: "exit 1" });
    expect(await upload(await png())).toBe("infected");
    expect(await rows("SELECT FROM seller_logo")).toEqual([]);
  });

  test("[BIL-5, INV-2] brands what is issued from now on; what was issued before keeps its own, also once it is removed", async () => {
    const ada = await viewerOf(ADA);
    const before = await getInvoiceDocument(ada, "INV-1042");
    await upload(await png());
    expect(await getInvoiceDocument(ada, "INV-1042")).toEqual(before);
    await change("UPDATE invoice SET created_at = clock_timestamp() WHERE number = 'INV-1042'");
    const issuedNow = await getInvoiceDocument(ada, "INV-1042");
    expect(
      Buffer.from(issuedNow.seller.logo as Uint8Array)
        .subarray(1, 4)
        .toString(),
    ).toBe("PNG");
    const pdf = Buffer.from(await renderInvoicePdf(issuedNow));
    expect(pdf.includes("/Subtype /Image")).toBe(true);
    expect(Buffer.from(await renderInvoicePdf(issuedNow)).equals(pdf)).toBe(true);
    // A statement shows what holds now.
    expect(await findLogo(ada, await saved())).toEqual(issuedNow.seller.logo);
    await removeSellerLogo(await at(), { seller: await seller() });
    expect(await saved()).toBeNull();
    expect(await getInvoiceDocument(ada, "INV-1042")).toEqual(issuedNow);
    expect(await rows("SELECT action FROM audit_event ORDER BY at")).toEqual([
      { action: "seller.logo_set" },
      { action: "seller.logo_removed" },
    ]);
  });

  test("[ACC-6] of no seller entity is not found, and nothing of it stays", async () => {
    expect(await outcomeOf(upload(await png(), NOWHERE))).toBe("access.not_found");
    expect(await outcomeOf(removeSellerLogo(await at(), { seller: NOWHERE }))).toBe("access.not_found");
    expect(await rows("SELECT FROM seller_logo")).toEqual([]);
    expect(await incoming()).toEqual([]);
  });
});
