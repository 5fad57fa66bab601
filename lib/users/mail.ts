import type { PlainDate } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatPlainDate } from "@/lib/platform/format";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/platform/locales";
import { queueMail } from "@/lib/platform/mail/queue";
import { translator } from "@/lib/platform/translate";
import type { Viewer, ViewerCtx } from "@/lib/platform/viewer";
import { findStillByRule, type PlaceFactsRow } from "./facts";
import { handoverPath, usersPath } from "./rules";
import type { HandoverRole } from "./types";

type Kind = Exclude<
  keyof ReturnType<typeof import("@/lib/platform/translate").messagesOf>["mail"]["users"],
  "questions"
>;

/** Whose doing it was. */
type By = Pick<Viewer, "personId" | "email">;

/** Whom a mail goes to and what it is about, read in the transaction that changed it. */
interface Reader {
  email: string;
  isKnown: boolean;
  locale: string;
  seller: string;
  color: string;
  account: string;
  by: string;
  serviceName: string;
  serviceEmail: string;
  servicePhone: string;
}

interface Notice {
  /** The audit row that recorded it: one mail a reader, change and seller. */
  readonly eventId: string;
  readonly personId: string;
  readonly contractId: string;
  readonly kind: Kind | ((reader: Reader) => Kind);
  readonly values: (locale: Locale) => Record<string, string>;
  /** Further paragraphs: keys of the kind, told where they hold. */
  readonly also?: readonly string[];
  readonly path: string;
}

/** To whom was let in, by one mail from each seller for all contracts of it [USR-2]: where to sign in, and until when. */
export const mailLetIn = (
  tx: Tx,
  ctx: ViewerCtx,
  change: { eventId: string; personId: string; contractIds: readonly string[]; endsOn: PlainDate | null },
): Promise<void> =>
  mailWithNumbers(tx, ctx, {
    ...change,
    kind: ({ isKnown }) => (isKnown ? "added" : "invited"),
    also: change.endsOn ? ["until"] : [],
    path: "/",
  });

/** To whom was removed: which contracts, and by whom. */
export async function mailRemoved(
  tx: Tx,
  ctx: ViewerCtx,
  { places, ...change }: { eventId: string; personId: string; places: readonly PlaceFactsRow[] },
): Promise<void> {
  const byRule = await findStillByRule(tx, places);
  const still = places.filter(({ placeId }) => byRule.has(placeId)).map(({ contractNumber }) => contractNumber);
  await mailWithNumbers(tx, ctx, {
    ...change,
    contractIds: places.map(({ contractId }) => contractId),
    endsOn: null,
    kind: "removed",
    still,
    path: "/",
  });
}

export const mailEndSet = (
  tx: Tx,
  ctx: ViewerCtx,
  {
    places,
    ...change
  }: { eventId: string; personId: string; places: readonly PlaceFactsRow[]; endsOn: PlainDate | null },
): Promise<void> =>
  mailWithNumbers(tx, ctx, {
    ...change,
    contractIds: places.map(({ contractId }) => contractId),
    kind: change.endsOn ? "end_set" : "end_lifted",
    path: "/",
  });

export async function mailManageBilling(
  tx: Tx,
  ctx: ViewerCtx,
  { billGroupId, holds, ...change }: { eventId: string; personId: string; billGroupId: string; holds: boolean },
): Promise<void> {
  const [group] = await tx.$queryRaw<{ name: string; contractId: string }[]>`
    SELECT bill_group.name, contract.id AS "contractId" FROM bill_group
    JOIN contract ON contract.bill_group_id = bill_group.id
    WHERE bill_group.id = ${billGroupId}::uuid ORDER BY contract.number LIMIT 1`;
  if (!group) return;
  const kind = holds ? "billing_given" : "billing_taken";
  const { name, contractId } = group;
  await send(tx, ctx.viewer, { ...change, contractId, kind, values: () => ({ group: name }), path: usersPath() });
}

export type HandoverNews = "nominated" | "accepted" | "declined" | "withdrawn" | "expired";

