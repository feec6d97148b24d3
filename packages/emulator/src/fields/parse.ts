import { faults } from '../fault.ts';

/** One field of `fields=`, with what is picked inside of it. */
export interface Selected {
  readonly name: string;
  readonly inner?: readonly Selected[];
  /** What is picked inside, as it was written. */
  readonly text?: string;
  /** What follows it, such as `{ format: 'SVG' }` of `qr_image_url.format(SVG)`. */
  readonly modifiers?: Readonly<Record<string, string>>;
}

const DEEPEST = 10;

/**
 * Reads `id,health_status{can_send_message},phone_numbers.limit(5){id}`. What is picked inside may also be
 * written `phone_numbers.fields(id)`.
 */
export function parseFields(text: string): readonly Selected[] {
  let at = 0;
  const skip = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const invalid = () =>
    faults.invalidParameter(
      `Syntax error in the parameter fields near "${text.slice(at, at + 20)}"`,
    );

  function readList(depth: number): Selected[] {
    if (depth > DEEPEST) throw invalid();
    const selected: Selected[] = [];
    do {
      skip(/\s*/y);
      const name = skip(/[A-Za-z0-9_]+/y);
      if (!name) throw invalid();
      selected.push({ name, ...readDetails(depth) });
    } while (skip(/\s*,/y));
    return selected;
  }

  function readDetails(depth: number): Omit<Selected, 'name'> {
    const modifiers: Record<string, string> = {};
    let inside: Pick<Selected, 'inner' | 'text'> = {};
    for (;;) {
      const modifier = skip(/\.\w+\(/y).slice(1, -1);
      if (modifier === 'fields') inside = readInside(depth, /\s*\)/y);
      else if (modifier) modifiers[modifier] = readArgument();
      else break;
    }
    if (skip(/\s*\{/y)) inside = readInside(depth, /\s*\}/y);
    return { modifiers, ...inside };
  }

  function readInside(depth: number, end: RegExp): Required<Pick<Selected, 'inner' | 'text'>> {
    const start = at;
    const inner = readList(depth + 1);
    const written = text.slice(start, at);
    if (!skip(end)) throw invalid();
    return { inner, text: written };
  }

  /** What stands between parentheses, which may hold pairs of them and texts in quotes. */
  function readArgument(): string {
    const start = at;
    for (let open = 1; open > 0; ) {
      const piece = skip(/"(?:[^"\\]|\\.)*"|[^()"]+|[()]/y);
      if (!piece) throw invalid();
      if (piece === '(') open += 1;
      if (piece === ')') open -= 1;
    }
    return text.slice(start, at - 1);
  }

  const selected = readList(0);
  skip(/\s*/y);
  if (at < text.length) throw invalid();
  return selected;
}
