import { takeBatch } from "@/lib/api/handlers";

/** Up to 500 records at once, all or none [DSK-5]. */
export const POST = async (request: Request, { params }: RouteContext<"/api/v1/[noun]/batch">): Promise<Response> =>
  takeBatch(request, (await params).noun);
