/**
 * Lets go of what a finished page has used. React ends every render by aborting a signal with an error, and the signal
 * lives as long as the connection that the page went over. An error whose stack nobody has read holds the objects of each
 * of its calls, an Immediate of Node among them, and that one the next of its queue: under load all requests that came
 * after hang on the first of a kept connection, some 80 kB each. A stack that was read is text and holds nobody.
 */
export function releaseFinishedRenders(): void {
  const abort = AbortController.prototype.abort;
  AbortController.prototype.abort = function abortWithText(this: AbortController, reason?: unknown): void {
    // Reading it is what counts.
    if (reason instanceof Error) void reason.stack;
    abort.call(this, reason);
  };
}
