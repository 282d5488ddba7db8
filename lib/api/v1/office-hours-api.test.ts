import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeAccount } from "@/db/testing/factory";
import { DAYS_OF_WEEK } from "@/lib/constants/organizations";
import { broken, callsTo } from "../client/testing";
import { makeTestKey } from "../core/testing";

useTestDatabase();
useTestEnvironment();

const organization = callsTo("/v1/organizations/{id}");
const officeHours = callsTo("/v1/organizations/{id}/office-hours");

/** An account with a location and a key that can write organizations. */
async function practice() {
  const { account, location } = await makeAccount();
  return { account, location, key: await makeTestKey(account.id, ["organizations:write"]) };
}

describe("/v1/organizations/{id}/office-hours", () => {
  const MONDAY = { dayOfWeek: "MONDAY", isClosed: false, open: "8:30", close: "17:00" } as const;

  it("sets one day, returns it with the organization's version, and leaves the other days unchanged", async () => {
    const { location, key } = await practice();
    const one = { key, params: { id: location.id } };
    const monday = await officeHours.post({ ...one, body: MONDAY });
    expect(monday.status).toBe(200);
    expect(monday.body).toEqual({ success: true, data: { ...MONDAY, open: "08:30", version: 2 } });
    const sunday = await officeHours.post({ ...one, body: { dayOfWeek: "SUNDAY", isClosed: true } });
    expect(sunday.body.data).toEqual({
      dayOfWeek: "SUNDAY",
      isClosed: true,
      open: null,
      close: null,
      version: 3,
    });
    const { data } = (await organization.get(one)).body;
    expect(data).toMatchObject({
      version: 3,
      officeHours: [{ dayOfWeek: "MONDAY" }, { dayOfWeek: "SUNDAY" }],
    });
  });

  it("returns all seven days, Monday first, with unset days closed", async () => {
    const { account, location, key } = await practice();
    await officeHours.post({ key, params: { id: location.id }, body: { ...MONDAY, dayOfWeek: "FRIDAY" } });
    const reader = await makeTestKey(account.id, ["organizations:read"]);
    const { status, body } = await officeHours.get({ key: reader, params: { id: location.id } });
    expect(status).toBe(200);
    const closed = { isClosed: true, open: null, close: null };
    expect(body.data.officeHours).toEqual(
      DAYS_OF_WEEK.map((dayOfWeek) =>
        dayOfWeek === "FRIDAY" ? { ...MONDAY, dayOfWeek, open: "08:30" } : { dayOfWeek, ...closed },
      ),
    );
  });

  it("names the invalid field of a day", async () => {
    const { location, key } = await practice();
    const refused = async (body: object) => {
      const answer = await officeHours.post({ key, params: { id: location.id }, body: broken(body) });
      expect([answer.status, answer.body.error.code]).toEqual([422, "validation_failed"]);
      return answer.body.error.fields.map(({ path, code }) => [path, code]);
    };
    expect(await refused({ dayOfWeek: "MONDAY", isClosed: false })).toEqual([
      ["open", "required"],
      ["close", "required"],
    ]);
    expect(await refused({ ...MONDAY, close: "8:30" })).toEqual([["close", "invalid"]]);
    expect(await refused({ ...MONDAY, close: "24:00" })).toEqual([["close", "invalid_format"]]);
    expect(await refused({ ...MONDAY, dayOfWeek: "Monday" })).toEqual([["dayOfWeek", "invalid_choice"]]);
    expect(await refused({ dayOfWeek: "MONDAY" })).toEqual([["isClosed", "required"]]);
    expect(await refused({ ...MONDAY, notes: "Lunch" })).toEqual([["notes", "unknown_field"]]);
  });

  it("refuses to overwrite another's edit if the request names the version it read", async () => {
    const { location, key } = await practice();
    const sent = { key, params: { id: location.id }, headers: { "if-match": '"1"' }, body: MONDAY };
    const answers = await Promise.all([
      officeHours.post(sent),
      officeHours.post({ ...sent, body: { ...MONDAY, dayOfWeek: "TUESDAY" } }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it("is guarded by its own ETag, that of a week and that of a day that was set", async () => {
    const { location, key } = await practice();
    const one = { key, params: { id: location.id } };
    const post = (etag: string | null, body: Omit<typeof MONDAY, "open"> & { open: string }) =>
      officeHours.post({ ...one, body, headers: { "if-match": etag ?? "" } });
    const read = await officeHours.get(one);
    const first = await post(read.headers.get("etag"), MONDAY);
    expect(first.status).toBe(200);
    const refused = await post(read.headers.get("etag"), { ...MONDAY, open: "9:00" });
    expect([refused.status, refused.body.error.code]).toEqual([412, "edit_conflict"]);
    const second = await post(first.headers.get("etag"), { ...MONDAY, open: "9:00" });
    expect([second.status, second.body.data?.version]).toEqual([200, 3]);
    expect((await post(second.headers.get("etag"), { ...MONDAY, open: "9:00" })).status).toBe(200);
  });
});
