import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
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

const STALE = "网站设置刚在别处改过，您填写的内容仍在本页，请复制后刷新页面核对";

/** Locks both states and refuses whoever has seen another one. */
async function requireSeen(tx: Tx, seen: string): Promise<void> {
  await tx.rows(sql`select key from setting where key in ('public_site', 'public_site_draft')
    order by key for update`);
  const now = await tx.row<{ seen: string }>(sql`
    select md5(concat_ws('|', (select value::text from setting where key = 'public_site'),
      (select value::text from setting where key = 'public_site_draft'))) as seen`);
  if (now?.seen !== seen) throw conflict(STALE);
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
    await requireSeen(tx, seen);
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
    await requireSeen(tx, seen);
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
    await requireSeen(tx, seen);
    await tx.count(sql`delete from setting where key = 'public_site_draft'`);
    await recordAudit(tx, actor, {
      action: "portal.discard",
      subjectType: "portal",
      subjectId: env().HOST_REGION,
      regionCode: env().HOST_REGION,
    });
  });
}
