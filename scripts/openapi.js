import { existsSync } from 'node:fs';
import path from 'node:path';
import { bin, install, requireNode, run } from './prepare.js';

// Compares the emulator with Meta's OpenAPI file, which is Meta's own and not kept here.

const [file] = process.argv.slice(2);
if (!file || !existsSync(file)) {
  const problem = file ? `There is no file ${file}.` : 'Which file?';
  process.stderr.write(
    `${problem} Usage: node scripts/openapi.js <business-messaging-api_v23.0.yaml of https://github.com/facebook/openapi>\n`,
  );
  process.exit(2);
}
requireNode();
install();
const command = [bin('vitest/vitest.mjs'), 'run', 'docs/openapi.test.ts'];
process.exit(run(command, { env: { META_OPENAPI: path.resolve(file) } }) ? 0 : 1);
