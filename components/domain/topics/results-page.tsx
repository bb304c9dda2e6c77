import { topicStateWords } from "@/lib/domain/topics/labels";
import type { Outcome } from "@/lib/domain/topics/shown/types";
import { withBase } from "@/lib/shared/base-path";
import { dayLabel } from "@/lib/shared/dates";
import { Tag } from "../../ui/mark";
import { Table } from "../../ui/table";
import { PublicLink } from "../public/public-link";
import { PublicBreadcrumb } from "../public/public-navigation";
import { PublicHead, Section } from "../public/section";

/** 成果清单 and 制度清单 over all topics, each line with where its topic stands today. */
export function ResultsPage({ outcomes }: { outcomes: readonly Outcome[] }) {
  return (
    <>
      <PublicHead
        title="成果和制度清单"
        above={
          <div className="mb-3">
            <PublicBreadcrumb
              items={[{ href: "/topics", label: "建言评议" }, { label: "成果和制度清单" }]}
            />
          </div>
        }
      >
        <p>
          责任单位在办结说明里写的成果和改定的制度。是不是真的做到，看右边一列三方说法是否一致。
        </p>
      </PublicHead>
      <OutcomeTable title="成果清单" outcomes={outcomes.filter(({ kind }) => kind === "result")} />
      <OutcomeTable title="制度清单" outcomes={outcomes.filter(({ kind }) => kind === "rule")} />
      <p className="wide mt-6">
        <a href={withBase("/api/topics/results")} download>
          下载表格（CSV）
        </a>
      </p>
    </>
  );
}

function OutcomeTable({ title, outcomes }: { title: string; outcomes: readonly Outcome[] }) {
  return (
    <Section title={title} note={`${outcomes.length} 条`}>
      {outcomes.length === 0 ? (
        <p>还没有公开的办结说明。</p>
      ) : (
        <Table caption={`${title}，逐条列出`} cards>
          <thead>
            <tr>
              <th scope="col">内容</th>
              <th scope="col">点题</th>
              <th scope="col">责任单位</th>
              <th scope="col">地区</th>
              <th scope="col">日期</th>
              <th scope="col">现在</th>
            </tr>
          </thead>
          <tbody>
            {outcomes.map((outcome) => (
              <OutcomeRow key={`${outcome.topicId} ${outcome.text}`} outcome={outcome} />
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

function OutcomeRow({ outcome }: { outcome: Outcome }) {
  const { topicId, title, text, unitName, regionName, on, state, isDisputed, isExample } = outcome;
  const isDisagreed = isDisputed || state === "disputed";
  return (
    <tr>
      <th scope="row">
        {text} {isExample && <Tag tone="amber">示例</Tag>}
      </th>
      <td data-label="点题">
        <PublicLink href={`/topics/${topicId}`}>{title}</PublicLink>
      </td>
      <td data-label="责任单位">{unitName}</td>
      <td data-label="地区">{regionName}</td>
      <td data-label="日期">{dayLabel(on)}</td>
      <td data-label="现在">{isDisagreed ? "有分歧" : topicStateWords[state]}</td>
    </tr>
  );
}
