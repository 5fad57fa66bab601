import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { PersonFacts } from "./types";

/** @throws DomainError NOT_FOUND where nobody has that address */
export async function getPersonFacts(tx: Tx, email: string): Promise<PersonFacts> {
  const [facts] = await tx.$queryRaw<PersonFacts[]>`
    SELECT person.id AS "personId", person.email,
           EXISTS (SELECT FROM staff WHERE staff.email = person.email AND ended_at IS NULL) AS "isStaff",
           ARRAY(SELECT contract.number FROM contract_contact place JOIN contract ON contract.id = place.contract_id
                 JOIN bill_group ON bill_group.id = contract.bill_group_id
                 JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
                 WHERE place.id IN (SELECT own.id FROM contract_contact own JOIN person named ON named.id = own.person_id
                                    WHERE named.email = ${email})
                   AND (place.is_primary OR place.is_card_holder) AND contract.ends_on >= portal.today(seller.time_zone)
                 ORDER BY contract.number) AS "protectedOn",
           ARRAY(SELECT bill_group.name FROM access_rule rule JOIN bill_group ON bill_group.id = rule.bill_group_id
                 WHERE rule.kind = 'address' AND rule.value = person.email ORDER BY bill_group.name) AS "namedIn",
           (SELECT count(*)::int FROM payment_attempt WHERE payer_person_id = person.id AND ended_at IS NULL) AS paying
    FROM person WHERE person.email = ${email} AND person.erased_at IS NULL`;
  if (!facts) throw notFound();
  return facts;
}
