import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { readPdf } from "@/lib/platform/documents/read-pdf";
import { findChromium, printToPdf } from "@/lib/platform/pdf";
import { isPrintDocument, Markup, markup, printDocument } from "@/lib/platform/print-html";

// A place of its own: what others print at the same time is none of what is looked for.
const place = mkdtempSync(path.join(os.tmpdir(), "printing-"));
vi.stubEnv("TMPDIR", place);
afterAll(() => rmSync(place, { recursive: true, force: true }));

function folders(): string[] {
  return readdirSync(place).filter((name) => name.startsWith("qinglian-print-"));
}

function documentOf(body: Markup): string {
  return printDocument({ title: "推进会材料", foot: "示例省办公室 · 11 月 22 日", body });
}

async function textOf(pdf: Buffer): Promise<string> {
  const reading = await readPdf(pdf);
  if (!("lines" in reading)) throw new Error(reading.failure);
  return reading.lines.map((line) => line.text).join("\n");
}

describe("documents for printing", () => {
  it("escapes what is put into them and forbids themselves everything else", () => {
    const html = documentOf(markup`<p>${'<img src=x onerror="1">'}${[1, null, "&"]}</p>`);
    expect(html).toContain("&lt;img src=x onerror=&quot;1&quot;&gt;1&amp;</p>");
    expect(isPrintDocument(html)).toBe(true);
    expect(isPrintDocument("<!doctype html><html><head></head></html>")).toBe(false);
  });

  it("keep the foot inside its CSS string", () => {
    const html = printDocument({
      title: "x",
      foot: '";} </style><script>1</script>\n',
      body: markup``,
    });
    expect(html).not.toContain("<script");
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });
});

describe("finding a Chromium", () => {
  it("takes the one that is named, and none where it is switched off or missing", () => {
    expect(findChromium(process.execPath)).toBe(process.execPath);
    expect(findChromium("/no/such/chromium")).toBeNull();
    expect(findChromium("off")).toBeNull();
  });
});

describe.skipIf(!findChromium(""))("printing with a Chromium", () => {
  it("prints what is written, on numbered pages, without script, network or leftovers", async () => {
    const asked: string[] = [];
    const server = http.createServer((request, response) => {
      asked.push(request.url ?? "");
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const hostile = new Markup(
      `<img src="http://127.0.0.1:${port}/a.png"><script>document.write("脚本运行了")</script>`,
    );
    const pdf = await printToPdf(
      documentOf(markup`<h1>清廉建设协调推进会</h1>${hostile}<p class="break">第二页</p>`),
    );
    server.close();
    const text = await textOf(pdf);
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(text).toContain("清廉建设协调推进会");
    expect(text.replaceAll(" ", "")).toMatch(/第2\/2[页⻚]/u);
    expect(text).not.toContain("脚本运行了");
    expect(asked).toEqual([]);
    expect(folders()).toEqual([]);
  });

  it("ends a printing that takes too long or too much, and says so", async () => {
    const slow = printToPdf(documentOf(markup`<p>一</p>`), { milliseconds: 50 });
    await expect(slow).rejects.toMatchObject({ code: "unavailable" });
    const hungry = printToPdf(documentOf(markup`<p>一</p>`), { megabytes: 1 });
    await expect(hungry).rejects.toMatchObject({ code: "unavailable" });
    expect(folders()).toEqual([]);
  });

  it("refuses what is no such document, and more than may wait", async () => {
    await expect(printToPdf("<p>外来网页</p>")).rejects.toThrow("printDocument");
    const full = printToPdf(documentOf(markup`<p>一</p>`), { waiting: 0 });
    await expect(full).rejects.toMatchObject({ code: "unavailable", message: /一分钟后再试/ });
  });
});
