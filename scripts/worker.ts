import { systemActor } from "@/lib/access/actor";
import { auditHead, sealAudit } from "@/lib/access/audit-chain";
import { sweepPasses } from "@/lib/access/public-guard";
import { announceList } from "@/lib/domain/assignments/announcing/commands";
import { runIssuing } from "@/lib/domain/assignments/issuing/commands";
import { carryOutDue } from "@/lib/domain/boundaries/carrying/commands";
import { sumProvinces } from "@/lib/domain/counters/national/commands";
import { checkByNight } from "@/lib/domain/counters/nightly/commands";
import { remindInspections } from "@/lib/domain/culture/inspections/commands";
import { checkEditions } from "@/lib/domain/editions/checking/commands";
import { removeUnusedFile } from "@/lib/domain/evidence/files/commands";
import { deriveEvidence } from "@/lib/domain/evidence/previews/commands";
import { sweepUploads } from "@/lib/domain/evidence/uploads/commands";
import { sweepAnswers } from "@/lib/domain/machine/batches/commands";
import { runDueFeeds } from "@/lib/domain/machine/runs/commands";
import { remindOfColumns } from "@/lib/domain/news/columns/commands";
import { checkLinks } from "@/lib/domain/news/links/commands";
import { purgeMessages } from "@/lib/domain/notifications/deliveries/commands";
import { sendDue } from "@/lib/domain/notifications/sending/commands";
import { sweepSignIns } from "@/lib/domain/people/attempts/commands";
import { sealOldPhones } from "@/lib/domain/people/contacts/commands";
import { testRatings } from "@/lib/domain/ratings/self-test/commands";
import { makeDigests } from "@/lib/domain/reminders/commands";
import { tellOfGoneStops } from "@/lib/domain/routes/commands";
import { followNames } from "@/lib/domain/search/entries/commands";
import { followReports } from "@/lib/domain/search/reports/commands";
import { forgetObjectors } from "@/lib/domain/sites/objections/commands";
import { purgeContacts, settleVisits } from "@/lib/domain/sites/visits/commands";
import { purgeSuggestions } from "@/lib/domain/suggestions/purging/commands";
import { sendNotices } from "@/lib/domain/suggestions/telling/commands";
import { endDoneOrders, proposeOrders } from "@/lib/domain/supervision/proposals/commands";
import { askFollowUps } from "@/lib/domain/topics/follow-ups/commands";
import { remindOfAnswers } from "@/lib/domain/topics/reminders/commands";
import { tellOfTopics } from "@/lib/domain/topics/telling/commands";
import { beginIssues, makeIssue, purgeIssues } from "@/lib/domain/views/issues/commands";
import { runYearAct } from "@/lib/domain/years/commands";
import { closeChannels } from "@/lib/platform/channels/registry";
import { disconnect, transaction } from "@/lib/platform/db";
import { type JobHandlers, startJobs } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { sweepStaged } from "@/lib/platform/storage";

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

const HANDLERS: JobHandlers = {
  "issue-list": ({ issuingId }) => runIssuing(systemActor("下发清单"), issuingId),
  "announce-list": async ({ listId }) => {
    await announceList(systemActor("下发清单"), listId);
  },
  "run-year-act": ({ runId }) => runYearAct(systemActor("年度办理"), runId),
  "derive-evidence": ({ evidenceId }) => deriveEvidence(systemActor("材料处理"), evidenceId),
  "make-issue": ({ issueId }) => makeIssue(systemActor("订阅"), issueId),
  "remove-file": ({ sha256 }) => removeUnusedFile(systemActor("材料处理"), sha256),
};

interface Routine {
  stop: () => Promise<void>;
}

/** Repeats `work`, never twice at once; a failure is logged and the next time tries again. */
function repeat(name: string, milliseconds: number, work: () => Promise<unknown>): Routine {
  let running: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    running ??= work()
      .catch((error: unknown) => log.error({ routine: name, error: String(error) }, "failed"))
      .finally(() => {
        running = undefined;
      });
  }, milliseconds);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

// Outside the database, so that a chain rewritten from end to end is found by comparing with it:
// npm run verify:audit -- position:hash.
async function exportAuditHead(): Promise<void> {
  log.info({ auditHead: await auditHead() }, "audit head");
}