/** To the other of the two people: the nominated one is asked or let go, the nominator told the answer [USR-6]. */
export async function mailHandover(
  tx: Tx,
  by: By,
  { eventId, handoverId, news }: { eventId: string; handoverId: string; news: HandoverNews },
): Promise<void> {
  const [found] = await tx.$queryRaw<
    [{ contractId: string; number: string; role: HandoverRole; fromId: string; toId: string; expires: Date }]
  >`
    SELECT contract.id AS "contractId", contract.number, handover.role, handover.from_person_id AS "fromId",
           handover.to_person_id AS "toId", handover.expires_at AS expires
    FROM handover JOIN contract ON contract.id = handover.contract_id WHERE handover.id = ${handoverId}::uuid`;
  const isForNominee = news === "nominated" || news === "withdrawn";
  await send(tx, by, {
    eventId,
    personId: isForNominee ? found.toId : found.fromId,
    contractId: found.contractId,
    kind: `handover_${news}`,
    values: (locale) => ({ number: found.number, role: translator(locale)(`users.role_${found.role}`) }),
    path: news === "nominated" ? handoverPath(handoverId) : usersPath(),
  });
}

interface NumbersNotice extends Pick<Notice, "eventId" | "personId" | "kind" | "also" | "path"> {
  readonly contractIds: readonly string[];
  readonly endsOn: PlainDate | null;
  /** Numbers of these that a rule goes on showing. */
  readonly still?: readonly string[];
}

/** Contracts that one mail can speak of: of one account, in the name of one seller. */
interface Batch {
  first: string;
  numbers: string[];
}

async function mailWithNumbers(tx: Tx, ctx: ViewerCtx, notice: NumbersNotice): Promise<void> {
  const { contractIds, endsOn, still = [], also = [], ...rest } = notice;
  const batches = await tx.$queryRaw<Batch[]>`
    SELECT (array_agg(contract.id ORDER BY contract.number))[1] AS first,
           array_agg(contract.number ORDER BY contract.number) AS numbers
    FROM contract JOIN bill_group ON bill_group.id = contract.bill_group_id
    WHERE contract.id = ANY (${contractIds}::uuid[])
    GROUP BY contract.account_id, bill_group.seller_entity_id ORDER BY min(contract.number)`;
  for (const { first, numbers } of batches) {
    const stillHere = still.filter((number) => numbers.includes(number));
    await send(tx, ctx.viewer, {
      ...rest,
      contractId: first,
      also: stillHere.length > 0 ? [...also, "still"] : also,
      values: (locale) => ({
        numbers: numbers.join(", "),
        ends: endsOn ? formatPlainDate(endsOn, locale, "long") : "",
        still: stillHere.join(", "),
      }),
    });
  }
}

async function send(tx: Tx, by: By, notice: Notice): Promise<void> {
  const { eventId, personId, contractId, also = [], path } = notice;
  const [reader] = await tx.$queryRaw<Reader[]>`
    SELECT person.email, person.email_verified_at IS NOT NULL AS "isKnown",
           coalesce(person.locale, account.locale) AS locale, seller.name AS seller, seller.brand_color AS color,
           account.name AS account, coalesce(actor.first_name || ' ' || actor.last_name, ${by.email}) AS by,
           seller.customer_service_name AS "serviceName", seller.customer_service_email AS "serviceEmail",
           seller.customer_service_phone AS "servicePhone"
    FROM contract
    JOIN account ON account.id = contract.account_id
    JOIN bill_group ON bill_group.id = contract.bill_group_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    JOIN person ON person.id = ${personId}::uuid
    LEFT JOIN account_person actor ON actor.account_id = account.id AND actor.person_id = ${by.personId}::uuid
    WHERE contract.id = ${contractId}::uuid`;
  if (!reader) return;
  const locale = isLocale(reader.locale) ? reader.locale : DEFAULT_LOCALE;
  const kind = typeof notice.kind === "string" ? notice.kind : notice.kind(reader);
  // The keys are typed by the kind; the translator's own typing of every values shape is not needed here.
  const t = translator(locale) as unknown as (key: string, values: Record<string, string>) => string;
  const values = { ...notice.values(locale), by: reader.by, account: reader.account, seller: reader.seller };
  const say = (part: string) => t(`mail.users.${kind}.${part}`, values);
  const { serviceName: name, serviceEmail: email, servicePhone: phone } = reader;
  await queueMail(tx, {
    key: `users:${kind}:${eventId}:${contractId}:${reader.email}`,
    to: reader.email,
    locale,
    brand: { name: reader.seller, color: reader.color },
    content: {
      subject: say("subject"),
      heading: say("heading"),
      paragraphs: [say("body"), ...also.map(say)],
      action: { label: say("button"), url: `${env().APP_URL}${path}` },
      footer: [t("mail.users.questions", { name, email, phone })],
    },
  });
}
