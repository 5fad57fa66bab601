import type { Standing } from "@/lib/access/types";
import type { BillGroupChoice } from "@/lib/bill-groups/types";
import type { Contact } from "@/lib/platform/decision";

/** How the portal presents itself: the seller entity's name, logo and colour [BIL-5], and its customer service. */
export interface Brand {
  readonly name: string;
  readonly logoUrl: string | null;
  /** `#rrggbb` */
  readonly color: string;
  readonly customerService: Contact;
}

/** Whose customer a person is before all. */
export interface OwnSeller {
  readonly brand: Brand;
  readonly timeZone: string;
}

/** What every page of the portal is framed with. */
export interface PortalFrame {
  readonly standing: Standing;
  /** Null for somebody the portal shows nothing. */
  readonly brand: Brand | null;
  readonly email: string;
  /** The viewer's name, as the account knows it; null when it knows none. */
  readonly personName: string | null;
  /** The bill groups the viewer may look at, and the one they do, so that nobody has to guess [BIL-7]. */
  readonly billGroups: readonly BillGroupChoice[];
  readonly billGroup: BillGroupChoice | null;
}
