import { invalid } from "../http/fault";
import { idOf, type World } from "../state/world";
import { allOf } from "./lists";

type Shown = { [key: string]: unknown };

const DEEPEST = 4;

/** What can be asked for anywhere, so that a slip is refused before the call has an effect. */
const EXPANDABLE = new Set(
  [
    "application balance_transaction charge customer data default_payment_method invoice invoice_settings",
    "last_payment_error last_setup_error latest_attempt latest_charge line_items mandate on_behalf_of payment_intent",
    "payment_link payment_method refunds review setup_intent subscription",
  ].flatMap((line) => line.split(" ")),
);

/** @throws for a path that leads nowhere on any object. */
export function checkPaths(paths: readonly string[]): void {
  for (const path of paths) {
    const keys = path.split(".");
    if (keys.filter((key) => key !== "data").length > DEEPEST)
      throw invalid(`You cannot expand more than ${DEEPEST} levels of a property.`, { param: "expand" });
    if (!keys.every((key) => EXPANDABLE.has(key))) throw notExpandable(path);
  }
}

const notExpandable = (path: string): Error =>
  invalid(`This property cannot be expanded (${path}).`, { code: "parameter_invalid", param: "expand" });

/** Replaces references by what they mean, along Stripe's `expand[]` paths. Works on a copy: stored objects hold ids only. */
export function expanded(world: World, object: object, paths: readonly string[]): object {
  if (paths.length === 0) return object;
  const copy = structuredClone(object);
  for (const path of paths) follow(world, copy as Shown, path.split("."), path);
  return copy;
}

function follow(world: World, at: Shown, [key, ...rest]: string[], path: string): void {
  if (key === undefined) return;
  if (key === "data" && at.object === "list" && Array.isArray(at.data)) {
    for (const one of at.data as Shown[]) follow(world, one, rest, path);
    return;
  }
  const included = at[key] === undefined ? include(world, at, key) : undefined;
  if (included) at[key] = included;
  const value = at[key];
  if (value === undefined) throw notExpandable(path);
  if (value === null) return;
  const meant = typeof value === "string" ? findObject(world, value) : value;
  if (typeof meant !== "object" || meant === null) throw notExpandable(path);
  if (typeof value === "string") at[key] = structuredClone(meant);
  follow(world, at[key] as Shown, rest, path);
}

/** What is only there when it is asked for. */
function include(world: World, at: Shown, key: string): object | undefined {
  const id = String(at.id);
  if (at.object === "checkout.session" && key === "line_items")
    return allOf(world.state.orders.get(id)?.lines ?? [], `/v1/checkout/sessions/${id}/line_items`);
  if (at.object === "charge" && key === "refunds") {
    const refunds = world.state.refunds.newestFirst().filter((refund) => idOf(refund.charge) === id);
    return structuredClone(allOf(refunds, `/v1/charges/${id}/refunds`));
  }
  return undefined;
}

function findObject({ state }: World, id: string): object | undefined {
  const byPrefix: Readonly<Record<string, { get: (id: string) => object | undefined }>> = {
    cus: state.customers,
    cs: state.sessions,
    pi: state.paymentIntents,
    seti: state.setupIntents,
    pm: state.paymentMethods,
    ch: state.charges,
    re: state.refunds,
    du: state.disputes,
  };
  return byPrefix[id.split("_")[0] ?? ""]?.get(id);
}
