import { viewerDb } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { checkoutUrlOf, openCheckout } from "../../commands/open-checkout";
import { getPaymentOutcome } from "../../queries";
import { otherPaymentPath, paymentPath } from "../../rules";
import { confirmAttempt, prepareIntent } from "../../saved/commands/charge-saved-method";
import type { CallOffPaymentInput, PayInvoiceInput } from "../../schema";
import { getSetInvoices } from "../facts";
import { getPayOffer } from "../queries";
import { payPath, whole } from "../rules";
import { type PayTogetherInput, paySearch } from "../schema";
import type { AttemptOrder, WantedShare } from "../types";
import { OwnPaymentInTheWay } from "./going-on";
import { sharesIn, startAttempt } from "./start-attempt";

interface LeadsTo {
  readonly url: string;
}

/**
 * Pays a set in one payment [PAY-1, PAY-3]: on to the provider's page, or, with a saved method, to where the payment stands
 * or to the bank's page. To see the total only, nothing is begun.
 * @throws DomainError as startAttempt, openCheckout and prepareIntent
 */
export async function payTogether(ctx: ViewerCtx, { shares, way }: PayTogetherInput): Promise<LeadsTo> {
  if (way === "update") return showTotal(ctx, shares);
  const isPage = way === "card" || way === "bank_debit";
  return begin(ctx, { shares, way: isPage ? { kind: "page", means: way } : { kind: "saved", methodId: way } });
}

/**
 * Pay Now: one press where there is nothing to choose; where there is a saved method, a part or a bank debit to choose, the
 * page that asks [PAY-2, PAY-3]. @throws DomainError as payTogether
 */
export async function payNow(ctx: ViewerCtx, { reference }: PayInvoiceInput): Promise<LeadsTo> {
  const { shares, methods, bankDebit } = await getPayOffer(ctx.viewer, paySearch.parse({ invoice: reference }));
  const isChoice =
    methods.some(({ pay }) => pay.allowed) || bankDebit?.allowed || shares.some(({ partFrom }) => partFrom);
  if (shares.length > 0 && isChoice) return { url: payPath([{ reference }]) };
  return begin(ctx, { shares: [whole(reference)], way: { kind: "page", means: "card" } });
}

/** Goes on with a payment of one's own from where it was left, through whatever stopped it. @throws DomainError NOT_FOUND, RULE */
export async function resumePayment({ viewer }: ViewerCtx, { attempt }: CallOffPaymentInput): Promise<LeadsTo> {
  const { isOwn, kind } = await getPaymentOutcome(viewer, attempt);
  if (!isOwn) throw new DomainError("RULE", "payment.not_yours");
  return goOn({ viewer }, attempt, kind === "checkout");
}

async function begin(ctx: ViewerCtx, order: AttemptOrder): Promise<LeadsTo> {
  try {
    const attemptId = await startAttempt(ctx, order);
    return await goOn(ctx, attemptId, order.way.kind === "page");
  } catch (error) {
    if (!(error instanceof OwnPaymentInTheWay)) throw error;
    return { url: otherPaymentPath(error.attemptId) };
  }
}

async function goOn(ctx: Pick<ViewerCtx, "viewer">, attemptId: string, isPage: boolean): Promise<LeadsTo> {
  if (isPage) return { url: await openCheckout(attemptId) };
  await confirmAttempt(attemptId, await prepareIntent(attemptId));
  return { url: (await checkoutUrlOf(attemptId, ctx)) ?? paymentPath(attemptId) };
}

const showTotal = ({ viewer }: ViewerCtx, shares: readonly WantedShare[]): Promise<LeadsTo> =>
  viewerDb(viewer, async (tx) => {
    const references = shares.map(({ reference }) => reference);
    sharesIn({ shares }, await getSetInvoices(tx, viewer, references), viewer.locale);
    return { url: payPath(shares) };
  });
