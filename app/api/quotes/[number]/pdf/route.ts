import { answerPdf } from "@/lib/platform/file-response";
import { loadQuotePdf } from "@/lib/quotes/loaders";

/** The quote as it was signed, or as it is offered [INV-6, QUO-1]. */
export async function GET(_request: Request, { params }: RouteContext<"/api/quotes/[number]/pdf">): Promise<Response> {
  const { number } = await params;
  return answerPdf(() => loadQuotePdf(number));
}
