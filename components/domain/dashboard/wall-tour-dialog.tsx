"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Input, Select } from "../../ui/input";
import type { WallControlsProps } from "./wall-controls";
import {
  MOST_STEPS,
  SECONDS,
  stepHref,
  type TourStep,
  VIEW_WORDS,
  WALL_VIEWS,
  type WallView,
  wallHref,
} from "./wall-tour";

type Option = { value: string; label: string };

/** Which screens follow one another, each for how long. Saved in the address, so it can be bookmarked. */
export function TourDialog(props: WallControlsProps & { onClose: () => void }) {
  const { place, carrier, view, filter, tour, places, carriers, onClose } = props;
  const router = useRouter();
  const here: TourStep = { place, carrier, view, seconds: SECONDS.usual };
  const [steps, setSteps] = useState<TourStep[]>(tour.length > 0 ? tour : [here]);
  const change = (at: number, part: Partial<TourStep>) =>
    setSteps(steps.map((step, index) => (index === at ? { ...step, ...part } : step)));
  const start = () => {
    const tour = steps.map((step) => ({ ...step, seconds: within(step.seconds) }));
    router.replace(stepHref(tour, 0, filter) ?? wallHref(place, filter, { carrier, view }));
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="轮播设置"
      footer={
        <>
          <Button
            disabled={steps.length >= MOST_STEPS}
            onClick={() => setSteps([...steps, steps.at(-1) ?? here])}
          >
            加一屏
          </Button>
          <Button variant="primary" onClick={start}>
            {steps.length === 0 ? "不轮播" : "开始轮播"}
          </Button>
        </>
      }
    >
      <p className="mb-3">
        按顺序循环显示下面的画面。设置保存在网址里，收藏网址即可下次直接打开；空格暂停，← →
        换屏，Esc 退出。
      </p>
      <ol className="wall-steps">
        {steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name of its own
          <li key={at}>
            <fieldset>
              <legend>第 {at + 1} 屏</legend>
              <StepChoice
                label={`第 ${at + 1} 屏地区`}
                value={step.place}
                options={withOwn(places, step.place)}
                onChoose={(place) => change(at, { place })}
              />
              <StepChoice
                label={`第 ${at + 1} 屏载体`}
                value={step.carrier}
                options={[{ value: "all", label: "全部载体" }, ...withOwn(carriers, step.carrier)]}
                onChoose={(carrier) => change(at, { carrier })}
              />
              <StepChoice
                label={`第 ${at + 1} 屏画面`}
                value={step.view}
                options={WALL_VIEWS.map((value) => ({ value, label: VIEW_WORDS[value] }))}
                onChoose={(view) => change(at, { view: view as WallView })}
              />
              <Input
                type="number"
                aria-label={`第 ${at + 1} 屏秒数`}
                min={SECONDS.least}
                max={SECONDS.most}
                value={step.seconds || ""}
                onChange={(event) => change(at, { seconds: Number(event.target.value) })}
              />
              <span>秒</span>
              <Button
                size="small"
                aria-label={`删除第 ${at + 1} 屏`}
                onClick={() => setSteps(steps.filter((_, index) => index !== at))}
              >
                删除
              </Button>
            </fieldset>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

function within(seconds: number): number {
  const whole = Math.round(seconds) || SECONDS.usual;
  return Math.min(Math.max(whole, SECONDS.least), SECONDS.most);
}

/** What can be chosen, and what was chosen elsewhere and is not among it. */
function withOwn(known: readonly { code: string; name: string }[], chosen: string): Option[] {
  const options = known.map(({ code, name }) => ({ value: code, label: name }));
  const isKnown = chosen === "all" || options.some(({ value }) => value === chosen);
  return isKnown ? options : [...options, { value: chosen, label: chosen }];
}

interface StepChoiceProps {
  label: string;
  value: string;
  options: readonly Option[];
  onChoose: (value: string) => void;
}

function StepChoice({ label, value, options, onChoose }: StepChoiceProps) {
  return (
    <Select aria-label={label} value={value} onChange={(event) => onChoose(event.target.value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  );
}
