import { answerOne, takeOne } from "@/lib/api/handlers";

type Context = RouteContext<"/api/v1/[noun]/[externalId]">;

/** One, by what the other system calls it [DSK-5]. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { noun, externalId } = await params;
  return answerOne(request, noun, externalId);
}

/** Made, changed or left as it is: the same again changes nothing. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const { noun, externalId } = await params;
  return takeOne(request, noun, externalId);
}
