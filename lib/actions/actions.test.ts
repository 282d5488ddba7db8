import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeBot, makeNumber } from "@/db/testing/factory";
import { historyOf } from "@/db/testing/lines";
import { page } from "@/db/testing/page";
import { deleteBotAction, updateBotAction } from "./bot-actions";
import { adoptNumberAction, releaseStrayAction } from "./carrier-actions";
import { revokeKeyAction } from "./key-actions";
import {
  changeMemberRoleAction,
  createPasswordResetAction,
  disableUserAction,
  enableUserAction,
  removeMemberAction,
  renewInvitationAction,
  revokeInvitationAction,
} from "./member-actions";
import {
  attachNumberAction,
  detachNumberAction,
  migrateNumberAction,
  quarantineNumberAction,
  recoverNumberAction,
  releaseNumberAction,
  restoreNumberAction,
  switchBotAction,
  updateNumberAction,
} from "./number-actions";
import { finishOrderAction, releaseOrderAction, retryOrderAction } from "./order-actions";
import {
  archiveOrganizationAction,
  closeAccountAction,
  updateOrganizationAction,
} from "./organization-actions";
import { deleteTrunkAction, updateTrunkAction } from "./trunk-actions";
import { deleteVariableAction, updateVariableAction } from "./variable-actions";
import { deleteWorkflowAction, saveWorkflowAction } from "./workflow-actions";

useTestDatabase();
useTestEnvironment();

describe("an action with an intent", () => {
  it("happens once however often it is sent, and can be looked up by its person only", async () => {
    const { location, call, look } = await page();
    const [line, bot] = [await makeNumber(location), await makeBot(location)];
    const intent = randomUUID();
    const attach = () =>
      call("attach", () => attachNumberAction({ id: line.id, botId: bot.id, version: 1 }, intent));
    expect(await look(intent)).toEqual({ state: "none" });
    const first = await attach();
    expect(first).toMatchObject({ ok: true, data: { phoneNumber: { botId: bot.id, version: 2 } } });
    expect(await attach()).toEqual(first);
    expect(await look(intent)).toEqual({ state: "done", result: first });
    expect(await historyOf(line.id)).toEqual(["number.attach"]);
    expect(await (await page()).look(intent)).toEqual({ state: "none" });
    expect(await look(intent, { cookie: "" })).toMatchObject({ ok: false, code: "unauthorized" });
  });

  it("is another act for another action, even with the same intent and input", async () => {
    const { location, call } = await page();
    const [line, bot, next] = [await makeNumber(location), await makeBot(location), await makeBot(location)];
    const intent = randomUUID();
    await call("attach", () => attachNumberAction({ id: line.id, botId: bot.id, version: 1 }, intent));
    const input = { id: line.id, botId: next.id, version: 2 };
    expect(await call("switch", () => switchBotAction(input, intent))).toMatchObject({ ok: true });
    expect((await historyOf(line.id)).sort()).toEqual(["number.attach", "number.switch"]);
  });

  it("does nothing without a session or from a foreign origin", async () => {
    const { location, call } = await page();
    const line = await makeNumber(location, { botId: (await makeBot(location)).id });
    const detach = () => detachNumberAction({ id: line.id, version: 1 }, randomUUID());
    expect(await call("detach", detach, { cookie: "" })).toMatchObject({ ok: false, code: "unauthorized" });
    expect(await call("detach", detach, { origin: "https://evil.example" })).toMatchObject({
      code: "forbidden",
    });
    expect(await historyOf(line.id)).toEqual([]);
  });
});

describe("an act on something that was shown", () => {
  const id = randomUUID();
  const ACTS: Record<string, () => Promise<{ ok: boolean }>> = {
    attach: () => attachNumberAction({ id, botId: id } as never),
    switch: () => switchBotAction({ id, botId: id } as never),
    detach: () => detachNumberAction({ id } as never),
    move: () => migrateNumberAction({ id, targetOrgId: id } as never),
    quarantine: () => quarantineNumberAction({ id, days: 7, plan: { kind: "notice" } } as never),
    release: () => releaseNumberAction({ id } as never),
    restore: () => restoreNumberAction({ id } as never),
    "edit a line": () => updateNumberAction({ id, name: "Desk" } as never),
    "edit a bot": () => updateBotAction({ id, name: "Desk" } as never),
    "edit a trunk": () => updateTrunkAction({ id, name: "Desk", port: 5060, transport: "udp" } as never),
    "edit a variable": () => updateVariableAction({ id, variableId: id, value: "Desk" } as never),
    "edit a workflow": () =>
      saveWorkflowAction({ botId: id, id, title: "Visit", description: null } as never),
    "edit an organization": () => updateOrganizationAction({ id, name: "Desk" } as never),
    "delete a bot": () => deleteBotAction({ id } as never),
    "delete a trunk": () => deleteTrunkAction({ id } as never),
    "delete a variable": () => deleteVariableAction({ id, variableId: id } as never),
    "delete a workflow": () => deleteWorkflowAction({ botId: id, workflowId: id } as never),
    "archive an organization": () => archiveOrganizationAction({ id } as never),
    "change a role": () => changeMemberRoleAction({ orgId: id, userId: id, role: "viewer" } as never),
    "disable a person": () => disableUserAction({ userId: id } as never),
    "enable a person": () => enableUserAction({ userId: id } as never),
    "make a password link": () => createPasswordResetAction({ userId: id } as never),
    "renew an invitation": () => renewInvitationAction({ id } as never),
    "withdraw an invitation": () => revokeInvitationAction({ id } as never),
    "revoke a key": () => revokeKeyAction({ id } as never),
    "finish an order": () => finishOrderAction({ id } as never),
    "give up an order": () => releaseOrderAction({ id } as never),
    "try an order again": () => retryOrderAction({ id } as never),
    "recover a number": () => recoverNumberAction({ id } as never),
    "adopt a stray": () =>
      adoptNumberAction({
        findingId: id,
        orgId: id,
        name: "Main Line",
        language: "ENGLISH",
        voiceId: "FRIENDLY_BRIGHT",
      } as never),
    "release a stray": () => releaseStrayAction({ findingId: id } as never),
    "close an account": () => closeAccountAction({ id } as never),
    "remove a member": () => removeMemberAction({ orgId: id, userId: id } as never),
  };

  it.each(Object.entries(ACTS))("%s is refused without the version that was shown", async (_, act) => {
    const { call } = await page();
    expect(await call("act", () => act())).toMatchObject({
      code: "validation_failed",
      fields: [{ path: expect.stringMatching(/^(version|shownRole|shown)$/), code: "required" }],
    });
  });
});
