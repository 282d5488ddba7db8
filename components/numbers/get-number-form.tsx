"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { useActionForm } from "@/components/form/use-action-form";
import { TwoColumns } from "@/components/layout/two-columns";
import { startOrderAction } from "@/lib/actions/order-actions";
import type { Language, VoiceId } from "@/lib/constants/numbers";
import { paths } from "@/lib/paths";
import type { Organization } from "@/lib/schemas/organization";
import { type AvailableNumber, provisionNumberInput } from "@/lib/schemas/phone-number";
import { GetNumberSound } from "./get-number-sound";
import { GetNumberSummary } from "./get-number-summary";
import { GetNumberWhere } from "./get-number-where";
import { GetNumberWhose } from "./get-number-whose";
import { useLineWishes } from "./use-line-wishes";

interface Props {
  organization: Organization | null;
  /** From a failed purchase that is tried again. */
  start: {
    areaCode: string | null;
    name: string;
    language: Language;
    voiceId: VoiceId;
    botId: string | null;
  };
}

/** Gets a number: whose it is, where it is from, which one, how it sounds, who answers. One page, one purchase. */
export function GetNumberForm({ organization, start }: Props) {
  const router = useRouter();
  const toast = useToast();
  const [areaCode, setAreaCode] = useState(start.areaCode);
  const [candidate, setCandidate] = useState<AvailableNumber | null>(null);
  // One intent a form: a second press, or a lost answer, finds the same purchase.
  const intentKey = useMemo(() => crypto.randomUUID(), []);
  const state = useActionForm({
    schema: provisionNumberInput,
    defaultValues: {
      orgId: organization?.id ?? "",
      name: start.name,
      language: start.language,
      voiceId: start.voiceId,
      botId: start.botId ?? "",
      areaCode: start.areaCode ?? "",
      phoneNumber: "",
      intentKey,
    },
    action: startOrderAction,
    onSuccess: ({ order }) => {
      toast.success(`${order.name} is being set up`);
      router.push(paths.watchedOrder(order.id));
    },
  });
  const { setValue } = state.form;
  const { orgId, language, organization: chosen, bots, bot } = useLineWishes(state.form, organization);

  // The only bot of a location is the one meant, unless the line would need attention from the start.
  const only = bots?.length === 1 ? bots[0] : undefined;
  const proposed = only?.languages.includes(start.language) ? only.id : "";
  const proposedFor = useRef(start.botId ? orgId : "");
  useEffect(() => {
    if (!proposed || proposedFor.current === orgId) return;
    proposedFor.current = orgId;
    setValue("botId", proposed);
  }, [proposed, orgId, setValue]);

  const choose = useCallback(
    (next: AvailableNumber | null) => {
      setCandidate(next);
      setValue("phoneNumber", next?.phoneNumber ?? "");
    },
    [setValue],
  );
  function chooseCode(code: string) {
    setAreaCode(code);
    setValue("areaCode", code, { shouldDirty: true });
    choose(null);
  }

  return (
    <ActionForm state={state} guard={false}>
      <TwoColumns
        main={
          <>
            <GetNumberWhose
              organization={chosen ?? null}
              onChange={() => {
                setAreaCode(null);
                setValue("areaCode", "");
                setValue("botId", "");
                choose(null);
              }}
            />
            {orgId && chosen?.missingFields.length === 0 && (
              <>
                <GetNumberWhere
                  orgId={orgId}
                  areaCode={areaCode}
                  candidate={candidate?.phoneNumber ?? null}
                  onAreaCode={chooseCode}
                  onCandidate={choose}
                />
                <GetNumberSound bots={bots ?? []} bot={bot} language={language} organization={chosen} />
              </>
            )}
          </>
        }
        side={
          <GetNumberSummary
            candidate={candidate}
            areaCode={areaCode}
            bot={bot}
            ready={orgId !== "" && chosen?.missingFields.length === 0 && areaCode !== null}
          />
        }
      />
    </ActionForm>
  );
}
