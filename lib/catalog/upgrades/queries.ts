import { viewerReading } from "@/lib/platform/db";
import type { Viewer } from "@/lib/platform/viewer";
import { getBuying } from "../facts";
import { getUpgradeFacts } from "./facts";
import { canAskForUpgrade, laterEditions } from "./rules";
import type { UpgradePage } from "./types";

/** Where an upgrade of one of the viewer's subscriptions is asked for [QUO-8]. @throws DomainError NOT_FOUND */
export const getUpgradePage = (viewer: Viewer, subscription: string): Promise<UpgradePage> =>
  viewerReading(viewer, async (tx) => {
    const { billGroupId, ...upgrade } = await getUpgradeFacts(tx, viewer, subscription);
    const buying = await getBuying(tx, viewer, billGroupId);
    const { product, quantity, edition, contractNumber, open } = upgrade;
    return {
      ...{ subscriptionId: subscription, product, quantity, edition, contractNumber },
      later: laterEditions(upgrade),
      decision: canAskForUpgrade(buying, upgrade),
      openRequestId: open?.id ?? null,
      accountExecutive: buying.accountExecutive,
    };
  });
