import { loadUploadedLogo } from "@/lib/branding/loaders";
import { logoId } from "@/lib/branding/schema";

/** A logo that was uploaded, for anybody: the address names its content, so it may be kept for ever [BIL-5]. */
export async function GET(_request: Request, { params }: RouteContext<"/api/brand/logo/[id]">): Promise<Response> {
  const id = logoId.safeParse((await params).id);
  const png = id.success ? await loadUploadedLogo(id.data) : null;
  if (!png) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(png), {
    headers: { "Content-Type": "image/png", "Cache-Control": "public, max-age=31536000, immutable" },
  });
}
