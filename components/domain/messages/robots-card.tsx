import {
  addRobotAction,
  removeRobotAction,
  switchRobotAction,
  tryRobotAction,
} from "@/lib/domain/notifications/robots/actions";
import { ROBOT_LABELS } from "@/lib/domain/notifications/robots/labels";
import type { Robot } from "@/lib/domain/notifications/robots/types";
import { ActionForm, FormRadio, FormText } from "../../forms/action-form";
import { Card } from "../../ui/card";
import { Tag } from "../../ui/mark";

const KINDS = Object.entries(ROBOT_LABELS).map(([value, label]) => ({ value, label }));

/** 群机器人 of the own organisation. */
export function RobotsCard({ robots }: { robots: readonly Robot[] }) {
  return (
    <Card title="本单位的群机器人" id="robots" className="mt-5">
      <p className="mb-4 text-ink-soft">
        每个工作日往群里发一条，只有本单位各类事项的件数，没有人名和填报内容。
      </p>
      <ul className="messages">
        {robots.map((robot) => (
          <li key={robot.id}>
            <RobotLine robot={robot} />
          </li>
        ))}
      </ul>
      <h3 className="mt-5 mb-3 font-semibold">添加机器人</h3>
      <ActionForm
        action={addRobotAction}
        submit="添加"
        pendingText="正在添加…"
        variant="secondary"
        className="max-w-measure"
      >
        <FormRadio name="kind" label="在哪个软件的群里" choices={KINDS} defaultValue="wecom" />
        <FormText name="robotName" label="名称" hint="例如 清廉建设工作群" maxLength={30} />
        <FormText
          name="address"
          label="机器人地址"
          hint="群机器人设置里的 Webhook 地址，整条复制。保存后不再显示"
          autoComplete="off"
        />
        <FormText
          name="secret"
          label="加签密钥"
          hint="钉钉安全设置选了“加签”的填写，以 SEC 开头"
          autoComplete="off"
          optional
        />
      </ActionForm>
    </Card>
  );
}

function stateWord(robot: Robot): string {
  if (robot.lastState === null) return "还没有发过消息";
  if (robot.lastState === "sent") return "最近一条已发出";
  const why = robot.lastError ? `：${robot.lastError}` : "";
  return robot.lastState === "waiting" ? `最近一条等待发送${why}` : `最近一条没有发出${why}`;
}

function RobotLine({ robot }: { robot: Robot }) {
  const hidden = { robotId: robot.id, version: String(robot.version) };
  const small = { variant: "quiet", size: "small", pendingText: "请稍候…" } as const;
  const ofRobot = <span className="sr-only">{robot.name}</span>;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="font-semibold">{robot.name}</span>
      <Tag>{ROBOT_LABELS[robot.kind]}</Tag>
      {robot.hasSecret && <Tag>加签</Tag>}
      {!robot.isOn && <Tag tone="amber">已停用</Tag>}
      <span className="grow text-sm text-ink-hint">{stateWord(robot)}</span>
      {robot.isOn && (
        <ActionForm
          action={tryRobotAction}
          hidden={hidden}
          {...small}
          submit={<>试发{ofRobot}</>}
        />
      )}
      <ActionForm
        action={switchRobotAction}
        hidden={{ ...hidden, isOn: robot.isOn ? "0" : "1" }}
        {...small}
        submit={
          <>
            {robot.isOn ? "停用" : "启用"}
            {ofRobot}
          </>
        }
      />
      <ActionForm
        action={removeRobotAction}
        hidden={hidden}
        {...small}
        submit={<>移除{ofRobot}</>}
      />
    </div>
  );
}
