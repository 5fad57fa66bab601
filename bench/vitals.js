// Runs in a measured page before anything of its own, and notes what the browser tells of it. Plain JavaScript: what a
// compiler adds would not be there.
(() => {
  const vitals = {
    lcpMs: 0,
    cls: 0,
    // Of all that was clicked or typed since it was last told to forget; 0: shorter than the browser tells of.
    slowestMs: 0,
    forget: () => {
      vitals.slowestMs = 0;
    },
  };
  window.benchVitals = vitals;
  const watch = (type, note) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) note(entry);
      // 16 ms is the least it tells of.
    }).observe({ type, buffered: true, durationThreshold: 16 });
  watch("largest-contentful-paint", ({ startTime }) => {
    vitals.lcpMs = startTime;
  });
  watch("layout-shift", ({ value, hadRecentInput }) => {
    if (!hadRecentInput) vitals.cls += value;
  });
  watch("event", ({ interactionId, duration }) => {
    if (interactionId > 0) vitals.slowestMs = Math.max(vitals.slowestMs, duration);
  });
})();
