"use client";

import { useState } from "react";
import { setChainAction } from "@/lib/domain/reviews/chains/actions";
import type { ChainsPage } from "@/lib/domain/reviews/chains/types";
import { ActionForm, FormRadio, FormSelect } from "../../../forms/action-form";
import { Card } from "../../../ui/card";

const STEPS = [
  { value: "1", label: "一级审核：通过即办结" },
  { value: "2", label: "两级审核：通过后由上一级认可" },
];

/** Which reports, how many steps. What stands for the choice is sent along, so that nobody is overwritten. */
export function ChainForm({ chains }: { chains: ChainsPage }) {
  const { region, year, own, carriers } = chains;
  const [carrier, setCarrier] = useState("");
  const standing = own.find((rule) => (rule.carrierCode ?? "") === carrier);
  return (
    <Card title="设定步骤">
      <ActionForm
        action={setChainAction}
        submit="保存设置"
        pendingText="正在保存…"
        wide
        hidden={{
          ...{ regionCode: region.code, year: String(year) },
          version: String(standing?.version ?? 0),
        }}
      >
        <FormSelect
          name="carrierCode"
          label="领域"
          optional
          blank="所有领域"
          choices={carriers.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(event) => setCarrier(event.currentTarget.value)}
        />
        <FormRadio
          name="steps"
          label="步骤"
          choices={STEPS}
          defaultValue={String(standing?.steps ?? 2)}
        />
        <p className="text-sm text-ink-hint">
          对本地区和以下各级生效；某个领域单独设定的，从其设定。只影响以后的审核，已经通过的不变。
        </p>
      </ActionForm>
    </Card>
  );
}
