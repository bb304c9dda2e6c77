import { PageHeader } from "../../../layout/page-header";
import { Card } from "../../../ui/card";
import { UploadWorkbook } from "../../lists/upload-workbook";

/** The first step of importing a progress table. */
export function UploadProgressPage() {
  return (
    <>
      <PageHeader
        title="导入进展汇总表"
        subtitle="把下面单位报来的汇总表存成它们的草稿，由填报单位核对后提交"
        back={{ href: "/desk/assignments/grid", label: "代录" }}
      />
      <div className="grid gap-5 lg:grid-cols-[1fr_22rem]">
        <Card title="选择文件">
          <UploadWorkbook sendTo="/api/imports/progress" previewAt="/desk/progress" />
        </Card>
        <Card title="怎样读" className="h-fit">
          <ul className="flex list-disc flex-col gap-2 pl-5 text-ink-soft">
            <li>每行一个单位（或县、乡镇、村）的一项任务，写明任务编号或名称</li>
            <li>“全部完成”“已完成 39 项”“97.5%”、全角数字都能读，合计行不读</li>
            <li>应完成数、已完成数和完成率对不上的，会请您确认</li>
            <li>只存草稿，不会自动提交；填报单位已经在写的草稿不改动</li>
            <li>同一张表再次上传不会重复</li>
          </ul>
        </Card>
      </div>
    </>
  );
}
