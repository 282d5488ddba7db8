import { Alert } from "@/components/feedback/alert";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { formatPhone } from "@/lib/phone";
import type { Trunk } from "@/lib/schemas/sip-trunk";

interface Props {
  /** E.164. */
  number: string;
  /** The host that calls are forwarded to; null while the operator has not set it. */
  domain: string | null;
  /** Where the line's transfers go; null where none is chosen. */
  trunk: Pick<Trunk, "name" | "host" | "port" | "username"> | null;
}

/** What the practice sets at its own provider, so that calls to a brought number come here. */
export function SipProviderCard({ number, domain, trunk }: Props) {
  return (
    <Card title="At your SIP provider">
      <Alert tone="warn" title="Calls over SIP are not answered yet">
        Conversations are being built, and until then no call to this line is taken. Set this up when that has
        changed, or callers reach nobody.
      </Alert>
      <ol className="mt-4 grid list-decimal gap-3 pl-5">
        <li>
          Forward calls of <span className="number-text">{formatPhone(number)}</span> to{" "}
          {domain ? (
            <Address value={`sip:${number}@${domain}`} />
          ) : (
            "Linekeeper’s address. The operator of this installation has not set it yet; ask them for it."
          )}
        </li>
        <li>Allow the usual codecs: PCMU, PCMA and G.722.</li>
        {trunk && (
          <li>
            Take the calls that are transferred over {trunk.name}. They come to{" "}
            <code className="wrap-anywhere font-mono text-sm">{`${trunk.host}:${trunk.port}`}</code>
            {trunk.username === null ? (
              ", without a sign-in."
            ) : (
              <>
                , signed in as <code className="wrap-anywhere font-mono text-sm">{trunk.username}</code>.
              </>
            )}
          </li>
        )}
      </ol>
    </Card>
  );
}

function Address({ value }: { value: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1 align-bottom">
      <code className="min-w-0 break-all font-mono text-sm">{value}</code>
      <CopyButton value={value} label="Copy the address" />
    </span>
  );
}
