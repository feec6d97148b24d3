import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What type-checking a consumer of about twenty lines costs over an empty file: instantiations and milliseconds. */
const programs = {
  'an empty file': 'export {};',
  'meta-cloud-api': `
import WhatsApp, { GraphError } from 'meta-cloud-api';
const whatsapp = new WhatsApp({ phoneNumberId: '1', accessToken: 'x' });
const { data } = await whatsapp.phoneNumber.get();
console.log(data.status, data.verified_name);
const all = await whatsapp.phoneNumber.getAll();
for (const number of all.data) console.log(number.display_phone_number, number.status);
await whatsapp.phoneNumber.requestVerificationCode({ codeMethod: 'SMS', locale: 'en_US' });
await whatsapp.phoneNumber.verify({ code: '123456' });
await whatsapp.phoneNumber.register({ pin: '123456' });
await whatsapp.phoneNumber.deregister();
await whatsapp.twoStepVerification.update({ pin: '654321' });
await whatsapp.phoneNumber.updateDisplayName({ displayName: 'Lucky Shrub' });
await whatsapp.phoneNumber.updateSettings({ enableConversationalComponents: true });
const quality = await whatsapp.phoneNumber.get({ fields: ['quality_rating'] });
console.log(quality.data.quality_rating);
try {
  await whatsapp.forNumber('2').phoneNumber.get();
} catch (error) {
  if (GraphError.is(error)) console.log(error.code, error.subcode, error.details);
}`,
  '@kapso/whatsapp-cloud-api': `
import { WhatsAppClient, GraphApiError } from '@kapso/whatsapp-cloud-api';
const whatsapp = new WhatsAppClient({ accessToken: 'x' });
const { phoneNumbers } = whatsapp;
const phoneNumberId = '1';
console.log((await phoneNumbers.requestCode({ phoneNumberId, codeMethod: 'SMS', language: 'en_US' })).success);
console.log((await phoneNumbers.verifyCode({ phoneNumberId, code: '123456' })).success);
console.log((await phoneNumbers.register({ phoneNumberId, pin: '123456' })).success);
console.log((await phoneNumbers.deregister({ phoneNumberId })).success);
const settings = await phoneNumbers.settings.get({ phoneNumberId });
console.log(settings);
const profile = await phoneNumbers.businessProfile.get({ phoneNumberId });
console.log(profile);
try {
  await phoneNumbers.register({ phoneNumberId, pin: '1' });
} catch (error) {
  if (error instanceof GraphApiError) console.log(error.code);
}`,
  'whatsapp-api-js': `
import { WhatsAppAPI } from 'whatsapp-api-js';
const whatsapp = new WhatsAppAPI({ token: 'x', appSecret: 'x' });
const response = await whatsapp.$$apiFetch$$('https://graph.facebook.com/v26.0/1');
console.log(await response.json());`,
  openai: `import OpenAI from 'openai';
const client = new OpenAI({ apiKey: 'x' });
for await (const model of client.models.list()) console.log(model.id);`,
  stripe: `import Stripe from 'stripe';
const client = new Stripe('x');
console.log((await client.balance.retrieve()).available);`,
};

const folder = mkdtempSync(path.join(import.meta.dirname, '.types-'));
const tsc = path.join(import.meta.dirname, 'node_modules/typescript/bin/tsc');
const options =
  '--ignoreConfig --noEmit --strict --skipLibCheck --target es2023 --module nodenext --types node --extendedDiagnostics';
let empty = 0;
console.log(`type check${' '.repeat(14)}instantiations over an empty file   check ms`);
for (const [name, program] of Object.entries(programs)) {
  const file = path.join(folder, 'consumer.mts');
  writeFileSync(file, program);
  const { stdout } = spawnSync(process.execPath, [tsc, ...options.split(' '), file], {
    encoding: 'utf8',
  });
  const errors = stdout.split('\n').filter((line) => line.includes('error TS'));
  if (errors.length > 0) console.log(name, errors.join('\n'));
  const figure = (label) => Number(new RegExp(`^${label}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1]);
  const instantiations = figure('Instantiations');
  if (name === 'an empty file') empty = instantiations;
  const checked = Math.round(figure('Check time') * 1000);
  console.log(
    name.padEnd(30),
    String(instantiations - empty).padStart(20),
    String(checked).padStart(18),
  );
}
rmSync(folder, { recursive: true });
