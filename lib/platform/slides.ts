import "server-only";
import PptxGenJS from "pptxgenjs";
import { cellWords, type PaperTable } from "@/lib/platform/documents/paper";
import { columnWidths, figureSize, WIDTH } from "@/lib/platform/slides-layout";

/*
 * Slides that can be read on a wall and changed by whoever speaks: native texts, tables and charts, never
 * pictures. Wide format (13.33 × 7.5 inches); nothing below 14 points but the foot.
 */

/** A large figure at the head of a slide. */
export interface SlideFigure {
  label: string;
  value: string;
  isBad?: boolean;
}

/** Bars beside each other, by name. */
export interface SlideChart {
  title: string;
  labels: string[];
  series: { name: string; values: number[] }[];
}

/** One slide. */
export interface Slide {
  title: string;
  /** At the right of the title: a short code. */
  code?: string;
  figures?: SlideFigure[];
  chart?: SlideChart;
  table?: PaperTable;
  /** Lines of text, where there is nothing else or beneath it. */
  lines?: string[];
}

/** A talk: its cover and its slides. */
export interface Deck {
  title: string[];
  subtitle: string;
  unit: string;
  day: string;
  /** Small at the foot of every slide: where the figures come from. */
  foot: string;
  slides: readonly Slide[];
}

const INK = "16201D";
const SOFT = "3D4A45";
const QING = "14615A";
const WASH = "EEF6F3";
const LINE = "C5CECA";
const RED = "C8321F";
const SERIF = "宋体";
const SANS = "微软雅黑";
const LEFT = 0.6;
const ROW = 0.42;

type Page = ReturnType<PptxGenJS["addSlide"]>;

function drawHead(page: Page, { title, code }: Slide): void {
  const size = title.length > 26 ? 24 : 30;
  page.addText(title, {
    ...{ x: LEFT, y: 0.35, w: WIDTH - 2.2, h: 0.75, margin: 0, fontFace: SERIF, bold: true },
    ...{ fontSize: size, color: QING, valign: "middle", fit: "shrink" },
  });
  if (code) {
    page.addText(`数字编码 ${code}`, {
      ...{ x: LEFT + WIDTH - 2.6, y: 0.35, w: 2.6, h: 0.75, margin: 0, align: "right" },
      ...{ fontFace: SANS, fontSize: 14, color: SOFT, valign: "middle" },
    });
  }
  page.addShape("line", { x: LEFT, y: 1.15, w: WIDTH, h: 0, line: { color: QING, width: 1.5 } });
}

function drawFigures(page: Page, figures: readonly SlideFigure[]): void {
  const width = WIDTH / figures.length;
  const fontSize = figureSize(figures);
  figures.forEach(({ label, value, isBad }, at) => {
    const x = LEFT + at * width;
    page.addText(value, {
      ...{ x, y: 1.35, w: width, h: 0.85, margin: 0, fontFace: SERIF, bold: true, fontSize },
      ...{ color: isBad ? RED : INK, valign: "bottom" },
    });
    page.addText(label, {
      ...{ x, y: 2.2, w: width, h: 0.4, margin: 0, fontFace: SANS, fontSize: 16, color: SOFT },
    });
  });
}

function drawTable(page: Page, table: PaperTable, y: number, width = WIDTH): void {
  const { columns, rows } = table;
  const align = (kind: string) => (kind === "text" ? "left" : "center") as "left" | "center";
  const head = columns.map((column) => ({
    text: column.head,
    options: { bold: true, color: "FFFFFF", fill: { color: QING }, align: "center" as const },
  }));
  const body = rows.map((cells, row) =>
    columns.map(({ kind }, at) => ({
      text: cellWords(kind, cells[at] ?? null),
      options: { align: align(kind), fill: { color: row % 2 === 0 ? "FFFFFF" : WASH } },
    })),
  );
  page.addTable([head, ...body], {
    ...{ x: LEFT, y, w: width, fontFace: SANS, fontSize: 14, color: INK, valign: "middle" },
    colW: columnWidths(columns, width),
    ...{ rowH: ROW, margin: 0.05, border: { type: "solid", pt: 0.75, color: LINE } },
  });
}

