// Loaded by whatever Node is there: nothing newer than its oldest possible syntax, and no imports.
var OLDEST = [20, 19];

/** Ends with one sentence where Node is too old for the portal. */
export function requireNode() {
  var parts = process.versions.node.split(".");
  var major = Number(parts[0]);
  var minor = Number(parts[1]);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  console.error("The portal needs Node " + OLDEST.join(".") + " or newer; this is Node " + process.versions.node + ".");
  process.exit(1);
}
