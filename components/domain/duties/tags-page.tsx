import { chooseTagsAction } from "@/lib/domain/lists/tags/actions";
import type { TagWords } from "@/lib/domain/lists/tags/types";
import { ActionForm, FormTextArea } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { Tag } from "../../ui/mark";

interface TagsPageProps {
  words: readonly TagWords[];
  formKeys: readonly string[];
}

/** The words that responsibility clauses are tagged with in a region: 四纳入 and the like. */
export function TagsPage({ words, formKeys }: TagsPageProps) {
  return (
    <>
      <PageHeader
        title="责任条款标签"
        back={{ href: "/desk/lists?kind=responsibility", label: "责任清单" }}
        subtitle="起草责任清单时从这些标签中选择；单位的责任要点可以按标签查看和打印。已下发清单上的标签不受影响。"
      />
      <div className="flex flex-col gap-5">
        {words.map((one, at) => (
          <Card
            key={one.regionCode}
            title={one.regionName}
            aside={one.chosenBy ? `由${one.chosenBy}办公室设定` : "平台自带"}
          >
            <p className="mb-4 flex flex-wrap gap-2">
              {one.tags.map((tag) => (
                <Tag key={tag}>{tag}</Tag>
              ))}
            </p>
            <ActionForm
              action={chooseTagsAction}
              submit="保存标签"
              pendingText="正在保存…"
              hidden={{
                regionCode: one.regionCode,
                version: String(one.version),
                key: formKeys[at] ?? "",
              }}
            >
              <FormTextArea
                name="tags"
                label="标签"
                hint="一行一个，最多 12 个，每个不超过 16 个字"
                max={400}
                rows={6}
                defaultValue={one.tags.join("\n")}
              />
            </ActionForm>
          </Card>
        ))}
      </div>
    </>
  );
}
