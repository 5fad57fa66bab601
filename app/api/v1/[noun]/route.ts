import { answerList } from "@/lib/api/handlers";

/** A page of what there is [DSK-5]; by key, without session or cookie. */
export const GET = async (request: Request, { params }: RouteContext<"/api/v1/[noun]">): Promise<Response> =>
  answerList(request, (await params).noun);
