import { createReadStream } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { JSONParser } from "@streamparser/json";
import { FileFault } from "../types";
import type { RawRecord } from "./types";

/** Of one record; nothing bigger is held. */
const MOST_RECORD_BYTES = 8_000_000;

const fault = (line: number, reason: string): FileFault => new FileFault([{ line, field: "", reason, params: {} }]);

/**
 * Reads a JSON array of records, or one record a line (NDJSON), as it streams in. Of an array the line is the record's
 * place in it.
 * @throws FileFault where it is neither
 */
export async function* readJson(path: string): AsyncGenerator<RawRecord> {
  const chunks = createReadStream(path);
  let read: ((chunk: Buffer) => RawRecord[]) | null = null;
  let end: (() => RawRecord[]) | null = null;
  for await (const chunk of chunks as AsyncIterable<Buffer>) {
    if (!read) {
      const first = chunk
        .toString("utf8")
        .replace(/^\uFEFF/, "")
        .trimStart();
      if (first === "") continue;
      ({ read, end } = first.startsWith("[") ? arrayReader() : lineReader());
    }
    yield* read(chunk);
  }
  yield* end?.() ?? [];
}

function arrayReader() {
  const parser = new JSONParser({ paths: ["$.*"], keepStack: false });
  let found: RawRecord[] = [];
  let [place, pending, isFirst, isEnded] = [0, 0, true, false];
  parser.onValue = ({ value }) => {
    place += 1;
    found.push({ line: place, raw: value });
  };
  parser.onEnd = () => {
    isEnded = true;
  };
  const feed = (chunk: Buffer): void => {
    try {
      parser.write(chunk);
    } catch {
      throw fault(place + 1, "imports.not_json");
    }
  };
  return {
    read(chunk: Buffer): RawRecord[] {
      found = [];
      feed(isFirst ? withoutMark(chunk) : chunk);
      isFirst = false;
      pending = found.length > 0 ? 0 : pending + chunk.byteLength;
      if (pending > MOST_RECORD_BYTES) throw fault(place + 1, "imports.record_too_big");
      return found;
    },
    end(): RawRecord[] {
      if (!isEnded) throw fault(place + 1, "imports.not_json");
      return [];
    },
  };
}

function lineReader() {
  const decoder = new StringDecoder("utf8");
  let [rest, line, isFirst] = ["", 0, true];
  const parse = (text: string): RawRecord[] => {
    line += 1;
    if (text.trim() === "") return [];
    try {
      return [{ line, raw: JSON.parse(text) }];
    } catch {
      throw fault(line, "imports.not_json");
    }
  };
  return {
    read(chunk: Buffer): RawRecord[] {
      const [last = "", ...whole] = `${rest}${decoder.write(isFirst ? withoutMark(chunk) : chunk)}`
        .split("\n")
        .reverse();
      isFirst = false;
      rest = last;
      if (rest.length > MOST_RECORD_BYTES) throw fault(line + 1, "imports.record_too_big");
      return whole.reverse().flatMap(parse);
    },
    end: (): RawRecord[] => parse(rest + decoder.end()),
  };
}

const withoutMark = (chunk: Buffer): Buffer =>
  chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;
