import type { ReactNode } from "react";

export interface DescriptionListProps {
  items: readonly { term: string; value: ReactNode }[];
}

/** Labels left, values right; the value goes below its label where there is little room. */
export function DescriptionList({ items }: DescriptionListProps) {
  return (
    <div className="@container">
      <dl className="divide-y divide-line">
        {items.map(({ term, value }) => (
          <div
            key={term}
            className="py-2.5 first:pt-0 last:pb-0 @sm:grid @sm:grid-cols-[minmax(8rem,1fr)_2fr] @sm:gap-4"
          >
            <dt className="text-muted">{term}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
