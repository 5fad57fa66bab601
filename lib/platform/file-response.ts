import { FILE_POLICY } from "./security";

/** A PDF to be saved: its name is made of letters and digits of ours, whatever the document is called [F2]. */
export function pdfResponse(bytes: Uint8Array<ArrayBuffer> | Buffer, name: string): Response {
  const safe =
    name
      .replace(/[^A-Za-z0-9._-]+/g, "-")
      .replace(/^[.-]+/, "")
      .slice(0, 80) || "document";
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${safe}.pdf"`,
      "Content-Length": String(bytes.byteLength),
      "Content-Security-Policy": FILE_POLICY,
      "Cache-Control": "private, no-store",
    },
  });
}