function drawChart(
  page: Page,
  chart: SlideChart,
  { x, y, w, h }: Record<"x" | "y" | "w" | "h", number>,
) {
  const data = chart.series.map(({ name, values }) => ({ name, labels: chart.labels, values }));
  page.addChart("bar", data, {
    ...{ x, y, w, h, barDir: "col", barGapWidthPct: 40, chartColors: [QING, "C76B8F", "8A5A2B"] },
    ...{
      showTitle: true,
      title: chart.title,
      titleFontFace: SANS,
      titleFontSize: 16,
      titleColor: SOFT,
    },
    ...{ showValue: true, dataLabelFontSize: 14, dataLabelColor: INK, dataLabelFormatCode: "0" },
    ...{ catAxisLabelFontSize: 14, catAxisLabelFontFace: SANS, catAxisOrientation: "minMax" },
    ...{ valAxisHidden: true, valAxisMinVal: 0, valGridLine: { style: "none" } },
    ...{
      showLegend: chart.series.length > 1,
      legendPos: "b",
      legendFontSize: 14,
      legendFontFace: SANS,
    },
  });
}

function drawLines(page: Page, lines: readonly string[], y: number): void {
  page.addText(
    lines.map((text) => ({ text, options: { breakLine: true } })),
    {
      ...{ x: LEFT, y, w: WIDTH, h: Math.max(0.5, 6.9 - y), margin: 0, valign: "top" },
      ...{ fontFace: SANS, fontSize: 18, color: INK, paraSpaceAfter: 8, fit: "shrink" },
    },
  );
}

function draw(pptx: PptxGenJS, slide: Slide, foot: string): void {
  const page = pptx.addSlide();
  drawHead(page, slide);
  let y = 1.4;
  if (slide.figures) {
    drawFigures(page, slide.figures);
    y = 2.85;
  }
  const { chart } = slide;
  const table = slide.table && slide.table.rows.length > 0 ? slide.table : undefined;
  const lines = [...(slide.lines ?? []), ...(slide.table && !table ? [slide.table.empty] : [])];
  const isSplit = chart !== undefined && table !== undefined;
  if (chart) {
    const w = isSplit ? 4.9 : WIDTH;
    const h = (lines.length > 0 && !isSplit ? 6.1 : 6.85) - y;
    drawChart(page, chart, { x: LEFT + (isSplit ? WIDTH - w : 0), y, w, h });
  }
  if (table) drawTable(page, table, y, isSplit ? WIDTH - 5.1 : WIDTH);
  if (lines.length > 0) drawLines(page, lines, table || chart ? 6.25 : y);
  drawFoot(page, foot);
}

function drawFoot(page: Page, foot: string): void {
  page.addText(foot, {
    ...{
      x: LEFT,
      y: 7.0,
      w: WIDTH - 1,
      h: 0.35,
      margin: 0,
      fontFace: SANS,
      fontSize: 11,
      color: SOFT,
    },
  });
  page.slideNumber = {
    x: 12.2,
    y: 7.0,
    w: 0.6,
    h: 0.35,
    fontFace: SANS,
    fontSize: 11,
    color: SOFT,
  };
}

function drawCover(pptx: PptxGenJS, deck: Deck): void {
  const page = pptx.addSlide();
  page.addShape("rect", { x: 0, y: 0, w: 0.28, h: 7.5, fill: { color: QING } });
  page.addText(
    deck.title.map((text) => ({ text, options: { breakLine: true } })),
    {
      ...{ x: 1.1, y: 1.7, w: 11.2, h: 2.2, margin: 0, fontFace: SERIF, bold: true, fontSize: 40 },
      ...{ color: QING, valign: "bottom", fit: "shrink" },
    },
  );
  page.addText(
    [deck.subtitle, deck.unit, deck.day].map((text) => ({ text, options: { breakLine: true } })),
    {
      ...{ x: 1.1, y: 4.2, w: 11.2, h: 1.8, margin: 0, fontFace: SANS, fontSize: 20, color: SOFT },
      ...{ valign: "top", paraSpaceAfter: 6 },
    },
  );
  drawFoot(page, deck.foot);
}

/** Writes a talk as .pptx. */
export async function writeSlides(deck: Deck): Promise<Buffer> {
  const pptx = new PptxGenJS();
  pptx.layout = "LAYOUT_WIDE";
  pptx.title = deck.title.join("");
  pptx.company = deck.unit;
  pptx.author = deck.unit;
  drawCover(pptx, deck);
  for (const slide of deck.slides) draw(pptx, slide, deck.foot);
  return (await pptx.stream({ compression: true })) as Buffer;
}
