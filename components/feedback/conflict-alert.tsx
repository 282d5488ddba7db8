import { Button } from "../ui/button";
import { Alert } from "./alert";

interface Props {
  /** What the act was about: "(312) 555-1234", "Front Desk". */
  name: string;
  /** What somebody else changed, a line each; empty if the reader cannot see what it was. */
  changes: readonly string[];
  /** Closes what is open, and shows the present state. */
  onShow: () => void;
}

/** Says that an act was refused because somebody else changed its subject, what changed, and how to go on. */
export function ConflictAlert({ name, changes, onShow }: Props) {
  return (
    <Alert tone="warn" live title={`Somebody changed ${name} after you opened this`}>
      <p>Nothing was done. {changes.length > 0 ? "What changed:" : "Look at it again before you go on."}</p>
      {changes.length > 0 && (
        <ul className="mt-1 list-disc pl-4">
          {changes.map((change) => (
            <li key={change} className="whitespace-pre-line">
              {change}
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2">
        <Button size="sm" onClick={onShow}>
          Show it as it is now
        </Button>
      </p>
    </Alert>
  );
}
