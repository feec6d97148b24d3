import { Agent, get } from 'node:http';
import { WhatsAppClient } from '@kapso/whatsapp-cloud-api';
import { request as octokit } from '@octokit/request';
import { WhatsApp } from 'meta-cloud-api';
import OpenAI from 'openai';
import Stripe from 'stripe';
import { WhatsAppAPI } from 'whatsapp-api-js';
import { compare, startServer } from './measure.js';

/** CPU of this process for one GET of a number, by each client. Options: --rounds 9 --count 1500 */
const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const server = await startServer();
const { url } = server;
const id = '106540352242922';
const accessToken = 'EAAx';
const headers = { authorization: `Bearer ${accessToken}` };
const fields = 'id,display_phone_number,verified_name,status';
const address = `${url}/v26.0/${id}?fields=${fields}`;

const agent = new Agent({ keepAlive: true });
const bare = () =>
  new Promise((resolve, reject) => {
    get(address, { agent, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
    }).on('error', reject);
  });

const options = { phoneNumberId: id, accessToken, baseUrl: url };
const ours = new WhatsApp(options);
const oursByFetch = new WhatsApp({ ...options, fetch: (url, init) => fetch(url, init) });
const kapso = new WhatsAppClient({ accessToken, baseUrl: url, graphVersion: 'v26.0' });
const { port } = new URL(url);
const stripe = new Stripe('sk_test_x', {
  host: '127.0.0.1',
  port,
  protocol: 'http',
  telemetry: false,
});
const openai = new OpenAI({ apiKey: accessToken, baseURL: `${url}/v26.0` });
const secreto = new WhatsAppAPI({
  token: accessToken,
  appSecret: 'x',
  v: 'v26.0',
  ponyfill: {
    fetch: (to, init) => fetch(String(to).replace('https://graph.facebook.com', url), init),
  },
});

const contenders = {
  'bare node:http + JSON.parse': bare,
  'meta-cloud-api': () => ours.phoneNumber.get(),
  'bare fetch': async () => (await fetch(address, { headers })).json(),
  // What any client pays that can end a call whose answer does not come.
  'bare fetch with a signal': async () => {
    const { signal } = new AbortController();
    return (await fetch(address, { headers, signal })).json();
  },
  'meta-cloud-api with fetch': () => oursByFetch.phoneNumber.get(),
  '@kapso/whatsapp-cloud-api': () =>
    kapso.request('GET', id, { query: { fields }, responseType: 'json' }),
  'whatsapp-api-js': async () =>
    (await secreto.$$apiFetch$$(`https://graph.facebook.com/v26.0/${id}?fields=${fields}`)).json(),
  '@octokit/request': () => octokit(`GET ${address}`, { headers }),
  openai: () => openai.get(`/${id}`, { query: { fields } }),
  stripe: () => stripe.balance.retrieve(),
};

for (const concurrency of [1, 64]) {
  const result = await compare(contenders, {
    rounds: option('rounds', 9),
    count: option('count', 1_500),
    concurrency,
  });
  const base = result['bare node:http + JSON.parse'];
  const byFetch = result['bare fetch'];
  console.log(`\n${concurrency} at a time${' '.repeat(18)}µs of CPU   x node:http   x fetch`);
  for (const [name, micros] of Object.entries(result)) {
    const columns = [micros.toFixed(0), (micros / base).toFixed(2), (micros / byFetch).toFixed(2)];
    console.log(name.padEnd(30), columns.map((column) => column.padStart(11)).join(' '));
  }
}
server.stop();
process.exit(0);
