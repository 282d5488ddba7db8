import { Alert } from "@/components/feedback/alert";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Icon } from "@/components/ui/icon";
import { formatPhone } from "@/lib/phone";
import type { Trunk } from "@/lib/schemas/sip-trunk";

interface Props {
  /** E.164. */
  number: string;
  /** The host that calls are forwarded to; null if the operator has not set it. */
  domain: string | null;
  /** The trunk of the line's transfers; null if none is chosen. */
  trunk: Pick<Trunk, "name" | "host" | "port" | "transport" | "username"> | null;
}

/** What the practice sets up at its own provider, so that calls to a brought number arrive here. */
export function SipProviderCard({ number, domain, trunk }: Props) {
  return (
    <Card title="At your phone provider">
      <Alert tone="warn" title="Calls to this number are not answered yet">
        Don’t have them forwarded to Linekeeper until they are. If you forward calls now, callers reach
        nobody.
      </Alert>
      <details className="group mt-4">
        <summary className="inline-flex min-h-6 items-center gap-1 rounded-md text-ink-2 hover:text-ink">
          <Icon name="chevron-right" className="size-4 group-open:rotate-90" />
          Details for whoever sets up your phones
        </summary>
        <ol className="mt-3 grid list-decimal gap-3 pl-5">
          <li>
            Forward calls to <span className="number-text">{formatPhone(number)}</span> to{" "}
            {domain ? (
              <Address value={`sip:${number}@${domain}`} />
            ) : (
              "Linekeeper’s address. It is not set yet; ask the operator of this installation for it."
            )}
          </li>
          <li>Allow the usual codecs: PCMU, PCMA and G.722.</li>
          {trunk && (
            <li>
              Linekeeper doesn’t transfer calls yet. Once it does, accept those over {trunk.name}. They arrive
              at <code className="wrap-anywhere font-mono text-sm">{`${trunk.host}:${trunk.port}`}</code> over{" "}
              {trunk.transport.toUpperCase()}
              {trunk.username === null ? (
                ", with no sign-in."
              ) : (
                <>
                  , signed in as <code className="wrap-anywhere font-mono text-sm">{trunk.username}</code>.
                </>
              )}
            </li>
          )}
        </ol>
      </details>
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
