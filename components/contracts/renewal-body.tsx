/** What the confirmation says, line by line. */
export function RenewalBody({ lines }: { lines: readonly string[] }) {
  return (
    <div className="flex flex-col gap-2">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
