/** What has to be set where the portal runs without `npm start`: each with the sentence that asks for it. */
const REQUIRED = {
  DATABASE_URL:
    "the Postgres of the portal, e.g. postgresql://portal_web:password@db.example.com/portal?sslmode=verify-full",
  APP_URL: "the address people open, e.g. https://billing.example.com",
  AUTH_SECRET: "at least 32 random characters, the same for every web process and worker",
  SMTP_URL: "your mail server, e.g. smtps://user:password@mail.example.com",
  MAIL_FROM: 'the sender of every mail, e.g. "Billing <billing@example.com>"',
};

export const requiredSettings = Object.keys(REQUIRED);

const isUnset = (value) => value === undefined || value.trim() === "";

/** One sentence for each setting that is missing, or that belongs to `npm start` alone. */
export function complaints(settings) {
  const missing = Object.entries(REQUIRED)
    .filter(([name]) => isUnset(settings[name]))
    .map(([name, what]) => `${name} is missing: ${what}.`);
  return isUnset(settings.EMBEDDED)
    ? missing
    : [...missing, "EMBEDDED is set by npm start for its own parts: unset it."];
}
