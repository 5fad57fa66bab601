import { discardFiles, vetFile } from "@/lib/files/commands";
import { receiveFiles, UploadFault } from "@/lib/files/receive";
import { type FileFate, fatesInAddress, type WholeFault } from "@/lib/files/rules";
import type { ReceivedFile, VettedFile } from "@/lib/files/types";
import { notFound } from "@/lib/platform/errors";
import { portalUpload } from "@/lib/platform/upload";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { addFiles, type FilesTarget, findTarget } from "./commands";
import { disputePath } from "./disputes/rules";
import { thingId } from "./schema";
import { transferPath } from "./transfers/rules";

/** Files for a dispute, or for a transfer: whose it is is looked up before a byte of them is read. */
export const uploadToDispute = uploadTo("dispute", disputePath);
export const uploadToTransfer = uploadTo("transfer", transferPath);

function uploadTo(kind: FilesTarget["kind"], pageOf: (reference: string) => string) {
  return portalUpload({
    name: `${kind}s.add_files`,
    permission: "collections.speak",
    run: async (ctx, segment, request) => {
      const id = thingId.safeParse(segment).data;
      if (!id) throw notFound();
      const target = { kind, id };
      const { reference, isOpen } = await findTarget(ctx.viewer, target);
      const fates = isOpen ? await takeFiles(ctx, target, request) : "closed";
      return `${pageOf(reference)}?files=${fatesInAddress(fates)}#files`;
    },
  });
}

async function takeFiles(
  ctx: ViewerCtx,
  target: FilesTarget,
  request: Request,
): Promise<readonly FileFate[] | WholeFault> {
  const { body } = request;
  if (!body) return "none";
  try {
    const received = await receiveFiles(request.headers.get("content-type") ?? "", body);
    return await vetAndAdd(ctx, target, received);
  } catch (error) {
    if (error instanceof UploadFault) return error.fault;
    throw error;
  }
}

/** Each file is judged by itself: those that pass are kept, and of each it is said what became of it. */
async function vetAndAdd(
  ctx: ViewerCtx,
  target: FilesTarget,
  received: readonly ReceivedFile[],
): Promise<readonly FileFate[]> {
  const judged = await Promise.all(received.map(vetFile));
  const passed = judged.filter((file): file is VettedFile => typeof file !== "string");
  const kept = passed.length > 0 ? await addOrDiscard(ctx, target, passed) : [];
  let nth = 0;
  return judged.map((file): FileFate => (typeof file === "string" ? file : (kept[nth++] ?? "full")));
}

async function addOrDiscard(ctx: ViewerCtx, target: FilesTarget, files: readonly VettedFile[]): Promise<FileFate[]> {
  try {
    return await addFiles(ctx, target, files);
  } catch (error) {
    await discardFiles(files);
    throw error;
  }
}
