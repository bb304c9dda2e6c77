import pg from "pg";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { type AuditVerdict, auditHead, sealAudit, verifyAudit } from "@/lib/access/audit-chain";
import { pool, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { ownerUrl } from "../support/database";

const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
afterAll(() => owner.end());

let written = 0;

async function writeEntries(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    written += 1;
    const facts = { action: "test.write", subjectType: "test", subjectId: String(written) };
    await transaction((tx) =>
      recordAudit(tx, systemActor("试验"), {
        ...facts,
        before: { amount: 1.5, nested: [{ b: null, a: "荷" }] },
        after: { amount: written },
      }),
    );
  }
}

/** What somebody does who owns the database and takes the guards away first. */
async function tamper(...statements: string[]): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query("begin");
    for (const table of ["audit_entry", "audit_seal"]) {
      await client.query(`alter table ${table} disable trigger user`);
    }
    for (const statement of statements) await client.query(statement);
    for (const table of ["audit_entry", "audit_seal"]) {
      await client.query(`alter table ${table} enable trigger user`);
    }
    await client.query("commit");
  } finally {
    client.release();
  }
}

function kinds(verdict: AuditVerdict): string[] {
  return [...new Set(verdict.faults.map((fault) => fault.kind))].sort();
}

async function entryAt(position: number): Promise<string> {
  const [found] = await rows<{ id: string }>(
    sql`select entry_id as id from audit_seal where position = ${position}`,
  );
  if (!found) throw new Error(`nothing at ${position}`);
  return found.id;
}

beforeEach(async () => {
  await tamper("truncate audit_entry, audit_seal restart identity");
  await writeEntries(8);
  await sealAudit();
});

describe("sealing", () => {
  it("links every committed entry once, in order, and leaves a chain without faults", async () => {
    await writeEntries(3);
    const before = await verifyAudit();
    expect(before).toMatchObject({ sealed: 8, unsealed: 3, faults: [] });
    expect(await sealAudit()).toBe(3);
    expect(await sealAudit()).toBe(0);
    expect(await verifyAudit()).toMatchObject({ sealed: 11, unsealed: 0, faults: [] });
  });

  it("waits for a transaction that began earlier, and then takes both in their order", async () => {
    const slow = await pool().connect();
    await slow.query("begin");
    await slow.query(`insert into audit_entry (actor_kind, actor_name, action, subject_type,
      subject_id, digest) values ('system', '慢', 'test.slow', 'test', 'slow', 'x')`);
    await writeEntries(2);
    expect(await sealAudit(), "nothing passes an open transaction").toBe(0);
    await slow.query("commit");
    slow.release();
    expect(await sealAudit()).toBe(3);
    const order = await rows<{ subject: string }>(sql`
      select e.subject_id as subject from audit_seal s join audit_entry e on e.id = s.entry_id
      where s.position > 8 order by s.position`);
    expect(order[0]?.subject).toBe("slow");
  });

  it("forks no chain when many sealers run at once", async () => {
    const writing = Promise.all([writeEntries(20), writeEntries(20), writeEntries(20)]);
    const sealing = Array.from({ length: 12 }, () => sealAudit());
    await Promise.all([writing, ...sealing]);
    await sealAudit();
    expect(await verifyAudit()).toMatchObject({ sealed: 68, unsealed: 0, faults: [] });
  });

  it("goes on after a restore into a cluster whose transaction numbers begin anew", async () => {
    await writeEntries(2);
    await tamper("update audit_entry set transaction_id = transaction_id + 1000000000000");
    await writeEntries(2);
    expect(await sealAudit(), "what the old cluster left, then the new").toBe(4);
    await writeEntries(1);
    expect(await sealAudit()).toBe(1);
    expect(await verifyAudit()).toMatchObject({ sealed: 13, unsealed: 0, faults: [] });
  });
});

describe("the app itself", () => {
  it.each([
    "update audit_entry set actor_name = '别人'",
    "delete from audit_entry",
    "truncate audit_entry",
    "update audit_seal set hash = 'x'",
    "delete from audit_seal",
    "alter table audit_entry disable trigger user",
  ])("may not %s", async (statement) => {
    await expect(pool().query(statement)).rejects.toMatchObject({ code: "42501" });
  });

  it("nor may the owner, while the guards stand", async () => {
    await expect(owner.query("delete from audit_entry")).rejects.toMatchObject({ code: "42501" });
  });
});

