// npm start: installs, prepares the database, builds when needed, and serves until Ctrl C.
import { begin } from "./launch/begin.mjs";

await begin("production");
