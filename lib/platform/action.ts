import { revalidatePath } from "next/cache";
import { redirect, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { type CookieName, writeCookie } from "./cookies";
import { type DeskPermission, hasDeskPermission } from "./desk-permissions";
import { DomainError, notFound } from "./errors";
import { readFields } from "./fields";
import type { DoneKey, DoneReport, DoneSentence, FormState } from "./form-state";
import { newReference } from "./ids";
import type { Locale } from "./locales";
import { log } from "./log";
import { requireOwnOrigin } from "./origin";
import type { Permission } from "./permissions";
import { type RequestFacts, requestFacts } from "./request";
import { currentViewer, refuseInPreview, signedInViewer } from "./session";
import { currentStaff } from "./staff-session";
import { besideFields, explain, fieldMessage, translator } from "./translate";
import type { DeskCtx, Viewer, ViewerCtx } from "./viewer";

type Fields = Record<string, string>;
type FormAction = (previous: FormState, data: FormData) => Promise<FormState>;

/** What follows a success, in the browser: said as data, done by the builder. */
interface Outcome<Input, Result> {
  /** Cookies to set; null takes one away. */
  cookies?: (result: Result, input: Input) => Partial<Record<CookieName, string | null>>;
  revalidate?: (input: Input, result: Result) => readonly string[];
  redirectTo?: (result: Result, input: Input) => string | null;
  /** The sentence that says it worked, and one for each thing where there were several. */
  done?: (result: Result) => DoneKey | DoneReport;
}

interface PortalActionDefinition<Schema extends z.ZodType, Result> extends Outcome<z.output<Schema>, Result> {
  name: string;
  permission: Permission;
  input: Schema;
  run: (ctx: ViewerCtx, input: z.output<Schema>) => Promise<Result>;
}

interface DeskActionDefinition<Schema extends z.ZodType, Result> extends Outcome<z.output<Schema>, Result> {
  name: string;
  /** `second_factor`: for setting it up and proving it, which comes before everything else. */
  permission: DeskPermission | "second_factor";
  input: Schema;
  run: (ctx: DeskCtx, input: z.output<Schema>) => Promise<Result>;
}

/** What a command open to anybody knows of its caller. */
export interface PublicCtx {
  readonly request: RequestFacts;
  readonly viewer: Viewer | null;
}

interface PublicActionDefinition<Schema extends z.ZodType, Result> extends Outcome<z.output<Schema>, Result> {
  name: string;
  input: Schema;
  run: (ctx: PublicCtx, input: z.output<Schema>) => Promise<Result>;
}

/** An action of a signed-in person. It authenticates inside itself: it is a public POST like any other. */
export function portalAction<Schema extends z.ZodType, Result>(
  definition: PortalActionDefinition<Schema, Result>,
): FormAction {
  return act(definition, async (request, input) => {
    const viewer = await currentViewer();
    if (!viewer) throw new DomainError("UNAUTHENTICATED", "session.ended");
    refuseInPreview(viewer);
    const actor = { kind: "person", personId: viewer.personId, email: viewer.email } as const;
    const { permission } = definition;
    return definition.run({ actor, viewer, permission, requestId: request.id, network: request.network }, input);
  });
}

/** An action of one of the seller's people, with their second factor proven in this session [SIG-7]. */
export function deskAction<Schema extends z.ZodType, Result>(
  definition: DeskActionDefinition<Schema, Result>,
): FormAction {
  const { permission } = definition;
  return act(definition, async (request, input) => {
    const staff = await currentStaff();
    // Who is no staff learns of no desk: nothing of it is there for them.
    if (!staff) throw (await signedInViewer()) ? notFound() : new DomainError("UNAUTHENTICATED", "session.ended");
    if (permission !== "second_factor") {
      if (!staff.isProven) throw new DomainError("FORBIDDEN", "desk.second_factor_needed");
      if (!hasDeskPermission(staff.role, permission)) throw new DomainError("FORBIDDEN", "desk.not_your_role");
    }
    const actor = { kind: "staff", staffId: staff.staffId, email: staff.email } as const;
    return definition.run({ actor, staff, permission, requestId: request.id, network: request.network }, input);
  });
}

/** An action that needs nobody signed in: signing in itself, and the choice of language and theme. */
export function publicAction<Schema extends z.ZodType, Result>(
  definition: PublicActionDefinition<Schema, Result>,
): FormAction {
  return act(definition, async (request, input) => {
    const viewer = await currentViewer();
    refuseInPreview(viewer);
    return definition.run({ request, viewer }, input);
  });
}

function act<Schema extends z.ZodType, Result>(
  definition: { name: string; input: Schema } & Outcome<z.output<Schema>, Result>,
  run: (request: RequestFacts, input: z.output<Schema>) => Promise<Result>,
): FormAction {
  return async (_previous, data) => {
    const request = await requestFacts();
    const { locale } = request;
    const fields = data instanceof FormData ? readFields(data) : null;
    try {
      requireOwnOrigin(request);
      if (!fields) return { status: "refused", values: {}, message: translator(locale)("errors.field.too_big") };
      const parsed = definition.input.safeParse(fields);
      if (!parsed.success) {
        // Which fields, never what was in them: enough to see that somebody tries things out [M2].
        const wrong = [...new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? "")))];
        log.info({ requestId: request.id, action: definition.name, fields: wrong }, "action input refused");
        return invalid(parsed.error, fields, locale);
      }
      const result = await run(request, parsed.data);
      return await follow(definition, result, parsed.data, locale);
    } catch (error) {
      unstable_rethrow(error);
      return failed(error, definition.name, fields ?? {}, request);
    }
  };
}

