import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { requireReaches } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { post } from "@/lib/domain/notifications/deliveries/commands";
import type { Letter } from "@/lib/domain/notifications/letters/types";
import { robotAddressFault } from "@/lib/platform/channels/robot-post";
import { encrypt } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { robotsWithin } from "./policy";
import { robotOwner } from "./rules";
import type { AddRobotInput, RobotInput, SwitchRobotInput } from "./schema";
import type { RobotKind } from "./types";

/** More would be a flood into the same people's groups. */
const MOST = 10;

/** Adds a robot to the actor's organisation, its address and secret sealed. */
export async function addRobot(actor: Actor, input: AddRobotInput): Promise<{ robotId: string }> {
  const reaches = await requireReaches(actor, "robot.manage");
  if (actor.kind !== "staff") throw forbidden();
  const home = reaches.find(({ organisationId }) => organisationId === actor.organisation.id);
  if (!home) throw forbidden();
  const fault = robotAddressFault(input.address);
  if (fault) throw invalid({ address: fault });
  const id = newId();
  const { kind, robotName: name } = input;
  return write(actor, { action: "robot.add" }, async (tx) => {
    const made = await tx.count(sql`
      insert into robot (id, organisation_id, kind, name, address, secret, created_by_id)
      select ${id}::uuid, ${actor.organisation.id}::uuid, ${kind}, ${name},
        ${encrypt(input.address, robotOwner(id))},
        ${input.secret && encrypt(input.secret, robotOwner(id))}, ${actor.accountId}::uuid
      where (select count(*) from robot where organisation_id = ${actor.organisation.id}::uuid) < ${MOST}`);
    if (made === 0) throw conflict(`一个单位最多 ${MOST} 个群机器人，请先移除不用的`);
    await note(tx, actor, "robot.add", id, { kind, name });
    return { robotId: id };
  });
}

async function note(tx: Tx, actor: Actor, action: string, robotId: string, after?: unknown) {
  await recordAudit(tx, actor, { action, subjectType: "robot", subjectId: robotId, after });
}

interface Held {
  kind: RobotKind;
  name: string;
  isOn: boolean;
  version: number;
  organisationId: string;
  organisationName: string;
}

/** The robot, locked, as the page showed it; `not_found` for others' and `conflict` when it has changed. */
async function held(tx: Tx, actor: Actor, input: RobotInput): Promise<Held> {
  const reaches = await requireReaches(actor, "robot.manage");
  const found = await tx.row<Held>(sql`
    select r.kind, r.name, r.is_on as "isOn", r.version, r.organisation_id as "organisationId",
      o.name as "organisationName"
    from robot r join organisation o on o.id = r.organisation_id
    where r.id = ${input.robotId}::uuid and ${robotsWithin(reaches)} for update of r`);
  if (!found) throw notFound("机器人");
  if (found.version !== input.version) throw conflict("这个机器人刚被他人修改，请刷新页面查看");
  return found;
}

/** Switches a robot on or off. */
export async function switchRobot(actor: Actor, input: SwitchRobotInput): Promise<void> {
  await write(actor, { action: "robot.switch" }, async (tx) => {
    const { isOn } = await held(tx, actor, input);
    await tx.count(sql`
      update robot set is_on = ${input.isOn}, version = version + 1 where id = ${input.robotId}::uuid`);
    await recordAudit(tx, actor, {
      action: "robot.switch",
      subjectType: "robot",
      subjectId: input.robotId,
      before: { isOn },
      after: { isOn: input.isOn },
    });
  });
}

/** Removes a robot; what still waits for it is given up. */
export async function removeRobot(actor: Actor, input: RobotInput): Promise<void> {
  await write(actor, { action: "robot.remove" }, async (tx) => {
    const { kind, name } = await held(tx, actor, input);
    await tx.count(sql`
      update delivery d set state = 'dead', last_error = '机器人已移除', version = d.version + 1
      where d.robot_id = ${input.robotId}::uuid and d.state = 'waiting'`);
    await tx.count(sql`delete from robot where id = ${input.robotId}::uuid`);
    await note(tx, actor, "robot.remove", input.robotId, { kind, name });
  });
}

/** Sends a test message into the group. */
export async function tryRobot(actor: Actor, input: RobotInput): Promise<void> {
  await write(actor, { action: "robot.try" }, async (tx) => {
    const robot = await held(tx, actor, input);
    if (!robot.isOn) throw conflict("机器人已停用，请先启用");
    const { organisationId, organisationName: unit } = robot;
    const letter: Letter = { kind: "trial", name: robot.name, unit };
    await post(tx, {
      ...{ channel: robot.kind, kind: "trial", subject: "测试消息", organisationId, address: "" },
      robotId: input.robotId,
      body: JSON.stringify(letter),
    });
    await note(tx, actor, "robot.try", input.robotId);
  });
}
