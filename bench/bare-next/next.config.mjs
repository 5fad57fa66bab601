import { fileURLToPath } from "node:url";

// Next as it comes. Written in JavaScript, so that Next adds no types of its routes to the portal's.
export default {
  turbopack: { root: fileURLToPath(new URL("../..", import.meta.url)) },
};
