// npm run dev: the same database and data, with Next and the worker restarting on change.
import { begin } from "./launch/begin.mjs";

await begin("development");
