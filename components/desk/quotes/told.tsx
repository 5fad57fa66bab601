interface ToldProps {
  lead: string;
  nobody: string;
  people: readonly { readonly email: string }[];
}

/** Who will be mailed, by address. */
export function Told({ lead, nobody, people }: ToldProps) {
  if (people.length === 0) return <p>{nobody}</p>;
  return (
    <div>
      <p>{lead}</p>
      <ul className="mt-2 list-disc ps-5 wrap-anywhere">
        {people.map(({ email }) => (
          <li key={email}>{email}</li>
        ))}
      </ul>
    </div>
  );
}
