"use client";

import { useEffect, useState } from "react";

interface TimeLeftProps {
  /** When the page came. */
  seconds: number;
  label: string;
  /** Said once there is none. */
  over: string;
}

const shown = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** Minutes and seconds to go, counted by the browser; without its script, those when the page came. */
export function TimeLeft({ seconds, label, over }: TimeLeftProps) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const start = performance.now();
    const tick = () => setLeft(Math.max(0, seconds - Math.floor((performance.now() - start) / 1000)));
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  return (
    <span role="timer" aria-live="off" className="whitespace-nowrap text-sm tabular-nums">
      {left > 0 ? `${label} ${shown(left)}` : over}
    </span>
  );
}
