import { redirect } from "next/navigation";
import { loadSharedPdf } from "@/lib/invoices/sharing/loaders";
import { sharedPath } from "@/lib/invoices/sharing/rules";
import { answerPdf } from "@/lib/platform/file-response";

/** The document behind a link [INV-7]; where the link does not work, the page that says so. */
export async function GET(_request: Request, { params }: RouteContext<"/api/shared/[token]/pdf">): Promise<Response> {
  const { token } = await params;
  return answerPdf(async () => {
    const file = await loadSharedPdf(token);
    return file ?? redirect(sharedPath(encodeURIComponent(token)));
  });
}
