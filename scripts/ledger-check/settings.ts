import { databaseSettings } from "../import/database";
import { loadEnvFiles } from "../settings";
import { sandboxSettings } from "../start/payments";
import { embeddedList, makePlan } from "../start/plan";
import { loadSecrets } from "../start/secrets";

/**
 * The settings for reaching the portal's database and its payment provider: the ones named, else what `npm start` runs.
 * @throws SettingError where there is no database to be reached
 */
export function portalSettings(): Record<string, string | undefined> {
  const settings = databaseSettings();
  const plan = makePlan(loadEnvFiles(), []);
  if (!plan.embedded.payments) return settings;
  const secret = plan.env.AUTH_SECRET ?? loadSecrets(plan.dataDir).auth;
  return { ...settings, ...sandboxSettings(plan, secret), EMBEDDED: embeddedList(plan.embedded) };
}
