import { receiveInto } from "@/lib/files/receive";
import { fatesInAddress } from "@/lib/files/rules";
import { notFound } from "@/lib/platform/errors";
import { portalUpload } from "@/lib/platform/upload";
import { type FilesTarget, findTarget, takeFiles } from "./commands";
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
      const fates = isOpen
        ? await receiveInto(request, ctx.viewer.personId, (files) => takeFiles(ctx, target, files))
        : "closed";
      return `${pageOf(reference)}?files=${fatesInAddress(fates)}#files`;
    },
  });
}
