import type { SheetPreview, TextBlock } from "@/lib/domain/evidence/previews/types";

function Rows({ rows }: { rows: readonly (readonly string[])[] }) {
  return (
    <tbody>
      {rows.map((cells, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place alone
        <tr key={row}>
          {cells.map((text, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: cells are told apart by their place alone
            <td key={column}>{text}</td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function Block({ block }: { block: TextBlock }) {
  if (block.kind === "table") {
    return (
      <table>
        <Rows rows={block.rows} />
      </table>
    );
  }
  return <p>{block.kind === "heading" ? <b>{block.text}</b> : block.text}</p>;
}

/** The words and tables of a document, as plain text. */
export function TextBlocks({ blocks, isCut }: { blocks: readonly TextBlock[]; isCut: boolean }) {
  if (blocks.length === 0) {
    return <p className="viewer-note">文档里没有文字，可能只有图片，请下载查看</p>;
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls through a long text */}
      <section className="viewer-text" aria-label="文档文字" tabIndex={0}>
        {blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks never change their place
          <Block key={index} block={block} />
        ))}
      </section>
      <p className="viewer-note">
        这里只有文字和表格，图片和版式请下载查看{isCut && "；文档较长，后面的没有显示"}
      </p>
    </>
  );
}

/** The sheets of a workbook as plain tables. */
export function SheetTables({
  sheets,
  isCut,
}: {
  sheets: readonly SheetPreview[];
  isCut: boolean;
}) {
  if (sheets.length === 0) {
    return <p className="viewer-note">工作簿里没有内容，请下载查看</p>;
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls through a large table */}
      <section className="viewer-text" aria-label="工作簿表格" tabIndex={0}>
        {sheets.map((sheet) => (
          <table key={sheet.name}>
            <caption>
              {sheet.name}
              {sheet.isCut && "（较大，只显示前面的行和列）"}
            </caption>
            <Rows rows={sheet.rows} />
          </table>
        ))}
      </section>
      {isCut && <p className="viewer-note">工作表较多，后面的没有显示，请下载查看</p>}
    </>
  );
}
