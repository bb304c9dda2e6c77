import Link from "next/link";
import { makePackAction } from "@/lib/domain/meetings/packs/actions";
import type { PackFormat } from "@/lib/domain/meetings/packs/schema";
import type { MeetingDetail } from "@/lib/domain/meetings/types";
import { withBase } from "@/lib/shared/base-path";
import { momentLabel } from "@/lib/shared/dates";
import { ActionForm } from "../../forms/action-form";
import { buttonClass } from "../../ui/button";
import { Card } from "../../ui/card";

interface PackCardProps {
  meeting: MeetingDetail;
  hasPdf: boolean;
  formKey: string;
}

const FORMATS: [PackFormat, string][] = [
  ["docx", "Word"],
  ["pptx", "幻灯片"],
  ["xlsx", "Excel"],
  ["html", "打印页"],
  ["pdf", "PDF"],
];

/** The meeting's pack: made by one press, saved in four formats of the same edition. */
export function PackCard({ meeting, hasPdf, formKey }: PackCardProps) {
  const { pack, may, status, id } = meeting;
  const mayMake = may.manage && (status === "planned" || (status === "held" && !pack));
  if (!pack && !mayMake) return null;
  return (
    <Card title="会议材料">
      {pack ? (
        <PackFiles meetingId={id} pack={pack} hasPdf={hasPdf} />
      ) : (
        <p className="mb-3 text-ink-hint">
          一键形成成绩单、下一阶段项目清单、变化、难题和此前议定事项的办理情况。数字定稿为一期，各种格式完全一致。
        </p>
      )}
      {mayMake && (
        <div className="mt-4">
          <ActionForm
            action={makePackAction}
            hidden={{ meetingId: id, key: formKey }}
            submit={pack ? "重新生成" : "生成材料"}
            pendingText="正在生成…"
            variant={pack ? "secondary" : "primary"}
          />
          {pack && (
            <p className="mt-2 text-sm text-ink-hint">
              重新生成会另成新的一期，原来的一期仍在“数据期”里。会议召开后材料不再更换。
            </p>
          )}
        </div>
      )}
    </Card>
  );
}

interface PackFilesProps {
  meetingId: string;
  pack: NonNullable<MeetingDetail["pack"]>;
  hasPdf: boolean;
}

function PackFiles({ meetingId, pack, hasPdf }: PackFilesProps) {
  const { number, frozenAt, fingerprint, editionId } = pack;
  return (
    <>
      <p className="mb-3">
        <Link className="link" href={`/desk/editions/${editionId}`}>
          会议材料第 {number} 期
        </Link>
        <span className="text-sm text-ink-hint">
          {" "}
          · {momentLabel(new Date(frozenAt))}定稿 · 指纹 {fingerprint.slice(0, 16)}
        </span>
      </p>
      <p className="flex flex-wrap gap-2">
        {FORMATS.filter(([format]) => format !== "pdf" || hasPdf).map(([format, label]) => (
          <a
            key={format}
            className={buttonClass({ variant: "secondary" })}
            href={withBase(`/api/meetings/${meetingId}/pack?format=${format}`)}
            {...(format === "html" ? { target: "_blank", rel: "noreferrer" } : { download: true })}
          >
            {label}
          </a>
        ))}
      </p>
      {!hasPdf && (
        <p className="mt-2 text-sm text-ink-hint">
          服务器没有安装 Chromium，不能直接生成 PDF；可打开打印页，在浏览器里另存为 PDF。
        </p>
      )}
    </>
  );
}
