import { askForNewAddress } from "@/lib/auth/new-address/commands/ask-for-new-address";
import { confirmNewAddress } from "@/lib/auth/new-address/commands/confirm-new-address";
import { askForNewAddressInput } from "@/lib/auth/new-address/schema";
import { newAddressToken } from "@/lib/auth/tokens";
import type { OpenedSession } from "@/lib/auth/types";
import { row, rows } from "../setup/admin";
import { ctxIn } from "./signed-in";

/** Asks for another address as the form does; gives the link's token, worked out as the worker does it. */
export async function askFor(opened: OpenedSession, typed: string): Promise<string> {
  const ctx = await ctxIn(opened);
  await askForNewAddress(ctx, askForNewAddressInput.parse({ email: typed }));
  const { id } = await row<{ id: string }>("SELECT id FROM new_address WHERE person_id = $1", [ctx.viewer.personId]);
  return newAddressToken(id);
}

export const confirm = async (opened: OpenedSession, token: string): Promise<void> =>
  confirmNewAddress(await ctxIn(opened), { token });

/** Every person's address, in order. */
export const addresses = async (): Promise<string[]> =>
  (await rows<{ email: string }>("SELECT email FROM person ORDER BY email")).map(({ email }) => email);
