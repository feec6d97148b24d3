import { build } from 'esbuild';
import { bin, fail, root, run } from './prepare.js';

/**
 * Compiles every package. The client's files are joined to a few, since opening thirty costs more than
 * reading them; its types stay one file each, beside the sources they lead to.
 */
if (!run([bin('typescript/bin/tsc'), '-b'])) fail('The build did not succeed.');

const sdk = `${root}packages/sdk`;
const doors = [
  'index',
  'contract/index',
  'contract/codes',
  'lifecycle/index',
  'webhooks/index',
  'transport/node',
  'transport/fetch',
];

await build({
  entryPoints: doors.map((door) => `${sdk}/src/${door}.ts`),
  outbase: `${sdk}/src`,
  outdir: `${sdk}/dist`,
  bundle: true,
  format: 'esm',
  target: 'es2023',
  platform: 'neutral',
  // The table of codes stays a file of its own, so that the bundles of others can leave it for later.
  external: ['#transport', '#codes', 'node:*'],
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
});
