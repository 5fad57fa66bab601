import { type DeskPermission, hasDeskPermission } from "./desk-permissions";
import { env } from "./env";
import { DomainError, notFound } from "./errors";
import { refusalResponse } from "./file-response";
import { newReference } from "./ids";
import { log } from "./log";
import { requireOwnOrigin } from "./origin";
import type { Permission } from "./permissions";
import { type RequestFacts, requestFacts } from "./request";
import { currentViewer, refuseInPreview } from "./session";
import { currentStaff } from "./staff-session";
import type { DeskCtx, Viewer, ViewerCtx } from "./viewer";

interface UploadDefinition {
  name: string;
  permission: Permission;
  /** Takes what comes in for the thing that the address names. @returns where to go then, a path of ours */
  run: (ctx: ViewerCtx, id: string, request: Request) => Promise<string>;
}

/**
 * A form with files, which is a plain POST to a route handler: a server action would hold all of it in memory. What the
 * action builder does it does as well: own origin, session, permission; then it leads back to a page [S8, ANY-3].
 */
export function portalUpload({ name, permission, run }: UploadDefinition) {
  return async (request: Request, id: string): Promise<Response> => {
    const facts = await requestFacts();
    try {
      requireOwnOrigin(facts);
      if (!isForm(request)) return new Response(null, { status: 415 });
      const viewer = await currentViewer();
      if (!viewer) return seeOther("/sign-in");
      refuseInPreview(viewer);
      return seeOther(await run(ctxOf(viewer, permission, facts), id, request));
    } catch (error) {
      return failed(error, name, facts);
    }
  };
}

interface DeskUploadDefinition {
  name: string;
  permission: DeskPermission;
  run: (ctx: DeskCtx, id: string, request: Request) => Promise<string>;
}

/** The same at the desk, with what the builder of desk actions asks for. */
export function deskUpload({ name, permission, run }: DeskUploadDefinition) {
  return async (request: Request, id: string): Promise<Response> => {
    const facts = await requestFacts();
    try {
      requireOwnOrigin(facts);
      if (!isForm(request)) return new Response(null, { status: 415 });
      if (!(await currentViewer())) return seeOther("/sign-in");
      const staff = await currentStaff();
      if (!staff || (staff.isProven && !hasDeskPermission(staff.role, permission))) throw notFound();
      if (!staff.isProven) return seeOther("/desk/second-factor");
      const actor = { kind: "staff", staffId: staff.staffId, email: staff.email } as const;
      const ctx = { actor, staff, permission, requestId: facts.id, network: facts.network };
      return seeOther(await run(ctx, id, request));
    } catch (error) {
      return failed(error, name, facts);
    }
  };
}

const isForm = ({ headers }: Request): boolean => /^multipart\/form-data\s*;/i.test(headers.get("content-type") ?? "");

function ctxOf(viewer: Viewer, permission: Permission, { id, network }: RequestFacts): ViewerCtx {
  const actor = { kind: "person", personId: viewer.personId, email: viewer.email } as const;
  return { actor, viewer, permission, requestId: id, network };
}

/** Always to the address that people know [S9]. */
const seeOther = (path: string): Response =>
  new Response(null, {
    status: 303,
    headers: { Location: `${env().APP_URL}${path}`, "Cache-Control": "private, no-store" },
  });

function failed(error: unknown, upload: string, { id, locale }: RequestFacts): Response {
  if (error instanceof DomainError) {
    log.warn({ requestId: id, upload, code: error.code, reason: error.reason }, "upload refused");
    return refusalResponse(error, locale);
  }
  const reference = newReference();
  log.error({ requestId: id, upload, reference, err: error }, "upload failed");
  throw error;
}
