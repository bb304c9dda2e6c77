import type ExcelJS from "exceljs";

// Text that begins like a formula is written as text, but whoever edits such a cell in Excel would make a
// formula of it. Excel's own mark against that is quotePrefix on the cell's format, which the library
// cannot write: it is added to the formats of cells that are marked here.

interface Styles {
  addStyleModel(model: object | undefined, type?: number): number;
  map: { style: { toXml(style: object): string } };
}

const MARK = "quotePrefix";
const LIKE_A_FORMULA = /^[=+\-@\t\r]/;

/** Lets the formats that `markText` marked be written; to be called once for a workbook. */
export function allowMarks(workbook: ExcelJS.stream.xlsx.WorkbookWriter): void {
  const { styles } = workbook as unknown as { styles: Styles };
  const { style } = styles.map;
  const add = styles.addStyleModel.bind(styles);
  const plain = style.toXml.bind(style);
  styles.addStyleModel = (model, type) => {
    if (!model || !(MARK in model)) return add(model, type);
    style.toXml = (one) => plain(one).replace("<xf ", `<xf ${MARK}="1" `);
    try {
      return add(model, type);
    } finally {
      style.toXml = plain;
    }
  };
}

/** Marks a cell whose text begins like a formula. */
export function markText(cell: ExcelJS.Cell): void {
  if (typeof cell.value !== "string" || !LIKE_A_FORMULA.test(cell.value)) return;
  cell.style = { ...cell.style, [MARK]: true } as Partial<ExcelJS.Style>;
}
