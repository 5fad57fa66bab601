import type { PlainDate } from "@/lib/platform/dates";
import type { Scope } from "../schema";

/** A key at the desk: how it begins, and never the key itself [DSK-5]. */
export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  readonly endsOn: PlainDate | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly hasEnded: boolean;
}

/** Whose key asks, and what it may. */
export interface KnownKey {
  readonly id: string;
  readonly prefix: string;
  readonly scopes: readonly string[];
}
