// Its own, which does nothing: otherwise Next finds the one of the portal, which lies above it.
export function register() {}
