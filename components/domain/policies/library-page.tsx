import type { PolicyTree } from "@/lib/domain/policies/tree/types";
import type { PolicyPlace } from "@/lib/domain/policies/types";
import { PageHeader } from "../../layout/page-header";
import { FilePolicyLink, LibraryTabs } from "./library-tabs";
import { PolicyTreeView } from "./policy-tree";

/** The library as a region sees it: what the regions above it say, then its own. */
export function LibraryPage({ tree, places }: { tree: PolicyTree; places: PolicyPlace[] }) {
  return (
    <>
      <PageHeader
        title="政策库"
        subtitle="一个地区一份总意见、每个载体一份实施意见；没有录入的留空，不代拟"
        actions={<FilePolicyLink mayFile={places.length > 0} />}
      />
      <LibraryTabs current="tree" />
      <PolicyTreeView tree={tree} base="/desk/policies" places={places} />
    </>
  );
}
