import { allowed, type Contact, type Decision, refused } from "@/lib/platform/decision";
import { DESK } from "../second-factor/rules";

export const previewPath = (billGroupId: string): string => `${DESK}/bill-groups/${billGroupId}/preview`;

interface PreviewFacts {
  readonly contracts: number;
  readonly accountExecutive: Contact;
}

/** Without a contract there is no portal to look at: a customer of it would find none either. */
export const canPreview = ({ contracts, accountExecutive }: PreviewFacts): Decision =>
  contracts > 0 ? allowed : refused("preview.no_contracts", { ask: accountExecutive });
