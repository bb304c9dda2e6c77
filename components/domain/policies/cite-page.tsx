import Link from "next/link";
import { citeClausesAction } from "@/lib/domain/lists/citations/actions";
import type { CitingTask } from "@/lib/domain/lists/citations/types";
import type { FoundClause } from "@/lib/domain/policies/search/types";
import { withBase } from "@/lib/shared/base-path";
import { ActionForm, FormTick } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { Button, ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { Notice } from "../../ui/feedback";
import { SearchInput } from "../../ui/search-input";

interface CitePageProps {
  task: CitingTask;
  found: readonly FoundClause[];
  words: string;
}

/** Choosing the clauses that a task carries out; works without the editor and without script. */
export function CitePage({ task, found, words }: CitePageProps) {
  const list = `/desk/lists/${task.listId}`;
  return (
    <>
      <PageHeader
        title="引用条款"
        subtitle={`${task.code} ${task.title}`}
        breadcrumb={[
          { href: "/desk/lists", label: "清单" },
          { href: list, label: task.listTitle },
          { label: "引用条款" },
        ]}
        back={{ href: list, label: task.listTitle }}
      />
      {!task.mayCite && (
        <div className="mb-5">
          <Notice title="这份清单已不在草稿状态，引用的条款不能再改">
            <p>需要调整时，由牵头单位修订出下一版清单后再改。</p>
          </Notice>
        </div>
      )}
      <div className="with-aside">
        <div className="min-w-0">
          <form
            className="query-bar card mb-4"
            method="get"
            action={withBase("/desk/policies/cite")}
          >
            <input type="hidden" name="task" value={task.taskId} />
            <SearchInput label="检索条款" defaultValue={words} placeholder="输入条款里的字" />
            <Button type="submit">检索</Button>
          </form>
          {task.mayCite ? (
            <Choices task={task} found={found} words={words} />
          ) : (
            <Cited clauses={task.clauses} />
          )}
        </div>
        <aside aria-label="任务">
          <Card title="这项任务">
            <p>{task.measure}</p>
          </Card>
        </aside>
      </div>
    </>
  );
}

function Choices({ task, found, words }: CitePageProps) {
  const chosen = new Set(task.clauses.map(({ policyClauseId }) => policyClauseId));
  const others = found.filter(({ policyClauseId }) => !chosen.has(policyClauseId));
  return (
    <Card title="任务落实的条款" aside="勾选后保存，可以多选">
      <ActionForm
        action={citeClausesAction}
        submit="保存引用"
        hidden={{ taskId: task.taskId }}
        beside={<ButtonLink href={`/desk/lists/${task.listId}`}>返回清单</ButtonLink>}
      >
        {task.clauses.length + others.length === 0 && (
          <EmptyState
            kind={words ? "no-result" : "first-use"}
            title={words ? "没有提到这些字的条款" : "还没有引用条款"}
          >
            {words ? "换个词再检索；只检索已发布的文件" : "先检索，再勾选这项任务落实的条款"}
          </EmptyState>
        )}
        <div className="flex flex-col gap-3">
          {[...task.clauses, ...others].map((clause) => (
            <FormTick
              key={clause.policyClauseId}
              name="clauseIds[]"
              value={clause.policyClauseId}
              defaultChecked={chosen.has(clause.policyClauseId)}
              label={`${clause.documentTitle} ${clause.number} ${clause.heading ?? ""}`}
              note={clause.text}
            />
          ))}
        </div>
      </ActionForm>
    </Card>
  );
}

function Cited({ clauses }: { clauses: readonly FoundClause[] }) {
  return (
    <Card title={`引用的条款 ${clauses.length} 条`}>
      <ul className="flex flex-col gap-2">
        {clauses.map((clause) => (
          <li key={clause.policyClauseId}>
            <Link
              className="link"
              href={`/desk/policies/${clause.documentCode}#${clause.policyClauseId}`}
            >
              {clause.documentTitle} {clause.number}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
