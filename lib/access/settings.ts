import "server-only";
import type { Actor } from "@/lib/access/actor";
import { type AuditFacts, recordAudit } from "@/lib/access/audit";
import { row, type Tx } from "@/lib/platform/db";
import { AppError, type FieldErrors } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { momentLabel } from "@/lib/shared/dates";

/** A setting and the mark of its state; what was never set has no value and an empty mark. */
export interface HeldSetting {
  value: unknown;
  seen: string;
}

/** What a form shows of a state, by field: its label and the value in words. */
export type SettingWords = Record<string, { label: string; value: string }>;

/** Whose trail tells who changed something, and by which actions. */
export interface SettingTrail {
  subjectType: string;
  subjectId: string;
  actions: readonly string[];
}

/** A setting as it is to be from now on. */
export interface ReplacedSetting {
  key: string;
  value: object;
  action: string;
  /** The mark of the state that the form was opened with. */
  seen: string;
  /** What the setting is called, and any state of it in words. */
  what: string;
  words: (value: unknown) => SettingWords;
  /** Whose trail it goes into; without it the setting's own. */
  about?: Pick<AuditFacts, "subjectType" | "subjectId" | "regionCode">;
}

/** A setting as it stands, with the mark that a form carries back. */
export async function readSetting(key: string): Promise<HeldSetting> {
  const found = await row<HeldSetting>(
    sql`select value, md5(value::text) as seen from setting where key = ${key}`,
  );
  return found ?? { value: undefined, seen: "" };
}

async function whoAndWhen(tx: Tx, actor: Actor, trail: SettingTrail): Promise<string> {
  const last = await tx.row<{ name: string; accountId: string | null; at: Date }>(sql`
    select actor_name as name, account_id as "accountId", at from audit_entry
    where subject_type = ${trail.subjectType} and subject_id = ${trail.subjectId}
      and action = any (${[...trail.actions]}::text[]) order by id desc limit 1`);
  if (!last) return "刚刚有人";
  const isSelf = actor.kind === "staff" && actor.accountId === last.accountId;
  return `${isSelf ? "您自己" : last.name}在 ${momentLabel(last.at)} `;
}

function differing(now: SettingWords, typed: SettingWords): FieldErrors {
  const others = Object.entries(now).filter(([field, { value }]) => value !== typed[field]?.value);
  const told = others.map(([field, { label, value }]) => [
    field,
    `${label}现在是：${value || "空着"}`,
  ]);
  return Object.fromEntries(told);
}

/** Who saved first, and when; without words of both states, the page has to be read again before anything is done. */
export async function savedBefore(
  tx: Tx,
  actor: Actor,
  first: {
    trail: SettingTrail;
    what: string;
    states?: { now: SettingWords; typed: SettingWords; seen: string };
  },
): Promise<AppError> {
  const said = `${await whoAndWhen(tx, actor, first.trail)}改过${first.what}`;
  if (!first.states) return new AppError("conflict", `${said}，请刷新页面核对后再办`);
  const { now, typed, seen } = first.states;
  const fields = differing(now, typed);
  const isSame = Object.keys(fields).length === 0;
  const next = isSame
    ? "，现在的内容与您填写的相同"
    : "。您填写的都还在，请逐项对照；再保存一次，就以您填写的为准";
  return new AppError("conflict", `${said}${next}`, fields, seen);
}

/**
 * Puts a whole setting in the place of the one before, with its trail. Throws `conflict` where another state stands
 * than the form was opened with: with who changed it, when, what stands now, and the mark to save over it knowingly.
 */
export async function replaceSetting(
  tx: Tx,
  actor: Actor,
  { key, value, action, seen, what, words, about }: ReplacedSetting,
): Promise<void> {
  const subject = about ?? { subjectType: "setting", subjectId: key };
  const standing = () =>
    tx.row<HeldSetting>(
      sql`select value, md5(value::text) as seen from setting where key = ${key} for update`,
    );
  const held = await standing();
  const isSeen = (held?.seen ?? "") === seen;
  const kept = isSeen
    ? await tx.count(sql`
        insert into setting as s (key, value, updated_at)
        values (${key}, ${JSON.stringify(value)}::jsonb, now())
        on conflict (key) do update set value = excluded.value, updated_at = now()
          where md5(s.value::text) = ${seen}`)
    : 0;
  if (kept === 0) {
    const other = await standing();
    throw await savedBefore(tx, actor, {
      trail: {
        subjectType: subject.subjectType,
        subjectId: subject.subjectId,
        actions: [action],
      },
      what,
      states: { now: words(other?.value), typed: words(value), seen: other?.seen ?? "" },
    });
  }
  await recordAudit(tx, actor, { ...subject, action, before: held?.value, after: value });
}
