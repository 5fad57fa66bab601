import type { Decision } from "@/lib/platform/decision";

/** What the page says before a preview begins [DSK-3]. */
export interface PreviewOffer {
  readonly billGroupId: string;
  readonly billGroup: string;
  readonly accountId: string;
  readonly account: string;
  /** Partners and resellers see the closed door, and so does their preview [SIG-5]. */
  readonly isClosed: boolean;
  readonly decision: Decision;
}
