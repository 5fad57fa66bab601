import { receiveProviderEvent } from "@/lib/payments/inbox";

/** Where the payment provider tells what happened; proven by its signature, without session or cookie. */
export const POST = (request: Request): Promise<Response> => receiveProviderEvent(request);
