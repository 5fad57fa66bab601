import { uploadToDispute } from "@/lib/collections/uploads";

/** Files for a dispute's thread [INV-9]. */
export const POST = async (request: Request, { params }: RouteContext<"/api/disputes/[id]/files">): Promise<Response> =>
  uploadToDispute(request, (await params).id);
