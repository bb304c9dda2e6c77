import "server-only";
import { type AuditContent, auditDigest } from "@/lib/access/audit";
import { row, rows, type Tx, transaction } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { sha256 } from "@/lib/shared/hash";

/*
 * Entries go in unchained, with the change they tell of; the sealer links them afterwards. It takes an
 * entry only when every transaction that began before it has ended, in the order (transaction, entry),
 * so that nothing can slip in before what is sealed. One sealer runs at a time.
 */

const SEALER_LOCK = 7_042_001;
const BATCH = 2_000;
const PAGE = 5_000;
/** What the first link follows. */
const GENESIS = "0".repeat(64);

/** The last link: what is exported, and compared with later. */
export interface AuditHead {
  position: number;
  hash: string;
}

interface LastSeal extends AuditHead {
  entryId: string;
  transactionId: string | null;
  /** The entry was written in another cluster, whose transaction numbers say nothing here. */
  isForeign: boolean;
}

interface Unsealed {
  id: string;
  digest: string;
}

function linkHash(previous: string, position: number, entryId: string, digest: string): string {
  return sha256(`${previous}\n${position}\n${entryId}\n${digest}`);
}

const LAST_SEAL = sql`
  select s.position::float8 as position, s.hash, s.entry_id as "entryId",
    e.transaction_id as "transactionId",
    coalesce(e.transaction_id >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint, false)
      as "isForeign"
  from audit_seal s left join audit_entry e on e.id = s.entry_id
  order by s.position desc limit 1`;

const SETTLED = sql`e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())::text::bigint`;
const FOREIGN = sql`e.transaction_id >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint`;
const NOT_SEALED = sql`not exists (select 1 from audit_seal s where s.entry_id = e.id)`;

// What the chain has not come to yet; everything where the last link tells no place of this cluster.
function afterLast(last: LastSeal | undefined): Statement {
  if (!last || last.isForeign || last.transactionId === null) return sql`true`;
  return sql`(e.transaction_id, e.id) > (${last.transactionId}::bigint, ${last.entryId}::bigint)`;
}

// After a restore into another cluster transaction numbers begin anew: first what the old one left
// unsealed, then the new entries, until the last link is one of this cluster.
function waiting(last: LastSeal | undefined): Statement {
  if (last?.isForeign) {
    return sql`${NOT_SEALED} and (${SETTLED} or ${FOREIGN})
      order by (${FOREIGN}) desc, e.transaction_id, e.id`;
  }
  return sql`${SETTLED} and ${afterLast(last)} and ${NOT_SEALED} order by e.transaction_id, e.id`;
}

async function sealBatch(tx: Tx): Promise<number> {
  const lock = await tx.row<{ held: boolean }>(
    sql`select pg_try_advisory_xact_lock(${SEALER_LOCK}) as held`,
  );
  if (!lock?.held) return 0;
  const last = await tx.row<LastSeal>(LAST_SEAL);
  const entries = await tx.rows<Unsealed>(
    sql`select e.id, e.digest from audit_entry e where ${waiting(last)} limit ${BATCH}`,
  );
  if (entries.length === 0) return 0;
  let hash = last?.hash ?? GENESIS;
  const start = (last?.position ?? 0) + 1;
  const links = entries.map((entry, index) => {
    const previous = hash;
    hash = linkHash(previous, start + index, entry.id, entry.digest);
    return { position: start + index, entryId: entry.id, previous, hash };
  });
  return tx.count(sql`
    insert into audit_seal (position, entry_id, previous_hash, hash)
    select * from unnest(${links.map((l) => l.position)}::bigint[],
      ${links.map((l) => l.entryId)}::bigint[], ${links.map((l) => l.previous)}::text[],
      ${links.map((l) => l.hash)}::text[])`);
}

/**
 * Links what can be linked and tells how many entries that were; 0 when another sealer is at work.
 * The worker calls it every second.
 */
export async function sealAudit(): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await transaction(sealBatch);
    sealed += count;
    if (count < BATCH) return sealed;
  }
}

/** The last link of the chain; null while nothing is sealed. */
export async function auditHead(): Promise<AuditHead | null> {
  const head = await row<AuditHead>(sql`
    select position::float8 as position, hash from audit_seal order by position desc limit 1`);
  return head ?? null;
}

/** What may be wrong with a link or an entry. */
export type AuditFaultKind = "altered" | "missing" | "inserted" | "reordered" | "head";

/** One fault, at a position of the chain (null for entries outside it), in words for a person. */
export interface AuditFault {
  kind: AuditFaultKind;
  position: number | null;
  entryId: string | null;
  detail: string;
}

/** What a check of the whole chain found. `faults` is empty when the trail is whole. */
export interface AuditVerdict {
  sealed: number;
  /** Entries written and not yet linked. */
  unsealed: number;
  /** Seconds since the oldest unsealed entry was written; 0 without one. */
  unsealedSeconds: number;
  head: AuditHead | null;
  faults: AuditFault[];
}

type LinkRow = Omit<AuditContent, "at"> & {
  position: number;
  entryId: string;
  previousHash: string;
  hash: string;
  transactionId: string | null;
  digest: string | null;
  at: Date | null;
};

