import type { Metadata } from "next";
import { CallFactsCard } from "@/components/conversations/call-facts-card";
import { callerText } from "@/components/conversations/conversation-words";
import { TranscriptCard } from "@/components/conversations/transcript-card";
import { PageHeader } from "@/components/layout/page-header";
import { TwoColumns } from "@/components/layout/two-columns";
import { may } from "@/lib/context";
import { paths } from "@/lib/paths";
import { placeNameFor } from "../../place-name";
import { callOfPage } from "./read";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await callOfPage((await params).id);
  // Numbers of patients do not belong in titles.
  return { title: "Call" };
}

export default async function CallPage({ params }: Props) {
  const { caller, conversation, place } = await callOfPage((await params).id);
  return (
    <>
      <PageHeader
        title={`Call from ${callerText(conversation.fromNumber)}`}
        crumbs={[{ label: "Calls", href: paths.calls() }]}
      />
      <TwoColumns
        main={
          <TranscriptCard
            conversation={conversation}
            canShow={may(caller, "conversations:show", place)}
            needsReason={caller.reach.everything}
          />
        }
        side={<CallFactsCard call={conversation} place={await placeNameFor(caller, conversation)} />}
      />
    </>
  );
}
