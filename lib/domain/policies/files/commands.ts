import "server-only";
import { readFile } from "node:fs/promises";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { readDocx } from "@/lib/platform/documents/read-docx";
import { readPdf } from "@/lib/platform/documents/read-pdf";
import type { Reading } from "@/lib/platform/documents/reading";
import { AppError, conflict, forbidden, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { discardStaged, keepStaged, requireRoom } from "@/lib/platform/storage";
import { type Received, receiveFile } from "@/lib/platform/uploads/receive";
import { type Recognised, recogniseFile } from "@/lib/platform/uploads/recognise";
import { insertClauses } from "../clauses/commands";
import { proposeClauses } from "../clauses/rules";
import type { ClauseText, SourceLine } from "../clauses/types";
import { getPolicy } from "../queries";
import { isGarbled, paragraphsOf, plainLine } from "../reading/rules";
import { FILE_MESSAGES } from "./labels";
import type { PolicyFileInput } from "./schema";

const MOVED_ON = "这份文件刚被他人修改，请刷新页面后再上传";

type Message = keyof typeof FILE_MESSAGES;

function refuse(problem: Message) {
  return invalid({ file: FILE_MESSAGES[problem] }, FILE_MESSAGES[problem]);
}

/** What evidence may be besides, a document may not: the sentence names only what is taken here. */
function inOtherWords(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const words = error.message.replace(/可以上传照片.*$/u, "请上传 Word（docx）或 PDF 文件");
  return invalid({ file: words }, words);
}

async function recognise(received: Received): Promise<Recognised & { kind: "docx" | "pdf" }> {
  const { kind, ...rest } = await recogniseFile(received.path, received.bytes).catch(
    (error: unknown) => {
      throw inOtherWords(error);
    },
  );
  if (kind !== "docx" && kind !== "pdf") throw refuse("foreign");
  return { kind, ...rest };
}

interface Understood {
  clauses: ClauseText[];
  /** Why there are none. */
  note: Message | null;
}

function linesOf(kind: "docx" | "pdf", lines: SourceLine[]): SourceLine[] {
  if (kind === "pdf") return paragraphsOf(lines);
  return lines
    .map(({ text, isHeading }) => ({ text: plainLine(text), isHeading }))
    .filter(({ text }) => text !== "");
}

function understand(kind: "docx" | "pdf", reading: Reading): Understood {
  if ("failure" in reading) {
    if (reading.failure === "password" || reading.failure === "unreadable") {
      throw refuse(reading.failure);
    }
    return { clauses: [], note: reading.failure };
  }
  if (isGarbled(reading.lines)) return { clauses: [], note: "garbled" };
  const lines = linesOf(kind, reading.lines);
  if (lines.length === 0) return { clauses: [], note: kind === "pdf" ? "scanned" : "empty" };
  return { clauses: proposeClauses(lines), note: null };
}

/** What came of an upload: clauses proposed, or a sentence that says why there are none. */
export interface AttachedFile {
  code: string;
  clauses: number;
  note: string | null;
}

interface Arrived extends Understood {
  received: Received;
  recognised: Recognised;
}

async function register(
  actor: Actor,
  input: PolicyFileInput,
  arrived: Arrived,
): Promise<AttachedFile> {
  const { received, recognised, clauses } = arrived;
  const note = arrived.note && FILE_MESSAGES[arrived.note];
  return write(actor, { action: "policy.attach_file" }, async (tx) => {
    const held = await tx.row<{ hasClauses: boolean; regionCode: string | null }>(sql`
      update policy_document d set version = version + 1, file_name = ${input.fileName},
        file_sha256 = ${received.sha256}, file_type = ${recognised.mediaType},
        file_size = ${received.bytes}, reading_note = ${note}
      where code = ${input.code} and status = 'draft' and version = ${input.version}
      returning region_code as "regionCode",
        exists (select 1 from policy_clause p where p.document_code = d.code) as "hasClauses"`);
    if (!held) throw conflict(MOVED_ON);
    // What people have typed or corrected is never replaced by what a file says.
    const proposed = held.hasClauses ? [] : clauses;
    await insertClauses(tx, input.code, proposed);
    await recordAudit(tx, actor, {
      action: "policy.attach_file",
      subjectType: "policy_document",
      subjectId: input.code,
      regionCode: held.regionCode,
      after: {
        ...{ fileName: input.fileName, size: received.bytes, sha256: received.sha256 },
        clauses: proposed.length,
      },
    });
    return { code: input.code, clauses: proposed.length, note };
  });
}

/**
 * Takes in the original of a draft: streams, hashes, recognises by content, reads its text in a limited
 * thread, seals the original and, where the draft has no clauses yet, proposes them. Throws `invalid` with
 * field `file` and keeps nothing when the file is not acceptable; a scan is kept without text, and says so.
 */
export async function attachPolicyFile(
  actor: Actor,
  input: PolicyFileInput,
  source: ReadableStream<Uint8Array> | null,
): Promise<AttachedFile> {
  const document = await getPolicy(actor, input.code);
  if (!document.can.edit) throw forbidden();
  await requireRoom();
  const received = await receiveFile(source, { bytes: input.bytes });
  try {
    const recognised = await recognise(received);
    const read = recognised.kind === "docx" ? readDocx : readPdf;
    const reading = await read(await readFile(received.path));
    const arrived = { ...understand(recognised.kind, reading), received, recognised };
    await keepStaged(received.path, received.sha256);
    return await register(actor, input, arrived);
  } finally {
    await discardStaged(received.path);
  }
}
