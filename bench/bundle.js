import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import checks from '../.size-limit.js';

/** What a client is that reads one number, in one file; and of ours what that call loads of it. */
const programs = {
  'meta-cloud-api': `import { WhatsApp } from 'meta-cloud-api';
    new WhatsApp({ accessToken: 'x', phoneNumberId: '1' }).phoneNumber.get();`,
  'whatsapp-api-js': `import { WhatsAppAPI } from 'whatsapp-api-js';
    new WhatsAppAPI({ token: 'x', appSecret: 'x' }).$$apiFetch$$('https://graph.facebook.com/v26.0/1');`,
  '@octokit/request': `import { request } from '@octokit/request'; request('GET /1');`,
  openai: `import OpenAI from 'openai'; new OpenAI({ apiKey: 'x' }).get('/1');`,
  stripe: `import Stripe from 'stripe'; new Stripe('x').balance.retrieve();`,
};

const sizes = (bytes) => [bytes, gzipSync(bytes, { level: 9 }), brotliCompressSync(bytes)];
const print = (name, files) => {
  const sums = files
    .map(sizes)
    .reduce((sum, of) => sum.map((length, at) => length + of[at].length), [0, 0, 0]);
  const columns = sums.map((length) => (length / 1000).toFixed(1).padStart(8));
  console.log(name.padEnd(30), columns.join(' '));
};

console.log(`bundle for a browser, kB${' '.repeat(8)}minified     gzip   brotli`);
print(
  'meta-cloud-api, what it loads',
  checks[0].path.map((file) => readFileSync(file)),
);
for (const [name, contents] of Object.entries(programs)) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    logLevel: 'error',
  });
  print(name, [outputFiles[0].contents]);
}
