/** The seller's colour. A stylesheet of our own, since the policy lets no page bring styles along after the first. */
export function BrandStyle({ color }: { color: string }) {
  return <link rel="stylesheet" href={`/api/brand/${color.slice(1)}`} precedence="brand" />;
}
