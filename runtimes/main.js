import { program } from './program.js';

// The command line of Node, Bun and Deno.
await program(JSON.parse(process.argv.at(-1) ?? ''));
console.log('ok');
