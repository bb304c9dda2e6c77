import { PublicForm } from "./public-link";

/** The public search: an ordinary form, so it works without a script. */
export function PublicSearch({ value }: { value?: string }) {
  return (
    <search>
      <PublicForm action="/search" className="big-search">
        <input
          type="search"
          name="q"
          aria-label="搜索示范点、案例、政策和答复"
          placeholder="例如“小微权力”"
          defaultValue={value}
          maxLength={100}
          autoComplete="off"
        />
        <button type="submit" className="btn btn-primary">
          搜索
        </button>
      </PublicForm>
    </search>
  );
}
