import { fork } from 'node:child_process';

/** Starts the server in a process of its own, so that its work is not counted. */
export async function startServer() {
  const child = fork(new URL('server.js', import.meta.url), {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const url = await new Promise((resolve) =>
    child.stdout.once('data', (line) => resolve(String(line).trim())),
  );
  return { url, stop: () => child.disconnect() };
}

/** The middle of some numbers. */
export const median = (numbers) =>
  numbers.toSorted((one, other) => one - other)[numbers.length >> 1];

/** Makes `count` calls, so many at a time, and answers the CPU time of this process per call, in microseconds. */
async function cpuPerCall(call, count, concurrency) {
  const before = process.cpuUsage();
  let started = 0;
  const worker = async () => {
    while (started++ < count) await call();
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
}

/** Measures contenders in turn, round after round, so that a busy machine is busy for all of them. */
export async function compare(contenders, { rounds, count, concurrency }) {
  const results = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (const call of Object.values(contenders)) await cpuPerCall(call, count, concurrency);
  for (let round = 0; round < rounds; round++) {
    for (const [name, call] of Object.entries(contenders)) {
      results[name].push(await cpuPerCall(call, count, concurrency));
    }
  }
  return Object.fromEntries(Object.entries(results).map(([name, all]) => [name, median(all)]));
}
