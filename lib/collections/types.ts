import type { PlainDate } from "@/lib/platform/dates";
import type { Page } from "@/lib/platform/keyset";
import type { Money } from "@/lib/platform/money";
import type { DisputeEnding, DisputeKind } from "./disputes/types";
import type { PromiseStanding } from "./promises/types";

/** What the collector can be told of; each has its mail under `mail.told_collector`. */
export type ToldKind =
  | "disputed"
  | "dispute_message"
  | "dispute_withdrawn"
  | "files_added"
  | "promised"
  | "promise_withdrawn"
  | "transfer_sent";

interface Happened {
  readonly id: string;
  readonly at: Date;
  /** The day it happened, in the seller entity's zone. */
  readonly on: PlainDate;
  readonly invoice: string;
  readonly reference: string;
  readonly contractNumber: string;
  /** Null for the seller, and where the reader may not know their name. */
  readonly who: string | null;
}

/** One thing of the collections activity [PAY-10]. */
export type Activity =
  | (Happened & { readonly kind: "reminder"; readonly nth: number; readonly amount: Money })
  | (Happened & {
      readonly kind: "promise";
      readonly amount: Money;
      readonly promisedOn: PlainDate;
      readonly standing: PromiseStanding;
    })
  | (Happened & { readonly kind: "transfer"; readonly amount: Money; readonly sentOn: PlainDate })
  | (Happened & {
      readonly kind: "dispute";
      readonly about: DisputeKind;
      readonly ending: DisputeEnding | null;
      readonly hasEnded: boolean;
    });

export type CollectionsActivity = Page<Activity>;
