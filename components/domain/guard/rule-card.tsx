import { effectWord, LEVEL_WORDS, MATCHER_LABELS, numberWord } from "@/lib/domain/guard/labels";
import { LEVELS } from "@/lib/domain/guard/load/rules";
import { editRuleAction } from "@/lib/domain/guard/register/actions";
import { hasLimits, type WordList, wordListsOf } from "@/lib/domain/guard/register/rules";
import type { GuardRule } from "@/lib/domain/guard/types";
import {
  ActionForm,
  FormCheckbox,
  FormRadio,
  FormText,
  FormTextArea,
} from "../../forms/action-form";
import { Card } from "../../ui/card";
import { DialogTrigger } from "../../ui/dialog-trigger";
import { Tag } from "../../ui/mark";

const WORD_LABELS: Record<WordList, { label: string; hint: string }> = {
  words: {
    label: "查这些词",
    hint: "一行一个；词中“…”代表几个字，“#”代表数字；写着不得、取消、严禁的句子不算",
  },
  exceptions: { label: "不算的说法", hint: "含有上面的词，但是另一个意思，例如打卡点" },
  near: { label: "同一句中还要有", hint: "有其中一个才算；留空表示不要求" },
  far: { label: "同一句中不能有", hint: "有其中一个就不算；留空表示不要求" },
  plan: { label: "视为有计划", hint: "写有其中一个就算有计划依据" },
};

/** A rule as it is read; the office of the province may edit it. */
export function RuleCard({ rule, mayEdit }: { rule: GuardRule; mayEdit: boolean }) {
  return (
    <div id={`rule-${rule.code}`}>
      <Card
        title={rule.title}
        aside={
          <span className="flex flex-wrap gap-2">
            {!rule.isActive && <Tag>已停用</Tag>}
            <Tag tone={rule.effect === "block" ? "red" : "amber"}>{effectWord(rule)}</Tag>
          </span>
        }
      >
        <p>{rule.text}</p>
        <p className="mt-1 text-sm text-ink-hint">
          {rule.document}，{numberWord(rule.number)} · {MATCHER_LABELS[rule.matcher]}
        </p>
        <Checked rule={rule} />
        {mayEdit && (
          <div className="no-print mt-3">
            <DialogTrigger label="修改" title={`修改：${rule.title}`} size="small" drawer>
              <RuleForm rule={rule} />
            </DialogTrigger>
          </div>
        )}
      </Card>
    </div>
  );
}

function Checked({ rule }: { rule: GuardRule }) {
  const { words, limits, levels } = rule.parameters;
  return (
    <>
      {words && words.length > 0 && <p className="mt-2 text-sm">查：{words.join("、")}</p>}
      {limits && (
        <p className="mt-2 text-sm">
          上限：
          {LEVELS.flatMap((level) =>
            limits[level] === undefined ? [] : `${LEVEL_WORDS[level]} ${limits[level]}`,
          ).join("、")}
        </p>
      )}
      {levels && (
        <p className="mt-1 text-sm">
          只查向{levels.map((level) => LEVEL_WORDS[level]).join("、")}要数的任务
        </p>
      )}
    </>
  );
}

function RuleForm({ rule }: { rule: GuardRule }) {
  const { parameters } = rule;
  return (
    <ActionForm
      action={editRuleAction}
      submit="保存"
      variant="primary"
      hidden={{ code: rule.code, version: String(rule.version) }}
    >
      <FormText name="title" label="规定" defaultValue={rule.title} maxLength={60} />
      <FormText name="document" label="文件" defaultValue={rule.document} maxLength={140} />
      <FormText
        name="number"
        label="条号"
        hint="按文件原文录入，例如 第四条；不确定的留空"
        optional
        defaultValue={rule.number}
      />
      <FormTextArea
        name="text"
        label="条文或要点"
        hint="可以换成文件原文"
        max={1000}
        rows={4}
        defaultValue={rule.text}
      />
      <FormRadio
        name="effect"
        label="发现后"
        defaultValue={rule.effect}
        choices={[
          { value: "block", label: "拦截", note: "不修改（或不说明理由）不能提交" },
          { value: "warn", label: "提醒", note: "显示给起草人和办公室" },
        ]}
      />
      <FormCheckbox
        name="isAnswerable"
        label="可以说明理由"
        note="勾选后，起草人写明理由才能提交"
        defaultChecked={rule.isAnswerable}
      />
      <FormCheckbox name="isActive" label="启用" defaultChecked={rule.isActive} />
      {wordListsOf(rule.matcher).map((list) => (
        <FormTextArea
          key={list}
          name={list}
          {...WORD_LABELS[list]}
          optional={list !== "words"}
          max={5000}
          rows={4}
          defaultValue={(parameters[list] ?? []).join("\n")}
        />
      ))}
      {hasLimits(rule.matcher) &&
        LEVELS.map((level) => (
          <FormText
            key={level}
            name={`limit-${level}`}
            label={`${LEVEL_WORDS[level]}上限`}
            inputMode="numeric"
            optional
            defaultValue={String(parameters.limits?.[level] ?? "")}
          />
        ))}
    </ActionForm>
  );
}
