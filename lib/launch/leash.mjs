// Loaded into server and worker before their own code: without the supervisor nobody would restart or stop them, and the
// next start would find their port taken. So they end when it is gone, however it ended.
const GRACE_MS = 9_000;

process.on("disconnect", () => {
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  process.kill(process.pid, "SIGTERM");
});
// A listener alone would keep the process from ending by itself.
process.channel?.unref();
