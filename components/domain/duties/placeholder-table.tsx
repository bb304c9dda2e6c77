import { DRAFT_FIELDS, DRAFT_LISTS } from "@/lib/domain/duties/drafts/labels";
import { Table } from "../../ui/table";

/** Everything that a template may name, and what stands there afterwards. */
export function PlaceholderTable() {
  return (
    <>
      <p className="px-5 py-4">
        在 Word
        里直接键入花括号和名称。列表要有开头和结尾，可以写在表格的一行里，有几条就重复几行，例如：
        <code className="block pt-2">
          {"{#任务}"}
          {"{编号}　{名称}　{完成值}"}
          {"{/任务}"}
        </code>
      </p>
      <Table caption="模板里可以写的内容" cards>
        <thead>
          <tr>
            <th scope="col">写法</th>
            <th scope="col">含义</th>
          </tr>
        </thead>
        <tbody>
          {DRAFT_FIELDS.map(({ name, meaning }) => (
            <tr key={name}>
              <th scope="row" data-label="写法">
                <code>{`{${name}}`}</code>
              </th>
              <td data-label="含义">{meaning}</td>
            </tr>
          ))}
        </tbody>
        {DRAFT_LISTS.map(({ name, meaning, fields }) => (
          <tbody key={name}>
            <tr>
              <th scope="rowgroup" data-label="写法">
                <code>{`{#${name}}…{/${name}}`}</code>
              </th>
              <td data-label="含义">
                <b>{meaning}</b>
              </td>
            </tr>
            {fields.map((field) => (
              <tr key={field.name}>
                <th scope="row" data-label="写法" className="pl-8">
                  <code>{`{${field.name}}`}</code>
                </th>
                <td data-label="含义">{field.meaning}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </Table>
    </>
  );
}
