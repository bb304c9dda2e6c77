import type { ReactNode } from "react";
import { PublicBreadcrumb } from "../public/public-navigation";
import { PublicHead } from "../public/section";

interface PublicArticleProps {
  title: string;
  /** The list that it stands in. */
  list: { href: string; label: string };
  children: ReactNode;
}

/** A public article's page: the way to it, its heading, and what its kind shows. */
export function PublicArticlePage({ title, list, children }: PublicArticleProps) {
  return (
    <>
      <PublicHead
        title={title}
        above={
          <div className="mb-3">
            <PublicBreadcrumb items={[list, { label: title }]} />
          </div>
        }
      />
      <div className="wide mt-4">{children}</div>
    </>
  );
}
