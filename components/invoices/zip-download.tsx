"use client";

import { type MouseEvent, useEffect, useId, useRef, useState } from "react";
import { Alert } from "../ui/alert";
import { Button, buttonClass } from "../ui/button";
import { DownloadIcon } from "../ui/icons";
import { fileCounter, nameIn } from "./zip-reading";

interface ZipDownloadProps {
  href: string;
  count: number;
  texts: {
    download: string;
    cancel: string;
    /** With `{done}`. */
    progress: string;
    making: string;
    done: string;
    cancelled: string;
    failed: string;
  };
}

type Standing =
  | { kind: "waiting" }
  | { kind: "making"; done: number }
  | { kind: "done" | "cancelled" }
  | { kind: "failed"; why: string };

/** A plain download; with JavaScript it shows how far it is and can be cancelled [INV-8]. */
export function ZipDownload({ href, count, texts }: ZipDownloadProps) {
  const [standing, setStanding] = useState<Standing>({ kind: "waiting" });
  const running = useRef<AbortController | null>(null);
  const label = useId();
  useEffect(() => () => running.current?.abort(), []);

  async function start(event: MouseEvent) {
    event.preventDefault();
    if (running.current) return;
    const controller = new AbortController();
    running.current = controller;
    setStanding({ kind: "making", done: 0 });
    try {
      const why = await download(href, controller.signal, (done) => setStanding({ kind: "making", done }));
      setStanding(why === null ? { kind: "done" } : { kind: "failed", why });
    } catch {
      setStanding(controller.signal.aborted ? { kind: "cancelled" } : { kind: "failed", why: texts.failed });
    }
    running.current = null;
  }

  return (
    <div className="flex flex-col gap-4">
      {standing.kind === "making" ? (
        <>
          <p id={label}>{`${texts.making} ${texts.progress.replace("{done}", String(standing.done))}`}</p>
          <progress className="h-3 w-full accent-brand" max={count} value={standing.done} aria-labelledby={label} />
          <Button className="self-start" onClick={() => running.current?.abort()}>
            {texts.cancel}
          </Button>
        </>
      ) : (
        <a className={`${buttonClass({ variant: "primary" })} self-start`} href={href} onClick={start}>
          <DownloadIcon />
          {texts.download}
        </a>
      )}
      <div role="status" className="empty:hidden">
        {standing.kind === "done" && <Alert tone="success" title={texts.done} />}
        {standing.kind === "cancelled" && <Alert title={texts.cancelled} />}
        {standing.kind === "failed" && <Alert tone="danger" title={standing.why} />}
      </div>
    </div>
  );
}

/** @returns null once it is saved, else the server's reason why not */
async function download(href: string, signal: AbortSignal, tell: (done: number) => void): Promise<string | null> {
  const response = await fetch(href, { signal });
  const isRefused = response.status === 429 || response.status === 503;
  if (isRefused) return (await response.text()).trim();
  if (!response.ok || !response.body || response.redirected) throw new Error("there is no zip");
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const countIn = fileCounter();
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    pieces.push(next.value);
    // The one that has begun is not there yet.
    tell(Math.max(0, countIn(next.value) - 1));
  }
  save(new Blob(pieces, { type: "application/zip" }), nameIn(response.headers.get("content-disposition")));
  return null;
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
