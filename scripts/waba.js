import { existsSync } from 'node:fs';
import { build, install, requireNode, root } from './prepare.js';

// `npm run waba -- <words>` is `waba <words>` from a clone; the first time, it installs and builds.

const program = `${root}packages/cli/dist/main.js`;
requireNode();
if (!existsSync(program)) {
  install();
  build();
}
const { main } = await import(program);
await main();
