import type { ReactNode } from "react";

export interface SwitchMarkProps {
  on: boolean;
  /** Whether it can be moved now: blue if so, else grey with a lock in the knob. */
  live: boolean;
  /** The word below it, e.g. for on or off. */
  label: ReactNode;
}

const check = "M-3 0L-1 2L3 -2";
const dash = "M-2.5 0H2.5";
const lock = "M-2.5 -0.5h5v3.5h-5zM-1.5 -0.5v-1.5a1.5 1.5 0 0 1 3 0v1.5";

/** How a switch looks, with its word. What it does is up to the button around it. In a row, text aligns with the switch. */
export function SwitchMark({ on, live, label }: SwitchMarkProps) {
  const sign = live ? (on ? check : dash) : lock;
  return (
    <span className="switch-mark">
      <span>
        <svg className="switch" data-on={on} data-live={live} viewBox="0 0 40 24" aria-hidden="true">
          <rect className="track" x="1" y="1" width="38" height="22" rx="11" />
          <g transform={on ? "translate(28 12)" : "translate(12 12)"}>
            <circle className="knob" r="8" />
            <path className="sign" d={sign} />
          </g>
        </svg>
      </span>
      <span>{label}</span>
    </span>
  );
}
