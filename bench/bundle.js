import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** What a page or a Worker loads to make a client and read one number. */
const programs = {
  'meta-cloud-api': `import { WhatsApp } from 'meta-cloud-api';
    new WhatsApp({ accessToken: 'x', phoneNumberId: '1' }).phoneNumber.get();`,
  'whatsapp-api-js': `import { WhatsAppAPI } from 'whatsapp-api-js';
    new WhatsAppAPI({ token: 'x', appSecret: 'x' }).$$apiFetch$$('https://graph.facebook.com/v26.0/1');`,
  '@octokit/request': `import { request } from '@octokit/request'; request('GET /1');`,
  openai: `import OpenAI from 'openai'; new OpenAI({ apiKey: 'x' }).get('/1');`,
  stripe: `import Stripe from 'stripe'; new Stripe('x').balance.retrieve();`,
};

console.log(`bundle for a browser, kB${' '.repeat(8)}minified     gzip   brotli`);
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
  const bytes = outputFiles[0].contents;
  const sizes = [bytes, gzipSync(bytes, { level: 9 }), brotliCompressSync(bytes)];
  console.log(
    name.padEnd(30),
    sizes.map(({ length }) => (length / 1000).toFixed(1).padStart(8)).join(' '),
  );
}
