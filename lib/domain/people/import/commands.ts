import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { requireReaches } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { understandAccounts } from "@/lib/domain/imports/accounts/rules";
import { roleLabels } from "@/lib/domain/people/accounts/labels";
import { giveFirstRole } from "@/lib/domain/people/first-rights/commands";
import { getAccountImport } from "@/lib/domain/people/import/queries";
import { MOST_PEOPLE } from "@/lib/domain/people/import/rules";
import type { CommitAccountsInput, PreviewAccountsInput } from "@/lib/domain/people/import/schema";
import type { AccountImport, ImportedAccounts, ImportRow } from "@/lib/domain/people/import/types";
import { sealContact } from "@/lib/platform/contacts";
import { sqlState, type Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { hashPassword, oneTimePassword } from "@/lib/platform/password";
import { readWorkbook } from "@/lib/platform/spreadsheet/reader";
import { sql } from "@/lib/platform/sql";
import { canonicalJson, sha256 } from "@/lib/shared/hash";
import { newId } from "@/lib/shared/ids";

const UNIQUE_VIOLATION = "23505";
const HASHES_AT_ONCE = 8;

/** Reads a workbook of people and keeps what was understood; no account is made yet. */
export async function previewAccounts(
  actor: Actor,
  { file }: PreviewAccountsInput,
): Promise<{ previewId: string }> {
  await requireReaches(actor, "account.manage");
  if (actor.kind !== "staff") throw forbidden();
  const bytes = new Uint8Array(await file.arrayBuffer());
  const accounts = understandAccounts(await readWorkbook(bytes));
  if (accounts.refusal) {
    throw invalid({ file: accounts.refusal.remedy }, accounts.refusal.message);
  }
  if (accounts.rows.length > MOST_PEOPLE) {
    throw invalid({ file: `一次最多导入 ${MOST_PEOPLE} 人，请分成几个文件` });
  }
  const previewId = newId();
  const fileHash = sha256(bytes);
  return write(actor, { action: "account.preview_import" }, async (tx) => {
    await tx.count(sql`
      insert into import_preview (id, account_id, file_name, file_hash, understood)
      values (${previewId}, ${actor.accountId}, ${file.name.slice(0, 200)}, ${fileHash},
        ${JSON.stringify({ accounts })})`);
    await recordAudit(tx, actor, {
      action: "account.preview_import",
      subjectType: "import",
      subjectId: previewId,
      after: { fileName: file.name.slice(0, 200), count: accounts.rows.length, digest: fileHash },
    });
    return { previewId };
  });
}

interface NewPerson {
  id: string;
  password: string;
  passwordHash: string;
  row: ImportRow & { organisation: NonNullable<ImportRow["organisation"]> };
}

async function withPasswords(rows: readonly ImportRow[]): Promise<NewPerson[]> {
  const people: NewPerson[] = [];
  for (let at = 0; at < rows.length; at += HASHES_AT_ONCE) {
    const batch = rows.slice(at, at + HASHES_AT_ONCE).map(async (row) => {
      const { organisation } = row;
      if (!organisation) throw conflict("有人员还没有找到单位，请重新上传");
      const password = oneTimePassword();
      const passwordHash = await hashPassword(password);
      return { id: newId(), password, passwordHash, row: { ...row, organisation } };
    });
    people.push(...(await Promise.all(batch)));
  }
  return people;
}

async function insertPeople(tx: Tx, people: readonly NewPerson[]): Promise<void> {
  const column = <T>(read: (person: NewPerson) => T) => people.map(read);
  await tx.count(sql`
    insert into account (id, login, name, phone, organisation_id, password_hash)
    select * from unnest(${column((p) => p.id)}::uuid[], ${column((p) => p.row.person.login)}::text[],
      ${column((p) => p.row.person.name)}::text[], ${column((p) => sealContact(p.row.person.phone, p.id))}::text[],
      ${column((p) => p.row.organisation.id)}::uuid[], ${column((p) => p.passwordHash)}::text[])`);
}

type GivenRole = Parameters<typeof giveFirstRole>[2]["role"];

async function giveRights(tx: Tx, actor: Actor, people: readonly NewPerson[]): Promise<void> {
  for (const { id, row } of people) {
    // The preview has found each role to be one that the actor gives.
    const role = row.person.role as GivenRole;
    await giveFirstRole(tx, actor, { id, home: row.organisation, role });
  }
}

async function takePreview(tx: Tx, preview: AccountImport): Promise<void> {
  const taken = await tx.count(sql`delete from import_preview where id = ${preview.id}::uuid`);
  if (taken === 0) throw notFound("导入");
}

/**
 * Makes all accounts of a workbook, or none: one transaction with one audit entry that holds the number
 * and a digest of who was made. The passwords are in the answer and nowhere else.
 */
export async function commitAccounts(
  actor: Actor,
  { previewId }: CommitAccountsInput,
): Promise<ImportedAccounts> {
  const preview = await getAccountImport(actor, previewId);
  if (!preview.isReady) {
    throw conflict("还有需要改正的行，没有导入任何账号。请改好文件后重新上传");
  }
  const people = await withPasswords(preview.rows);
  const made = people.map(({ row }) => ({
    login: row.person.login,
    organisationId: row.organisation.id,
    role: preview.givesRights ? row.person.role : null,
  }));
  try {
    await write(actor, { action: "account.import" }, async (tx) => {
      await takePreview(tx, preview);
      await insertPeople(tx, people);
      if (preview.givesRights) await giveRights(tx, actor, people);
      await recordAudit(tx, actor, {
        action: "account.import",
        subjectType: "import",
        subjectId: preview.id,
        after: {
          fileName: preview.fileName,
          count: people.length,
          digest: sha256(canonicalJson(made)),
        },
      });
    });
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw conflict("有登录名刚被他人使用，没有导入任何账号。请刷新页面查看是哪一行");
  }
  return {
    people: people.map(({ password, row }) => ({
      login: row.person.login,
      name: row.person.name,
      password,
      note: `${row.organisation.name}${row.person.role ? ` · ${roleLabels[row.person.role]}` : ""}`,
    })),
  };
}
