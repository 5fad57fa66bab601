import { uploadToTransfer } from "@/lib/collections/uploads";

/** The slip of a transfer [INV-10]. */
export const POST = async (
  request: Request,
  { params }: RouteContext<"/api/transfers/[id]/files">,
): Promise<Response> => uploadToTransfer(request, (await params).id);
