import { noAny, noRawHtml, oneClock, oneFormatter, suppressionsSayWhy } from "../checks/words";
import { rawHtml } from "../exceptions";
import { proof, rule } from "../rule";

rule("[ARCH] only lib/platform/clock reads the clock", oneClock, {
  "lib/platform/clock.ts": `export const now = () => new Date(Date.now());`,
  "scripts/bench.ts": `const started = Date.now();`,
  "prisma/seed/world.ts": `const today = new Date();`,
  "lib/contracts/rules.test.ts": `const today = new Date();`,
  "lib/platform/jobs.ts": "tx.$queryRaw`select now()`;",
  "lib/contracts/commands.ts": `
    const given = new Date(text);
    const utc = Date.UTC(2027, 1, 1);
    const now = Date.now(); // refused
    const today = new Date(); // refused
    const words = Date(); // refused
    const reader = Date.now; // refused
    const hidden = globalThis.Date["now"](); // refused
    const instant = Temporal.Now.instant(); // refused
    tx.$queryRaw\`select portal.now(), portal.today(zone)\`;
    tx.$queryRaw\`select statement_timestamp()\`;
    tx.$queryRaw\`select * from session where expires_at > now()\`; // refused
    Prisma.sql\`ends_on < CURRENT_DATE\`; // refused`,
  "app/page.tsx": `const year = <p>{new Date().getFullYear()}</p>; // refused`,
});

rule("[ARCH] only lib/platform/format and the two display components format", oneFormatter, {
  "lib/platform/format.ts": `const money = new Intl.NumberFormat("sv");`,
  "components/ui/money.tsx": `const money = amount.toLocaleString();`,
  "lib/platform/money.ts": `const digits = new Intl.NumberFormat("en").resolvedOptions();`,
  "scripts/bench.ts": `const text = n.toLocaleString();`,
  "lib/contracts/mail.ts": `
    const names = new Intl.DisplayNames(["en"], { type: "region" });
    const upper = name.toLocaleUpperCase();
    const date = new Intl.DateTimeFormat("en").format(day); // refused
    const cents = Intl.NumberFormat("en"); // refused`,
  "components/invoices/total.tsx": `
    import { useTranslations } from "use-intl";
    import { useFormatter } from "use-intl"; // refused
    import { createFormatter } from "use-intl/core"; // refused
    const day = date.toLocaleDateString(); // refused
    const sum = <b>{total?.toLocaleString("sv")}</b>; // refused`,
});

rule("[ARCH] nothing is any", noAny, {
  "lib/contracts/rules.ts": `
    const any = "any"; // any
    let unsure: unknown;
    let whatever: any; // refused
    const cast = unsure as any; // refused
    const list: Array<Record<string, any>> = []; // refused`,
  "tests/contracts/x.test.ts": `const row = {} as any; // refused`,
});

rule("[ARCH] whoever silences a check says why", suppressionsSayWhy, {
  "lib/contracts/rules.ts": `
    // The words @ts-ignore inside a comment silence nothing.
    // @ts-expect-error the vendor's types forget this option
    // biome-ignore lint/suspicious/noConsole: the command line is this file's screen
    /* refused */ // @ts-ignore
    /* refused */ // @ts-expect-error
    /* refused */ // @ts-expect-error: todo
    /* refused */ // @ts-nocheck
    /* refused */ // biome-ignore lint/suspicious/noConsole
    /* refused */ // biome-ignore lint/suspicious/noConsole: <explanation>
    /* refused */ // biome-ignore-all lint/a11y: no
    const text = "// @ts-ignore";`,
  "components/ui/link.tsx": `
    const a = <p>{/* biome-ignore lint/a11y/useValidAnchor: the router handles the press */}</p>;
    const b = <p title="refused">{/* biome-ignore lint/a11y/useValidAnchor: x */}</p>;`,
});

rule("[ARCH] no text becomes markup past React", noRawHtml(rawHtml), {
  "components/ui/text.tsx": `
    const good = <p title="dangerouslySetInnerHTML">{text}</p>;
    const bad = <p dangerouslySetInnerHTML={{ __html: text }} />; // refused
    const props = { dangerouslySetInnerHTML: { __html: text } }; // refused`,
});

proof(
  "[ARCH] a file that may write markup is listed with its reason",
  noRawHtml({ "app/theme.tsx": "our own constant" }),
  {
    "app/theme.tsx": `const script = <script dangerouslySetInnerHTML={{ __html: "" }} />;`,
    "app/layout.tsx": `const script = <script dangerouslySetInnerHTML={{ __html: "" }} />; // refused`,
  },
);
