import { KeyFigure, KeyFigures } from "@/components/ui/facts";
import { Notice } from "@/components/ui/feedback";
import type { ChainState } from "@/lib/domain/people/trail/types";
import { momentLabel } from "@/lib/shared/dates";

const LATE_SECONDS = 60;

/** How far the trail is sealed, and a warning when the sealer stands still. */
export function ChainStateView({ state }: { state: ChainState }) {
  const isLate = state.unsealed > 0 && state.unsealedSeconds > LATE_SECONDS;
  return (
    <section className="card mb-5" aria-label="封存情况">
      <KeyFigures>
        <KeyFigure
          label="已封存"
          value={state.sealed.toLocaleString("zh-CN")}
          unit="条"
          note={state.sealedAt ? `最近一次 ${momentLabel(state.sealedAt)}` : "还没有封存"}
        />
        <KeyFigure
          label="待封存"
          value={state.unsealed}
          unit="条"
          tone={isLate ? "red" : "plain"}
          note={state.unsealed > 0 ? `最早的写于 ${state.unsealedSeconds} 秒前` : "没有等待的记录"}
        />
      </KeyFigures>
      <div className="border-t border-line-soft px-5 py-3 text-sm text-ink-hint">
        链头{" "}
        <span className="font-mono break-all" translate="no">
          {state.headHash ?? "—"}
        </span>
        。在服务器上执行 npm run verify:audit 可逐条核验，能查出被改、被删、插入和调换的记录。
      </div>
      {isLate && (
        <div className="px-5 pb-4">
          <Notice tone="error" title="封存已经停下来">
            <p>后台进程可能没有运行，请系统管理员检查。记录本身已经写入，没有丢失。</p>
          </Notice>
        </div>
      )}
    </section>
  );
}
