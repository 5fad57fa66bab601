export interface Brand {
  name: string;
  /** Its logo, served by us; a square mark works best. */
  logoUrl: string | null;
}

/** The seller's logo and name. The name says it all to screen readers. */
export function BrandMark({ brand: { name, logoUrl } }: { brand: Brand }) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      {/* biome-ignore lint/performance/noImgElement: a small file of ours that needs no resizing */}
      {logoUrl && <img src={logoUrl} alt="" height={28} className="h-7 w-auto max-w-32 object-contain object-left" />}
      <span className="truncate text-base font-semibold tracking-tight">{name}</span>
    </span>
  );
}
