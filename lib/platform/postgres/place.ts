import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { canWriteTo, databaseAccount } from "@/lib/platform/postgres/account";
import {
  type Binaries,
  canRun,
  copiedBinaries,
  installedBinaries,
} from "@/lib/platform/postgres/binaries";
import { type DatabaseRecord, newRecord, readRecord } from "@/lib/platform/postgres/record";
import { type Account, freePort } from "@/lib/platform/postgres/system";

/** Where a closed project's data and programs go: reachable by every user, written by one. */
const OUTSIDE = "/var/lib/qinglian";

/** Everything that is settled before the server can start. */
export interface Place {
  record: DatabaseRecord;
  account: Account | undefined;
  binaries: Binaries;
  /** Absolute. */
  data: string;
}

/** Which database is meant: `stateFolder` is `.data` of the project, or the tests' own folder. */
export interface DatabaseHome {
  projectRoot: string;
  stateFolder: string;
}

function outsideFolder(stateFolder: string): string {
  const name = createHash("sha256").update(stateFolder).digest("hex").slice(0, 12);
  return path.join(OUTSIDE, name);
}

async function reachable(folder: string, account: Account | undefined): Promise<boolean> {
  if (!account) return true;
  const probe = path.join(folder, `probe-${process.pid}`);
  await mkdir(probe, { recursive: true });
  await chown(probe, account.uid, account.gid);
  const answer = await canWriteTo(probe, account);
  await rm(probe, { recursive: true, force: true });
  return answer;
}

/** A copied project brings its record along; the data outside belongs to the one it came from. */
function isCopy(record: DatabaseRecord, home: DatabaseHome): boolean {
  return (
    path.isAbsolute(record.data) &&
    record.project !== home.projectRoot &&
    existsSync(path.join(record.project, "package.json"))
  );
}

async function remembered(home: DatabaseHome): Promise<DatabaseRecord | undefined> {
  const record = await readRecord(home.stateFolder);
  return record && !isCopy(record, home) ? record : undefined;
}

async function chooseData(home: DatabaseHome): Promise<string> {
  const account = await databaseAccount(path.join(home.stateFolder, "postgres"));
  if (await reachable(home.stateFolder, account)) return "postgres";
  return path.join(outsideFolder(home.stateFolder), "postgres");
}

async function prepareParent(data: string, account: Account | undefined): Promise<void> {
  const parent = path.dirname(data);
  await mkdir(parent, { recursive: true });
  if (account && parent.startsWith(OUTSIDE)) await chmod(parent, 0o755);
}

async function requireReachable(place: Place, home: DatabaseHome): Promise<void> {
  if (await reachable(path.dirname(place.data), place.account)) return;
  throw new Error(
    `运行数据库的用户进不了 ${path.dirname(place.data)}。请执行 chmod o+x 放行 ${home.projectRoot} 及其上级文件夹后再启动。`,
  );
}

async function usableBinaries(
  installed: Binaries,
  home: DatabaseHome,
  account: Account | undefined,
): Promise<Binaries> {
  if (await canRun(installed, account)) return installed;
  const copy = await copiedBinaries(installed, outsideFolder(home.stateFolder));
  if (await canRun(copy, account)) return copy;
  throw new Error(
    `内置 PostgreSQL 在本机无法运行（${installed.postgres}）。请自备 PostgreSQL 15 以上，并设置 DATABASE_URL 后再启动。`,
  );
}

/** Settles user, programs, data folder, passwords and port; remembers nothing by itself. */
export async function settlePlace(home: DatabaseHome): Promise<Place> {
  const installed = await installedBinaries(home.projectRoot);
  await mkdir(home.stateFolder, { recursive: true });
  const known = await remembered(home);
  const record = known ?? newRecord(home.projectRoot, await chooseData(home), await freePort());
  const data = path.resolve(home.stateFolder, record.data);
  const account = await databaseAccount(data);
  await prepareParent(data, account);
  const binaries = await usableBinaries(installed, home, account);
  const place = { record: { ...record, project: home.projectRoot }, account, binaries, data };
  await requireReachable(place, home);
  return place;
}
