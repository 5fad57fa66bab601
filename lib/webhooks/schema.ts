import { z } from "zod";
import { listed } from "@/lib/platform/fields";
import { searchText } from "@/lib/platform/search";

/** What is told, by type: numbers as people know them, amounts in minor units as digits, days as YYYY-MM-DD [DSK-6]. */
const number = z.string().min(1);
const amount = { amount_minor: z.string().regex(/^-?\d+$/), currency: z.string().length(3) };
const poNumbers = { po_number: z.string().nullable(), po_number_before: z.string().nullable() };

/** Of a payment, what concerns one invoice; without one it paid nothing. */
const moneyMoved = z.object({ payment: number, invoice: number.nullable(), ...amount });
const said = z.object({ invoice: number, ...amount, day: z.iso.date() });
const renewal = z.object({ auto_renew: z.boolean() });
const groupPo = z.object(poNumbers);

/** The `data` of each type; the address of who came or went is the only thing about a person. */
export const EVENT_DATA = {
  "payment.received": moneyMoved,
  "payment.applied": moneyMoved,
  "payment.unapplied": moneyMoved,
  "payment.refunded": moneyMoved,
  "payment.chargeback_opened": moneyMoved,
  "payment.chargeback_won": moneyMoved,
  "payment.chargeback_lost": moneyMoved,
  "invoice.po_number_changed": z.object({ invoice: number, ...poNumbers }),
  "contract.po_number_changed": groupPo,
  "bill_group.po_number_changed": groupPo,
  "contract.renewal_turned_off": renewal,
  "contract.renewal_turned_on": renewal,
  "user.added": z.object({ person: z.email(), until: z.iso.date().nullable() }),
  "user.removed": z.object({ person: z.email() }),
  "quote.accepted": z.object({ quote: number, order: number, invoice: number.nullable() }),
  "quote.declined": z.object({ quote: number }),
  "dispute.opened": z.object({ invoice: number, kind: z.string(), line: z.number().int().nullable() }),
  "dispute.ended": z.object({ invoice: number, ending: z.enum(["withdrawn", "accepted", "rejected"]) }),
  "promise.made": said,
  "transfer.sent": said,
  "webhook.test": z.object({}),
} as const;

export type EventType = keyof typeof EVENT_DATA;
export const EVENT_TYPES = Object.keys(EVENT_DATA) as EventType[];
/** What an endpoint can ask for; a test comes to it when somebody sends one. */
export const CHOOSABLE_TYPES = EVENT_TYPES.filter((type) => type !== "webhook.test");

/** The body of every event. A change that breaks its readers makes another version. */
export const webhookBody = z.strictObject({
  id: z.uuid(),
  type: z.enum(EVENT_TYPES as [EventType, ...EventType[]]),
  version: z.literal(1),
  timestamp: z.iso.datetime(),
  account: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  bill_group: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  contract: z.object({ number }).nullable(),
  data: z.record(z.string(), z.unknown()),
});
export type WebhookBody = z.output<typeof webhookBody>;

const endpoint = z.uuid();

export const addEndpointInput = z.object({
  name: z.string().trim().min(1, "name_missing").max(100),
  url: z.string().trim().min(1, "url_missing").max(500),
  /** Ticked, a line each. */
  types: z
    .string()
    .optional()
    .transform((lines) => [...new Set(listed(lines))])
    .pipe(z.array(z.enum(CHOOSABLE_TYPES as [EventType, ...EventType[]])).min(1, "nothing_ticked")),
});
export type AddEndpointInput = z.output<typeof addEndpointInput>;

export const endpointInput = z.object({ endpoint });
export type EndpointInput = z.output<typeof endpointInput>;

/** With the version that its form was filled from [CON-5]. */
export const editEndpointInput = addEndpointInput.extend({ endpoint, version: z.coerce.number().int().positive() });
export type EditEndpointInput = z.output<typeof editEndpointInput>;

export const deliveryInput = z.object({ delivery: z.uuid() });
export type DeliveryInput = z.output<typeof deliveryInput>;

export const REPLAY_WHAT = ["given_up", "all"] as const;
export const replaySinceInput = z.object({
  endpoint,
  hours: z.coerce.number().int().min(1).max(720),
  what: z.enum(REPLAY_WHAT),
});
export type ReplaySinceInput = z.output<typeof replaySinceInput>;

export const DELIVERY_STATES = ["waiting", "delivered", "given_up"] as const;

/** The log's state as it stands in the URL; anything odd falls back rather than fails. */
export const deliverySearch = z.object({
  state: z.enum(DELIVERY_STATES).optional().catch(undefined),
  type: z
    .enum(EVENT_TYPES as [EventType, ...EventType[]])
    .optional()
    .catch(undefined),
  after: searchText(600),
  before: searchText(600),
});
export type DeliverySearch = z.output<typeof deliverySearch>;
