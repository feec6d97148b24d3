import { createInterface } from 'node:readline';
import { createSqlDedupe, createWebhooks } from 'meta-cloud-api/webhooks';
import pg from 'pg';

/**
 * A process that receives webhooks, word by word: at `go` it gets the delivery, says `handling` once its
 * handler is called, and lets that end at `finish`; then it says what it answered.
 */
const { connection, bytes, signature, ...secrets } = JSON.parse(process.argv[2] ?? '');
const lines = createInterface({ input: process.stdin });
const next = (word: string) =>
  new Promise<void>((resolve) => {
    const hear = (line: string) => {
      if (line !== word) return;
      lines.off('line', hear);
      resolve();
    };
    lines.on('line', hear);
  });

const webhooks = createWebhooks({
  ...secrets,
  dedupe: createSqlDedupe(new pg.Pool(connection)),
  otherwise: async () => {
    const finished = next('finish');
    console.log('handling');
    await finished;
  },
});
lines.on('line', async (line) => {
  if (line !== 'go') return;
  const { status } = await webhooks.receive(Buffer.from(bytes, 'base64'), {
    headers: { 'x-hub-signature-256': signature },
  });
  console.log(status);
});
console.log('ready');
