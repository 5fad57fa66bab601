import type { Tx } from "@/lib/platform/db";
import { seedId } from "./ids";
import { ACCOUNTS, CONTRACTS } from "./world";

/** A billing address for each contract, and where the post and the goods of each bill group go. */
export async function seedAddresses(tx: Tx): Promise<void> {
  for (const { name: company, people, groups } of ACCOUNTS)
    for (const { name: group, postal } of groups) {
      const place = { accountId: seedId("account", company), billGroupId: seedId("group", group) };
      const contracts = CONTRACTS.filter((contract) => contract.group === group);
      await tx.address.createMany({
        data: contracts.map(({ number, primary }) => ({
          ...place,
          ...postal,
          id: seedId("address", `${number}:billing`),
          contractId: seedId("contract", number),
          kind: "billing" as const,
          company,
          name: people[primary]?.join(" ") ?? null,
        })),
      });
      const [email, contact] = Object.entries(people)[0] ?? [];
      await tx.address.createMany({
        data: [
          { ...place, ...postal, id: seedId("address", `${group}:contact`), kind: "contact" as const, company },
          { ...place, ...postal, id: seedId("address", `${group}:shipping`), kind: "shipping" as const, company },
        ].map((address) => ({
          ...address,
          name: address.kind === "contact" ? (contact?.join(" ") ?? null) : "Goods reception",
          email: address.kind === "contact" ? (email ?? null) : null,
        })),
      });
    }
}
