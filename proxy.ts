import { type NextRequest, NextResponse } from "next/server";
import { newId, newSecret } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { PATH_HEADER, REQUEST_ID_HEADER } from "@/lib/platform/request-headers";
import { contentSecurityPolicy } from "@/lib/platform/security";

/**
 * Names each request, remembers its path for signing in, and sets the page's content security policy. No gate: every
 * loader and action asks for itself.
 */
export function proxy(request: NextRequest): NextResponse {
  const requestId = newId();
  const nonce = newSecret();
  const policy = contentSecurityPolicy(nonce);
  const { pathname, searchParams } = request.nextUrl;
  searchParams.delete("_rsc");
  const query = searchParams.toString();

  const headers = new Headers(request.headers);
  headers.set(REQUEST_ID_HEADER, requestId);
  headers.set(PATH_HEADER, query ? `${pathname}?${query}` : pathname);
  // From here the framework takes the nonce for its own scripts.
  headers.set("Content-Security-Policy", policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set(REQUEST_ID_HEADER, requestId);
  // Nothing that was made for one person may be kept for another, in a proxy or by the back button [A6].
  response.headers.set("Cache-Control", "private, no-store");
  log.info({ requestId, method: request.method, path: withoutToken(pathname) }, "request");
  return response;
}

/** Whoever reads a log must not be able to open what somebody shared [INV-7]. */
const withoutToken = (path: string): string => path.replace(/^(\/(?:api\/)?shared\/)[^/]+/, "$1…");

export const config = {
  // Uploads stream to their handlers: what passes here is held back, and cut off.
  matcher: [
    "/((?!_next/static/|api/brand/|brands/|api/disputes/|api/imports/|api/sellers/|api/transfers/|icon\\.svg$|favicon\\.ico$).*)",
  ],
};
