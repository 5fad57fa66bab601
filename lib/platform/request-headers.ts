/** Set on every request by instrument.ts, which overwrites whatever a client sends under these names. */
export const REQUEST_ID_HEADER = "x-request-id";
export const PATH_HEADER = "x-portal-path";
export const CLIENT_IP_HEADER = "x-portal-client-ip";
export const PREFETCH_HEADER = "x-portal-prefetch";
