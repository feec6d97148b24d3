import { readdirSync } from 'node:fs';
import path from 'node:path';
import { bin, install, requireNode, root, run } from './prepare.js';

// `npm test` runs every check there is; `npm test -- <words>` hands the words to vitest alone.

const packages = readdirSync(path.join(root, 'packages')).map((name) => `packages/${name}`);
const quiet = { quiet: true };
const vitest = [bin('vitest/vitest.mjs'), 'run'];

/** @type {[name: string, command: string[], options?: Parameters<typeof run>[1]][]} */
const checks = [
  [
    'format, lint and which room may look into which',
    [bin('@biomejs/biome/bin/biome'), 'ci', '.'],
    quiet,
  ],
  ['build', ['scripts/build.js'], quiet],
  [
    'types of the tests and scripts',
    [bin('typescript/bin/tsc'), '-p', 'tsconfig.test.json'],
    quiet,
  ],
  ['nothing unused', [bin('knip/bin/knip.js')], quiet],
  ['tests of the sources', vitest],
  ['tests of the built packages', vitest, { env: { META_CLOUD_API_TEST: 'built' } }],
  ['the built client in other runtimes', ['runtimes/check.js']],
  ['the clients of others against the built emulator', ['clients/check.js']],
  ['every example, started', ['examples/check.js']],
  ['the client stays as small as it is', [bin('size-limit/bin.js')], quiet],
  ...packages.flatMap(
    (folder) =>
      /** @type {typeof checks} */ ([
        [`${folder} is well packed`, [bin('publint/src/cli.js'), folder, '--strict'], quiet],
        [
          `${folder} has types that resolve`,
          [bin('@arethetypeswrong/cli/dist/index.js'), '--pack', folder, '--profile', 'esm-only'],
          quiet,
        ],
      ]),
  ),
];

requireNode();
install();
const words = process.argv.slice(2);
if (words.length > 0) {
  process.exit(run([...vitest, ...words]) ? 0 : 1);
}

let failed = 0;
for (const [name, command, options] of checks) {
  const started = performance.now();
  const passed = run(command, options);
  if (!passed) failed += 1;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${passed ? '✓' : '✗'} ${name} (${seconds} s)`);
}
console.log(`checks: ${checks.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
