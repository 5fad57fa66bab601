// Loaded by whatever Node is there: nothing newer than its oldest possible syntax, and no imports.
const OLDEST = [20, 19];

/** Ends with one sentence where Node is too old for the portal. */
export function requireNode() {
  const parts = process.versions.node.split(".");
  const major = Number(parts[0]);
  const minor = Number(parts[1]);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  console.error(`The portal needs Node ${OLDEST.join(".")} or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}
