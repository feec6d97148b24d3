import { spawnSync } from 'node:child_process';
import { median } from './measure.js';

/** What importing each client adds to an empty module: milliseconds and files. Option: --runs 21 */
const at = process.argv.indexOf('--runs');
const runs = at < 0 ? 21 : Number(process.argv[at + 1]);
const contenders = [
  'meta-cloud-api',
  'whatsapp-api-js',
  '@octokit/request',
  '@kapso/whatsapp-cloud-api',
  'openai',
  'stripe',
];

const evaluate = (program) => {
  const options = { encoding: 'utf8', cwd: new URL('.', import.meta.url) };
  const args = ['--input-type=module', '--eval', program];
  return JSON.parse(spawnSync(process.execPath, args, options).stdout);
};
const timed = (name) =>
  evaluate(`
    const before = performance.now();
    await import('${name}');
    console.log(performance.now() - before);`);
const filesOf = (name) =>
  evaluate(`
    import { register } from 'node:module';
    import { MessageChannel } from 'node:worker_threads';
    const { port1, port2 } = new MessageChannel();
    let files = 0;
    port1.on('message', () => files++);
    port1.unref();
    register('data:text/javascript,' + encodeURIComponent(\`
      let port;
      export const initialize = (data) => { port = data.port };
      export const load = (url, context, next) => { if (url.startsWith('file:')) port.postMessage(url); return next(url, context) };\`),
      { data: { port: port2 }, transferList: [port2] });
    await import('${name}');
    await new Promise((resolve) => setTimeout(resolve, 100));
    console.log(files);
    process.exit(0);`);

const times = Object.fromEntries(
  ['data:text/javascript,', ...contenders].map((name) => [name, []]),
);
for (let run = 0; run < runs; run++) {
  for (const [name, list] of Object.entries(times)) list.push(timed(name));
}
console.log(`import, median of ${runs}${' '.repeat(10)}ms   files`);
for (const [name, list] of Object.entries(times)) {
  const isEmpty = name.startsWith('data:');
  const files = isEmpty ? 0 : filesOf(name);
  console.log(
    (isEmpty ? 'an empty module' : name).padEnd(30),
    median(list).toFixed(1).padStart(6),
    String(files).padStart(6),
  );
}
