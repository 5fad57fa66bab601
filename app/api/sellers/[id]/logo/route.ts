import { uploadLogo } from "@/lib/desk/sellers/uploads";

/** A seller entity's logo, as a form of the desk sends it [BIL-5]. */
export const POST = async (request: Request, { params }: RouteContext<"/api/sellers/[id]/logo">): Promise<Response> =>
  uploadLogo(request, (await params).id);
