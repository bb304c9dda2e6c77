import "server-only";
import type { SystemActor } from "@/lib/access/actor";
import { sampleOf, type Told, toTell } from "@/lib/domain/editions/checking/rules";
import { compareWithLive, isIntact } from "@/lib/domain/editions/comparing/queries";
import { changeWords, editionName } from "@/lib/domain/editions/labels";
import { getEdition } from "@/lib/domain/editions/queries";
import type { EditionDetail } from "@/lib/domain/editions/types";
import { notifyMany } from "@/lib/domain/notifications/commands";
import { type Tx, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

/** Editions that are compared: what older ones said has long been history. */
const DAYS_FOLLOWED = 400;

// From one o'clock on, or whenever the worker runs again: once for each day of Asia/Shanghai.
const DAY_BEGAN = sql`(date_trunc('day', (now() at time zone 'Asia/Shanghai') - interval '1 hour')
  + interval '1 hour') at time zone 'Asia/Shanghai'`;

/** Takes one edition that today's comparison has not reached; another worker passes over it. */
async function claim(tx: Tx): Promise<string | undefined> {
  const found = await tx.row<{ id: string }>(sql`
    select e.id from edition e
    where e.frozen_at < ${DAY_BEGAN} and e.frozen_at > now() - make_interval(days => ${DAYS_FOLLOWED})
      and not exists (select 1 from edition_check k where k.edition_id = e.id and k.at >= ${DAY_BEGAN})
    order by e.id limit 1 for update skip locked`);
  return found?.id;
}

function titleOf(told: Told, edition: EditionDetail, changes: string): string {
  const name = editionName(edition);
  if (told === "broken") return `${name}的内容与定稿时的指纹不一致，请立即报告管理员`;
  return `${name}发布后数据有变化：${changes}，请打开核对是否需要说明`;
}

async function tell(tx: Tx, edition: EditionDetail, title: string): Promise<void> {
  await notifyMany(
    tx,
    "edition.differs",
    sql`select o.id as organisation_id, ${title}::text as title,
        ${`/desk/editions/${edition.id}`}::text as link
      from organisation o where o.kind = 'office' and o.region_code = ${edition.regionCode}`,
  );
}

/** Compares one edition with the live data and keeps what it found; tells the office where that is news. */
async function check(tx: Tx, actor: SystemActor, id: string): Promise<void> {
  const edition = await getEdition(actor, id);
  const { differences, corrections, version } = await compareWithLive(actor, edition);
  const before = await tx.rows<{ told: string }>(sql`
    select told from edition_check where edition_id = ${id}::uuid and told is not null`);
  const found = {
    isReleased: edition.status === "released",
    isIntact: isIntact(edition),
    differences: differences.length,
    corrections,
  };
  const told = toTell(
    found,
    before.map((one) => one.told),
  );
  await tx.count(sql`
    insert into edition_check (id, edition_id, is_intact, differences, corrections, sample, version, told)
    values (${newId()}, ${id}::uuid, ${found.isIntact}, ${found.differences}, ${corrections},
      ${JSON.stringify(sampleOf(differences))}::jsonb, ${version}, ${told})`);
  if (told) await tell(tx, edition, titleOf(told, edition, changeWords(found)));
}

/**
 * The nightly comparison of editions with the live data, once a day for each; answers how many it reached.
 * The worker's.
 */
export async function checkEditions(actor: SystemActor): Promise<number> {
  for (let reached = 0; ; reached += 1) {
    const isMore = await transaction(async (tx) => {
      const id = await claim(tx);
      if (id) await check(tx, actor, id);
      return id !== undefined;
    });
    if (!isMore) return reached;
  }
}
