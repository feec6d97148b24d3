import { rmSync } from 'node:fs';
import { rolldown } from 'rolldown';
import { buildEmulator } from './build-emulator.js';
import { buildWaba } from './build-waba.js';
import { bin, fail, root, run } from './prepare.js';

/**
 * Compiles every package. The client's files are joined: what every program needs of it is one file, which
 * also hands its parts what they need, and each topic is another, fetched when it is first spoken to. Its types stay one file each, beside
 * the sources they lead to.
 */
if (!run([bin('typescript/bin/tsc'), '-b'])) fail('The build did not succeed.');

const sdk = `${root}packages/sdk`;
const doors = [
  'index',
  'contract/index',
  'lifecycle/index',
  'webhooks/index',
  'transport/node',
  'transport/fetch',
];

rmSync(`${sdk}/dist/parts`, { recursive: true, force: true });
const bundle = await rolldown({
  input: Object.fromEntries(doors.map((door) => [door, `${sdk}/src/${door}.ts`])),
  platform: 'neutral',
  external: ['#transport', /^node:/],
  preserveEntrySignatures: 'allow-extension',
  tsconfig: false,
});
await bundle.write({
  dir: `${sdk}/dist`,
  chunkFileNames: 'parts/[name].js',
  codeSplitting: { groups: [{ name: 'index', test: /sdk\/src\/index\.ts$/ }] },
  comments: false,
  minifyInternalExports: false,
  sourcemap: true,
});

await buildEmulator();
await buildWaba();
