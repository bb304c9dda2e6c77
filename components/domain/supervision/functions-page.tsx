import Link from "next/link";
import type { FunctionCounts } from "@/lib/domain/supervision/queries";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";

interface Entry {
  href: string;
  title: string;
  what: string;
  now: string;
}

const count = (value: number) => value.toLocaleString("zh-CN");

function entries({ orders, ...counts }: FunctionCounts): Entry[] {
  return [
    {
      href: "/desk/supervision/analysis",
      title: "综合分析",
      what: "工作到了哪一步，超期集中在哪里、为什么退回",
      now: `截至今日超期 ${count(counts.overdue)} 项`,
    },
    {
      href: "/desk/supervision/orders",
      title: "跟踪督促",
      what: "系统按步骤提议，由人决定发不发，答复后了结",
      now: `待发出 ${count(orders.proposed)} 份，待答复 ${count(orders.released)} 份，已答复 ${count(orders.answered)} 份`,
    },
    {
      href: "/desk/supervision/feedback",
      title: "信息反馈",
      what: "基层交回来、等着办的事，等了多久、在哪里等",
      now: `等待办理 ${count(counts.feedback)} 件`,
    },
    {
      href: "/desk/circulars",
      title: "情况通报",
      what: "从冻结的数据期起草，换人审发，收到的单位回执",
      now: `今年已发 ${count(counts.circulars)} 期`,
    },
    {
      href: "/desk/supervision/guidance",
      title: "分类指导",
      what: "哪些地方走在前面，有什么不同，给一类地方发意见",
      now: `走在前面 ${count(counts.ahead)} 个，落在后面 ${count(counts.behind)} 个`,
    },
  ];
}

/** The five functions of the supervision platform, each with what stands behind it now. */
export function FunctionsPage({ counts }: { counts: FunctionCounts }) {
  return (
    <>
      <PageHeader title="监督平台" subtitle="五项功能，数字随时打开" />
      <div className="grid gap-5 md:grid-cols-2">
        {entries(counts).map((entry) => (
          <Card
            key={entry.href}
            title={
              <Link className="link" href={entry.href}>
                {entry.title}
              </Link>
            }
          >
            <p>{entry.what}</p>
            <p className="mt-2 font-semibold text-ink">{entry.now}</p>
          </Card>
        ))}
      </div>
    </>
  );
}
