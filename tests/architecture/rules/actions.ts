import { actionsAreBuilt, actionsNeverRead, doorsAreMarked } from "../checks/actions";
import { rule } from "../rule";

rule('[ARCH-9] "use server" is the first line of lib/**/actions.ts and stands nowhere else', doorsAreMarked, {
  "lib/contracts/actions.ts": `
    // A comment may come first.
    "use server";
    import { portalAction } from "@/lib/platform/action";`,
  "lib/contracts/renewal/actions.ts": `import { portalAction } from "@/lib/platform/action"; // refused`,
  "lib/invoices/actions.ts": `
    "use strict"; // refused
    "use server"; // refused`,
  "lib/payments/actions.ts": `
    "use server";
    const inline = async () => {
      "use server"; // refused
    };`,
  "lib/contracts/queries.ts": `"use server"; // refused`,
  "app/page.tsx": `
    "use client";
    export default function Page() {
      async function save() {
        "use server"; // refused
      }
      return <form action={save} title="use server" />;
    }`,
});

rule("[ARCH-9] every export of an actions.ts is made by an action builder, with all it needs", actionsAreBuilt, {
  "lib/platform/action.ts": `export const portalAction = 1; export function anything() {}`,
  "lib/contracts/actions.ts": `
    "use server";
    import { portalAction, publicAction as open, type Run } from "@/lib/platform/action";
    import { portalAction as fake } from "./builder";
    const shape = { name: "a", permission: "p", input, run };
    export const goodAction = portalAction({ name: "a", permission: "p", input, run, revalidate: () => [] });
    export const openAction = open({ name: "a", input, run });
    export const barelyAction = portalAction({ name: "a", input, run }); // refused
    export const namelessAction = open({ input, run }); // refused
    export const hiddenAction = portalAction({ ...shape }); // refused
    export const givenAction = portalAction(shape); // refused
    export const fakeAction = fake({ name: "a", permission: "p", input, run }); // refused
    export const plainAction = async () => {}; // refused
    export let laterAction = portalAction({ name: "a", permission: "p", input, run }); // refused
    export async function saveAction() {} // refused
    export { shape }; // refused
    export type { Run }; // refused
    export * from "./renewal/actions"; // refused
    export default open({ name: "a", input, run }); // refused`,
  "lib/contracts/commands.ts": `export async function renew() {}`,
});

rule("[ARCH-9] an action is never a read", actionsNeverRead, {
  "lib/contracts/actions.ts": `
    "use server";
    import { turnOffRenewal } from "./commands";
    import { listContracts } from "./queries"; // refused
    import { loadContracts } from "@/lib/contracts/loaders"; // refused`,
  "lib/contracts/loaders.ts": `import { listContracts } from "./queries";`,
});
