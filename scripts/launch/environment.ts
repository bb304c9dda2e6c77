import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { EmbeddedDatabase } from "@/lib/platform/postgres/embedded";
import { writePrivate } from "@/lib/platform/postgres/record";

/** Variables of a process, as `process.env` has them. */
export type Variables = Record<string, string | undefined>;

interface Secrets {
  NEXTAUTH_SECRET: string;
  PASSWORD_PEPPER: string;
  ENCRYPTION_KEY: string;
}

/** Made once and kept: without them nobody could sign in again and no secret could be read. */
async function secrets(stateFolder: string): Promise<Secrets> {
  const file = path.join(stateFolder, "secrets.json");
  if (existsSync(file)) return JSON.parse(await readFile(file, "utf8")) as Secrets;
  const made = {
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
    PASSWORD_PEPPER: randomBytes(24).toString("base64url"),
    ENCRYPTION_KEY: randomBytes(32).toString("hex"),
  };
  await writePrivate(file, `${JSON.stringify(made, null, 2)}\n`);
  return made;
}

function given(variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value));
}

/** Where the database is: the operator's own, else the embedded one's two roles. */
function databaseVariables(variables: Variables, database: EmbeddedDatabase | undefined) {
  if (!database) return {};
  return {
    DATABASE_URL: database.appUrl(),
    DATABASE_OWNER_URL: variables.DATABASE_OWNER_URL ?? database.ownerUrl(),
  };
}

const BASE_PATH = /^(\/[a-z0-9][a-z0-9-]{0,39}){1,4}$/;

/** BASE_PATH as builds and scripts know it; throws words for the operator where it is no path. */
function basePath(variables: Variables): Variables {
  const given = (variables.BASE_PATH ?? variables.NEXT_PUBLIC_BASE_PATH ?? "").replace(/\/+$/, "");
  if (given === "" || BASE_PATH.test(given)) return { NEXT_PUBLIC_BASE_PATH: given };
  throw new Error(
    `BASE_PATH 应为 / 开头的路径，只用小写字母、数字和连字符，例如 /qlj；收到的是“${given}”。`,
  );
}

/**
 * The environment of app, worker and scripts: what the operator set wins, the rest is generated
 * and kept in `stateFolder`, readable by its owner only.
 */
export async function platformEnvironment(
  variables: Variables,
  stateFolder: string,
  database: EmbeddedDatabase | undefined,
): Promise<Variables> {
  const port = variables.PORT || "3000";
  const base = basePath(variables);
  const address = `${variables.PUBLIC_URL || `http://localhost:${port}`}${base.NEXT_PUBLIC_BASE_PATH}`;
  return {
    NODE_ENV: "production",
    ...(await secrets(stateFolder)),
    EVIDENCE_DIR: path.join(stateFolder, "evidence"),
    NEXTAUTH_URL: address,
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: port,
    ...given(variables),
    ...base,
    ...databaseVariables(variables, database),
  };
}
