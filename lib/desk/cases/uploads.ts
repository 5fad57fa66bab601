import { receiveInto } from "@/lib/files/receive";
import { fatesInAddress } from "@/lib/files/rules";
import { notFound } from "@/lib/platform/errors";
import { deskUpload } from "@/lib/platform/upload";
import { addDeskFilesToCase } from "@/lib/support/commands/add-files";
import { deskCasePath } from "@/lib/support/rules";
import { caseNumber } from "@/lib/support/schema";
import { getDeskCase } from "./queries";

/** Files for a case from who answers it: looked up before a byte of them is read [HLP-3]. */
export const uploadToDeskCase = deskUpload({
  name: "support.add_desk_files",
  permission: "cases.answer",
  run: async (ctx, segment, request) => {
    const number = caseNumber.safeParse(segment).data;
    if (!number) throw notFound();
    const { adding } = await getDeskCase(ctx.staff, number);
    const take = (files: Parameters<typeof addDeskFilesToCase>[2]) => addDeskFilesToCase(ctx, number, files);
    const fates = adding.allowed ? await receiveInto(request, ctx.staff.staffId, take) : "case_closed";
    return `${deskCasePath(number)}?files=${fatesInAddress(fates)}#files`;
  },
});
