import { withBase } from "@/lib/shared/base-path";
/** The public search: an ordinary form, so it works without a script. */
export function PublicSearch({ value }: { value?: string }) {
  return (
    <search>
      <form action={withBase("/search")} method="get" className="big-search">
        <input
          type="search"
          name="q"
          aria-label="搜索示范点、任务和政策"
          placeholder="例如“小微权力”"
          defaultValue={value}
          maxLength={100}
          autoComplete="off"
        />
        <button type="submit" className="btn btn-primary">
          搜索
        </button>
      </form>
    </search>
  );
}
