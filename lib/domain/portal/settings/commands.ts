import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { savedBefore } from "@/lib/access/settings";
import { write } from "@/lib/access/write";
import { wordsOfProfile } from "@/lib/domain/portal/settings/labels";
import { getPortalSettings } from "@/lib/domain/portal/settings/queries";
import type {
  SaveProfileInput,
  SeenInput,
  StoredProfile,
} from "@/lib/domain/portal/settings/schema";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { conflict, invalid } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { badgePicture } from "@/lib/platform/uploads/badge";

const ACTIONS = ["portal.save", "portal.publish", "portal.discard"];

/**
 * Locks both states and refuses whoever has seen another one, with who changed it and when. What was typed is compared
 * with what stands now and can be saved over it; without anything typed the page has to be read again.
 */
async function requireSeen(
  tx: Tx,
  actor: Actor,
  { seen, draft }: { seen: string; draft?: object },
): Promise<void> {
  // Two who make the first draft have no row to wait for.
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext('public_site'))`);
  const now = await tx.row<{ seen: string; value: unknown }>(sql`
    select md5(concat_ws('|', live.value::text, draft.value::text)) as seen,
      coalesce(draft.value, live.value) as value
    from (select 1) once
    left join setting live on live.key = 'public_site'
    left join setting draft on draft.key = 'public_site_draft'`);
  if (!now || now.seen === seen) return;
  const typed = draft && { typed: wordsOfProfile(draft), now: wordsOfProfile(now.value) };
  throw await savedBefore(tx, actor, {
    trail: { subjectType: "portal", subjectId: env().HOST_REGION, actions: ACTIONS },
    what: "网站设置",
    ...(typed ? { states: { ...typed, seen: now.seen } } : {}),
  });
}

function put(key: Statement, value: Statement): Statement {
  return sql`insert into setting as s (key, value, updated_at) select ${key}, ${value}, now()
    on conflict (key) do update set value = excluded.value, updated_at = now()`;
}

async function pictureOf(
  { badge, removeBadge }: SaveProfileInput,
  standing: string | undefined,
): Promise<string | undefined> {
  if (!badge) return removeBadge ? undefined : standing;
  const picture = await badgePicture(Buffer.from(await badge.arrayBuffer())).catch(() => null);
  if (!picture) throw invalid({ badge: "这不是能读取的图片，请换一张 PNG、JPEG 或 WebP" });
  return picture.toString("base64");
}

const told = ({ badgePicture: picture, ...rest }: StoredProfile) => ({
  ...rest,
  hasBadge: Boolean(picture),
});

/** Keeps the settings as a draft that only the office sees; nothing public changes yet. */
export async function saveProfile(actor: Actor, input: SaveProfileInput): Promise<void> {
  const { values } = await getPortalSettings(actor);
  const { badge: _file, removeBadge: _remove, seen, ...typed } = input;
  const picture = await pictureOf(input, values.badgePicture);
  const draft = { ...typed, facts: values.facts, ...(picture ? { badgePicture: picture } : {}) };
  await write(actor, { action: "portal.save" }, async (tx) => {
    await requireSeen(tx, actor, { seen, draft });
    await tx.count(put(sql`'public_site_draft'`, sql`${JSON.stringify(draft)}::jsonb`));
    await recordAudit(tx, actor, {
      action: "portal.save",
      subjectType: "portal",
      subjectId: env().HOST_REGION,
      regionCode: env().HOST_REGION,
      after: told(draft as StoredProfile),
    });
  });
}

/** Puts the draft into force: the public pages show it at once. */
export async function publishProfile(actor: Actor, { seen }: SeenInput): Promise<void> {
  const { values, hasDraft } = await getPortalSettings(actor);
  if (!hasDraft) throw conflict("没有待启用的设置，请先保存");
  await write(actor, { action: "portal.publish" }, async (tx) => {
    await requireSeen(tx, actor, { seen });
    const before = await tx.row<{ value: StoredProfile }>(
      sql`select value from setting where key = 'public_site'`,
    );
    const draft = sql`(select value from setting where key = 'public_site_draft')`;
    await tx.count(put(sql`'public_site'`, draft));
    await tx.count(sql`delete from setting where key = 'public_site_draft'`);
    await recordAudit(tx, actor, {
      action: "portal.publish",
      subjectType: "portal",
      subjectId: env().HOST_REGION,
      regionCode: env().HOST_REGION,
      before: before ? told(before.value) : {},
      after: told(values),
    });
  });
}

/** Throws the draft away; what is in force stays. */
export async function discardProfile(actor: Actor, { seen }: SeenInput): Promise<void> {
  await getPortalSettings(actor);
  await write(actor, { action: "portal.discard" }, async (tx) => {
    await requireSeen(tx, actor, { seen });
    await tx.count(sql`delete from setting where key = 'public_site_draft'`);
    await recordAudit(tx, actor, {
      action: "portal.discard",
      subjectType: "portal",
      subjectId: env().HOST_REGION,
      regionCode: env().HOST_REGION,
    });
  });
}
