import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderHeatMatrix } from "@/components/charts/heat-matrix-html";
import { escapeHref, escapeHtml } from "@/components/charts/safe-html";
import { largestGrid, renderTileMap, renderTileTable } from "@/components/charts/tile-map-html";

const hostile = `"><script>alert('x')</script>&amp;`;

/** Only these tags may come out, whatever goes in. */
const ownTags =
  /<\/?(?:table|caption|thead|tbody|tr|th|td|a|span|i|svg|path|ol|li|b|small)(?: [a-zA-Z-]+="[^"<>]*")*\/?>/g;

function foreignMarkup(html: string): string | undefined {
  return html.replace(ownTags, "").match(/[<>]/)?.[0];
}

function matrixWith(text: string, href: string) {
  return renderHeatMatrix({
    caption: text,
    corner: text,
    columns: [{ label: text, href }],
    rows: [
      { label: text, href, cells: [{ value: 0.5, light: "overdue", href }] },
      { label: text, cells: [{ value: 0.5, light: "soon" }] },
      { label: text, cells: [] },
    ],
  });
}

function tilesWith(name: string, href: string) {
  const tiles = [
    { code: "1", name, col: 0, row: 0, value: 0.5, light: "soon" as const, href },
    { code: "2", name, col: 1, row: 0, value: null },
  ];
  return renderTileMap({ caption: name, tiles }) + renderTileTable({ caption: name, tiles });
}

describe("the string renderers", () => {
  it("escape every text and every address", () => {
    for (const html of [
      matrixWith(hostile, `/x?q=${hostile}`),
      tilesWith(hostile, `/x?q=${hostile}`),
    ]) {
      expect(html).not.toContain("<script");
      expect(foreignMarkup(html)).toBeUndefined();
      expect(html).toContain("&lt;script&gt;");
    }
  });

  it("let no text whatever add markup", () => {
    const nasty = fc.string({
      unit: fc.constantFrom("<", ">", '"', "'", "&", "/", "=", " ", "x", "清"),
    });
    fc.assert(
      fc.property(nasty, nasty, (text, address) => {
        expect(foreignMarkup(matrixWith(text, `/${address}`))).toBeUndefined();
        expect(foreignMarkup(tilesWith(text, `?${address}`))).toBeUndefined();
      }),
    );
  });

  it.each([
    "javascript:alert(1)",
    " javascript:alert(1)",
    "//evil.example",
    "/\\evil.example",
    "data:text/html,x",
    "http://plain.example",
  ])("lead nowhere for the address %s", (href) => {
    expect(escapeHref(href)).toBe("#");
    expect(matrixWith("市", href)).not.toContain("evil");
  });

  it("keep addresses of this site and https ones", () => {
    expect(escapeHref("/desk/dashboard?region=420000&carrier=x")).toBe(
      "/desk/dashboard?region=420000&amp;carrier=x",
    );
    expect(escapeHref("https://www.12388.gov.cn/")).toBe("https://www.12388.gov.cn/");
    expect(escapeHref("?page=2")).toBe("?page=2");
  });

  it("escape once, so that reading gives the text back", () => {
    expect(escapeHtml(`a & b < c > d " e ' f`)).toBe("a &amp; b &lt; c &gt; d &quot; e &#39; f");
  });
});

describe("the heat matrix", () => {
  const matrix = renderHeatMatrix({
    caption: "各市七个载体的完成率",
    corner: "地区",
    columns: [{ label: "清廉学校" }, { label: "清廉医院" }],
    rows: [
      {
        label: "武汉市",
        cells: [
          { value: 0.714, light: "overdue", href: "/a" },
          { value: 0.998, light: "normal", href: "/b" },
        ],
      },
      { label: "荆州市", cells: [{ value: null }] },
    ],
  });

  it("says the light in words beside the value", () => {
    expect(matrix).toContain('<a class="flag-overdue" href="/a">71<i>超期</i></a>');
  });

  it("flags only what asks for attention", () => {
    expect(matrix.match(/flag-/g)).toHaveLength(1);
  });

  it("never rounds an unfinished cell up to 100", () => {
    expect(matrix).toContain('href="/b">99</a>');
  });

  it("shows missing cells as no data, also where a row is short", () => {
    expect(matrix.match(/无数据/g)).toHaveLength(2);
    expect(matrix.match(/<td/g)).toHaveLength(4);
  });

  it("marks heads for readers", () => {
    expect(matrix).toContain('<th scope="row">武汉市</th>');
    expect(matrix).toContain('<th scope="col">清廉学校</th>');
  });
});

describe("the tile grid", () => {
  it("stands in reading order whatever order it came in", () => {
    const html = renderTileMap({
      caption: "湖北",
      tiles: [
        { code: "b", name: "荆州", col: 2, row: 3, value: 0.4 },
        { code: "a", name: "十堰", col: 1, row: 0, value: 0.9 },
      ],
    });
    expect(html.indexOf("十堰")).toBeLessThan(html.indexOf("荆州"));
    expect(html).toContain('class="tiles tiles-3"');
    expect(html).toContain('class="tile h5 gc1 gr0"');
  });

  it.each([largestGrid, -1, 0.5])("refuses the place %s", (col) => {
    const tiles = [{ code: "x", name: "某县", col, row: 0, value: 1 }];
    expect(() => renderTileMap({ caption: "x", tiles })).toThrow(RangeError);
  });
});
