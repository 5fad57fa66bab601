"use client";

import { NotFoundBody } from "@/components/layout/not-found-body";
import { useProblemTexts } from "@/components/layout/problem-texts";

/** Where no layout of the portal stands around it. */
export default function NotFound() {
  return (
    <main id="main" className="px-4">
      <title>{useProblemTexts().notFoundTitle}</title>
      <NotFoundBody />
    </main>
  );
}
