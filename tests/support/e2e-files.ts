import sharp from "sharp";
import { sha256 } from "@/lib/shared/hash";
import { SPREADSHEET_TYPES } from "./workbooks";
import { zip } from "./zip";

const MEBIBYTE = 1024 * 1024;

/** A photo like no other: its colours are drawn from its name. */
export async function testPhoto(name: string): Promise<Buffer> {
  const [r = 0, g = 0, b = 0] = Buffer.from(sha256(name), "hex");
  const stripe = await sharp({
    create: { width: 640, height: 120, channels: 3, background: { r: b, g: r, b: g } },
  })
    .png()
    .toBuffer();
  return sharp({ create: { width: 640, height: 480, channels: 3, background: { r, g, b } } })
    .composite([{ input: stripe, top: (r + g) % 300, left: 0 }])
    .jpeg({ quality: 80 })
    .toBuffer();
}

/** The head of a Windows program. */
export function programBytes(): Buffer {
  const bytes = Buffer.alloc(4096, 0x90);
  bytes.write("MZ", 0, "latin1");
  bytes.writeUInt32LE(0x80, 0x3c);
  bytes.write("PE\0\0", 0x80, "latin1");
  return bytes;
}

/** A workbook of a few hundred kilobytes whose sheet unpacks to hundreds of megabytes. */
export function bombWorkbook(): Buffer {
  const sheet = Buffer.alloc(300 * MEBIBYTE, " ");
  return zip([
    { name: "[Content_Types].xml", data: SPREADSHEET_TYPES },
    { name: "xl/worksheets/sheet1.xml", data: sheet },
  ]);
}
