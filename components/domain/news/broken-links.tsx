import type { LinkState } from "@/lib/domain/news/links/types";
import { momentLabel } from "@/lib/shared/dates";
import { Card } from "../../ui/card";
import { Table } from "../../ui/table";

/** Outer links of what is published that do not answer; says so where nobody asks them. */
export function BrokenLinks({ links }: { links: LinkState }) {
  const { isOn, known, checkedAt, broken } = links;
  if (!isOn) {
    return (
      <Card title="站外链接">
        <p className="text-ink-soft">
          没有开启外链检查。服务器能访问互联网时，由管理员设置 LINK_CHECK=true，每天检查一次。
        </p>
      </Card>
    );
  }
  const when = checkedAt ? `最近检查：${momentLabel(checkedAt)}` : "还没有检查过";
  if (broken.length === 0) {
    return (
      <Card title="站外链接" aside={when}>
        <p className="text-ink-soft">{known} 个站外链接，没有发现打不开的。</p>
      </Card>
    );
  }
  return (
    <Card title="打不开的站外链接" aside={when} flush>
      <Table caption="打不开的站外链接" cards>
        <thead>
          <tr>
            <th scope="col">地址</th>
            <th scope="col">情况</th>
            <th scope="col">自何时</th>
          </tr>
        </thead>
        <tbody>
          {broken.map(({ address, failure, failingSince }) => (
            <tr key={address}>
              <th scope="row" data-label="地址" className="break-all">
                {address}
              </th>
              <td data-label="情况">{failure}</td>
              <td data-label="自何时">{momentLabel(failingSince)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
