import { describe, expect, it } from "vitest";
import type { AuditEntry } from "@/lib/schemas/audit-entry";
import { changeSentence, fieldChanges } from "./change-text";

type Facts = Record<string, unknown> | null;

function entry(action: string, before: Facts, after: Facts): AuditEntry {
  return {
    id: "0198f000-0000-7000-8000-000000000001",
    action,
    subjectType: "phone_number",
    subjectId: "0198f000-0000-7000-8000-000000000002",
    subjectLabel: "(312) 555-0142",
    actorType: "user",
    actorId: null,
    actorName: "Ada Admin",
    orgId: null,
    targetOrgId: null,
    before,
    after,
    changes: [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])],
    requestId: "r",
    createdAt: "2026-11-20T20:00:00Z",
  };
}

describe("changeSentence", () => {
  it.each([
    [
      "number.update",
      { voiceId: "FRIENDLY_BRIGHT" },
      { voiceId: "CALM_REASSURING" },
      "Voice changed to Calm, reassuring",
    ],
    ["number.update", { language: "ENGLISH" }, { language: "SPANISH" }, "Language changed to Spanish"],
    [
      "number.update",
      { verifiedCallerId: "+13125550100" },
      { verifiedCallerId: null },
      "Verified caller ID removed",
    ],
    [
      "number.update",
      { callbackForwardingNumber: null },
      { callbackForwardingNumber: "+13125550100" },
      "Callback number changed to (312) 555-0100",
    ],
    [
      "number.update",
      { name: "A", voiceId: "KIND_CURIOUS" },
      { name: "B", voiceId: "CALM_REASSURING" },
      "Name and voice changed",
    ],
    [
      "number.attach",
      { botId: null, botName: null },
      { botId: "1", botName: "Front Desk" },
      "Attached to Front Desk",
    ],
    [
      "number.quarantine",
      { status: "active", quarantineDays: null, botName: "Front Desk" },
      { status: "quarantined", quarantineDays: 7, botName: null },
      "To be released in 7 days, and detached from Front Desk",
    ],
    [
      "number.quarantine",
      { status: "active", quarantineDays: null },
      { status: "quarantined", quarantineDays: 1 },
      "To be released in 1 day",
    ],
    [
      "number.quarantine",
      { quarantineDays: 7 },
      { quarantineDays: 30 },
      "Day of release changed: in 30 days",
    ],
    [
      "number.quarantine",
      { forwardTo: null },
      { forwardTo: "+13125550100" },
      "What callers get until the release changed",
    ],
    [
      "number.restore",
      { status: "quarantined", botName: null },
      { status: "active", botName: "Front Desk" },
      "Kept after all, and attached to Front Desk again",
    ],
    ["number.restore", { status: "quarantined" }, { status: "active" }, "Kept after all"],
    ["number.release", { status: "quarantined" }, { status: "releasing" }, "Release asked for"],
    ["number.switch", { botName: "Front Desk" }, { botName: "Recall" }, "Switched from Front Desk to Recall"],
    ["number.detach", { botName: "Front Desk" }, { botName: null }, "Detached from Front Desk"],
    [
      "number.migrate",
      { orgId: "1" },
      { orgId: "2", organizationName: "Bright Smile Miami" },
      "Moved to Bright Smile Miami",
    ],
    [
      "number.migrate",
      null,
      { orgId: "2", organizationName: "Bright Smile Miami" },
      "Moved to Bright Smile Miami",
    ],
    ["number.provision", null, { areaCode: "312" }, "Bought in area code 312"],
    ["number.released", { status: "releasing" }, { status: "released" }, "Released"],
    ["bot.update", { faqs: [] }, { faqs: [{ question: "q", answer: "a" }] }, "FAQs added"],
    ["bot.update", { faqs: [{ question: "q", answer: "a" }] }, { faqs: [] }, "FAQs removed"],
    [
      "bot.update",
      { faqs: [{ question: "q", answer: "a" }] },
      { faqs: [{ question: "q", answer: "b" }] },
      "FAQs changed",
    ],
    ["workflow.create", null, { botName: "Front Desk", steps: [] }, "Workflow added to Front Desk"],
    ["workflow.delete", { botName: "Front Desk" }, null, "Workflow deleted from Front Desk"],
    ["workflow.update", { enabled: true }, { enabled: false }, "In use changed to no"],
    ["member.role_change", null, null, "Member role change"],
  ] as const)("%s reads as a sentence: %#", (action, before, after, sentence) => {
    expect(changeSentence(entry(action, before, after))).toBe(sentence);
  });

  it("Up to three changed fields are named, and words of capitals keep them", () => {
    const fields = { greeting: "a", faqs: [], zip: "c" };
    expect(changeSentence(entry("bot.update", fields, fields))).toBe("Greeting, FAQs and ZIP code changed");
  });

  it("More than three changed fields are counted", () => {
    const fields = {
      name: "a",
      voiceId: "b",
      language: "c",
      verifiedCallerId: "d",
      callbackForwardingNumber: "e",
    };
    expect(changeSentence(entry("number.update", fields, fields))).toBe(
      "Name, voice, language and 2 more changed",
    );
  });
});

describe("fieldChanges", () => {
  it("Ids and what only machines read are left out", () => {
    const changes = fieldChanges(
      entry("number.attach", { botId: null, botName: null }, { botId: "1", botName: "Recall" }),
    );
    expect(changes).toEqual([{ field: "botName", label: "Bot", before: "not set", after: "Recall" }]);
  });

  it("A creation tells only the fields that were set", () => {
    const changes = fieldChanges(entry("bot.create", null, { name: "Recall", industry: null }));
    expect(changes.map((change) => change.label)).toEqual(["Name"]);
  });

  it("A list whose length stayed is said to have changed", () => {
    const [change] = fieldChanges(
      entry("bot.update", { steps: [{ text: "a" }] }, { steps: [{ text: "b" }] }),
    );
    expect(change?.after).toBe("changed");
  });

  it("A question that was edited is told with its answer, several are counted", () => {
    const [was, is] = [
      { question: "Open?", answer: "At nine." },
      { question: "Open?", answer: "At eight." },
    ];
    expect(fieldChanges(entry("bot.update", { faqs: [was] }, { faqs: [is] }))).toEqual([
      { field: "faqs", label: "FAQs", before: "Open? At nine.", after: "Open? At eight." },
    ]);
    expect(fieldChanges(entry("bot.update", { faqs: [] }, { faqs: [was, is] }))).toEqual([
      { field: "faqs", label: "FAQs", before: "none", after: "2 entries" },
    ]);
  });
});
