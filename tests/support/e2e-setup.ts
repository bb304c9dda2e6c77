import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { TYPESCRIPT } from "@/scripts/launch/processes";
import { SESSIONS } from "./e2e-sessions";

/** Signs everybody in before the first test: the sign-in form has a test of its own. */
export default function setUp(): void {
  mkdirSync(path.dirname(SESSIONS), { recursive: true });
  const script = path.join(import.meta.dirname, "e2e-mint.ts");
  execFileSync(process.execPath, [...TYPESCRIPT, script, SESSIONS], { stdio: "inherit" });
}
