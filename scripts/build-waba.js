import { rmSync } from 'node:fs';
import { rolldown } from 'rolldown';
import { root } from './prepare.js';

/** Joins the files of `waba`: one for what every command needs, and one for the command that was typed. */
export async function buildWaba() {
  const cli = `${root}packages/cli`;
  rmSync(`${cli}/dist/parts`, { recursive: true, force: true });
  const bundle = await rolldown({
    input: { main: `${cli}/src/main.ts`, index: `${cli}/src/index.ts` },
    platform: 'node',
    external: /^[^./]/,
    tsconfig: false,
  });
  await bundle.write({
    dir: `${cli}/dist`,
    chunkFileNames: 'parts/[name].js',
    comments: false,
    minifyInternalExports: false,
    sourcemap: true,
  });
}
