"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** So many times quickly, then now and then: the provider is asked each time. */
const QUICK_LOOKS = 12;
const SLOWER = 6;

/** Reads the page anew every few seconds while it is looked at. In place: a reload would throw readers back to its top. */
export function LookAgain({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    let [timer, looks] = [0, 0];
    const wait = () => {
      timer = window.setTimeout(look, seconds * 1000 * (looks < QUICK_LOOKS ? 1 : SLOWER));
    };
    const look = () => {
      if (document.visibilityState === "visible") {
        looks += 1;
        router.refresh();
      }
      wait();
    };
    wait();
    return () => window.clearTimeout(timer);
  }, [router, seconds]);
  return null;
}
