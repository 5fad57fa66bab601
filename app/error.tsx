"use client";

import { ErrorBody, type ErrorBodyProps } from "@/components/layout/problems";

/** Where no layout of the portal stands around it. */
export default function ErrorPage(props: ErrorBodyProps) {
  return (
    <main id="main" className="px-4">
      <ErrorBody {...props} />
    </main>
  );
}
