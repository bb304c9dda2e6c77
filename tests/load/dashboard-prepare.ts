import { writeFile } from "node:fs/promises";
import { mintSession } from "@/lib/access/session";
import { disconnect, row, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

// A session of the province's office for the loops. Run as a script of its own, because the environment of
// a process is read once.

async function prepare(file: string): Promise<void> {
  const found = await row<{ id: string }>(sql`select id from account where login = 'office'`);
  if (!found) throw new Error("the demonstration data has no office");
  const { name, value } = await transaction((tx) =>
    mintSession(tx, { accountId: found.id, stage: "full" }),
  );
  await writeFile(file, `${name}=${value}`, { mode: 0o600 });
}

const [file] = process.argv.slice(2);
if (!file) throw new Error("give the file to write to");
await prepare(file);
await disconnect();
