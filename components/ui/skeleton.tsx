import { clsx } from "clsx";

export interface SkeletonProps {
  /** Its size, as classes: `h-4 w-32`. */
  className: string;
}

/** A place where something will be. Say so in words once, e.g. with `VisuallyHidden` beside the skeletons. */
export function Skeleton({ className }: SkeletonProps) {
  return <span aria-hidden="true" className={clsx("skeleton", className)} />;
}

/** Lines of a list on their way. */
export function SkeletonRows({ count = 6 }: { count?: number | undefined }) {
  return (
    <div aria-hidden="true" className="divide-y divide-line rounded-lg border border-line bg-surface">
      {Array.from({ length: count }, (_, row) => row).map((row) => (
        <div key={row} className="flex items-center justify-between gap-6 px-4 py-3.5">
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="h-4 w-1/5" />
        </div>
      ))}
    </div>
  );
}