async function follow<Input, Result>(
  outcome: Outcome<Input, Result>,
  result: Result,
  input: Input,
  locale: Locale,
): Promise<FormState> {
  for (const [cookie, value] of Object.entries(outcome.cookies?.(result, input) ?? {}))
    await writeCookie(cookie as CookieName, value ?? null);
  for (const path of outcome.revalidate?.(input, result) ?? []) revalidatePath(path);
  const target = outcome.redirectTo?.(result, input);
  if (target) redirect(target);
  const done = outcome.done?.(result);
  if (!done) return { status: "done" };
  return report(typeof done === "string" ? { key: done } : done, locale);
}

function report({ items, secret, ...headline }: DoneReport, locale: Locale): FormState {
  // The keys are typed where the report is made.
  const t = translator(locale) as unknown as (key: string, values?: DoneSentence["values"]) => string;
  const sentence = ({ key, values }: DoneSentence) => t(`done.${key}`, values);
  if (!items) return { status: "done", message: sentence(headline), ...(secret ? { secret } : {}) };
  return {
    status: "done",
    message: sentence(headline),
    items: items.map(({ because, ...item }) => ({
      text: sentence(item),
      ...(because ? { because: explain(because, locale) } : {}),
      ...(because?.ask ? { help: because.ask } : {}),
    })),
  };
}

function invalid(error: z.ZodError, values: Fields, locale: Locale): FormState {
  const fieldErrors: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const name = String(issue.path[0] ?? "");
    fieldErrors[name] = [...(fieldErrors[name] ?? []), fieldMessage(issue, locale)];
  }
  return { status: "invalid", values, fieldErrors };
}

function failed(error: unknown, action: string, values: Fields, { id, locale }: RequestFacts): FormState {
  if (error instanceof DomainError) {
    const { refusal, fields, current } = error;
    const cause = error.cause ? { err: error.cause } : {};
    log.warn({ requestId: id, action, code: error.code, reason: error.reason, ...cause }, "action refused");
    if (current) return { status: "conflict", values, current, message: explain(refusal, locale) };
    if (fields) return { status: "invalid", values, ...besideFields(fields, locale) };
    return {
      status: "refused",
      values,
      message: explain(refusal, locale),
      ...(refusal.also.length > 0 ? { detail: refusal.also.map((other) => explain(other, locale)).join(" ") } : {}),
      ...(refusal.ask ? { help: refusal.ask } : {}),
    };
  }
  const reference = newReference();
  log.error({ requestId: id, action, reference, err: error }, "action failed");
  return { status: "refused", values, message: translator(locale)("errors.unexpected"), reference };
}
