/** A fenced snippet of a page, and what the page says that it prints. */
export interface Snippet {
  readonly code: string;
  /** Undefined where the page shows no output: the snippet must then print nothing. */
  readonly output: string | undefined;
  /** Line of the page, for the test's name. */
  readonly line: number;
}

/** Takes the `ts` snippets out of a page, each with the `text` block that follows it. */
export function snippetsOf(markdown: string): Snippet[] {
  const snippets: Snippet[] = [];
  for (const { index, 1: language, 2: body = '' } of markdown.matchAll(
    /^```(\w+)\n(.*?)^```$/gms,
  )) {
    const last = snippets.at(-1);
    if (language === 'ts') {
      const line = markdown.slice(0, index).split('\n').length;
      snippets.push({ code: body, output: undefined, line });
    } else if (language === 'text' && last) {
      snippets.push({ ...last, output: body.trimEnd() });
      snippets.splice(-2, 1);
    }
  }
  return snippets;
}

/** Joins a page's snippets to one program, which says before each that it begins. */
export function programOf(snippets: readonly Snippet[]): string {
  const parts = snippets.map(({ code }, index) => `begin(${index});\n${code}`);
  return `declare function begin(snippet: number): void;\n${parts.join('')}export {};\n`;
}
