import { getServerSession, type NextAuthOptions } from "next-auth";
import type { Adapter } from "next-auth/adapters";
import { cache } from "react";
import { COOKIES, cookieName, readCookie } from "./cookies";
import { systemDb, systemRows } from "./db";
import { env } from "./env";
import { DomainError } from "./errors";
import { Prisma } from "./generated/prisma/client";
import { sha256 } from "./hash";
import { liveSessionSql } from "./live-session";
import { log } from "./log";
import { findPreview } from "./preview-session";
import { requestFacts } from "./request";
import type { Viewer } from "./viewer";

interface SessionRow {
  sessionId: string;
  personId: string;
  email: string;
  isDue: boolean;
}

/** The live session of a token, by the database's clock; being active keeps it alive, written at most once a minute. */
export async function findSession(token: string, isActivity: boolean): Promise<SessionRow | null> {
  const hash = sha256(token);
  const [row] = await systemRows<SessionRow>(Prisma.sql`
    SELECT session.id AS "sessionId", person.id AS "personId", person.email,
           session.last_active_at < portal.now() - interval '1 minute' AS "isDue"
    FROM session JOIN person ON person.id = session.person_id
    WHERE session.token_hash = ${hash} AND ${liveSessionSql}`);
  if (row?.isDue && isActivity)
    await systemDb(
      (tx) => tx.$executeRaw`UPDATE session SET last_active_at = portal.now() WHERE id = ${row.sessionId}::uuid`,
    );
  return row ?? null;
}

/** Expiry is decided in findSession, by the database's clock; next-auth is told that what it gets is good. */
const GOOD_UNTIL_ASKED_AGAIN = new Date("9999-01-01");

/** What kept a session from being read: next-auth catches it and takes the reader for signed out, which they are not. */
interface Failure {
  cause?: unknown;
}

const adapter = (failure: Failure): Adapter => ({
  async getSessionAndUser(sessionToken) {
    const { isActivity } = await requestFacts();
    const found = await findSession(sessionToken, isActivity).catch((cause: unknown) => {
      failure.cause = cause;
      throw cause;
    });
    if (!found) return null;
    return {
      session: { sessionToken, userId: found.personId, expires: GOOD_UNTIL_ASKED_AGAIN },
      user: { id: found.personId, email: found.email, emailVerified: null, portal: found } as never,
    };
  },
});

const COOKIE_OPTIONS = { httpOnly: true, sameSite: "lax", path: "/" } as const;

/**
 * next-auth reads who is signed in. Its sign-in pages and routes are not mounted: lib/auth does the ceremony, since as
 * shipped a GET uses the link up, tokens lie in clear, and unknown addresses are answered differently.
 */
const authOptions = (failure: Failure): NextAuthOptions => ({
  providers: [],
  adapter: adapter(failure),
  session: { strategy: "database", maxAge: COOKIES.session.maxAge, updateAge: COOKIES.session.maxAge },
  // The last two are never set; under their usual names a neighbour's cookie could stop the session from being read.
  cookies: {
    sessionToken: { name: cookieName("session"), options: COOKIE_OPTIONS },
    callbackUrl: { name: `${cookieName("session")}-unused-url`, options: COOKIE_OPTIONS },
    csrfToken: { name: `${cookieName("session")}-unused-csrf`, options: COOKIE_OPTIONS },
  },
  callbacks: {
    session: ({ session, user }) => ({ ...session, portal: (user as unknown as { portal: SessionRow }).portal }),
  },
  secret: env().AUTH_SECRET ?? "",
  // Its warnings are about settings of the parts that are not used.
  logger: {
    error: (code, metadata) => log.error({ code, err: metadata }, "reading the session failed"),
    warn() {},
    debug() {},
  },
});

/** Who has signed in here, read once a request; null when nobody has. The one place that mints a viewer. */
export const signedInViewer = cache(async (): Promise<Viewer | null> => {
  const failure: Failure = {};
  const session = (await getServerSession(authOptions(failure))) as { portal?: SessionRow } | null;
  if (failure.cause) throw failure.cause;
  if (!session?.portal) return null;
  const { sessionId, personId, email } = session.portal;
  const { locale } = await requestFacts();
  const own = { sessionId, personId, email, locale, preview: null };
  return own as unknown as Viewer;
});

/** Nothing is changed, mailed or charged in a preview [DSK-3]. @throws DomainError FORBIDDEN `preview.read_only` */
export function refuseInPreview(viewer: Viewer | null): void {
  if (viewer?.preview) throw new DomainError("FORBIDDEN", "preview.read_only");
}

/** Where the seller's people are themselves, also while they preview a portal. */
const DESK = "/desk";

/** Who asks: the person signed in, or, outside the desk and for as long as it lasts, the preview they began [DSK-3]. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const viewer = await signedInViewer();
  const [token, { path }] = await Promise.all([readCookie("preview"), requestFacts()]);
  const place = path.split("?")[0] ?? path;
  if (!viewer || !token || place === DESK || place.startsWith(`${DESK}/`)) return viewer;
  const preview = await findPreview(token, viewer.sessionId);
  return preview ? ({ ...viewer, personId: preview.id, preview } as Viewer) : viewer;
});
