import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export interface Delivered {
  /** As the envelope says, which is who gets it. */
  from: string;
  to: string[];
  /** The whole message as it went over the line. */
  raw: string;
  headers: Map<string, string>;
  /** Both parts, decoded. */
  body: string;
}

/** A real mail server in this process, on a free port. */
export async function startMailServer() {
  const delivered: Delivered[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = envelope;
        const from = mailFrom ? mailFrom.address : "";
        delivered.push(
          read(
            from,
            rcptTo.map(({ address }) => address),
            Buffer.concat(chunks).toString("utf8"),
          ),
        );
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    /** What has come since the last time it was asked. */
    take: (): Delivered[] => delivered.splice(0),
    stop: () => new Promise<void>((stopped) => server.close(stopped)),
  };
}

function read(from: string, to: string[], raw: string): Delivered {
  const split = raw.indexOf("\r\n\r\n");
  const head = raw.slice(0, split).replace(/\r\n[ \t]+/g, " ");
  const headers = new Map(
    head
      .split("\r\n")
      .map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]),
  );
  return { from, to, raw, headers, body: decode(raw.slice(split)) };
}

/** Quoted-printable, as nodemailer writes what is not plain ASCII or long. */
const decode = (text: string): string => {
  const bytes = text
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
};