/** Half of each second at most: what is behind catches up while others have their turn. */
async function keepSearch(): Promise<void> {
  const actor = systemActor("搜索");
  const until = performance.now() + SECOND / 2;
  await followNames(actor);
  while ((await followReports(actor)) && performance.now() < until);
}

async function main(): Promise<void> {
  const jobs = await startJobs(HANDLERS);
  const routines = [
    repeat("seal the audit trail", SECOND, sealAudit),
    repeat("keep the search", SECOND, keepSearch),
    repeat("sum the provinces", 5 * SECOND, () => sumProvinces(systemActor("全国汇总"))),
    repeat("remove abandoned uploads", HOUR, async () => {
      await sweepUploads(systemActor("材料处理"));
      await sweepStaged();
    }),
    repeat("remove old sign-ins", HOUR, () => transaction(sweepSignIns)),
    repeat("make the day's digests", 20 * SECOND, () => makeDigests(systemActor("每日提醒"))),
    repeat("propose orders", 20 * SECOND, () => proposeOrders(systemActor("跟踪督促"))),
    repeat("end orders whose work is done", 600 * SECOND, () =>
      endDoneOrders(systemActor("跟踪督促")),
    ),
    repeat("begin subscribed files", 20 * SECOND, () => beginIssues(systemActor("订阅"))),
    repeat("remove old subscribed files", HOUR, () => purgeIssues(systemActor("订阅"))),
    repeat("remind of topics' answers", 300 * SECOND, () =>
      remindOfAnswers(systemActor("群众点题")),
    ),
    repeat("tell of topics", 20 * SECOND, () => tellOfTopics(systemActor("群众点题"))),
    repeat("ask about topics after four weeks", 300 * SECOND, () =>
      askFollowUps(systemActor("群众点题")),
    ),
    repeat("carry out changes of boundaries", 30 * SECOND, () =>
      carryOutDue(systemActor("区划调整")),
    ),
    repeat("send messages", SECOND, () => sendDue(systemActor("消息投递"))),
    repeat("remove old messages", HOUR, () => transaction(purgeMessages)),
    repeat("remove old answers to other systems", HOUR, () => transaction(sweepAnswers)),
    repeat("seal old telephone numbers", 60 * SECOND, () => transaction(sealOldPhones)),
    repeat("fetch values from elsewhere", 15 * SECOND, () => runDueFeeds(systemActor("系统取数"))),
    repeat("compare the counters", 60 * SECOND, () => checkByNight(systemActor("夜间核对"))),
    repeat("compare the editions", 60 * SECOND, () => checkEditions(systemActor("期"))),
    repeat("test the ratings", 60 * SECOND, () => testRatings(systemActor("评价自检"))),
    repeat("remind of quiet columns", HOUR, () => remindOfColumns(systemActor("栏目更新"))),
    repeat("check outer links", HOUR, () => checkLinks(systemActor("外链检查"))),
    repeat("end visits and forget who came", HOUR, async () => {
      await settleVisits(systemActor("参观预约"));
      await purgeContacts(systemActor("参观预约"));
    }),
    repeat("remind of inspections", HOUR, () => remindInspections(systemActor("阵地巡查"))),
    repeat("tell of stops that are gone", 600 * SECOND, () =>
      tellOfGoneStops(systemActor("研学路线")),
    ),
    repeat("forget passes", HOUR, () => transaction(sweepPasses)),
    repeat("forget who objected", HOUR, () => transaction(forgetObjectors)),
    repeat("purge suggestions", HOUR, () => purgeSuggestions(systemActor("保留期限"))),
    repeat("tell suggesters", 20 * SECOND, () => sendNotices(systemActor("建议进展"))),
    repeat("export the audit head", HOUR, exportAuditHead),
  ];
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await Promise.allSettled([jobs.stop(), ...routines.map((routine) => routine.stop())]);
    closeChannels();
    await disconnect();
    process.exit(0);
  };
  for (const name of ["SIGTERM", "SIGINT"] as const) process.on(name, stop);
  // The process that started the worker is gone.
  process.on("disconnect", stop);
  log.info("worker started");
}

main().catch((error: unknown) => {
  log.fatal({ error: error instanceof Error ? error.stack : String(error) }, "worker failed");
  process.exit(1);
});
