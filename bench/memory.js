import { WhatsApp } from 'meta-cloud-api';
import { startServer } from './measure.js';

/** Whether the client keeps anything: the heap after 20,000 calls, and after 200,000. Needs --expose-gc. */
const server = await startServer();
const { url: baseUrl } = server;
const whatsapp = new WhatsApp({ accessToken: 'EAAx', phoneNumberId: '1', baseUrl });

const heapAfter = async (calls) => {
  let left = calls;
  const worker = async () => {
    while (left-- > 0) await whatsapp.phoneNumber.get();
  };
  await Promise.all(Array.from({ length: 32 }, worker));
  globalThis.gc();
  return process.memoryUsage().heapUsed / 1024 / 1024;
};

const early = await heapAfter(20_000);
const late = await heapAfter(180_000);
console.log(`heap after  20,000 calls: ${early.toFixed(2)} MiB`);
console.log(`heap after 200,000 calls: ${late.toFixed(2)} MiB (${(late - early).toFixed(2)} more)`);
server.stop();
process.exit(late - early > 1 ? 1 : 0);
