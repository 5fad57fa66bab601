import { uploadImport } from "@/lib/imports/runs/uploads";

/** A file to import, of the kind that the address names [DSK-5]. */
export const POST = async (request: Request, { params }: RouteContext<"/api/imports/[kind]">): Promise<Response> =>
  uploadImport(request, (await params).kind);
