import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { bin, fail, root, run } from './prepare.js';

/**
 * Compiles every package. The client's files are joined to a few, since opening thirty costs more than
 * reading them; its types stay one file each, beside the sources they lead to.
 */
if (!run([bin('typescript/bin/tsc'), '-b'])) fail('The build did not succeed.');

const sdk = `${root}packages/sdk`;
const entries = ['index', 'contract/index', 'transport/node', 'transport/fetch'];
for (const chunk of ['chunks']) rmSync(`${sdk}/dist/${chunk}`, { recursive: true, force: true });
await build({
  entryPoints: entries.map((entry) => `${sdk}/src/${entry}.ts`),
  outbase: `${sdk}/src`,
  outdir: `${sdk}/dist`,
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2023',
  platform: 'neutral',
  external: ['#transport', 'node:*'],
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
});
