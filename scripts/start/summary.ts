import { join, relative } from "node:path";
import { root } from "../migration/paths";
import type { Plan } from "./plan";

const PEOPLE = [
  ["ada@acme.example", "Acme Robotics: primary billing contact of most contracts"],
  ["ben@acme.example", "Acme Robotics: billing contact"],
  ["dan@birch.example", "Birch Foods: suspended until both overdue invoices are paid"],
  ["gus@elm.example", "Elm Health: let in by an access rule for elm.example"],
  ["eve@cedar.example", "Cedar Partners: a reseller, told that the portal is not for them"],
] as const;

/** What the person at the terminal wants to know once everything runs. */
export function summary({ env, embedded, demo, dev, dataDir }: Plan): string {
  const places = [`Portal   ${env.APP_URL}`];
  if (embedded.mail) places.push(`Inbox    http://localhost:${env.MAIL_PORT}   every mail the portal sends lands here`);
  if (embedded.payments)
    places.push("Cards    4242 4242 4242 4242 pays, 4000 0000 0000 0002 is declined: play money only");
  if (embedded.database && !dev) places.push(`Logs     ${relative(root, join(dataDir, "logs")) || "logs"}`);
  const blocks = [["The portal is running. Ctrl-C stops it."], places];
  if (demo) {
    const width = Math.max(...PEOPLE.map(([email]) => email.length));
    blocks.push(["Sign in as", ...PEOPLE.map(([email, who]) => `  ${email.padEnd(width)}   ${who}`)]);
  }
  return `\n${blocks.map((lines) => lines.map((line) => `  ${line}`).join("\n")).join("\n\n")}\n`;
}
