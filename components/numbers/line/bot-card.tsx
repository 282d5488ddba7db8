import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { TimeText } from "@/components/ui/time-text";
import { languagesText } from "@/lib/format/language-words";
import { paths } from "@/lib/paths";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import type { LineAct, LineActs } from "./line-acts";

interface Props {
  line: PhoneNumber;
  acts: LineActs;
  onAct: (act: LineAct) => void;
}

/** The bot that answers the line, and the buttons that change it. */
export function BotCard({ line, acts, onAct }: Props) {
  const { bot } = line;
  return (
    <Card title="Bot">
      {bot ? (
        <>
          <Link className="text-link" href={paths.bot(bot.id)}>
            {bot.name}
          </Link>
          <p className="mt-1 text-ink-2 text-sm">
            {languagesText(bot.languages)}, {bot.outbound ? "inbound and outbound" : "inbound"}
          </p>
          {line.attachedAt && (
            <p className="text-ink-3 text-sm">
              Attached <TimeText at={line.attachedAt} />
            </p>
          )}
        </>
      ) : (
        <>
          <p className="text-ink-2">No bot is attached. Calls to this line are not answered.</p>
          {line.detachedAt && (
            <p className="mt-1 text-ink-3 text-sm">
              Detached <TimeText at={line.detachedAt} />
            </p>
          )}
        </>
      )}
      {(acts.connect || acts.detach) && (
        <div className="mt-4 flex flex-wrap gap-2">
          {acts.connect && (
            <Button onClick={() => onAct("connect")}>{bot ? "Switch bot" : "Attach a bot"}</Button>
          )}
          {acts.detach && <Button onClick={() => onAct("detach")}>Detach bot…</Button>}
        </div>
      )}
    </Card>
  );
}
