import type { EditableList } from "@/lib/domain/lists/editing/types";
import { withBase } from "@/lib/shared/base-path";
import { PageHeader } from "../../../layout/page-header";
import { ButtonLink } from "../../../ui/button";
import { Notice } from "../../../ui/feedback";
import { Tag } from "../../../ui/mark";
import { ListEditor } from "./list-editor";
import type { Guard } from "./use-guard";

interface EditorPageProps {
  list: EditableList;
  guard: Guard | null;
  accountId: string;
}

/** A draft open for editing. Without script it can be read, and edited by way of Excel. */
export function EditorPage({ list, guard, accountId }: EditorPageProps) {
  const href = `/desk/lists/${list.id}`;
  return (
    <>
      <PageHeader
        title={list.title}
        breadcrumb={[
          { href: `/desk/lists?kind=${list.kind}&year=${list.year}`, label: "清单" },
          { href, label: list.title },
          { label: "编辑" },
        ]}
        back={{ href, label: "返回清单" }}
        subtitle={
          <span className="flex flex-wrap items-center gap-2">
            <span>
              草稿 · {list.carrierName} · {list.regionName} · {list.year} 年 · 第 {list.listVersion}{" "}
              版
            </span>
            {list.isExample && <Tag>示例</Tag>}
          </span>
        }
        actions={<ButtonLink href={href}>完成，去提交</ButtonLink>}
      />
      <noscript>
        <div className="mb-5">
          <Notice tone="soon" title="这个浏览器没有启用脚本，只能查看">
            在线编辑需要启用脚本的浏览器。也可以<a href={withBase(href)}>打开清单</a>导出
            Excel，改好后在
            <a href={withBase("/desk/lists/import")}>导入清单</a>中重新上传。
          </Notice>
        </div>
      </noscript>
      <ListEditor list={list} guard={guard} accountId={accountId} />
    </>
  );
}
