import { DOMParser, type Element, MIME_TYPE, Node } from "@xmldom/xmldom";

/** A verb or noun of a TwiML document. */
export interface TwimlElement {
  name: string;
  attributes: Record<string, string>;
  /** The text inside, spaces collapsed. */
  text: string;
  children: TwimlElement[];
}

/** What Twilio's alerts say of a document that it cannot run (docs: "Error and Warning Dictionary"). */
export class TwimlError extends Error {
  constructor(
    readonly code: 12100 | 12200,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Reads the verbs of a TwiML document.
 * @throws TwimlError if it is not well-formed XML, or its root is not `Response`
 */
export function parseTwiml(document: string): TwimlElement[] {
  const root = rootOf(document);
  if (root.nodeName !== "Response") throw new TwimlError(12200, `The root element is ${root.nodeName}.`);
  return elementOf(root).children;
}

function rootOf(document: string): Element {
  try {
    const parser = new DOMParser({
      onError: (_level, message) => {
        throw new TwimlError(12100, message);
      },
    });
    const root = parser.parseFromString(document, MIME_TYPE.XML_TEXT).documentElement;
    if (root) return root;
  } catch (error) {
    throw error instanceof TwimlError ? error : new TwimlError(12100, String(error));
  }
  throw new TwimlError(12100, "The document is empty.");
}

function elementOf(element: Element): TwimlElement {
  const children = [...element.childNodes].filter((node) => node.nodeType === Node.ELEMENT_NODE) as Element[];
  return {
    name: element.nodeName,
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    text: (element.textContent ?? "").replaceAll(/\s+/g, " ").trim(),
    children: children.map(elementOf),
  };
}
