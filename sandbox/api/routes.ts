import { readOnlyEndpoints } from "./charges";
import { customerEndpoints } from "./customers";
import { type Endpoint, noSuchRoute } from "./endpoint";
import { paymentIntentEndpoints } from "./payment-intents";
import { paymentMethodEndpoints } from "./payment-methods";
import { refundEndpoints } from "./refunds";
import { sessionEndpoints } from "./sessions";
import { setupIntentEndpoints } from "./setup-intents";

/** Every call that is covered. */
const endpoints: readonly Endpoint[] = [
  ...customerEndpoints,
  ...sessionEndpoints,
  ...paymentIntentEndpoints,
  ...setupIntentEndpoints,
  ...paymentMethodEndpoints,
  ...readOnlyEndpoints,
  ...refundEndpoints,
];

/** @throws for a call that is not covered. */
export function routeFor(method: string, path: string): { endpoint: Endpoint; id: string } {
  for (const endpoint of endpoints) {
    const match = endpoint.method === method ? endpoint.pattern.exec(path) : null;
    if (match) return { endpoint, id: match[1] ?? "" };
  }
  throw noSuchRoute(method, path);
}
