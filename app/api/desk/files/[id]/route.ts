import { loadDeskFile } from "@/lib/desk/files/loaders";
import { storedFile } from "@/lib/platform/file-response";

/** What a customer added to a dispute, transfer or case, to be saved by the seller's people. */
export async function GET(_request: Request, { params }: RouteContext<"/api/desk/files/[id]">): Promise<Response> {
  const { id } = await params;
  return storedFile(() => loadDeskFile(id));
}
