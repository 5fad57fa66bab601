"use client";

import { useLinkStatus } from "next/link";

/** Inside a link: that its page is on its way. Pages come whole, so that they need no JavaScript; this is their loading state. */
export function LinkPending({ label }: { label: string }) {
  const { pending } = useLinkStatus();
  return (
    <span role="status" className="ms-auto inline-flex size-4 items-center">
      {pending && (
        <>
          <span aria-hidden="true" className="skeleton size-2 rounded-full" />
          <span className="sr-only">{label}</span>
        </>
      )}
    </span>
  );
}
