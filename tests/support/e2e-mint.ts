import { writeFileSync } from "node:fs";
import { mintSession } from "@/lib/access/session";
import { disconnect, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** Writes `{login: cookie}` of a full session for every active account to the file given. */
async function mint(file: string): Promise<void> {
  const accounts = await rows<{ id: string; login: string }>(
    sql`select id, login from account where status = 'active'`,
  );
  const cookies: Record<string, { name: string; value: string }> = {};
  await transaction(async (tx) => {
    for (const { id, login } of accounts) {
      const { name, value } = await mintSession(tx, { accountId: id, stage: "full" });
      cookies[login] = { name, value };
    }
  });
  writeFileSync(file, JSON.stringify(cookies), { mode: 0o600 });
}

const file = process.argv[2];
if (!file) throw new Error("give the file to write to");
await mint(file);
await disconnect();
