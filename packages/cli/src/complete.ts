import { script } from '@bomb.sh/tab';
import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { foldersOf } from './files.ts';
import type { Io } from './io.ts';
import { readProfiles } from './profile.ts';
import { loadAll } from './program.ts';

/** The script that has a shell ask `waba complete` for what could follow. */
export function scriptFor(shell: string): string {
  const text = written(() => script(shell, 'waba', 'waba'));
  return shell === 'bash' ? forEveryBash(text) : text;
}

/** Has a script of bash be sourced again and again, also where the package bash-completion is missing. */
const forEveryBash = (text: string) =>
  text.replace(/^readonly (?=ShellComp)/gm, '').replace(
    /^ *(_get_comp_words_by_ref .*)$/m,
    (_, line) => `    if declare -F _get_comp_words_by_ref > /dev/null; then
        ${line}
    else
        words=("\${COMP_WORDS[@]}") cword=$COMP_CWORD
        cur=\${words[cword]} prev=\${words[cword-1]}
    fi`,
  );

/** What could follow the words that were typed: `waba complete -- numbers l`. */
export async function completions(
  program: Command,
  words: readonly string[],
  io: Io,
): Promise<string> {
  await loadAll(program);
  const root = tab(program);
  // How a shell asks is nothing to type.
  root.commands.delete('complete');
  const { contract } = await import('meta-cloud-api/contract');
  const row = root.commands.get('call')?.arguments.get('row');
  if (row) row.handler = offerAll(Object.keys(contract));
  const { profiles } = await readProfiles(await foldersOf(io.env));
  const names = Object.keys(profiles);
  for (const one of [root, ...root.commands.values()]) {
    const profile = one.options.get('profile');
    if (profile) profile.handler = offerAll(names);
  }
  for (const command of ['config use', 'config set', 'config remove']) {
    const name = root.commands.get(command)?.arguments.get('name');
    if (name) name.handler = offerAll(names);
  }
  return written(() => root.parse(words[0] === '--' ? words.slice(1) : [...words]));
}

const offerAll = (words: readonly string[]) => (offer: (word: string, says: string) => void) => {
  for (const word of words) offer(word, '');
};

/** What the library writes, which it only does to the console. */
function written(write: () => void): string {
  const { log } = console;
  const lines: string[] = [];
  console.log = (line: string) => lines.push(line);
  try {
    write();
  } finally {
    console.log = log;
  }
  return `${lines.join('\n')}\n`;
}
