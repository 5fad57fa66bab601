import { uploadToDeskCase } from "@/lib/desk/cases/uploads";

/** Files for a support case's thread, from who answers it [HLP-3]. */
export const POST = async (
  request: Request,
  { params }: RouteContext<"/api/desk/cases/[number]/files">,
): Promise<Response> => uploadToDeskCase(request, (await params).number);
