import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { median } from './measure.js';

/** What every emulator's demo knows. */
export const token = 'EAAEmulatorDemoToken';
export const headers = { authorization: `Bearer ${token}` };

/** A number given on the command line: `--rounds 9`. */
export function option(name, otherwise) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

/** Starts a contender of emulator-server.js in a process of its own. */
export async function start(...args) {
  const child = fork(new URL('emulator-server.js', import.meta.url), args);
  const [{ url }] = await once(child, 'message');
  const usage = async () => {
    child.send('usage');
    const [{ cpu, memory }] = await once(child, 'message');
    return { cpu: cpu.user + cpu.system, memory };
  };
  const stop = async () => {
    child.disconnect();
    await once(child, 'exit');
  };
  return { url, usage, stop };
}

/** Sends a request again and again over a few sockets, and counts the answers: little work for this process. */
async function load(url, path, total, sockets = 32) {
  const { hostname, port, host } = new URL(url);
  const request = `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\n\r\n`;
  let left = total;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: Math.min(sockets, total) }, async () => {
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
        if (!head.startsWith('HTTP/1.1 200')) throw new Error(buffered);
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

/** A line of a table. */
export const row = (name, ...values) =>
  console.log(name.padEnd(50), ...values.map((value) => String(value).padStart(11)));

/** The middle of some ratios, and how far they are apart. */
export function spread(ratios) {
  const sorted = ratios.toSorted((one, other) => one - other);
  const [least, most] = [sorted[0], sorted.at(-1)];
  return `${median(ratios).toFixed(2)} (${least.toFixed(2)}-${most.toFixed(2)})`;
}

/** Loads contenders in turn, round after round, and prints each beside the first: ratios are of one round. */
export async function race(contenders, rounds, count) {
  const results = new Map(contenders.map((one) => [one, { rate: [], cpu: [] }]));
  for (const { server, path, share = 1 } of contenders) {
    await load(server.url, path, Math.ceil(count * share));
  }
  for (let round = 0; round < rounds; round++) {
    for (const [{ server, path, share = 1 }, { rate, cpu }] of results) {
      const total = Math.ceil(count * share);
      const before = await server.usage();
      rate.push(await load(server.url, path, total));
      const after = await server.usage();
      cpu.push((after.cpu - before.cpu) / total);
    }
  }
  const first = results.get(contenders[0]).rate;
  row('', 'requests/s', 'µs of CPU', 'x the first, of each round');
  for (const [{ name }, { rate, cpu }] of results) {
    const ratios = rate.map((one, round) => one / first[round]);
    row(name, median(rate).toFixed(0), median(cpu).toFixed(0), `   ${spread(ratios)}`);
  }
}
