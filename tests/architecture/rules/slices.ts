import { noCycles, slicesKeepTheOrder } from "../checks/slices";
import { rule } from "../rule";
import { sliceOrder } from "../slice-order";

rule("[ARCH-7] a slice imports only slices below it in the declared order", slicesKeepTheOrder(sliceOrder), {
  "lib/platform/money.ts": `export const minor = 1n;`,
  "lib/contracts/rules.ts": `
    import { minor } from "@/lib/platform/money";
    import { visibleContract } from "../access/contracts";
    import { canTurnOffRenewal } from "./renewal/rules";
    import { canPay } from "@/lib/invoices/rules"; // refused
    import type { Quote } from "@/lib/quotes/types"; // refused`,
  "lib/contracts/renewal/rules.ts": `import type { Case } from "../../support/types"; // refused`,
  "lib/desk/queries.ts": `import { listContracts } from "@/lib/contracts/queries";`,
  "lib/shipping/rules.ts": `export const refused = "a folder without a place";`,
  "lib/money.ts": `export const refused = "a file without a slice";`,
});

rule("[ARCH-7] no file imports itself by way of others", noCycles, {
  "lib/billing/rules.ts": `
    import type { Address } from "./types";
    import { due } from "../payments/rules"; // refused`,
  "lib/payments/rules.ts": `
    import { minor } from "@/lib/platform/money";
    import type { Plan } from "@/lib/billing/rules";`,
  "lib/billing/types.ts": `import type { Terms } from "./rules"; // types alone, inside one slice`,
  "lib/platform/money.ts": `export const minor = 1n;`,
  "components/contracts/one.tsx": `import { Two } from "./two"; // refused`,
  "components/contracts/two.tsx": `export { Three } from "./three";`,
  "components/contracts/three.tsx": `const one = import("./one");`,
  "scripts/self.ts": `import { x } from "./self"; // refused`,
});
