import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createEmulator } from '@meta-cloud-api/emulator';
import { median } from './measure.js';

/** What the emulator costs, beside a bare `node:http` server. Options: --rounds 9 --count 6000 */
const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const rounds = option('rounds', 9);
const count = option('count', 6_000);
const token = 'EAAEmulatorDemoToken';

async function start(...args) {
  const child = fork(new URL('emulator-server.js', import.meta.url), args);
  const [{ url }] = await once(child, 'message');
  const usage = async () => {
    child.send('usage');
    const [{ cpu, memory }] = await once(child, 'message');
    return { cpu: cpu.user + cpu.system, memory };
  };
  return { url, usage, stop: () => child.disconnect() };
}

/** Sends a request again and again over a few sockets, and counts the answers: little work for this process. */
async function load(url, path, total, sockets = 16) {
  const { hostname, port, host } = new URL(url);
  const request = `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\n\r\n`;
  let left = total;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: sockets }, async () => {
      const socket = connect(Number(port), hostname);
      let buffered = '';
      const send = () => {
        if (left-- <= 0) return socket.end();
        socket.write(request);
      };
      socket.setEncoding('latin1').on('data', (chunk) => {
        buffered += chunk;
        const end = buffered.indexOf('\r\n\r\n');
        if (end < 0) return;
        const head = buffered.slice(0, end);
        if (!head.startsWith('HTTP/1.1 200')) throw new Error(head);
        const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
        const isWhole = Number.isNaN(length)
          ? buffered.endsWith('0\r\n\r\n')
          : buffered.length >= end + 4 + length;
        if (!isWhole) return;
        buffered = '';
        send();
      });
      socket.on('connect', send);
      await once(socket, 'close');
    }),
  );
  return (1_000 * total) / (performance.now() - started);
}

const row = (name, ...values) =>
  console.log(name.padEnd(46), ...values.map((value) => String(value).padStart(12)));

async function compare(contenders) {
  const results = new Map(contenders.map((one) => [one, { rate: [], cpu: [] }]));
  for (const { server, path } of contenders) await load(server.url, path, count);
  for (let round = 0; round < rounds; round++) {
    for (const one of contenders) {
      const before = await one.server.usage();
      results.get(one).rate.push(await load(one.server.url, one.path, one.count ?? count));
      const after = await one.server.usage();
      results.get(one).cpu.push((after.cpu - before.cpu) / (one.count ?? count));
    }
  }
  const first = median(results.get(contenders[0]).rate);
  row('', 'requests/s', 'µs of CPU', 'x the first');
  for (const [{ name }, { rate, cpu }] of results) {
    row(name, median(rate).toFixed(0), median(cpu).toFixed(0), (median(rate) / first).toFixed(2));
  }
}

console.log('GET of one number over HTTP');
const bare = await start('bare');
const demo = await start('emulator');
const path = '/v26.0/106540352242922';
await compare([
  { name: 'bare node:http, static bytes', server: bare, path },
  { name: 'the emulator', server: demo, path },
]);

console.log('\nThe same GET: in process, and over a socket (CPU of client and server)');
const emulator = createEmulator({ settings: { rateLimit: 'count' } });
const headers = { authorization: `Bearer ${token}` };
const inProcess = async () => {
  const before = process.cpuUsage();
  for (let index = 0; index < count; index++) {
    await (await emulator.fetch(`https://graph.facebook.com${path}`, { headers })).text();
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
};
const overSocket = async () => {
  const own = process.cpuUsage();
  const { cpu } = await demo.usage();
  for (let index = 0; index < count / 4; index++) {
    await (await fetch(demo.url + path, { headers })).text();
  }
  const after = await demo.usage();
  const { user, system } = process.cpuUsage(own);
  return (user + system + after.cpu - cpu) / (count / 4);
};
const costs = { inside: [], outside: [] };
for (let round = 0; round <= rounds; round++) {
  costs.inside.push(await inProcess());
  costs.outside.push(await overSocket());
}
row('', 'µs of CPU', 'x a socket');
row('over a socket, client and server', median(costs.outside).toFixed(0), '1.00');
row(
  'emulator.fetch',
  median(costs.inside).toFixed(0),
  (median(costs.inside) / median(costs.outside)).toFixed(2),
);
bare.stop();
demo.stop();

console.log('\nA world of 100,000 numbers beside one of 10');
const [ten, many] = [await start('emulator', '10'), await start('emulator', '100000')];
const number = '/v26.0/700000000000004';
const list = (limit) => `/v26.0/200000000000000/phone_numbers?limit=${limit}`;
await compare([
  { name: 'one number of 10', server: ten, path: number },
  { name: 'one number of 100,000', server: many, path: number },
]);
await compare([
  { name: 'a page of 10, of 10', server: ten, path: list(10) },
  { name: 'a page of 10, of 100,000', server: many, path: list(10) },
]);
row('memory of the process with 100,000 (MB)', ((await many.usage()).memory / 1e6).toFixed(0));
ten.stop();
many.stop();

console.log('\nStarting');
const timed = (call, times) =>
  median(
    Array.from({ length: times }, () => {
      const before = performance.now();
      call();
      return performance.now() - before;
    }),
  );
row('createEmulator() (ms)', timed(() => createEmulator(), 50).toFixed(2));
const seed = { generate: { numbers: 100_000, wabas: 400 } };
row(
  'createEmulator() with 100,000 numbers (ms)',
  timed(() => createEmulator({ seed }), 3).toFixed(0),
);
const program = (kind) => `
  process.argv[2] = '${kind}';
  process.send = async ({ url }) => {
    await (await fetch(url + '${path}', { headers: { authorization: 'Bearer ${token}' } })).text();
    process.exit(0);
  };
  await import('./emulator-server.js');`;
const untilAnswer = (kind) => {
  const args = ['--input-type=module', '--eval', program(kind), '-', kind];
  spawnSync(process.execPath, args, { cwd: new URL('.', import.meta.url), stdio: 'inherit' });
};
const startTimes = { bare: [], emulator: [] };
for (let round = 0; round < rounds; round++) {
  for (const kind of Object.keys(startTimes)) {
    startTimes[kind].push(timed(() => untilAnswer(kind), 1));
  }
}
const base = median(startTimes.bare);
row('', 'ms', 'x bare');
for (const [kind, times] of Object.entries(startTimes)) {
  row(
    `process start to first answer: ${kind}`,
    median(times).toFixed(0),
    (median(times) / base).toFixed(2),
  );
}
process.exit(0);
