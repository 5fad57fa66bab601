import { isMainThread } from "node:worker_threads";

// Preloaded into what `npm start` runs: when the starting process is gone, even by kill -9, its children follow.
const parent = process.ppid;
if (isMainThread) {
  const watching = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watching);
    process.kill(process.pid, "SIGTERM");
  }, 1000);
  watching.unref();
}
