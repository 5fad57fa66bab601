import type { Contact } from "@/lib/platform/decision";

/** What the rule on changing a whole bill group looks at. */
export interface BillGroupStanding {
  readonly name: string;
  /** Active contracts of the group that the viewer does not see; all of them count where none is active. */
  readonly hiddenContracts: number;
  readonly holdsManageBilling: boolean;
  /** A holder of manage billing whom the viewer sees, if there is one. */
  readonly holder: Contact | null;
  readonly customerService: Contact;
}
