import type { NegativeList } from "@/lib/domain/policies/negative/types";
import type { PolicyFilter } from "@/lib/domain/policies/schema";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { PrintButton } from "../reports/print-button";
import { FilePolicyLink, LibraryTabs } from "./library-tabs";
import { NegativeSheet } from "./negative-sheet";
import { PolicyFilterBar } from "./policy-filter";

interface NegativePageProps {
  lists: readonly NegativeList[];
  filter: PolicyFilter;
  carriers: readonly { code: string; name: string }[];
  mayFile: boolean;
}

const BASE = "/desk/policies/negative";

/** Negative lists by region and carrier, to be read and printed. */
export function NegativePage({ lists, filter, carriers, mayFile }: NegativePageProps) {
  return (
    <>
      <PageHeader
        title="负面清单"
        subtitle="办学行为负面清单一类：一条一项不得有的行为，按载体和地区分别成册"
        actions={
          <>
            <PrintButton />
            <FilePolicyLink mayFile={mayFile} href="/desk/policies/new?kind=negative_list" />
          </>
        }
      />
      <LibraryTabs current="negative" />
      <div className="card mb-5 no-print">
        <PolicyFilterBar action={BASE} filter={filter} carriers={carriers} />
      </div>
      {lists.length > 0 ? (
        <div className="flex flex-col gap-5">
          {lists.map((list) => (
            <NegativeSheet key={list.code} list={list} base="/desk/policies" />
          ))}
        </div>
      ) : (
        <Card>
          <EmptyState
            kind="first-use"
            title="还没有录入负面清单"
            actions={
              filter.q || filter.carrier ? <ButtonLink href={BASE}>清除条件</ButtonLink> : undefined
            }
          >
            有正式清单的地区和载体录入后显示在这里；没有的不代拟
          </EmptyState>
        </Card>
      )}
    </>
  );
}
