import { Skeleton, SkeletonRows } from "../ui/skeleton";
import { VisuallyHidden } from "../ui/visually-hidden";

/** The list of contracts on its way. */
export function ListSkeleton({ label }: { label: string }) {
  return (
    <div role="status" className="flex flex-col gap-6">
      <VisuallyHidden>{label}</VisuallyHidden>
      <Skeleton className="h-8 w-40" />
      <SkeletonRows />
    </div>
  );
}
