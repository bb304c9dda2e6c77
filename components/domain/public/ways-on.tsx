import "./public.css";
import { withBase } from "@/lib/shared/base-path";
import { inView, type ReaderView } from "@/lib/shared/reader-view";
import { WAYS_ON } from "./frame-links";

interface WaysOnProps {
  view: ReaderView;
  /** Not where somebody has just searched too often. */
  hasSearch?: boolean;
}

/** From a page that is not there: the search, and the lists that it may have stood in. Made without a request. */
export function WaysOn({ view, hasSearch = true }: WaysOnProps) {
  const at = (href: string) => withBase(inView(view, href));
  return (
    <div className="mt-6">
      {hasSearch && <SearchBox action={at("/search")} />}
      <p className="mt-4">也可以到这些栏目里找：</p>
      <ul className="flex flex-wrap gap-x-6">
        {WAYS_ON.map(({ href, label }) => (
          <li key={href}>
            <a className="link inline-flex min-h-11 items-center" href={at(href)}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function SearchBox({ action }: { action: string }) {
  return (
    <search>
      <form method="get" action={action} className="big-search">
        <input
          type="search"
          name="q"
          aria-label="搜索示范点、案例、政策和答复"
          placeholder="例如“小微权力”"
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
