import { vetFile } from "@/lib/files/commands";
import { type ReceiveBounds, receiveFiles, UploadFault } from "@/lib/files/receive";
import { dropIncoming } from "@/lib/files/store";
import type { ReceivedFile } from "@/lib/files/types";
import { notFound } from "@/lib/platform/errors";
import { deskUpload } from "@/lib/platform/upload";
import type { DeskCtx } from "@/lib/platform/viewer";
import { setSellerLogo } from "./commands";
import { makeLogo } from "./picture";
import { findSeller } from "./queries";
import { isLogoType, type LogoFate, logoFateOf, MOST_LOGO_BYTES, sellerLogoPath } from "./rules";
import { sellerId } from "./schema";

const BOUNDS: ReceiveBounds = {
  ...{ bytes: MOST_LOGO_BYTES, files: 1, bytesInAll: MOST_LOGO_BYTES + 100_000, withinMs: 60_000 },
};

/** A logo from the desk: whose it is is looked up before a byte of it is read [BIL-5]. */
export const uploadLogo = deskUpload({
  name: "sellers.set_logo",
  permission: "sellers.manage",
  run: async (ctx, segment, request) => {
    const id = sellerId.safeParse(segment).data;
    if (!id) throw notFound();
    await findSeller(id);
    return sellerLogoPath(id, await receive(ctx, id, request));
  },
});

async function receive(ctx: DeskCtx, seller: string, { body, headers }: Request): Promise<LogoFate> {
  if (!body) return "none";
  try {
    const [file] = await receiveFiles(headers.get("content-type") ?? "", body, BOUNDS);
    return file ? await takeLogo(ctx, seller, file) : "none";
  } catch (error) {
    if (error instanceof UploadFault) return logoFateOf(error.fault);
    throw error;
  }
}

/** Looks at what came in and keeps what we make of it; the file itself is always thrown away. @throws DomainError NOT_FOUND */
export async function takeLogo(ctx: DeskCtx, seller: string, file: ReceivedFile): Promise<LogoFate> {
  try {
    const vetted = await vetFile(file);
    if (typeof vetted === "string") return logoFateOf(vetted);
    if (!isLogoType(vetted.type)) return "type";
    const pictures = await makeLogo(vetted.path);
    if (!pictures) return "damaged";
    await setSellerLogo(ctx, seller, pictures);
    return "saved";
  } finally {
    await dropIncoming(file.path);
  }
}
