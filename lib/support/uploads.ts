import { receiveInto } from "@/lib/files/receive";
import { fatesInAddress } from "@/lib/files/rules";
import { notFound } from "@/lib/platform/errors";
import { portalUpload } from "@/lib/platform/upload";
import { addFilesToCase } from "./commands/add-files";
import { getCase } from "./queries";
import { casePath } from "./rules";
import { caseNumber } from "./schema";

/** The opener's files for a case: whose it is is looked up before a byte of them is read [HLP-3]. */
export const uploadToCase = portalUpload({
  name: "support.add_files",
  permission: "support.ask",
  run: async (ctx, segment, request) => {
    const number = caseNumber.safeParse(segment).data;
    if (!number) throw notFound();
    const { adding } = await getCase(ctx.viewer, number);
    const take = (files: Parameters<typeof addFilesToCase>[2]) => addFilesToCase(ctx, number, files);
    const fates = adding.allowed ? await receiveInto(request, ctx.viewer.personId, take) : "case_closed";
    return `${casePath(number)}?files=${fatesInAddress(fates)}#files`;
  },
});
