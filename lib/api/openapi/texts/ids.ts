/** Ids used in examples. The same object has the same id everywhere. */
export const IDS = {
  account: "01a1fb2f-0a11-7c52-8e4d-5b1f0c9d2e10",
  organization: "01a1fb30-dffd-741d-b644-6d6c2a112d3c",
  secondOrganization: "01a1fb30-e2b1-7a44-9c0d-1f2e3d4c5b6a",
  bot: "01a1fb31-52c4-7f0a-9d1e-3c8b7a6f5e21",
  secondBot: "01a1fb31-60d7-7b1c-8e2f-4d9c8b7a6f52",
  line: "01a1fb32-9be0-7a6d-8c3f-4e2d1b0a9f32",
  order: "01a1fb32-8f17-72d4-a5b6-6f7e8d9c0b43",
  trunk: "01a1fb33-1c2d-7e3f-8a4b-5c6d7e8f9a54",
  faq: "01a1fb34-2d3e-7f40-9b5c-6d7e8f9a0b65",
  workflow: "01a1fb34-4e5f-7162-8d7e-8f9a0b1c2da8",
  variable: "01a1fb35-3e4f-7051-8c6d-7e8f9a0b1c76",
  auditEntry: "01a1fb36-4f50-7162-9d7e-8f9a0b1c2d87",
  user: "01a1fb2f-5061-7273-8e8f-9a0b1c2d3e98",
  integration: "01a1fb37-5f61-7273-8eaf-9b0c1d2e3f09",
  conversation: "01a1fb38-6172-7384-8fb0-0c1d2e3f4a10",
  request: "01a1fb42-565d-72c1-9ba8-7523361214ef",
} as const;

/** Creation and last-change times used in examples. */
export const MADE_AT = "2026-11-02T15:04:05.123Z";
export const CHANGED_AT = "2026-11-09T09:30:00.000Z";
