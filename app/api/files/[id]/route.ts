import { loadFile } from "@/lib/files/loaders";
import { storedFile } from "@/lib/platform/file-response";

/** What somebody added, to be saved. */
export async function GET(_request: Request, { params }: RouteContext<"/api/files/[id]">): Promise<Response> {
  const { id } = await params;
  return storedFile(() => loadFile(id));
}
