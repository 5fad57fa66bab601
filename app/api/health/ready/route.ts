import { isReady } from "@/lib/platform/health";

export const dynamic = "force-dynamic";

/** The portal can serve requests. */
export async function GET(): Promise<Response> {
  const ready = await isReady();
  return Response.json({ status: ready ? "ready" : "not ready" }, { status: ready ? 200 : 503 });
}
