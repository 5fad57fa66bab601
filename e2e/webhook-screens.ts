import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type { DeskRole, StaffAtDesk } from "./at-the-desk";
import type { Database } from "./database";
import { expect } from "./fixtures";

interface Place {
  atTheDesk: (role: DeskRole, options?: { locale: string }) => Promise<{ page: Page; staff: StaffAtDesk }>;
  db: Database;
}

/** An endpoint of this test's own, paused so that nothing is sent, with one delivery that was given up. */
export async function ownEndpoint(db: Database, staffId: string): Promise<{ endpoint: string; delivery: string }> {
  const [endpoint, event, delivery] = [randomUUID(), randomUUID(), randomUUID()];
  await db.rows(
    `INSERT INTO webhook_endpoint (id, url, name, types, secret, created_by_staff_id, created_at, paused_at, paused_by)
     VALUES ($1, $2, 'Own ERP', '{quote.declined}', decode(repeat('ca', 48), 'hex'), $3, portal.now(), portal.now(), 'failing')`,
    [endpoint, `https://erp.company.example/${endpoint}`, staffId],
  );
  const payload = { id: event, type: "quote.declined", version: 1, data: { quote: "Q-1" } };
  await db.rows("INSERT INTO webhook_event (id, type, at, payload) VALUES ($1, 'quote.declined', portal.now(), $2)", [
    ...[event, JSON.stringify(payload)],
  ]);
  await db.rows(
    `INSERT INTO webhook_delivery (id, endpoint_id, event_id, state, tries, created_at)
     VALUES ($1, $2, $3, 'given_up', 10, portal.now())`,
    [delivery, endpoint, event],
  );
  await db.rows(
    `INSERT INTO webhook_try (id, delivery_id, at, response_code, excerpt, milliseconds)
     VALUES ($1, $2, portal.now(), 503, '<html>Service unavailable</html>', 120)`,
    [randomUUID(), delivery],
  );
  return { endpoint, delivery };
}

const screen =
  (path: (made: { endpoint: string; delivery: string }) => string, locale?: string) =>
  async ({ atTheDesk, db }: Place): Promise<Page> => {
    const { page, staff } = await atTheDesk("admin", locale ? { locale } : undefined);
    await page.goto(path(await ownEndpoint(db, staff.staffId)));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    return page;
  };

/** The way to each screen of webhooks. */
export const WEBHOOK_SCREENS: Record<string, (place: Place) => Promise<Page>> = {
  webhooks: screen(() => "/desk/webhooks"),
  "webhooks-new": screen(() => "/desk/webhooks/new"),
  "webhooks-endpoint": screen(({ endpoint }) => `/desk/webhooks/${endpoint}`),
  "webhooks-endpoint-swedish": screen(({ endpoint }) => `/desk/webhooks/${endpoint}?state=waiting`, "sv-SE"),
  "webhooks-delivery": screen(({ delivery }) => `/desk/webhooks/deliveries/${delivery}`),
  "webhooks-edit": screen(({ endpoint }) => `/desk/webhooks/${endpoint}/edit`),
  "webhooks-remove": screen(({ endpoint }) => `/desk/webhooks/${endpoint}/remove`),
  "webhooks-replay": screen(({ endpoint }) => `/desk/webhooks/${endpoint}/replay`),
};
