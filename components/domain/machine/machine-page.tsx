import type { TaskCoverage } from "@/lib/domain/machine/coverage/types";
import type { Feed } from "@/lib/domain/machine/feeds/types";
import type { MachineKey } from "@/lib/domain/machine/keys/types";
import type { FeedRun, KeyBatch } from "@/lib/domain/machine/runs/types";
import type { Day } from "@/lib/shared/dates";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { BatchTable } from "./batch-table";
import { Coverage } from "./coverage-table";
import { FeedTable } from "./feed-table";
import { KeyTable } from "./key-table";
import { RunTable } from "./run-table";

interface MachinePageProps {
  coverage: readonly TaskCoverage[];
  keys: readonly MachineKey[];
  feeds: readonly Feed[];
  runs: readonly FeedRun[];
  batches: readonly KeyBatch[];
  today: Day;
}

/** Everything about values that come from other systems. */
export function MachinePage({ coverage, keys, feeds, runs, batches, today }: MachinePageProps) {
  return (
    <>
      <PageHeader
        title="系统取数"
        subtitle="由其他业务系统供数的任务，不向任何人要数；数的旁边写明来源和时间"
        actions={
          <>
            <ButtonLink href="/desk/machine/api">接口文档</ButtonLink>
            <ButtonLink href="/desk/machine/keys/hotline">热线密钥</ButtonLink>
            <ButtonLink href="/desk/machine/feeds/new?kind=pull">定时拉取</ButtonLink>
            <ButtonLink href="/desk/machine/feeds/new?kind=drop">投递目录</ButtonLink>
            <ButtonLink variant="primary" href="/desk/machine/keys/new">
              新建密钥
            </ButtonLink>
          </>
        }
      />
      <div className="flex flex-col gap-5">
        <Card title="取到多少" aside="今年；缺数最久的在前" flush>
          <Coverage rows={coverage} today={today} />
        </Card>
        <Card title="推送密钥" flush>
          <KeyTable keys={keys} />
        </Card>
        <Card title="取数安排" flush>
          <FeedTable feeds={feeds} />
        </Card>
        <Card title="推送记录" aside="最近 30 批" flush>
          <BatchTable batches={batches} />
        </Card>
        <Card title="取数记录" aside="最近 30 次" flush>
          <RunTable runs={runs} />
        </Card>
      </div>
    </>
  );
}
