import { describe, expect, it } from "vitest";
import { AUDIT_ACTIONS } from "@/lib/constants/audit";
import type { AuditEntry } from "@/lib/schemas/audit-entry";
import { updateBotInput } from "@/lib/schemas/bot";
import { addressSchema, updateOrganizationInput } from "@/lib/schemas/organization";
import { updateNumberInput } from "@/lib/schemas/phone-number";
import { updateTrunkInput } from "@/lib/schemas/sip-trunk";
import { updateVariableInput } from "@/lib/schemas/variable";
import { saveWorkflowInput } from "@/lib/schemas/workflow";
import { ACTION_LABELS } from "./activity-labels";
import { changeSentence, fieldChanges, HIDDEN_FIELDS } from "./change-text";
import { FIELD_LABELS } from "./field-text";

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
    actorEmail: null,
    orgId: null,
    targetOrgId: null,
    organization: null,
    account: null,
    targetOrganization: null,
    targetAccount: null,
    before,
    after,
    changes: [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])],
    undoes: null,
    undoableUntil: null,
    requestId: "r",
    createdAt: "2026-11-20T20:00:00Z",
  };
}

describe("changeSentence", () => {
  it("names both accounts of a move across accounts to those who see both, and none otherwise", () => {
    const names = [{ organizationName: "Cedar Mesa" }, { organizationName: "Miami" }] as const;
    const [one, other] = [
      { id: "a", name: "Bright Smile Group" },
      { id: "b", name: "Cedar Group" },
    ];
    const moved = (account: typeof one | null, targetAccount: typeof one | null) =>
      changeSentence({ ...entry("number.migrate", ...names), account, targetAccount });
    expect(moved(one, other)).toBe("Moved from Cedar Mesa, Bright Smile Group to Miami, Cedar Group");
    for (const [from, to] of [
      [one, one],
      [one, null],
      [null, other],
    ] as const)
      expect(moved(from, to)).toBe("Moved from Cedar Mesa to Miami");
  });

  it.each([
    [
      "number.update",
      { voiceId: "FRIENDLY_BRIGHT" },
      { voiceId: "CALM_REASSURING" },
      "Changed the voice from Friendly, bright to Calm, reassuring",
    ],
    [
      "number.update",
      { language: "ENGLISH" },
      { language: "SPANISH" },
      "Changed the language from English to Spanish",
    ],
    [
      "number.update",
      { verifiedCallerId: "+13125550100" },
      { verifiedCallerId: null },
      "Removed the verified caller ID",
    ],
    [
      "number.update",
      { callbackForwardingNumber: null },
      { callbackForwardingNumber: "+13125550100" },
      "Set the callback number to (312) 555-0100",
    ],
    [
      "number.update",
      { name: "A", callbackForwardingNumber: "+13125550100" },
      { name: "B", callbackForwardingNumber: null },
      "Changed the name from “A” to “B” and removed the callback number",
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
      "Quarantined for 7 days and detached from Front Desk",
    ],
    [
      "number.quarantine",
      { status: "active", quarantineDays: null },
      { status: "quarantined", quarantineDays: 1 },
      "Quarantined for 1 day",
    ],
    ["number.quarantine", { quarantineDays: 7 }, { quarantineDays: 30 }, "Quarantine changed to 30 days"],
    [
      "number.quarantine",
      { forwardTo: null },
      { forwardTo: "+13125550100" },
      "Call handling during quarantine changed",
    ],
    [
      "number.restore",
      { status: "quarantined", botName: null },
      { status: "active", botName: "Front Desk" },
      "Restored from quarantine and attached to Front Desk again",
    ],
    ["number.restore", { status: "quarantined" }, { status: "active" }, "Restored from quarantine"],
    ["number.release", { status: "quarantined" }, { status: "releasing" }, "Release requested"],
    ["number.switch", { botName: "Front Desk" }, { botName: "Recall" }, "Switched from Front Desk to Recall"],
    ["number.detach", { botName: "Front Desk" }, { botName: null }, "Detached from Front Desk"],
    [
      "number.migrate",
      { orgId: "1", organizationName: "Cedar Mesa" },
      { orgId: "2", organizationName: "Bright Smile Miami" },
      "Moved from Cedar Mesa to Bright Smile Miami",
    ],
    [
      "number.migrate",
      null,
      { orgId: "2", organizationName: "Bright Smile Miami" },
      "Moved to Bright Smile Miami",
    ],
    [
      "number.migrate",
      { organizationName: "Cedar Mesa", organizationCity: "Chicago" },
      { organizationName: "Cedar Mesa", organizationCity: "Miami" },
      "Moved from Cedar Mesa, Chicago to Cedar Mesa, Miami",
    ],
    [
      "number.migrate",
      { organizationName: "Cedar Mesa", organizationCity: "Chicago", organizationStreet: "1 Main St" },
      { organizationName: "Cedar Mesa", organizationCity: "Chicago", organizationStreet: "2 Oak St" },
      "Moved from Cedar Mesa, Chicago, 1 Main St to Cedar Mesa, Chicago, 2 Oak St",
    ],
    [
      "number.migrate",
      { organizationName: "Cedar Mesa" },
      null,
      "Moved from Cedar Mesa to another organization",
    ],
    ["number.provision", null, { areaCode: "312" }, "Bought in area code 312"],
    ["number.released", { status: "releasing" }, { status: "released" }, "Released"],
    ["bot.update", { faqs: [] }, { faqs: [{ question: "q", answer: "a" }] }, "Added FAQs"],
    ["bot.update", { faqs: [{ question: "q", answer: "a" }] }, { faqs: [] }, "Removed FAQs"],
    [
      "bot.update",
      { faqs: [{ question: "q", answer: "a" }] },
      { faqs: [{ question: "q", answer: "b" }] },
      "Changed FAQs",
    ],
    ["workflow.create", null, { botName: "Front Desk", steps: [] }, "Workflow added to Front Desk"],
    ["workflow.delete", { botName: "Front Desk" }, null, "Workflow deleted from Front Desk"],
    ["workflow.update", { enabled: true }, { enabled: false }, "Turned off"],
    ["bot.update", { outbound: false }, { outbound: true }, "Allowed outbound calls"],
    ["bot.update", { greeting: "a" }, { greeting: "b".repeat(61) }, "Changed the greeting"],
    ["workflow.update", { steps: [] }, { steps: [{}, {}] }, "Added the steps"],
    ["organization.update", { zip: "60606" }, { zip: "60607" }, "Changed the ZIP code from 60606 to 60607"],
    ["member.change_role", { role: "viewer" }, { role: "admin" }, "Role changed from Viewer to Admin"],
    ["member.role_change", null, null, "Member role change"],
  ] as const)("%s reads as a sentence: %#", (action, before, after, sentence) => {
    expect(changeSentence(entry(action, before, after))).toBe(sentence);
  });

  it("names up to three changed fields, without lowercasing acronyms", () => {
    const fields = { greeting: "a", faqs: [], zip: "c" };
    expect(changeSentence(entry("bot.update", fields, fields))).toBe(
      "Changed the greeting, FAQs and ZIP code",
    );
  });

  it("counts the changed fields after the third", () => {
    const fields = {
      name: "a",
      voiceId: "b",
      language: "c",
      verifiedCallerId: "d",
      callbackForwardingNumber: "e",
    };
    expect(changeSentence(entry("number.update", fields, fields))).toBe(
      "Changed the name, voice, language and 2 more",
    );
  });
});

