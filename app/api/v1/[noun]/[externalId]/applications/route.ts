import { takeApplications } from "@/lib/api/handlers";

type Context = RouteContext<"/api/v1/[noun]/[externalId]/applications">;

/** What a credit memo is used on: the same again changes nothing [DSK-5, PAY-10]. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const { noun, externalId } = await params;
  return takeApplications(request, noun, externalId);
}
