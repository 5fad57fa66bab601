import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { readCookie } from "./cookies";
import { DomainError } from "./errors";
import { requestFacts } from "./request";
import { currentViewer } from "./session";
import type { Viewer } from "./viewer";

/** The signed-in person, or off to signing in and back here afterwards. */
async function requireViewer(): Promise<Viewer> {
  const viewer = await currentViewer();
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

/** A page's read that needs nobody signed in. */
export function publicLoader<Args extends readonly (string | number | null | undefined)[], Result>(
  query: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return cache(query);
}
