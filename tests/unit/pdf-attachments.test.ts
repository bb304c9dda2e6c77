import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { judgePdf } from "@/lib/platform/uploads/pdf-guard";
import { pdfFile } from "@/prisma/seed/demo/documents";
import { type Invoice, invoice } from "../support/invoices";
import { zip } from "../support/zip";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "invoices-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function judge(bytes: Buffer) {
  const file = path.join(folder, "a.pdf");
  await writeFile(file, bytes);
  return judgePdf(file);
}

const page = { name: "Doc_0/Document.xml", data: "<a/>" };
const ofd = (...more: { name: string; data: string }[]) =>
  zip([{ name: "OFD.xml", data: "<ofd/>" }, page, ...more]);
const hex = (text: string) =>
  `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase()}>`;

describe("electronic invoices with their figures inside are taken", () => {
  it.each<[string, Invoice]>([
    ["XML, packed", {}],
    ["XML as it is", { isPacked: false }],
    ["XBRL", { name: "(a.xbrl)" }],
    ["a Chinese name", { name: hex("数电票数据.xml") }],
    ["a name with escapes", { name: "(a\\050\\061\\051.XML)" }],
    ["JSON", { name: "(a.json)", content: '{"发票号码":"1","价税合计":-12.5}' }],
    ["a table", { name: "(a.csv)", content: "项目,金额\n办公用品,-12.50\n" }],
    [
      "text as older systems write it",
      { name: "(a.txt)", content: Buffer.from("b7a2c6b1", "hex") },
    ],
    [
      "an OFD",
      { name: "(a.ofd)", content: ofd({ name: "Doc_0/Signs/SignedValue.dat", data: "x" }) },
    ],
  ])("%s", async (_what, how) => {
    expect(await judge(invoice(how))).toBe("fine");
  });

  it("as is a PDF without any", async () => {
    expect(await judge(pdfFile({ title: "发票", lines: ["无附件"] }))).toBe("fine");
  });
});

describe("anything else inside is refused", () => {
  const spec = (ef: string, name = "(a.xml)") => `<</Type/Filespec/F${name}/EF${ef}>>`;
  const other = "<</Type/EmbeddedFile/Length 2>>stream\nMZ\nendstream";
  it.each<[string, Invoice]>([
    ["a program by its name", { name: "(a.exe)" }],
    ["a program with a name of data", { content: "MZ\u0090\u0000\u0003" }],
    ["a name that hides its ending", { name: hex("a\u202elmx.exe.xml") }],
    ["a name with a folder", { name: "(../a.xml)" }],
    ["another PDF", { name: "(a.pdf)", content: "%PDF-1.4" }],
    ["a web page called XML", { content: "<html><body/></html>" }],
    ["XML with a script", { content: "<a><script>1</script></a>" }],
    ["XML that reads other files", { content: '<!DOCTYPE a [<!ENTITY b SYSTEM "c">]><a/>' }],
    ["XML with a style sheet", { content: '<?xml-stylesheet href="a.xsl"?><a/>' }],
    ["a drawing", { content: '<svg xmlns="x"/>' }],
    ["a table with a call", { name: "(a.csv)", content: "a\n=cmd|' /C calc'!A0\n" }],
    ["a shell script", { name: "(a.txt)", content: "#!/bin/sh\n" }],
    ["a plain archive", { name: "(a.ofd)", content: zip([page]) }],
    ["an OFD with a program", { name: "(a.ofd)", content: ofd({ name: "a.exe", data: "MZ" }) }],
    ["a bomb", { content: " ".repeat(17 * 1024 * 1024) }],
    ["a second file that is not described", { more: [other] }],
    ["the same number twice", { more: [`<<>>\nendobj\n4 0 obj\n${other}`] }],
    ["a description by reference", { description: spec("5 0 R"), more: ["<</F 4 0 R>>"] }],
    ["a description that leads nowhere", { description: spec("<</F 9 0 R>>") }],
    ["two names", { description: "<</F(a.xml)/UF(a.exe)/EF<</F 4 0 R>>>>" }],
    ["a name of another system", { description: "<</F(a.xml)/DOS(a.exe)/EF<</F 4 0 R>>>>" }],
    ["a file on a page", { more: ["<</Subtype/FileAttachment/FS 3 0 R>>"] }],
  ])("%s", async (_what, how) => {
    expect(await judge(invoice(how))).toBe("attached");
  });

  it.each(["<</S/Launch/F(a.xml)>>", "<</S/JavaScript/JS(1)>>", "<</S/GoToE>>"])(
    "with an action: %s",
    async (action) => {
      expect(await judge(invoice({ more: [action] }))).toBe("active");
    },
  );
});
