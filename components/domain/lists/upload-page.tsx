import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { UploadWorkbook } from "./upload-workbook";

/** The first step of an import. */
export function UploadPage() {
  return (
    <>
      <PageHeader
        title="导入清单"
        subtitle="上传正在使用的 Excel 清单，先看系统怎样读懂，再存为草稿"
        breadcrumb={[{ href: "/desk/lists", label: "清单" }, { label: "导入" }]}
        back={{ href: "/desk/lists", label: "清单" }}
      />
      <div className="grid gap-5 lg:grid-cols-[1fr_22rem]">
        <Card title="选择文件">
          <UploadWorkbook sendTo="/api/imports" previewAt="/desk/lists/import" />
        </Card>
        <Card title="能读懂的表" className="h-fit">
          <ul className="flex list-disc flex-col gap-2 pl-5 text-ink-soft">
            <li>任务清单：表头有编号、工作任务、具体举措、指标、目标值、完成时限</li>
            <li>责任清单：表头有责任类型、责任内容、责任主体</li>
            <li>合并的表头和单元格、“≥95%”、多张工作表、表尾备注都可以保留</li>
            <li>封面、两级表头、隐藏行、全角数字、百分比格式、写在标题里的序号也能读</li>
            <li>没有认出的列会问一次，同样的表头下次不再问</li>
            <li>从本平台导出、改过再传回来的，只更新改动的地方；同一张表再次上传不会产生重复</li>
          </ul>
        </Card>
      </div>
    </>
  );
}
