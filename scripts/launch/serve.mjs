// The app's process: Next's own server with time limits that fit slow lines, an orderly stop, and
// an end of its own when the process that started it has vanished.
import { createServer } from "node:http";
import next from "next";

const port = Number(process.env.PORT);
const hostname = process.env.HOST || "0.0.0.0";
const UPLOAD_MINUTES = 15;
const STOP_SECONDS = 8;

// What the app listens at, and the name that the framework knows it by: see app-name.ts.
const name = process.env.APP_NAME || hostname;
const app = next({ dev: false, dir: process.cwd(), hostname: name, port });
const handle = app.getRequestHandler();
await app.prepare();

const plainly = (next, request, response) => next(request, response);
const server = createServer((request, response) => {
  // The app gives its own way to serve pages with its first request, not before: see instrumentation.ts.
  const serve = globalThis.qinglianServePage ?? plainly;
  serve(handle, request, response).catch((error) => {
    console.error(error instanceof Error ? error.stack : String(error));
    if (!response.headersSent) response.writeHead(503);
    response.end();
  });
});
server.requestTimeout = UPLOAD_MINUTES * 60_000;
server.headersTimeout = 60_000;
server.keepAliveTimeout = 75_000;

function stop() {
  const deadline = setTimeout(() => process.exit(0), STOP_SECONDS * 1000);
  deadline.unref();
  server.close(() => process.exit(0));
  server.closeIdleConnections();
}

process.once("SIGTERM", stop);
process.once("SIGINT", stop);
process.once("disconnect", stop);
server.once("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(port, hostname, () => process.send?.("listening"));
