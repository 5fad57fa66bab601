import { z } from "zod";

const number = z.string().trim().min(1).max(40);
const nothing = z.strictObject({});

/** What each tool takes. All of them read, as the person who asks; none writes [HLP-1]. */
export const TOOL_INPUTS = {
  contracts: nothing,
  contract: z.strictObject({ number }),
  renewal: z.strictObject({ number: number.nullish() }),
  invoices: z.strictObject({
    status: z.enum(["overdue", "unpaid", "disputed", "paid"]).nullish(),
    contract: number.nullish(),
  }),
  invoice: z.strictObject({ number }),
  balance: nothing,
  next_billing: nothing,
  payments: nothing,
  quotes: nothing,
  quote: z.strictObject({ number }),
  helpers: nothing,
  access: z.strictObject({ contract: number.nullish() }),
  removal: z.strictObject({ name: z.string().trim().min(1).max(120) }),
  subscriptions: nothing,
  buying: nothing,
  article: z.strictObject({ about: z.string().trim().min(1).max(200) }),
} as const;

export type ToolName = keyof typeof TOOL_INPUTS;

export const isToolName = (name: string): name is ToolName => Object.hasOwn(TOOL_INPUTS, name);

/** For the model, which reads English whatever the question's language. */
export const TOOL_TEXTS: Readonly<Record<ToolName, string>> = {
  contracts: "Lists the person's running contracts: number, seller, end date, auto-renewal.",
  contract: "One contract by its number: end date, auto-renewal, products.",
  renewal: "Whether auto-renewal can be turned on or off now, and if not why and when; of one contract, or of all.",
  invoices: "Lists invoices, all or of one status or contract: status, open amount, total, due date.",
  invoice: "One invoice by its number: its status, and whether it can be paid online now, and if not why.",
  balance: "What is open and overdue now, by bill group.",
  next_billing: "The next billing date of each bill group, and whether auto-pay is on.",
  payments: "The last payments that came in.",
  quotes: "Quotes that wait for an answer.",
  quote: "One quote by its number: its status, and whether it can be accepted now.",
  helpers: "Who helps this customer: account executive, collector, customer service.",
  access: "Who is on a contract, or on all of the person's contracts.",
  removal: "Whether somebody, by name, can be removed from the person's contracts, and if not why.",
  subscriptions: "Lists what is subscribed to: product, quantity, price, contract, status.",
  buying: "Whether products can be added or asked for now, and if not why.",
  article: "How something is done in the portal: finds the help article that fits a few words.",
};

/** The end: which lines of the results answer the question, by their ids, the best first. */
export const ANSWER_TOOL = "answer";
export const answerInput = z.strictObject({ lines: z.array(z.string().max(12)).max(60) });

/** The part of a chat completion that is read; everything else in it is not. */
export const replyShape = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({
          tool_calls: z
            .array(
              z.object({
                id: z.string().max(200),
                function: z.object({ name: z.string(), arguments: z.string() }),
              }),
            )
            .max(50)
            .nullish(),
        }),
      }),
    )
    .min(1),
});
