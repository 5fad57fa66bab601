import { findStandingOf } from "@/lib/access/person-rows";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { PersonFacts } from "./types";

/** @throws DomainError NOT_FOUND where nobody has that address */
export async function getPersonFacts(tx: Tx, email: string): Promise<PersonFacts> {
  const facts = await findStandingOf(tx, email);
  if (!facts) throw notFound();
  return facts;
}