describe("the history", () => {
  it("has a sentence of its own for every action, and a name for the filter", () => {
    const sentences = AUDIT_ACTIONS.map((action) => changeSentence(entry(action, null, null)));
    expect(sentences.filter((sentence) => !/^[A-Z]\w+( |$)/.test(sentence))).toEqual([]);
    expect(Object.keys(ACTION_LABELS).sort()).toEqual([...AUDIT_ACTIONS].sort());
  });

  it("has a name for every field that a form can change", () => {
    const fields = [
      updateNumberInput,
      updateBotInput,
      updateOrganizationInput,
      updateTrunkInput,
      updateVariableInput,
      saveWorkflowInput,
    ].flatMap(({ shape }) => Object.keys(shape));
    const written = new Set([...fields, ...Object.keys(addressSchema.shape)]);
    // Ids, fields that appear under other names, and one that can never change.
    for (const name of [
      "id",
      "orgId",
      "address",
      "password",
      "workflowId",
      "workflow",
      "variableId",
      "isRagEnabled",
    ])
      written.delete(name);
    expect([...written].filter((name) => !(name in FIELD_LABELS) && !HIDDEN_FIELDS.has(name))).toEqual([]);
  });

  it("says of a move where it came from, under the present name if the entry has none", () => {
    const move = {
      ...entry("number.migrate", null, { organizationName: "Miami" }),
      organization: { id: "1", name: "Cedar Mesa" },
    };
    expect(changeSentence(move)).toBe("Moved from Cedar Mesa to Miami");
  });

  it("tells no fields of a line that was moved out of the reader's sight", () => {
    const fields = {
      organizationName: "Cedar Mesa",
      callbackForwardingNumber: "+13125550100",
      botName: "Desk",
    };
    expect(fieldChanges(entry("number.migrate", fields, null))).toEqual([]);
  });

  it("says of a change that it undid another one", () => {
    const undo = (of: AuditEntry) => changeSentence({ ...of, undoes: of.id });
    const names = (organizationName: string, botName: string | null) => ({ organizationName, botName });
    expect(undo(entry("number.migrate", names("Miami", null), names("Cedar Mesa", "Front Desk")))).toBe(
      "Undo: moved back from Miami to Cedar Mesa and attached to Front Desk again",
    );
    expect(undo(entry("number.detach", { botName: "Front Desk" }, { botName: null }))).toBe(
      "Undo: detached from Front Desk",
    );
  });
});

describe("fieldChanges", () => {
  it("leaves out ids and fields that only machines read", () => {
    const changes = fieldChanges(
      entry("number.attach", { botId: null, botName: null }, { botId: "1", botName: "Recall" }),
    );
    expect(changes).toEqual([{ field: "botName", label: "Bot", before: "not set", after: "Recall" }]);
  });

  it("lists only the fields that were set when something is created", () => {
    const changes = fieldChanges(entry("bot.create", null, { name: "Recall", industry: null }));
    expect(changes.map((change) => change.label)).toEqual(["Name"]);
  });

  it("marks a list as changed if it was edited but kept its length", () => {
    const [change] = fieldChanges(
      entry("bot.update", { steps: [{ text: "a" }] }, { steps: [{ text: "b" }] }),
    );
    expect(change?.after).toBe("changed");
  });

  it("shows an edited question with its answer, and counts several", () => {
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
