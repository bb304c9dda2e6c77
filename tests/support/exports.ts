import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { formOf } from "@/lib/domain/lists/exports/rules";
import type { ExportedList } from "@/lib/domain/lists/exports/types";
import { writeForm } from "@/lib/platform/spreadsheet/form-writer";

/** The bytes of a list's own Excel form. */
export async function exportedBytes(list: ExportedList): Promise<Buffer> {
  const stream = new PassThrough();
  const [bytes] = await Promise.all([buffer(stream), writeForm(stream, formOf(list))]);
  return bytes;
}
