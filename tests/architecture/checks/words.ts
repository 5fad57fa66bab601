import { isTest, within } from "../module-path";
import { at, type Check, eachFile } from "../rule";
import { isMember, isPropertyUse, type Node, nameOf, sqlText } from "../syntax";

const inPortal = (path: string): boolean =>
  !isTest(path) && !within(path, "scripts", "tests", "e2e", "sandbox", "prisma/seed");

/** The portal's "now" can be moved; a clock read elsewhere would stay behind. */
export const oneClock: Check = eachFile((file) =>
  file.path === "lib/platform/clock.ts" || !inPortal(file.path)
    ? []
    : file.nodes
        .filter((node) => readsClock(node) || (readsSqlClock(node) && !within(file.path, "lib/platform")))
        .map((node) => at(file, node, "reads the clock; only lib/platform/clock does")),
);

function readsClock(node: Node): boolean {
  if (isMember(node, "Date", "now") || isMember(node, "Temporal", "Now")) return true;
  if (node.type === "NewExpression") return nameOf(node.callee) === "Date" && node.arguments.length === 0;
  return node.type === "CallExpression" && nameOf(node.callee) === "Date";
}

/**
 * Postgres's own clock; `portal.now()` and `portal.today()` are the ones that can be moved. Where real time is meant,
 * `statement_timestamp()` says so: nobody writes that by habit.
 */
const readsSqlClock = (node: Node): boolean =>
  /(?<!portal\.)\bnow\(\)|\b(current_date|current_timestamp|localtimestamp)\b/.test(sqlText(node) ?? "");

const FORMATTERS = ["lib/platform/format.ts", "components/ui/money.tsx", "components/ui/calendar-date.tsx"];
/** They ask Intl for a currency's digits and a zone's offset. */
const ASKS_INTL = ["lib/platform/money.ts", "lib/platform/dates.ts"];
const FORMATS = ["NumberFormat", "DateTimeFormat", "RelativeTimeFormat", "DurationFormat"];
const TO_LOCALE = ["toLocaleString", "toLocaleDateString", "toLocaleTimeString"];
const INTL_PACKAGES = ["use-intl"];
const FORMATTER_MAKERS = ["useFormatter", "getFormatter", "createFormatter"];

/** Money and dates look the same on the screen, in a mail and on paper. */
export const oneFormatter: Check = eachFile((file) => {
  if (!inPortal(file.path) || [...FORMATTERS, ...ASKS_INTL].includes(file.path)) return [];
  const message = "formats by itself; use lib/platform/format, <Money> or <CalendarDate>";
  const makers = file.imports.filter(
    (one) => INTL_PACKAGES.includes(one.package ?? "") && one.names.some((n) => FORMATTER_MAKERS.includes(n.imported)),
  );
  const uses = file.nodes.filter(
    (node) =>
      FORMATS.some((name) => isMember(node, "Intl", name)) || TO_LOCALE.some((name) => isPropertyUse(node, name)),
  );
  return [...makers.map((one) => at(file, one.line, message)), ...uses.map((node) => at(file, node, message))];
});

export const noAny: Check = eachFile((file) =>
  file.nodes.filter((node) => node.type === "TSAnyKeyword").map((node) => at(file, node, "says any; say what it is")),
);

const SUPPRESSION = /^[\s*]*(?:@ts-(?:ignore|expect-error|nocheck)|biome-ignore(?:-all|-start)?\b[^:\n]*)(.*)/m;
const TWO_WORDS = /\p{L}{2,}[^\p{L}]+\p{L}{2,}/u;

/** Whoever silences a check says why. */
export const suppressionsSayWhy: Check = eachFile((file) =>
  file.comments
    .filter(({ value }) => {
      const reason = SUPPRESSION.exec(value)?.[1];
      return reason !== undefined && (!TWO_WORDS.test(reason) || reason.includes("<explanation>"));
    })
    .map((comment) => at(file, comment, "silences a check without saying why")),
);

/** Text from people never becomes markup. */
export const noRawHtml = (allowed: Readonly<Record<string, string>>): Check =>
  eachFile((file) =>
    file.path in allowed ? [] : file.nodes.filter(setsHtml).map((node) => at(file, node, "writes HTML past React")),
  );

function setsHtml(node: Node): boolean {
  if (node.type === "JSXAttribute") return node.name.type === "JSXIdentifier" && node.name.name === HTML_PROP;
  return node.type === "Property" && nameOf(node.key) === HTML_PROP;
}

const HTML_PROP = "dangerouslySetInnerHTML";
