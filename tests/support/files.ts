import sharp from "sharp";
import { rawWorkbook } from "./workbooks";
import { zip } from "./zip";

/** What hides behind the end of the test photograph: a telephone's short film. */
export const TRAILER = "\u0000\u0000\u0000\u0018ftypmp42 hidden behind the picture";

/** A photograph with the time and place that a telephone writes into it, and something after its end. */
export async function photograph(width = 640, height = 480): Promise<Buffer> {
  const picture = await sharp({
    create: { width, height, channels: 3, background: { r: 40, g: 120, b: 90 } },
  })
    .withExif({
      IFD2: { DateTimeOriginal: "2026:11:20 09:41:00" },
      IFD3: {
        ...{ GPSLatitudeRef: "N", GPSLatitude: "31/1 46/1 30/1" },
        ...{ GPSLongitudeRef: "E", GPSLongitude: "111/1 50/1 0/1" },
      },
    })
    .jpeg()
    .toBuffer();
  return Buffer.concat([picture, Buffer.from(TRAILER)]);
}

/** A picture of another type, of noise, so that it does not shrink to nothing. */
export async function picture(format: "png" | "webp" | "jpeg", edge = 200): Promise<Buffer> {
  const noise = { type: "gaussian" as const, mean: 120, sigma: 40 };
  const plain = sharp({
    create: { width: edge, height: edge, channels: 3, background: "#888", noise },
  });
  return plain.toFormat(format).toBuffer();
}

/** A small PNG that unfolds to more than fifty million pixels. */
export function pixelBomb(): Promise<Buffer> {
  const size = { width: 8000, height: 7000 };
  return sharp({ create: { ...size, channels: 3, background: "#fff" } })
    .png()
    .toBuffer();
}

/** A PDF of one empty page. */
export function pdf(): Buffer {
  return Buffer.from(
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n" +
      "xref\n0 3\n0000000000 65535 f \ntrailer<</Size 3/Root 1 0 R>>\nstartxref\n110\n%%EOF\n",
  );
}

const DOCX_TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';

/** A Word document; `body` may be a bomb. */
export function docx(body = "<w:document/>", types = DOCX_TYPES): Buffer {
  return zip([
    { name: "[Content_Types].xml", data: types },
    { name: "word/document.xml", data: body },
  ]);
}

/** The same with a macro in it, by what it declares. */
export function docxWithMacro(): Buffer {
  return docx(
    "<w:document/>",
    DOCX_TYPES.replace(
      "openxmlformats-officedocument.wordprocessingml.document",
      "ms-word.document.macroEnabled",
    ),
  );
}

/** A spreadsheet of one cell. */
export function xlsx(): Buffer {
  return rawWorkbook({ sheet: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' });
}

/** The first bytes of a Windows program. */
export function program(): Buffer {
  return Buffer.concat([Buffer.from("MZ\u0090\u0000\u0003", "latin1"), Buffer.alloc(600, 1)]);
}
