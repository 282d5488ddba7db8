"use client";

import { useEffect, useId, useState } from "react";
import { Select } from "@/components/ui/select";
import { getDepartureAction } from "@/lib/actions/member-actions";
import type { Departure } from "@/lib/constants/people";
import { counted } from "@/lib/format/counted";
import type { Member } from "./member";

type Known = Extract<Awaited<ReturnType<typeof getDepartureAction>>, { ok: true }>["data"];

interface Props {
  act: Departure;
  member: Member;
  keysTo: string | null;
  onKeysTo: (userId: string | null) => void;
}

/** What ends with a person's rights, and who gets their API keys. */
export function DepartureNotes({ act, member: { userId, orgId, name }, keysTo, onKeysTo }: Props) {
  const [known, setKnown] = useState<Known | "loading" | "failed">("loading");
  useEffect(() => {
    let isCurrent = true;
    const show = (found: typeof known) => isCurrent && setKnown(found);
    getDepartureAction({ userId, orgId, act }).then(
      (result) => show(result.ok ? result.data : "failed"),
      () => show("failed"),
    );
    return () => {
      isCurrent = false;
    };
  }, [userId, orgId, act]);
  if (known === "loading") return <p role="status">Looking for what ends with it…</p>;
  if (known === "failed")
    return (
      <p role="alert">
        What ends with it didn’t load: API keys, sessions, links and passwords. They end all the same.
      </p>
    );
  const { keys, heirs, sessions, links, invitations, passwords } = known;
  const ends = [
    counted(sessions, "session"),
    counted(links, "password link"),
    counted(invitations, "invitation link they made", "invitation links they made"),
  ].flatMap((text) => text ?? []);
  return (
    <>
      {ends.length > 0 && <p>Ends at once: {ends.join(", ")}.</p>}
      {passwords.length > 0 && (
        <div>
          <p>
            {passwords.length === 1 ? "This person’s password ends" : "These people’s passwords end"}, because
            they set {passwords.length === 1 ? "it" : "them"} with a link from {name}, who may know{" "}
            {passwords.length === 1 ? "it" : "them"}, even if changed since. Give{" "}
            {passwords.length === 1 ? "them" : "each"} a new password link:
          </p>
          <ul className="mt-1 max-h-40 list-disc overflow-y-auto pl-5">
            {passwords.map((person) => (
              <li key={person.id}>{person.name}</li>
            ))}
          </ul>
        </div>
      )}
      {keys.length > 0 && (
        <>
          <div>
            <p>
              {keys.length === 1
                ? "This API key of theirs ends"
                : `These ${keys.length} API keys of theirs end`}
              , unless you hand {keys.length === 1 ? "it" : "them"} over:
            </p>
            <ul className="mt-1 list-disc pl-5">
              {keys.map((key) => (
                <li key={key.id}>
                  {key.name}, <span className="font-mono">…{key.lastFour}</span>
                  {key.orgName && ` (${key.orgName})`}
                </li>
              ))}
            </ul>
          </div>
          <HeirField heirs={heirs} keysTo={keysTo} onKeysTo={onKeysTo} name={name} />
        </>
      )}
    </>
  );
}

function HeirField({
  heirs,
  keysTo,
  onKeysTo,
  name,
}: Pick<Known, "heirs"> & Pick<Props, "keysTo" | "onKeysTo"> & { name: string }) {
  const id = useId();
  if (heirs.length === 0)
    return <p>Nobody else is an admin for all of them, so they can’t be handed over.</p>;
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium text-ink">
        API keys
      </label>
      <Select
        id={id}
        value={keysTo ?? ""}
        onValueChange={(value) => onKeysTo(value || null)}
        aria-describedby={`${id}-help`}
        items={[
          { value: "", label: "End them: software that uses them stops working" },
          ...heirs.map((heir) => ({ value: heir.id, label: `Hand over to ${heir.name} (${heir.email})` })),
        ]}
      />
      <p id={`${id}-help`} className="mt-1.5 text-ink-3 text-sm">
        Handed over, they go on working. If {name} kept a copy, create new keys and revoke these.
      </p>
    </div>
  );
}
