import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import {
  appendFile,
  chown,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from "node:fs/promises";
import path from "node:path";
import type { Place } from "@/lib/platform/postgres/place";
import { INCLUDES } from "@/lib/platform/postgres/settings";
import { run } from "@/lib/platform/postgres/system";

/** The bare C locale comes last: with it, trigram search finds nothing in Chinese. */
const LOCALES = ["C.UTF-8", "en_US.UTF-8", "C"];
const UNFINISHED = "postgres.init-";

async function initdb(place: Place, folder: string, passwordFile: string): Promise<void> {
  let output = "";
  for (const locale of LOCALES) {
    const parameters = [
      `--pgdata=${folder}`,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      `--locale=${locale}`,
      "--lc-messages=C",
      "--data-checksums",
    ];
    const answer = await run(place.binaries.initdb, parameters, place.account);
    if (answer.code === 0) return;
    output = answer.output;
    if (!output.includes("locale")) break;
  }
  throw new Error(`数据库初始化失败：\n${output.trim()}`);
}

async function isComplete(data: string): Promise<boolean> {
  const marks = ["PG_VERSION", "postgresql.conf", path.join("global", "pg_control")];
  return marks.every((mark) => existsSync(path.join(data, mark)));
}

async function removeUnfinished(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(UNFINISHED)) continue;
    await rm(path.join(parent, name), { recursive: true, force: true });
  }
}

async function requireVersion(place: Place): Promise<void> {
  const written = (await readFile(path.join(place.data, "PG_VERSION"), "utf8")).trim();
  const major = place.binaries.version.split(".")[0];
  if (written === major) return;
  throw new Error(
    `数据由 PostgreSQL ${written} 写成，本版本内置的是 ${major}。请先用原版本备份，再按运维手册“升级”一节恢复。`,
  );
}

async function build(place: Place, parent: string): Promise<void> {
  const id = randomBytes(4).toString("hex");
  const folder = path.join(parent, UNFINISHED + id);
  const passwordFile = path.join(parent, `${UNFINISHED}${id}.password`);
  await writeFile(passwordFile, `${place.record.passwords.superuser}\n`, { mode: 0o600 });
  await mkdir(folder, { mode: 0o700 });
  if (place.account) {
    await chown(passwordFile, place.account.uid, place.account.gid);
    await chown(folder, place.account.uid, place.account.gid);
  }
  await initdb(place, folder, passwordFile);
  await rm(passwordFile, { force: true });
  await appendFile(path.join(folder, "postgresql.conf"), INCLUDES);
  await rename(folder, place.data);
}

/**
 * Makes the data folder where there is none. It is built beside and renamed when complete, so an
 * interrupted attempt leaves nothing behind that looks finished. A folder that holds something
 * else is set aside, never deleted. Returns what was done, or undefined when all was there.
 */
export async function initialise(place: Place): Promise<string | undefined> {
  const parent = path.dirname(place.data);
  if (await isComplete(place.data)) {
    await requireVersion(place);
    return undefined;
  }
  await removeUnfinished(parent);
  let done = "新建数据库";
  if (existsSync(place.data)) {
    const aside = `${place.data}.incomplete-${Date.now()}`;
    await rename(place.data, aside);
    done = `新建数据库（原有文件夹不完整，已移至 ${aside}）`;
  }
  await build(place, parent);
  return done;
}
