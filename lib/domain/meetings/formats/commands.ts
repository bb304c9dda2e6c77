import "server-only";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { deckOf, paperOf, sheetsOf } from "@/lib/domain/meetings/formats/rules";
import type { PackFile } from "@/lib/domain/meetings/formats/types";
import { getPack } from "@/lib/domain/meetings/packs/queries";
import type { PackFormat } from "@/lib/domain/meetings/packs/schema";
import type { Pack } from "@/lib/domain/meetings/packs/types";
import { transaction } from "@/lib/platform/db";
import { writePaper } from "@/lib/platform/documents/paper";
import { paperHtml } from "@/lib/platform/documents/paper-html";
import { printToPdf } from "@/lib/platform/pdf";
import { writeSlides } from "@/lib/platform/slides";
import { writeWorkbook } from "@/lib/platform/spreadsheet/writer";
import { createVersionedCache } from "@/lib/platform/versioned-cache";

const KEPT = 60;

const files = createVersionedCache<Buffer>(KEPT);

function footOf({ content, year, number, day }: Pack): string {
  return `${content.unitName} · ${year} 年会议材料第 ${number} 期 · 数字截至 ${day}`;
}

async function workbook(pack: Pack): Promise<Buffer> {
  const stream = new PassThrough();
  const [bytes] = await Promise.all([buffer(stream), writeWorkbook(stream, sheetsOf(pack))]);
  return bytes;
}

async function make(pack: Pack, format: PackFormat): Promise<Buffer> {
  switch (format) {
    case "docx":
      return writePaper(paperOf(pack));
    case "pptx":
      return writeSlides(deckOf(pack));
    case "xlsx":
      return workbook(pack);
    case "html":
      return Buffer.from(paperHtml(paperOf(pack), footOf(pack)));
    case "pdf":
      return printToPdf(paperHtml(paperOf(pack), footOf(pack)));
  }
}

/**
 * A meeting's pack as a file, for whoever may read the meeting; made once for each edition and format.
 * `unavailable` for a PDF where the server has no Chromium. Who took which file is audited.
 */
export async function exportPack(
  actor: Actor,
  { meetingId, format }: { meetingId: string; format: PackFormat },
): Promise<PackFile> {
  const pack = await getPack(actor, meetingId);
  const bytes = await files.get(`${pack.editionId}.${format}`, pack.fingerprint, () =>
    make(pack, format),
  );
  await transaction((tx) =>
    recordAudit(tx, actor, {
      ...{ action: "meeting.export_pack", subjectType: "meeting", subjectId: meetingId },
      regionCode: pack.regionCode,
      after: { edition: pack.editionId, format, fingerprint: pack.fingerprint },
    }),
  );
  const name = `${pack.content.meeting.title}材料（第 ${pack.number} 期）.${format}`;
  return { format, name: name.replace(/\s+/g, ""), bytes };
}
