import { type AddressInfo, createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";

export interface Delivered {
  /** The envelope as it went over the line, which is who gets it; mail servers of npm's make the addresses prettier. */
  from: string;
  to: string[];
  /** The whole message as it went over the line. */
  raw: string;
  headers: Map<string, string>;
  /** Both parts, decoded. */
  body: string;
}

/** Whether a mail that was taken is answered with 250, or the line goes dead before. */
type Answer = "answer" | "hang up";

/** A mail server in this process, on a free port: as much of SMTP as a client says to deliver mail. */
export async function startMailServer() {
  const delivered: Delivered[] = [];
  let afterTaking = (): Answer => "answer";
  const take = (mail: Delivered): Answer => {
    delivered.push(mail);
    return afterTaking();
  };
  const server = createServer((socket) => converse(socket, take));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What has come since the last time it was asked. */
    take: (): Delivered[] => delivered.splice(0),
    /** What happens when a mail has been taken, and its sender does not know yet. */
    whenTaken: (happens: () => Answer): void => {
      afterTaking = happens;
    },
    stop: () => new Promise<void>((stopped) => server.close(() => stopped())),
  };
}

const insideBrackets = (line: string): string => line.slice(line.indexOf("<") + 1, line.lastIndexOf(">"));

function converse(socket: Socket, deliver: (mail: Delivered) => Answer): void {
  let envelope = { from: "", to: [] as string[] };
  let message: string[] | null = null;
  const answer = (line: string) => socket.write(`${line}\r\n`);
  const command = (line: string): void => {
    const [verb] = line.toUpperCase().split(/[ :]/, 1);
    if (verb === "MAIL") envelope = { from: insideBrackets(line), to: [] };
    if (verb === "RCPT") envelope.to.push(insideBrackets(line));
    if (verb === "DATA") message = [];
    if (verb === "QUIT") socket.end("221 bye\r\n");
    else answer(verb === "DATA" ? "354 go on" : "250 fine");
  };
  // Who sends may be killed in the middle of it.
  socket.on("error", () => socket.destroy());
  answer("220 test");
  createInterface(socket).on("line", (line) => {
    if (message === null) return command(line);
    if (line !== ".") return void message.push(line);
    const next = deliver({ ...envelope, ...read(message.join("\r\n")) });
    message = null;
    if (next === "answer") answer("250 taken");
    else socket.destroy();
  });
}

function read(raw: string): Pick<Delivered, "raw" | "headers" | "body"> {
  const split = raw.indexOf("\r\n\r\n");
  const lines = raw
    .slice(0, split)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]),
  );
  return { raw, headers, body: decode(raw.slice(split)) };
}

/** Quoted-printable, as mails are written that are not plain ASCII or have long lines. */
function decode(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
