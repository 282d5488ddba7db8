import { DataTable } from "@/components/data-table/data-table";
import { CutText } from "@/components/ui/cut-text";
import { StatePill } from "@/components/ui/state-pill";
import { TimeText } from "@/components/ui/time-text";
import type { ApiKey } from "@/lib/schemas/api-key";
import { RevokeKeyButton } from "./revoke-key-button";
import { scopeSentences } from "./scope-text";

const STATUS = {
  active: { tone: "ok", text: "Active" },
  expired: { tone: "off", text: "Expired" },
  revoked: { tone: "off", text: "Revoked" },
  ended: { tone: "off", text: "Ended with its owner’s rights" },
} as const;

/** API keys, what each can do, and a button that revokes it. */
export function KeyList({ keys }: { keys: ApiKey[] }) {
  return (
    <DataTable
      caption="API keys"
      rows={keys}
      rowKey={(key) => key.id}
      columns={[
        { id: "name", header: "Key", cell: (key) => <Name apiKey={key} /> },
        { id: "place", header: "Reaches", hideBelow: "lg", cell: placeOf },
        {
          id: "scopes",
          header: "Access",
          cell: (key) =>
            scopeSentences(key.scopes).map((sentence) => (
              <span key={sentence} className="block">
                {sentence}
              </span>
            )),
        },
        { id: "status", header: "Status", cell: (key) => <Status apiKey={key} /> },
        {
          id: "lastUsed",
          header: "Last used",
          hideBelow: "lg",
          cell: (key) => (key.lastUsedAt ? <TimeText at={key.lastUsedAt} /> : "Never"),
        },
        {
          id: "actions",
          header: "Actions",
          align: "end",
          cell: ({ id, name, lastFour, ownerEmail, status }) =>
            (status === "active" || status === "ended") && (
              <RevokeKeyButton apiKey={{ id, name, lastFour, ownerEmail }} />
            ),
        },
      ]}
    />
  );
}

/** What a key reaches. */
function placeOf({ organization }: ApiKey): string {
  return organization?.name ?? "The whole platform";
}

function Name({ apiKey }: { apiKey: ApiKey }) {
  const { name, lastFour, ownerName, ownerEmail, createdAt } = apiKey;
  return (
    <>
      <span className="font-medium">{name}</span>
      <span className="block lg:hidden">{placeOf(apiKey)}</span>
      <span className="block text-ink-3 text-sm">
        <span className="font-mono">…{lastFour}</span> · made <TimeText at={createdAt} />, owned by{" "}
        {ownerName ?? "the operator"}
      </span>
      {ownerEmail && <CutText text={ownerEmail} />}
    </>
  );
}

function Status({ apiKey: { status, expiresAt, revokedAt } }: { apiKey: ApiKey }) {
  const until = revokedAt ?? expiresAt;
  return (
    <>
      <StatePill tone={STATUS[status].tone}>{STATUS[status].text}</StatePill>
      {until && status !== "ended" && (
        <span className="mt-1 block text-ink-3 text-sm">
          {status === "active" && "expires "}
          <TimeText at={until} />
        </span>
      )}
    </>
  );
}
