import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { type Account, run } from "@/lib/platform/postgres/system";

const USER = "postgres";

async function numberOf(flag: "-u" | "-g"): Promise<number | undefined> {
  const answer = await run("/usr/bin/env", ["id", flag, USER]);
  const number = Number.parseInt(answer.output, 10);
  return answer.code === 0 && Number.isInteger(number) ? number : undefined;
}

async function find(): Promise<Account | undefined> {
  const [uid, gid] = [await numberOf("-u"), await numberOf("-g")];
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

async function create(): Promise<void> {
  const home = ["--home-dir", "/nonexistent", "--no-create-home", "--shell", "/usr/sbin/nologin"];
  const ways: [string, string[]][] = [
    ["useradd", ["--system", "--user-group", ...home, USER]],
    ["adduser", ["-S", "-D", "-H", USER]],
  ];
  for (const [program, parameters] of ways) {
    const answer = await run("/usr/bin/env", [program, ...parameters]);
    if (answer.code === 0) return;
  }
}

/**
 * Who runs the database. An ordinary user runs it himself (undefined). PostgreSQL refuses root:
 * root hands over to the owner of existing data, else to the user `postgres`, made when missing.
 */
export async function databaseAccount(dataFolder: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(dataFolder)) {
    const owner = await stat(dataFolder);
    if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  }
  const present = await find();
  if (present) return present;
  await create();
  const made = await find();
  if (made) return made;
  throw new Error(
    "PostgreSQL 不能以 root 身份运行，且无法自动新建用户 postgres。请先执行 useradd --system postgres，或改用普通用户启动。",
  );
}

/** Whether `account` can work in a folder; every folder above must let it pass. */
export async function canWriteTo(folder: string, account: Account | undefined): Promise<boolean> {
  if (!account) return true;
  const answer = await run("/bin/sh", ["-c", 'test -w "$0" && test -x "$0"', folder], account);
  return answer.code === 0;
}
