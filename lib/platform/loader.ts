import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { readCookie } from "./cookies";
import { type DeskPermission, hasDeskPermission } from "./desk-permissions";
import { DomainError } from "./errors";
import { requestFacts } from "./request";
import { currentViewer, signedInViewer } from "./session";
import { currentStaff, type StaffMember } from "./staff-session";
import type { Viewer } from "./viewer";

/** The viewer, or off to signing in and back here afterwards. */
async function requireViewer(who = currentViewer): Promise<Viewer> {
  const viewer = await who();
  if (viewer) return viewer;
  const [{ path }, spent] = await Promise.all([requestFacts(), readCookie("session")]);
  const search = new URLSearchParams({ ...(path === "/" ? {} : { next: path }), ...(spent ? { ended: "1" } : {}) });
  redirect(search.size > 0 ? `/sign-in?${search}` : "/sign-in");
}

/** A page's read on behalf of the signed-in person, done once a request; not theirs is not found [ACC-6]. */
export function portalLoader<Args extends readonly (string | number | null | undefined)[], Result>(
  query: (viewer: Viewer, ...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return cache(async (...args: Args) => {
    const viewer = await requireViewer();
    try {
      return await query(viewer, ...args);
    } catch (error) {
      if (error instanceof DomainError && error.code === "NOT_FOUND") notFound();
      throw error;
    }
  });
}

/** Where the second factor is set up and proven. */
const SECOND_FACTOR = "/desk/second-factor";

/** One of the seller's people, wherever they are with their second factor; to everybody else there is no desk [SIG-7]. */
export async function requireStaff(): Promise<StaffMember> {
  await requireViewer(signedInViewer);
  const staff = await currentStaff();
  if (!staff) notFound();
  return staff;
}

/** A page's read for the seller's desk, done once a request; what is not for their role or accounts is not found. */
export function deskLoader<Args extends readonly (string | number | null | undefined)[], Result>(
  permission: DeskPermission,
  query: (staff: StaffMember, ...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return cache(async (...args: Args) => {
    const staff = await requireStaff();
    if (!staff.isProven) redirect(SECOND_FACTOR);
    if (!hasDeskPermission(staff.role, permission)) notFound();
    try {
      return await query(staff, ...args);
    } catch (error) {
      if (error instanceof DomainError && error.code === "NOT_FOUND") notFound();
      throw error;
    }
  });
}

/** A page's read that needs nobody signed in. */
export function publicLoader<Args extends readonly (string | number | null | undefined)[], Result>(
  query: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return cache(query);
}
