import { script } from '@bomb.sh/tab';
import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { foldersOf } from './files.ts';
import type { Io } from './io.ts';
import { readProfiles } from './profile.ts';
import { loadAll } from './program.ts';

/** Prints the script that has a shell ask `waba complete` for what could follow. */
export const printScript = (shell: string): void => script(shell, 'waba', 'waba');

/** Prints what could follow the words that were typed: `waba complete -- numbers l`. */
export async function complete(program: Command, words: readonly string[], io: Io): Promise<void> {
  await loadAll(program);
  const root = tab(program);
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
  root.parse(words[0] === '--' ? words.slice(1) : [...words]);
}

const offerAll = (words: readonly string[]) => (offer: (word: string, says: string) => void) => {
  for (const word of words) offer(word, '');
};
