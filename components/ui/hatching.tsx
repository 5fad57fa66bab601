/** A pattern that tells one series from another without colour; `fill="url(#id)"` uses it. */
export function Hatching({ id }: { id: string }) {
  return (
    <pattern id={id} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line className="hatch" x1={1} x2={1} y1={0} y2={5} />
    </pattern>
  );
}
