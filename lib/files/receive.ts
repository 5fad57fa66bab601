import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyFileStream, type BusboyInstance } from "@fastify/busboy";
import { DomainError } from "@/lib/platform/errors";
import { type FileFate, MOST_BYTES, MOST_FILES_AT_ONCE, type WholeFault } from "./rules";
import { dropIncoming, incomingPlace } from "./store";
import type { ReceivedFile } from "./types";

/** All of a request, above which nothing more of it is read. */
const MOST_OF_ALL = 8 * MOST_BYTES;
const MOST_PARTS = 20;
/** A sender that stops halfway holds nothing for longer. */
const RECEIVE_WITHIN_MS = 120_000;

/** How much is taken at once. */
export interface ReceiveBounds {
  readonly bytes: number;
  readonly files: number;
  readonly bytesInAll: number;
  readonly withinMs: number;
}

const OF_PEOPLE: ReceiveBounds = {
  ...{ bytes: MOST_BYTES, files: MOST_FILES_AT_ONCE, bytesInAll: MOST_OF_ALL, withinMs: RECEIVE_WITHIN_MS },
};

/** What came in could not be taken apart, or was too much of it. */
export class UploadFault extends Error {
  constructor(readonly fault: WholeFault) {
    super(`upload refused: ${fault}`);
  }
}

/**
 * Takes a multipart form apart while it comes in, each file straight to a place of its own on disk: memory stays flat
 * however much is sent. A file that is too big is cut there, and so found out. On any failure nothing stays.
 * @throws UploadFault
 */
export async function receiveFiles(
  contentType: string,
  body: ReadableStream<Uint8Array>,
  bounds: ReceiveBounds = OF_PEOPLE,
): Promise<ReceivedFile[]> {
  const receiving = new Receiving(bounds.withinMs);
  try {
    const parser = parserFor(contentType, bounds);
    const faults: WholeFault[] = [];
    for (const limit of ["partsLimit", "filesLimit", "fieldsLimit"] as const)
      parser.on(limit, () => void faults.push("too_many"));
    parser.on("file", (_field, stream, name) => receiving.begin(stream, name ?? ""));
    // Typed apart from the global one, and the same.
    const whole = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
    await pipeline(whole, bounded(bounds.bytesInAll), parser, { signal: receiving.signal });
    const received = await Promise.all(receiving.files);
    const [fault] = faults;
    if (fault) throw new UploadFault(fault);
    return await withoutUnchosen(received);
  } catch (error) {
    await receiving.undo();
    if (error instanceof UploadFault) throw error;
    throw new UploadFault(receiving.isLate ? "slow" : "malformed");
  }
}

/** At once, of one person: who sends slowly keeps a line that others could have. */
const MOST_UPLOADS = 2;
const uploading = new Map<string, number>();

/** Runs an upload unless as many of the person's are under way. @throws DomainError TOO_MANY */
export async function countedUpload<T>(person: string, run: () => Promise<T>): Promise<T> {
  const running = uploading.get(person) ?? 0;
  if (running >= MOST_UPLOADS)
    throw new DomainError("TOO_MANY", "platform.too_many_uploads", { params: { most: MOST_UPLOADS } });
  uploading.set(person, running + 1);
  try {
    return await run();
  } finally {
    const left = (uploading.get(person) ?? 1) - 1;
    if (left > 0) uploading.set(person, left);
    else uploading.delete(person);
  }
}

/** Receives a request's files, of whoever sends them, and hands them on. @returns what became of each, or why of none */
export async function receiveInto(
  { body, headers }: Request,
  from: string,
  take: (received: readonly ReceivedFile[]) => Promise<readonly FileFate[]>,
): Promise<readonly FileFate[] | WholeFault> {
  if (!body) return "none";
  try {
    return await take(await countedUpload(from, () => receiveFiles(headers.get("content-type") ?? "", body)));
  } catch (error) {
    if (error instanceof UploadFault) return error.fault;
    throw error;
  }
}

/** The files of one request on their way to disk. */
class Receiving {
  readonly files: Promise<ReceivedFile>[] = [];
  private readonly streams: BusboyFileStream[] = [];
  private readonly places: string[] = [];
  private isUndone = false;
  private readonly late: AbortSignal;
  private readonly failed = new AbortController();
  readonly signal: AbortSignal;

  constructor(withinMs: number) {
    this.late = AbortSignal.timeout(withinMs);
    this.signal = AbortSignal.any([this.late, this.failed.signal]);
  }

  get isLate(): boolean {
    return this.late.aborted;
  }

  begin(stream: BusboyFileStream, name: string): void {
    // A request that breaks off says so here and nowhere else: its parser would wait for the rest for ever.
    stream.on("error", () => this.failed.abort());
    // The parser may tell of a file once more after all is undone.
    if (this.isUndone) {
      stream.resume();
      return;
    }
    this.streams.push(stream);
    const file = receiveOne(stream, name, this.places, this.signal);
    // A file that cannot be written ends the request: its parser would wait for ever.
    file.catch(() => this.failed.abort());
    this.files.push(file);
  }

  async undo(): Promise<void> {
    this.isUndone = true;
    // Also what has not begun to be written would wait for ever.
    this.failed.abort();
    for (const stream of this.streams) stream.destroy();
    await Promise.allSettled(this.files);
    await Promise.all(this.places.map(dropIncoming));
  }
}

function parserFor(contentType: string, { bytes, files }: ReceiveBounds): BusboyInstance {
  if (!/^multipart\/form-data\s*;/i.test(contentType)) throw new UploadFault("malformed");
  return new Busboy({
    headers: { "content-type": contentType },
    limits: {
      ...{ fileSize: bytes, files, fields: 5, fieldSize: 1_000, fieldNameSize: 100 },
      ...{ parts: MOST_PARTS, headerPairs: 20 },
    },
  });
}

/** Ends a request that goes on and on. */
function bounded(most: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.byteLength;
      done(seen > most ? new UploadFault("too_much") : null, chunk);
    },
  });
}

async function receiveOne(
  stream: BusboyFileStream,
  claimedName: string,
  places: string[],
  signal: AbortSignal,
): Promise<ReceivedFile> {
  const path = await incomingPlace();
  places.push(path);
  // There before anything can fail, so that whoever throws it away finds it.
  const place = await open(path, "wx", 0o600);
  const hash = createHash("sha256");
  let sizeBytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.byteLength;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(stream, counted, place.createWriteStream(), { signal });
  } finally {
    await place.close();
  }
  return {
    ...{ claimedName: claimedName.slice(0, 1_000), path, sizeBytes },
    sha256: Uint8Array.from(hash.digest()),
    isTooBig: stream.truncated === true,
  };
}

/** A browser sends a part for a field in which nothing was chosen, too. */
async function withoutUnchosen(received: readonly ReceivedFile[]): Promise<ReceivedFile[]> {
  const isChosen = ({ claimedName, sizeBytes }: ReceivedFile): boolean => claimedName !== "" || sizeBytes > 0;
  await Promise.all(received.filter((file) => !isChosen(file)).map(({ path }) => dropIncoming(path)));
  const chosen = received.filter(isChosen);
  if (chosen.length === 0) throw new UploadFault("none");
  return chosen;
}
