import { Document, Footer, Header, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import { fromBufferPromise } from "yauzl";

/** The parts of an archive by name. */
export async function unzipped(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
  const parts = new Map<string, string>();
  try {
    for await (const entry of zip.eachEntry()) {
      const pieces: Buffer[] = [];
      const stream = await zip.openReadStreamPromise(entry);
      for await (const piece of stream as AsyncIterable<Buffer>) pieces.push(piece);
      parts.set(entry.fileName, Buffer.concat(pieces).toString("utf8"));
    }
  } finally {
    zip.close();
  }
  return parts;
}

/** What a Word document says: body, heads and feet, a line for each paragraph. */
export async function wordText(bytes: Buffer): Promise<string> {
  const parts = await unzipped(bytes);
  return [...parts]
    .filter(([name]) => /^word\/(document|header\d*|footer\d*)\.xml$/.test(name))
    .flatMap(([, xml]) => xml.split("</w:p>"))
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map((m) => m[1]).join(""),
    )
    .filter((line) => line !== "")
    .join("\n");
}

/** A Word document of paragraphs, and of tables where a line is a list of cells. */
export async function wordFile(
  lines: readonly (string | readonly string[])[],
  around: { head?: string; foot?: string } = {},
): Promise<Buffer> {
  const children = lines.map((line) =>
    typeof line === "string"
      ? new Paragraph(line)
      : new Table({
          rows: [
            new TableRow({
              children: line.map((text) => new TableCell({ children: [new Paragraph(text)] })),
            }),
          ],
        }),
  );
  const section = {
    children,
    ...(around.head && {
      headers: { default: new Header({ children: [new Paragraph(around.head)] }) },
    }),
    ...(around.foot && {
      footers: { default: new Footer({ children: [new Paragraph(around.foot)] }) },
    }),
  };
  return Packer.toBuffer(new Document({ sections: [section] }));
}

/** A file as a form sends it. */
export function formFile(name: string, bytes: Buffer): File {
  return new File([new Uint8Array(bytes)], name);
}
