import Link from "next/link";
import { LIST_STATUS_LABELS } from "@/lib/domain/lists/labels";
import type { ListStatus } from "@/lib/domain/lists/types";
import type { YearDetail } from "@/lib/domain/years/types";
import { withBase } from "@/lib/shared/base-path";
import { PageHeader } from "../../layout/page-header";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Select } from "../../ui/input";
import { Table } from "../../ui/table";
import { YearActs } from "./year-acts";
import { YearCarriers } from "./year-carriers";
import { YearSteps } from "./year-steps";

/** A region's year: where it stands, what comes next, what was done, and the regions beneath. */
export function YearPage({ year }: { year: YearDetail }) {
  return (
    <>
      <PageHeader
        title={`${year.year} 年度`}
        subtitle={`${year.regionName}${year.setName ? ` · ${year.setName}` : ""}`}
        back={year.mayManage ? undefined : { href: `/desk/years?year=${year.year}`, label: "年度" }}
      />
      <div className="flex flex-col gap-5">
        <ChooseYear year={year} />
        <YearSteps year={year} />
        <div className="grid gap-5 lg:grid-cols-2">
          <YearCarriers year={year} />
          <YearActs year={year} />
        </div>
        <YearLists year={year} />
        {year.children.length > 0 && <Children year={year} />}
      </div>
    </>
  );
}

function ChooseYear({ year }: { year: YearDetail }) {
  return (
    <form
      action={withBase("/desk/years")}
      method="get"
      className="flex flex-wrap items-center gap-3"
    >
      <input type="hidden" name="region" value={year.regionCode} />
      <label htmlFor="year">看哪一年</label>
      <Select id="year" name="year" className="w-auto" defaultValue={year.year}>
        {year.years.map((one) => (
          <option key={one} value={one}>
            {one} 年
          </option>
        ))}
      </Select>
      <Button type="submit">查看</Button>
    </form>
  );
}

function YearLists({ year }: { year: YearDetail }) {
  return (
    <Card title="本地区的清单" flush={year.lists.length > 0}>
      {year.lists.length === 0 ? (
        <p>这个年度还没有清单。</p>
      ) : (
        <Table caption="本地区的清单" cards>
          <thead>
            <tr>
              <th scope="col">清单</th>
              <th scope="col">载体</th>
              <th scope="col">状态</th>
            </tr>
          </thead>
          <tbody>
            {year.lists.map((list) => (
              <tr key={list.id}>
                <th scope="row" data-label="清单">
                  <Link className="link" href={`/desk/lists/${list.id}`}>
                    {list.title}
                  </Link>
                </th>
                <td data-label="载体">{list.carrierName}</td>
                <td data-label="状态">{LIST_STATUS_LABELS[list.status as ListStatus]}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

function Children({ year }: { year: YearDetail }) {
  return (
    <Card title="下级地区" flush>
      <Table caption="下级地区的年度" cards>
        <thead>
          <tr>
            <th scope="col">地区</th>
            <th scope="col">年度</th>
            <th scope="col" className="num">
              已下发清单
            </th>
            <th scope="col" className="num">
              已归档清单
            </th>
          </tr>
        </thead>
        <tbody>
          {year.children.map((child) => (
            <tr key={child.regionCode}>
              <th scope="row" data-label="地区">
                <Link
                  className="link"
                  href={`/desk/years?region=${child.regionCode}&year=${year.year}`}
                >
                  {child.regionName}
                </Link>
              </th>
              <td data-label="年度">
                {child.closedBy
                  ? `已由${child.closedBy.unitName}关闭`
                  : child.isOpened
                    ? "已开启"
                    : "没有办理过"}
              </td>
              <td data-label="已下发清单" className="num">
                {child.issuedLists}
              </td>
              <td data-label="已归档清单" className="num">
                {child.archivedLists}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
