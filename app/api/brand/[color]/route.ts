import { brandStylesheet } from "@/lib/branding/rules";
import { brandColor } from "@/lib/branding/schema";

/** A seller's colour as a stylesheet: the address names the colour, so it may be kept for ever. */
export async function GET(_request: Request, { params }: RouteContext<"/api/brand/[color]">): Promise<Response> {
  const color = brandColor.safeParse((await params).color);
  if (!color.success) return new Response(null, { status: 404 });
  return new Response(brandStylesheet(`#${color.data}`), {
    headers: { "Content-Type": "text/css; charset=utf-8", "Cache-Control": "public, max-age=31536000, immutable" },
  });
}
