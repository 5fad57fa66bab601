import { uploadToCase } from "@/lib/support/uploads";

/** Files for a support case's thread [HLP-3]. */
export const POST = async (
  request: Request,
  { params }: RouteContext<"/api/support/[number]/files">,
): Promise<Response> => uploadToCase(request, (await params).number);
