#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';

// From Node 22 on, the second start finds the first one's work.
module.enableCompileCache?.();

const program = new URL('../dist/main.js', import.meta.url);
if (existsSync(program)) {
  const { main } = await import(program.href);
  await main();
} else {
  process.stderr.write('waba is not built yet. Run: npm run build\n');
  process.exitCode = 1;
}
