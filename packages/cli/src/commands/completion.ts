import { command } from '../command.ts';

export default command({
  about: 'It asks waba itself, so it always knows what there is.',
  arguments: { shell: { says: 'your shell', choices: ['bash', 'zsh', 'fish'] } },
  examples: [
    ['waba completion bash', 'for bash: source <(waba completion bash)'],
    ['waba completion zsh', 'for zsh: source <(waba completion zsh)'],
    ['waba completion fish', 'for fish: waba completion fish | source'],
  ],
  run: async ({ io }, { shell }) => {
    const { scriptFor } = await import('../complete.ts');
    io.stdout.write(scriptFor(shell));
  },
});