describe("tampering is found:", () => {
  it("an altered entry", async () => {
    const id = await entryAt(4);
    await tamper(`update audit_entry set after = '{"amount": 999}' where id = ${id}`);
    const verdict = await verifyAudit();
    expect(verdict.faults).toMatchObject([{ kind: "altered", position: 4, entryId: id }]);
  });

  it("an altered entry whose digest was made to match", async () => {
    const [donor, target] = [await entryAt(3), await entryAt(5)];
    await tamper(`update audit_entry t set (at, actor_name, action, subject_id, before, after, digest)
      = (select at, actor_name, action, subject_id, before, after, digest from audit_entry
         where id = ${donor}) where id = ${target}`);
    const verdict = await verifyAudit();
    expect(verdict.faults).toMatchObject([{ kind: "altered", position: 5, entryId: target }]);
  });

  it.each(["at = at - interval '1 day'", "actor_name = '别人'", "region_code = '420000'"])(
    "a changed fact: %s",
    async (change) => {
      await tamper(`update audit_entry set ${change} where id = ${await entryAt(2)}`);
      expect(kinds(await verifyAudit())).toEqual(["altered"]);
    },
  );

  it("a missing entry", async () => {
    const id = await entryAt(6);
    await tamper(`delete from audit_entry where id = ${id}`);
    const verdict = await verifyAudit();
    expect(verdict.faults).toMatchObject([{ kind: "missing", position: 6, entryId: id }]);
  });

  it("a missing entry whose seal was taken too", async () => {
    const id = await entryAt(6);
    await tamper(
      `delete from audit_entry where id = ${id}`,
      "delete from audit_seal where position = 6",
    );
    expect(kinds(await verifyAudit())).toContain("missing");
  });

  it("a missing entry after which the seals were moved up", async () => {
    const id = await entryAt(6);
    await tamper(
      `delete from audit_entry where id = ${id}`,
      "delete from audit_seal where position = 6",
      "update audit_seal set position = position - 1 where position > 6",
    );
    expect((await verifyAudit()).faults.length).toBeGreaterThan(0);
  });

  it("the last entries cut off, by a head that was exported before", async () => {
    const head = await auditHead();
    if (!head) throw new Error("no head");
    await tamper(
      `delete from audit_entry where id = ${await entryAt(8)}`,
      "delete from audit_seal where position = 8",
    );
    expect((await verifyAudit()).faults, "the chain alone cannot know").toEqual([]);
    expect(kinds(await verifyAudit([head]))).toEqual(["head"]);
  });

  it("an inserted entry that pretends to be old", async () => {
    const [{ transaction = "" } = {}] = await rows<{ transaction: string }>(sql`
      select transaction_id as transaction from audit_entry where id = ${await entryAt(2)}`);
    await tamper(`insert into audit_entry (id, transaction_id, at, actor_kind, actor_name, action,
      subject_type, subject_id, digest) values (0, ${transaction}, now() - interval '1 day', 'system',
      '插入', 'test.forged', 'test', 'forged', 'x')`);
    await sealAudit();
    const verdict = await verifyAudit();
    expect(verdict.faults).toMatchObject([{ kind: "inserted", entryId: "0" }]);
  });

  it("an inserted entry that was sealed by hand", async () => {
    await tamper(
      `insert into audit_entry (id, transaction_id, actor_kind, actor_name, action, subject_type,
        subject_id, digest) values (0, 1, 'system', '插入', 'test.forged', 'test', 'forged', 'x')`,
      "update audit_seal set position = position + 1000 where position >= 4",
      "update audit_seal set position = position - 999 where position >= 1000",
      `insert into audit_seal (position, entry_id, previous_hash, hash)
        select 4, 0, hash, 'forged' from audit_seal where position = 3`,
    );
    expect((await verifyAudit()).faults.length).toBeGreaterThan(0);
  });

  it("reordered entries", async () => {
    const [third, fourth] = [await entryAt(3), await entryAt(4)];
    await tamper(
      "update audit_seal set entry_id = -1 where position = 3",
      `update audit_seal set entry_id = ${third} where position = 4`,
      `update audit_seal set entry_id = ${fourth} where position = 3`,
    );
    const verdict = await verifyAudit();
    expect(kinds(verdict)).toContain("reordered");
    expect(verdict.faults.map((fault) => fault.position)).toEqual([3, 4]);
  });

  it("a chain rewritten from end to end, by an exported head", async () => {
    const head = await auditHead();
    if (!head) throw new Error("no head");
    await tamper(
      `update audit_entry set actor_name = '别人', digest = 'y' where id = ${await entryAt(1)}`,
      "delete from audit_seal",
    );
    await sealAudit();
    expect(kinds(await verifyAudit([head]))).toContain("head");
  });
});
