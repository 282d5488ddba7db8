import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, bots, organizations, phoneNumbers } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeBot, makeNumber } from "@/db/testing/factory";
import { page } from "@/db/testing/page";
import { REHEARSAL } from "@/lib/constants/intents";
import { deleteBotAction } from "./bot-actions";
import { adoptNumberAction } from "./carrier-actions";
import { removeMemberAction } from "./member-actions";
import { releaseNumberAction } from "./number-actions";
import { archiveOrganizationAction } from "./organization-actions";

useTestDatabase();
useTestEnvironment();

/** Everything that an act of these tests could change. */
const everything = async () => [
  await database().select().from(phoneNumbers).orderBy(phoneNumbers.id),
  await database().select().from(bots).orderBy(bots.id),
  await database().select().from(organizations).orderBy(organizations.id),
  await database().$count(auditEntries),
];

describe("a rehearsal", () => {
  it("is refused as the act would be, with what stands in the way", async () => {
    const { account, location, user, call } = await page();
    const bot = await makeBot(location);
    const line = await makeNumber(location, { botId: bot.id });
    const rehearse = <T>(act: () => Promise<T>) => call("act", act);
    expect(
      await rehearse(() => deleteBotAction({ id: bot.id, version: bot.version }, REHEARSAL)),
    ).toMatchObject({ code: "bot_in_use", details: { lines: [{ id: line.id }] } });
    const { id, version } = location;
    expect(await rehearse(() => archiveOrganizationAction({ id, version }, REHEARSAL))).toMatchObject({
      code: "organization_in_use",
      details: { lines: [{ id: line.id }] },
    });
    const shown = { userId: user.id, orgId: account.id, shownRole: "admin" as const };
    expect(await rehearse(() => removeMemberAction(shown, REHEARSAL))).toMatchObject({ code: "last_admin" });
    expect(
      await rehearse(() => releaseNumberAction({ id: line.id, version: line.version }, REHEARSAL)),
    ).toMatchObject({ code: "number_attached" });
    expect(
      await rehearse(() => releaseNumberAction({ id: line.id, version: line.version + 1 }, REHEARSAL)),
    ).toMatchObject({ code: "edit_conflict" });
  });

  it("changes nothing if nothing stands in the way, however often it is tried", async () => {
    const { location, call } = await page();
    const [bot, line] = [await makeBot(location), await makeNumber(location)];
    const before = await everything();
    for (const act of [
      () => deleteBotAction({ id: bot.id, version: bot.version }, REHEARSAL),
      () => releaseNumberAction({ id: line.id, version: line.version }, REHEARSAL),
    ])
      for (const _ of [1, 2]) expect(await call<{ ok: boolean }>("act", act)).toMatchObject({ ok: true });
    expect(await everything()).toEqual(before);
  });

  it("never does an act that cannot be rehearsed", async () => {
    const { call, location } = await page();
    const adopt = () =>
      adoptNumberAction(
        {
          findingId: crypto.randomUUID(),
          shown: { state: "open", resolution: null },
          orgId: location.id,
          name: "Found",
          language: "ENGLISH",
          voiceId: "FRIENDLY_BRIGHT",
        },
        REHEARSAL,
      );
    expect(await call("adopt", adopt)).toMatchObject({ code: "internal_error" });
  });
});
