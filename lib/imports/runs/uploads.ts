import { type ReceiveBounds, receiveFiles, UploadFault } from "@/lib/files/receive";
import { dropIncoming } from "@/lib/files/store";
import { notFound } from "@/lib/platform/errors";
import { deskUpload } from "@/lib/platform/upload";
import { bringFile } from "./commands/bring";
import { newRunPath, runPath } from "./rules";
import { runKind } from "./schema";

const MOST_BYTES = 500 * 1024 * 1024;
const BOUNDS: ReceiveBounds = { bytes: MOST_BYTES, files: 1, bytesInAll: MOST_BYTES + 100_000, withinMs: 900_000 };

/** A file to import, straight to disk while it comes in; then to its dry run [DSK-5]. */
export const uploadImport = deskUpload({
  name: "imports.bring",
  permission: "imports.run",
  run: async (ctx, segment, request) => {
    const kind = runKind.safeParse(segment).data;
    if (!kind) throw notFound();
    if (!request.body) return newRunPath(kind, "none");
    try {
      const [file] = await receiveFiles(request.headers.get("content-type") ?? "", request.body, BOUNDS);
      if (!file) return newRunPath(kind, "none");
      if (!file.isTooBig && file.sizeBytes > 0) return runPath(await bringFile(ctx, kind, file));
      await dropIncoming(file.path);
      return newRunPath(kind, file.isTooBig ? "too_much" : "none");
    } catch (error) {
      if (error instanceof UploadFault) return newRunPath(kind, error.fault);
      throw error;
    }
  },
});