async function links(after: number): Promise<LinkRow[]> {
  return rows<LinkRow>(sql`
    select s.position::float8 as position, s.entry_id as "entryId",
      s.previous_hash as "previousHash", s.hash, e.transaction_id as "transactionId", e.digest, e.at,
      e.actor_kind as "actorKind", e.account_id as "accountId", e.actor_name as "actorName",
      e.organisation_id as "organisationId", e.action, e.subject_type as "subjectType",
      e.subject_id as "subjectId", e.region_code as "regionCode", e.before, e.after
    from audit_seal s left join audit_entry e on e.id = s.entry_id
    where s.position > ${after} order by s.position limit ${PAGE}`);
}

function contentDigest(link: LinkRow): string {
  const { actorKind, accountId, actorName, organisationId, action } = link;
  const { subjectType, subjectId, regionCode, before, after, at } = link;
  return auditDigest({
    actorKind,
    accountId,
    actorName,
    organisationId,
    action,
    subjectType,
    subjectId,
    regionCode,
    before,
    after,
    at: at?.toISOString() ?? "",
  });
}

type Before = Pick<LinkRow, "position" | "hash" | "entryId" | "transactionId">;

const START: Before = { position: 0, hash: GENESIS, entryId: "0", transactionId: "0" };

/** True where a link's entry was written before the one that the chain puts ahead of it. */
function isOutOfOrder(before: Before, link: LinkRow): boolean {
  if (link.transactionId === null || before.transactionId === null) return false;
  const step = Number(link.transactionId) - Number(before.transactionId);
  const later = Number(link.entryId) > Number(before.entryId);
  // Within a transaction by number; a lower transaction with a later entry is a restored database.
  return step === 0 ? !later : step < 0 && !later;
}

/** The faults of one link, given the one before it. */
function faultsOf(before: Before, link: LinkRow): AuditFault[] {
  const at = { position: link.position, entryId: link.entryId };
  if (link.position !== before.position + 1) {
    const from = before.position + 1;
    const detail = `第 ${from} 至 ${link.position - 1} 环缺失`;
    return [{ kind: "missing", position: from, entryId: null, detail }];
  }
  if (link.digest === null) {
    return [
      { kind: "missing", ...at, detail: `第 ${link.position} 环的记录 ${link.entryId} 不存在` },
    ];
  }
  if (isOutOfOrder(before, link)) {
    return [{ kind: "reordered", ...at, detail: `第 ${link.position} 环的记录早于前一环` }];
  }
  const expected = linkHash(before.hash, link.position, link.entryId, link.digest);
  if (contentDigest(link) !== link.digest) {
    return [{ kind: "altered", ...at, detail: `记录 ${link.entryId} 的内容与封存时不同` }];
  }
  if (link.previousHash !== before.hash) {
    return [{ kind: "reordered", ...at, detail: `第 ${link.position} 环与前一环不相接` }];
  }
  if (link.hash !== expected) {
    return [{ kind: "altered", ...at, detail: `记录 ${link.entryId} 或其封印被改动` }];
  }
  return [];
}

async function walk(heads: readonly AuditHead[]): Promise<{ count: number; faults: AuditFault[] }> {
  const known = new Map(heads.map((head) => [head.position, head.hash]));
  const faults: AuditFault[] = [];
  let before: Before = START;
  let count = 0;
  for (;;) {
    const page = await links(before.position);
    for (const link of page) {
      faults.push(...faultsOf(before, link));
      const exported = known.get(link.position);
      if (exported !== undefined && exported !== link.hash) {
        const detail = `第 ${link.position} 环与曾经导出的链头不同`;
        faults.push({ kind: "head", position: link.position, entryId: link.entryId, detail });
      }
      known.delete(link.position);
      before = link;
      count += 1;
    }
    if (page.length < PAGE) break;
  }
  for (const position of known.keys()) {
    const detail = `曾经导出的第 ${position} 环已不存在`;
    faults.push({ kind: "head", position, entryId: null, detail });
  }
  return { count, faults };
}

// Not sealed although it stands before what is sealed: the sealer never passes an entry by.
async function insertedEntries(): Promise<AuditFault[]> {
  const last = await row<LastSeal>(LAST_SEAL);
  if (!last || last.isForeign || last.transactionId === null) return [];
  const found = await rows<{ id: string }>(sql`
    select e.id from audit_entry e
    where (e.transaction_id, e.id) < (${last.transactionId}::bigint, ${last.entryId}::bigint)
      and ${NOT_SEALED} order by e.id limit 1000`);
  return found.map(({ id }) => ({
    kind: "inserted",
    position: null,
    entryId: id,
    detail: `记录 ${id} 是在其后的记录封存以后才写进去的`,
  }));
}

interface Tail {
  unsealed: number;
  seconds: number;
}

/** How much is written and not yet linked. */
export async function unsealedTail(): Promise<Tail> {
  const last = await row<LastSeal>(LAST_SEAL);
  const tail = await row<Tail>(sql`
    select count(*)::int as unsealed,
      coalesce(extract(epoch from now() - min(e.at)), 0)::int as seconds
    from audit_entry e where ${afterLast(last)} and ${NOT_SEALED}`);
  return tail ?? { unsealed: 0, seconds: 0 };
}

/**
 * Walks the whole chain and finds altered, missing, inserted and reordered entries; with exported
 * heads also a chain that was rewritten from end to end.
 */
export async function verifyAudit(heads: readonly AuditHead[] = []): Promise<AuditVerdict> {
  const { count, faults } = await walk(heads);
  const inserted = await insertedEntries();
  const tail = await unsealedTail();
  return {
    sealed: count,
    unsealed: tail.unsealed,
    unsealedSeconds: tail.seconds,
    head: await auditHead(),
    faults: [...faults, ...inserted],
  };
}
