import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { MailDev } from "maildev";

// Enough to look back over a demo; the oldest give way.
const KEPT = 500;

/** Starts the mail catcher on 127.0.0.1: an SMTP server that delivers nothing, and an inbox to read it all in. */
export async function startMail(dataDir: string, smtp: number, web: number): Promise<() => Promise<void>> {
  const catcher = new MailDev({
    smtp,
    web,
    ip: "127.0.0.1",
    webIp: "127.0.0.1",
    mailDirectory: join(dataDir, "mail"),
    maxEmails: KEPT,
    silent: true,
  });
  await withoutNotices(() => catcher.start());
  answerAtEmail(catcher);
  return () => catcher.stop();
}

// Its REST API has moved under /api over time; /email goes on answering, as what reads the inbox expects.
function answerAtEmail(catcher: MailDev): void {
  catcher.getServers()?.api?.server.server.prependListener("request", (request: IncomingMessage) => {
    if (/^\/email([/?]|$)/.test(request.url ?? "")) request.url = `/api${request.url}`;
  });
}

// "silent" does not reach the notice of its web server, which would land between our own lines.
async function withoutNotices(work: () => Promise<unknown>): Promise<void> {
  const { info } = console;
  console.info = () => undefined;
  try {
    await work();
  } finally {
    console.info = info;
  }
}
